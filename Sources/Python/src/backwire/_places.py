"""Where a circuit stands in a document, for those readers of documents that do not say it."""

from __future__ import annotations


def line_of(text: str, document: str, after: int = 1) -> int:
    """Give the line, from 1, at which a text begins in a document, whatever it is indented by.

    A text that is not found begins at the line ``after``. Where it stands twice, both have the same faults, and the
    first is told.

    :param after: the line before which it cannot begin.
    """
    wanted = [line.strip() for line in text.strip("\n").splitlines()]
    lines = [line.strip().removeprefix(">").strip() for line in document.splitlines()]
    blank = len(text) - len(text.lstrip("\n"))
    for start in range(after - 1, len(lines) - len(wanted) + 1):
        if lines[start : start + len(wanted)] == wanted:
            return start + 1 - blank
    return after
