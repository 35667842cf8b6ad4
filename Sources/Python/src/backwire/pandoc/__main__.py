"""Tell where the filter is."""

from . import FILTER

print(FILTER)
