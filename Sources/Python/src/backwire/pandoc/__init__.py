"""pandoc and Quarto: ``pandoc --lua-filter "$(python -m backwire.pandoc)"`` draws ```` ```backwire ```` blocks."""

from __future__ import annotations

from pathlib import Path

#: The filter, a file that pandoc reads.
FILTER = Path(__file__).with_name("backwire.lua")
