"""The cell magic: a circuit in a cell, its walkthrough below."""

from __future__ import annotations

import shlex
from typing import Any

from ._command import BackwireError
from ._walk import Walk, walk


def register(shell: Any) -> None:
    """Make ``%%backwire`` known to a shell.

    Words after it are variables of the notebook that the circuit reads as input wires, ``%%backwire x y``, or with a
    name of their own in the circuit, ``%%backwire W=weights``. ``-o w`` keeps the walkthrough in a variable.
    """

    def backwire(line: str, cell: str) -> Walk:
        words = shlex.split(line)
        keep: str | None = None
        if "-o" in words[:-1]:
            place = words.index("-o")
            keep = words[place + 1]
            del words[place : place + 2]
        try:
            wires = dict(assignment(word, shell) for word in words)
            result = walk(cell, wires)
        except BackwireError as error:
            # Of use is what is wrong in the cell, not the way through this package.
            lines = str(error).splitlines()
            error._render_traceback_ = lambda *_: lines  # type: ignore[attr-defined]
            raise
        if keep:
            shell.user_ns[keep] = result
        return result

    shell.register_magic_function(backwire, "cell")


def assignment(word: str, shell: Any) -> tuple[str, object]:
    """Give the wire and the value that a word after the magic means."""
    wire, _, name = word.partition("=")
    name = name or wire
    if name not in shell.user_ns:
        raise BackwireError(f"there is no variable '{name}' in this notebook", 65)
    return wire, shell.user_ns[name]
