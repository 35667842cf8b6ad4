"""micrograd's values as a circuit."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any

from ._command import BackwireError
from ._program import Node, Program
from ._walk import Walk

#: How deep a value may lie in lists and objects of the caller to be called after its place there.
DEEPEST = 8


def from_micrograd(value: Any, names: Mapping[str, Any] | None = None) -> Walk:
    """Walk through the computation of a micrograd ``Value``.

    Wires are called by their ``label``, else by ``names``, else by the caller's variables: a weight of a network is
    ``l0_n1_w2``. Values without a name are numbers or stand within a formula, ``u`` where they are used more than once.
    The gradients are compared with those of ``value.backward()``; the ``grad`` of each value stays as it is.

    >>> a, b = Value(2.0), Value(-3.0)
    >>> backwire.from_micrograd(a * b + a * a).gradients["a"]
    1.0

    :raises BackwireError: where an operation is unknown, or a gradient differs.
    """
    order = sorted_values(value)
    heights = heights_of(order)
    known = dict(named_values(sys._getframe(1), type(value)))
    known.update({id(each): name for name, each in (names or {}).items()})
    program = Program()
    nodes: dict[int, Node] = {}
    for each in order:
        children = sorted(each._prev, key=lambda child: signature(child, heights, known))
        name = getattr(each, "label", "") or known.get(id(each))
        operands = [nodes[id(child)] for child in children]
        nodes[id(each)] = program.add(node_of(each, name, children, operands))
    output = nodes[id(value)]
    output.name = output.name or "f"
    walk = Walk(program.data(output), {})
    wires = program.names(output)[1]
    gradients = gradients_of(value, order)
    for each in order:
        name = wires.get(id(nodes[id(each)]))
        if name is not None and not math.isclose(
            walk.gradients[name], gradients[id(each)], rel_tol=1e-9, abs_tol=1e-12
        ):
            raise BackwireError(
                f"the gradient of {name} is {walk.gradients[name]}, and that of micrograd {gradients[id(each)]}", 70
            )
    return walk


def node_of(value: Any, name: str | None, children: list[Any], operands: list[Node]) -> Node:
    """Make the node of a value."""
    operation = value._op
    if not operation:
        # Python's own numbers become values, too: those stand within a formula.
        text = repr(float(value.data)).removesuffix(".0")
        return Node(text if name or value.data >= 0 else f"({text})", name=name, is_given=bool(name))
    if operation in ("+", "*", "-", "/"):
        # The children are a set: of x + x there is one, and of x - y nobody knows which is which.
        pair = operands * 2 if len(operands) == 1 else operands
        numbers = [child.data for child in children] * (3 - len(children))
        if (operation == "-" and numbers[0] - numbers[1] != value.data) or (
            operation == "/" and numbers[1] and numbers[0] / numbers[1] != value.data
        ):
            pair = pair[::-1]
        return Node(f"{{0}} {operation} {{1}}", pair, name)
    power = re.fullmatch(r"\*\*\s*(.+)", operation)
    if power:
        exponent = power[1].removesuffix(".0")
        return Node(f"{{0}} ** {f'({exponent})' if exponent.startswith('-') else exponent}", operands, name)
    if operation.isidentifier() and len(operands) == 1:
        return Node(f"{operation.lower()}({{0}})", operands, name)
    raise BackwireError(f"the operation '{operation}' of micrograd is unknown to Backwire", 65)


def signature(value: Any, heights: Mapping[int, int], known: Mapping[int, str]) -> tuple[Any, ...]:
    """Say what tells a value from its siblings, whose order in a set changes from run to run.

    What was computed stands before what was given, and that before numbers.
    """
    name = getattr(value, "label", "") or known.get(id(value), "")
    return (not value._op and not name, -heights[id(value)], name, value._op, value.data, value.grad)


def sorted_values(value: Any) -> list[Any]:
    """Give all values that one is computed from, each after its children."""
    order: list[Any] = []
    seen: set[int] = set()
    stack = [(value, False)]
    while stack:
        each, is_done = stack.pop()
        if is_done:
            order.append(each)
        elif id(each) not in seen:
            seen.add(id(each))
            stack.append((each, True))
            # The order among siblings is settled when nodes are made.
            stack += [(child, False) for child in sorted(each._prev, key=lambda child: (child._op, child.data))]
    return order


def heights_of(order: list[Any]) -> dict[int, int]:
    """Say how far each value is from what was given."""
    heights: dict[int, int] = {}
    for each in order:
        heights[id(each)] = 1 + max((heights[id(child)] for child in each._prev), default=0)
    return heights


def gradients_of(value: Any, order: list[Any]) -> dict[int, float]:
    """Have micrograd do its backward pass, and leave no trace of it."""
    before = [each.grad for each in order]
    for each in order:
        each.grad = 0.0
    # As value.backward() does, which recurses.
    value.grad = 1.0
    for each in reversed(order):
        each._backward()
    found = {id(each): float(each.grad) for each in order}
    for each, grad in zip(order, before):
        each.grad = grad
    return found


def named_values(frame: FrameType, kind: type) -> Iterator[tuple[int, str]]:
    """Give the values that the caller can reach by a name, the nearest name first."""
    found: dict[int, str] = {}
    waiting = [
        (name, thing, 0)
        for variables in (frame.f_locals, frame.f_globals)
        for name, thing in variables.items()
        if not name.startswith("_")
    ]
    roots = {id(thing) for _, thing, _ in waiting if hasattr(thing, "parameters") and not isinstance(thing, type)}
    seen: set[int] = set()
    for name, thing, depth in waiting:  # It grows meanwhile.
        if isinstance(thing, kind):
            found.setdefault(id(thing), name)
            continue
        if depth > DEEPEST or id(thing) in seen:
            continue
        if isinstance(thing, (list, tuple)):
            seen.add(id(thing))
            waiting += [(f"{name}{place}", each, depth + 1) for place, each in enumerate(thing)]
        elif isinstance(thing, dict) and depth:
            seen.add(id(thing))
            waiting += [(f"{name}_{key}", each, depth + 1) for key, each in thing.items()]
        elif hasattr(thing, "parameters") and not isinstance(thing, type):
            seen.add(id(thing))
            # The only network of a caller needs no name of its own.
            start = "" if id(thing) in roots and len(roots) == 1 else f"{name}_"
            waiting += [(start + short(key, each), each, depth + 1) for key, each in vars(thing).items()]
    yield from found.items()


def short(attribute: str, thing: Any) -> str:
    """Shorten the name of a list, whose numbers tell enough: ``layers[0]`` is ``l0``."""
    return attribute[0] if isinstance(thing, (list, tuple)) else attribute
