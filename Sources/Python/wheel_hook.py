"""The wheel that carries the program says which systems can run it."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    """Sets the tag that the script ``wheel`` worked out; without one the wheel is of Python alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Set the tag."""
        tag = os.environ.get("BACKWIRE_WHEEL_TAG")
        if tag:
            build_data["pure_python"] = False
            build_data["tag"] = tag
