"""Numbers on their way to the command and back."""

from __future__ import annotations

import struct
import sys
from typing import Any


def written(value: Any) -> str:
    """Write a number, nested lists of them, or what has ``tolist`` as a circuit has it: ``[[1.0,2.0],[3.0,4.0]]``."""
    if hasattr(value, "detach"):
        value = value.detach()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(written(element) for element in value) + "]"
    if isinstance(value, (bool, int)):
        return str(int(value))
    # The shortest text that gives the number again.
    return repr(float(value)).removesuffix(".0")


def shortest(value: Any) -> str:
    """Write numbers of single precision by the fewest digits that give them again: 0.1, not 0.10000000149011612."""
    if isinstance(value, list):
        return "[" + ",".join(shortest(element) for element in value) + "]"
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", value):
            return text
    return repr(value)


def array(value: Any) -> Any:
    """Read a number as a float, and nested lists as a NumPy array where NumPy is installed."""
    if value is None:
        return None
    if not isinstance(value, list):
        return float(value)
    try:
        import numpy
    except ModuleNotFoundError:
        return value
    return numpy.array(value, dtype=numpy.float64)


def largest_argument() -> int:
    """How many bytes the system takes as one argument of a program: 32 pages on Linux, less the end of the text."""
    return 131_071 if sys.platform == "linux" else 262_144
