"""Statements of a circuit, written from a computation that was recorded."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Union

from ._command import run
from ._numbers import shortest, written

#: What stands in a formula: a node, or a number.
Operand = Union["Node", int, float]

#: How many formulas may stand within each other: what is deeper nobody reads.
DEEPEST = 6

RESERVED = {"pi", "const", "data", "T", "inf", "nan"}


@dataclass(eq=False)
class Node:
    """A value that was computed, or that was given.

    :param template: the formula with a place for each operand, ``{0} * {1}``; for what was given, its numbers.
    :param name: what it is called where it was computed.
    :param is_given: whether it was given: an input wire.
    :param is_constant: whether it was given and takes no gradient.
    :param note: shown in the step of the node.
    """

    template: str
    operands: Sequence[Operand] = ()
    name: str | None = None
    is_given: bool = False
    is_constant: bool = False
    note: str | None = None

    @property
    def is_call(self) -> bool:
        """Whether the formula needs no brackets among others: a call, a name, an element."""
        return not self.operands or bool(re.fullmatch(r"[\w.]*\(.*\)|\{0\}(\[[^\]]*\]|\.T)", self.template, re.S))

    @property
    def strength(self) -> int:
        """How tightly the operator of the formula binds; 0 where it is not one operator between two operands."""
        operator = re.fullmatch(r"\{0\} (\S+) \{1\}", self.template)
        return {"+": 1, "-": 1, "*": 2, "/": 2, "@": 2}.get(operator[1], 0) if operator else 0

    def needs_brackets(self, part: Node, place: int) -> bool:
        """Whether the formula of an operand has brackets within this one."""
        if part.is_call or self.is_argument(place):
            return False
        if part.strength and self.strength:
            return part.strength < self.strength or (part.strength == self.strength and place > 0)
        return True

    def is_argument(self, place: int) -> bool:
        """Whether an operand is an argument of a function: it has brackets already."""
        return bool(re.search(rf"[(,] ?\{{{place}\}}[,)]", self.template))


@dataclass
class Program:
    """Nodes as a text of statements. A node that has no name and one reader stands within the reader's formula."""

    nodes: list[Node] = field(default_factory=list)

    def add(self, node: Node) -> Node:
        """Take a node, after all that it reads."""
        self.nodes.append(node)
        return node

    def names(self, output: Node) -> tuple[list[Node], dict[int, str]]:
        """Give the nodes that the output is computed from, and the names of those that are statements."""
        readers = {id(output): 2}
        needed: list[Node] = []
        # Every node follows those it reads, so a walk back meets each after its readers.
        for node in reversed(self.nodes):
            if id(node) not in readers:
                continue
            needed.append(node)
            for operand in node.operands:
                if isinstance(operand, Node):
                    readers[id(operand)] = readers.get(id(operand), 0) + 1
        needed.reverse()
        names: dict[int, str] = {}
        taken: set[str] = set()
        depths: dict[int, int] = {}
        for node in needed:
            depth = 1 + max((depths[id(part)] for part in node.operands if isinstance(part, Node)), default=-1)
            is_statement = node.name or node.is_given or depth > DEEPEST or (node.operands and readers[id(node)] > 1)
            depths[id(node)] = 0 if is_statement else depth
            if is_statement:
                names[id(node)] = unique(node.name or ("c" if node.is_given else "u"), taken)
        return needed, names

    def text(self, output: Node, title: str | None = None) -> str:
        """Write the circuit of an output."""
        needed, names = self.names(output)
        lines: list[str] = []
        shown: dict[int, str] = {}
        for node in needed:
            parts = [
                shown[id(part)] if isinstance(part, Node) else number(part, node.is_argument(place))
                for place, part in enumerate(node.operands)
            ]
            for place, part in enumerate(node.operands):
                if isinstance(part, Node) and id(part) not in names and node.needs_brackets(part, place):
                    parts[place] = f"({parts[place]})"
            formula = node.template if node.is_given else node.template.format(*parts)
            if id(node) in names:
                note = f"  ## {node.note}" if node.note else ""
                mark = "const " if node.is_constant else ""
                lines.append(f"{mark}{names[id(node)]} = {formula}{note}")
                shown[id(node)] = names[id(node)]
            else:
                shown[id(node)] = formula
        header = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n" if title else ""
        return header + "\n".join(lines) + "\n"


def number(value: float, is_argument: bool) -> str:
    """Write a number within a formula: a negative one in brackets, unless it is an argument of a function."""
    text = shortest(float(value)).removesuffix(".0")
    text = text if float(text) == value else written(value)
    return text if value >= 0 or is_argument else f"({text})"


def unique(name: str, taken: set[str]) -> str:
    """Make a name that the language can read and that no other wire has: a name assigned again is numbered."""
    word = re.sub(r"\W+", "_", name).strip("_") or "u"
    if word[0].isdigit():
        word = f"l{word}"
    count, found = 1, word
    while found in taken or found in RESERVED or keyword.iskeyword(found) or found in functions():
        count += 1
        found = f"{word}_{count}"
    taken.add(found)
    return found


@cache
def functions() -> frozenset[str]:
    """Give the names of all functions that the command knows."""
    return frozenset(name for known in json.loads(run(["functions", "-f", "json"])) for name in known["names"])
