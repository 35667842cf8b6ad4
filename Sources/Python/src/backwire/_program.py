"""Statements of a circuit, written from a computation that was recorded."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Union

from ._command import run
from ._numbers import shortest, written

#: What stands in a formula: a node, or a number.
Operand = Union["Node", int, float]

#: How many formulas may stand within each other: what is deeper nobody reads.
DEEPEST = 6

RESERVED = {"pi", "const", "data", "T", "inf", "nan"}


@dataclass(eq=False)
class Scope:
    """A call of a module that stays closed: one node in the walkthrough.

    :param name: of the module's class.
    """

    name: str


@dataclass(eq=False)
class Node:
    """A value that was computed, or that was given.

    :param template: the formula with a place for each operand, ``{0} * {1}``; for what was given, its numbers.
    :param name: what it is called where it was computed.
    :param is_given: whether it was given: an input wire.
    :param is_constant: whether it was given and takes no gradient.
    :param note: shown in the step of the node.
    :param scope: the closed module in which it was computed.
    :param place: where in the caller's code, ``file:line``.
    :param recorded: what was recorded of an opaque node: ``function``, and ``at``, ``value``, ``jacobian`` as texts.
    """

    template: str
    operands: Sequence[Operand] = ()
    name: str | None = None
    is_given: bool = False
    is_constant: bool = False
    note: str | None = None
    scope: Scope | None = None
    place: str | None = None
    recorded: dict[str, str] | None = None

    @property
    def is_call(self) -> bool:
        """Whether the formula needs no brackets among others: a call, a name, an element."""
        if not self.operands or re.fullmatch(r"\{0\}(\[[^\]]*\]|\.T)", self.template):
            return True
        return bool(re.fullmatch(r"[\w.]*\(.*\)", self.template, re.S)) and is_closed(self.template)

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

    def needed(self, output: Node) -> list[Node]:
        """Give the nodes that the output is computed from, each after all that it reads."""
        wanted = {id(output)}
        needed: list[Node] = []
        # Every node follows those it reads, so a walk back meets each after its readers.
        for node in reversed(self.nodes):
            if id(node) in wanted:
                needed.append(node)
                wanted.update(id(operand) for operand in node.operands if isinstance(operand, Node))
        needed.reverse()
        return needed

    def names(self, output: Node) -> tuple[list[Node], dict[int, str]]:
        """Give the nodes that the output is computed from, and the names of those that are statements."""
        needed = self.needed(output)
        return needed, statement_names(needed, [output], set())

    def data(self, output: Node, title: str | None = None, nonfinite: bool = False) -> str:
        """Write the circuit of an output as JSON by ``circuit.schema.json``, with where each statement was computed.

        :param nonfinite: whether to go on where a number is not finite.
        """
        needed, names = self.names(output)
        writer = Writer(names)
        definitions = Definitions(set(names.values()))
        for nodes in runs(needed):
            if nodes[0].scope is None or not definitions.close(nodes, needed, output, writer):
                for node in nodes:
                    writer.write(node)
        circuit: dict[str, Any] = {"version": 1}
        if title:
            circuit["title"] = title
        if nonfinite:
            circuit["nonfinite"] = "show"
        if definitions.written:
            circuit |= {"fold": list(definitions.written.values()), "definitions": definitions.data}
        return json.dumps({**circuit, "statements": writer.statements}, ensure_ascii=False)


def runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """Collect the nodes of each closed module, behind the constants that were made in it."""
    found: list[list[Node]] = []
    for node in nodes:
        scope = None if node.is_given else node.scope
        if found and found[-1][0].scope is not None:
            if node.is_given:
                found.insert(len(found) - 1, [node])
                continue
            if found[-1][0].scope is scope:
                found[-1].append(node)
                continue
        found.append([node])
    return found


def statement_names(nodes: Sequence[Node], outputs: Sequence[Node], taken: set[str]) -> dict[int, str]:
    """Name the nodes that are statements. One that has no name and one reader stands within the reader's formula.

    :param nodes: each after all that it reads.
    :param outputs: those that are read by others, too.
    :param taken: names that are no longer free; those that are given are added.
    """
    readers = {id(output): 2 for output in outputs}
    for node in nodes:
        for operand in node.operands:
            if isinstance(operand, Node):
                crosses = operand.scope is not node.scope and operand.scope is not None
                readers[id(operand)] = readers.get(id(operand), 0) + (2 if crosses else 1)
    names: dict[int, str] = {}
    depths: dict[int, int] = {}
    for node in nodes:
        inner = (depths.get(id(part), 0) for part in node.operands if isinstance(part, Node))
        depth = 1 + max(inner, default=-1)
        is_shared = node.operands and readers.get(id(node), 0) > 1
        is_statement = node.name or node.is_given or node.recorded or depth > DEEPEST or is_shared
        depths[id(node)] = 0 if is_statement else depth
        if is_statement:
            names[id(node)] = unique(node.name or ("c" if node.is_given else "u"), taken)
    return names


class Writer:
    """Writes statements."""

    def __init__(self, names: dict[int, str]) -> None:
        """Write the nodes that have names as statements."""
        self.names = names
        self.statements: list[dict[str, Any]] = []
        #: What a node is called where it is read: its name or its formula.
        self.shown: dict[int, str] = {}

    def write(self, node: Node) -> None:
        """Write a node, after all that it reads."""
        parts = self.parts(node)
        formula = node.template if node.is_given else node.template.format(*parts)
        if id(node) in self.names:
            self.statements.append({"name": self.names[id(node)], **content(node, formula, parts)})
        self.shown[id(node)] = self.names.get(id(node), formula)

    def parts(self, node: Node) -> list[str]:
        """Write the operands of a node, in brackets where they need them."""
        parts = []
        for place, part in enumerate(node.operands):
            if not isinstance(part, Node):
                parts.append(number(part, node.is_argument(place)))
                continue
            text = self.shown[id(part)]
            is_formula = id(part) not in self.names
            parts.append(f"({text})" if is_formula and node.needs_brackets(part, place) else text)
        return parts


def content(node: Node, formula: str, parts: list[str]) -> dict[str, Any]:
    """Write what a statement says besides its name."""
    said: dict[str, Any]
    if node.is_given:
        said = {"value": numbers(node.template)}
        if node.is_constant:
            said["constant"] = True
    elif node.recorded:
        found = {key: numbers(node.recorded[key]) for key in ("at", "value", "jacobian")}
        said = {"opaque": {"function": node.recorded["function"], "inputs": parts, **found}}
    else:
        said = {"formula": formula}
    if node.note:
        said["note"] = " ".join(node.note.replace("#", "").split())
    if node.place:
        said["place"] = node.place.replace("#", "")
    return said


def numbers(text: str) -> Any:
    """Read numbers as a circuit has them; what JSON has no number for stays a word."""
    return json.loads(re.sub(r"-?inf|nan", r'"\g<0>"', text))


class Definitions:
    """Closed modules as functions of the circuit's own: those that compute alike are one."""

    def __init__(self, taken: set[str]) -> None:
        """Keep away from the names of wires."""
        self.taken = taken
        self.data: list[dict[str, Any]] = []
        #: By what they compute, what they are called.
        self.written: dict[str, str] = {}

    def close(self, nodes: Sequence[Node], needed: Sequence[Node], output: Node, writer: Writer) -> bool:
        """Write the nodes of a closed module as a call; tell whether they are more than one, and have one result."""
        inside = {id(node) for node in nodes}
        read = {
            id(operand)
            for node in needed
            if id(node) not in inside
            for operand in node.operands
            if isinstance(operand, Node)
        }
        results = [node for node in nodes if id(node) in read or node is output]
        scope = nodes[0].scope
        if scope is None or len(nodes) < 2 or len(results) != 1:
            return False
        operands = [part for node in nodes for part in node.operands if isinstance(part, Node)]
        outside = list({id(part): part for part in operands if id(part) not in inside}.values())
        taken: set[str] = set()
        parameters = {id(part): unique(short(part.name or "x"), taken) for part in outside}
        local = Writer({**parameters, **statement_names(nodes[:-1], (), taken)})
        local.shown.update(parameters)
        for node in nodes:
            local.write(node)
        # The result may be one that others inside read, too.
        same = [{name: each[name] for name in each if name != "place"} for each in local.statements]
        body = {"parameters": list(parameters.values()), "result": local.shown[id(results[0])]}
        key = json.dumps({**body, "statements": same})
        if key not in self.written:
            self.written[key] = unique(scope.name, self.taken)
            self.data.append({"name": self.written[key], **body, "statements": local.statements})
        arguments = ", ".join(writer.shown[id(part)] for part in outside)
        call = {"name": writer.names[id(results[0])], "formula": f"{self.written[key]}({arguments})"}
        writer.statements.append(call | ({"place": results[0].place} if results[0].place else {}))
        writer.shown[id(results[0])] = writer.names[id(results[0])]
        return True


def is_closed(formula: str) -> bool:
    """Whether the first bracket of a formula is closed at its end: ``f(x)``, not ``f(x) + g(y)``."""
    depth = 0
    for place, letter in enumerate(formula):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return place == len(formula) - 1
    return False


def short(name: str) -> str:
    """Name a parameter of a definition after a wire: ``W_blocks_0_fc`` is ``W``."""
    return name.split("_")[0] or name


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
