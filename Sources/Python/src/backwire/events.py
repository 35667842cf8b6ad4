"""What happens in a walkthrough, step by step, as data: who sends what to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Union

from ._numbers import array


@dataclass(frozen=True)
class Event:
    """What one step does. Numbers are floats, or arrays in NumPy's shape; wires and nodes are told by their ids."""

    #: The number of the step.
    step: int


@dataclass(frozen=True)
class Computes(Event):
    """A node reads its inputs and puts its value on its outputs; of a splitter there are several."""

    node: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]


@dataclass(frozen=True)
class ForwardDone(Event):
    """The forward pass is done: the outputs have their values."""

    outputs: dict[str, Any]


@dataclass(frozen=True)
class Seeds(Event):
    """The backward pass begins: each output receives its seed."""

    gradients: dict[str, Any]


@dataclass(frozen=True)
class Product:
    """The upstream gradient is multiplied by the local gradient, element by element."""

    #: The local gradient in the names of the node's wires: ``q``.
    formula: str
    #: The local gradient at the stored inputs.
    number: Any
    #: Upstream times local, in the shape in which both meet.
    product: Any


@dataclass(frozen=True)
class MatrixProduct:
    """The upstream gradient is multiplied by a matrix, as the formula says: ``∂f/∂z @ xᵀ``."""

    formula: str
    number: Any


@dataclass(frozen=True)
class Pullback:
    """The upstream gradient is pulled back as the formula says; there are no numbers of its own."""

    formula: str


Local = Union[Product, MatrixProduct, Pullback]


@dataclass(frozen=True)
class Send:
    """What a node sends back along one of its input wires."""

    #: The node.
    sender: str
    #: The wire.
    to: str
    local: Local
    #: What the wire receives, in its shape: of an input that was broadcast, the products of its copies together.
    gradient: Any


@dataclass(frozen=True)
class Sends(Event):
    """A function node multiplies its upstream gradient by each local gradient and sends the products back."""

    node: str
    upstream: Any
    sends: tuple[Send, ...]


@dataclass(frozen=True)
class Adds(Event):
    """A splitter node adds what comes back on its branches, and sends the sum back along its wire."""

    node: str
    parts: dict[str, Any]
    sum: Any


@dataclass(frozen=True)
class Results(Event):
    """The gradients are read off at the inputs; inputs without one are left out."""

    gradients: dict[str, Any]


@dataclass(frozen=True)
class Updates(Event):
    """A step of training: ``after`` is ``before`` less ``rate`` times ``direction``; AdamW shrinks ``before`` first."""

    parameter: str
    before: Any
    gradient: Any
    rate: float
    direction: Any
    after: Any


def event(facts: Mapping[str, Any]) -> Event:
    """Make an event of what the trace says of it."""
    step, kind = int(facts["step"]), facts["kind"]
    if kind == "compute":
        return Computes(step, facts["node"], _carried(facts["inputs"]), _carried(facts["outputs"]))
    if kind == "forward":
        return ForwardDone(step, _carried(facts["outputs"]))
    if kind == "seed":
        return Seeds(step, _carried(facts["gradients"]))
    if kind == "function":
        return Sends(step, facts["node"], array(facts["upstream"]), tuple(_send(send) for send in facts["sends"]))
    if kind == "splitter":
        return Adds(step, facts["node"], _carried(facts["parts"]), array(facts["sum"]))
    if kind == "results":
        return Results(step, _carried(facts["gradients"]))
    if kind == "update":
        before, gradient = array(facts["before"]), array(facts["gradient"])
        direction, after = array(facts["direction"]), array(facts["after"])
        return Updates(step, facts["parameter"], before, gradient, float(facts["rate"]), direction, after)
    raise ValueError(f"this version of the package knows no event of the kind '{kind}': install the newest")


def _carried(wires: list[dict[str, Any]]) -> dict[str, Any]:
    return {wire["wire"]: array(wire["value"] if "value" in wire else wire["gradient"]) for wire in wires}


def _send(facts: Mapping[str, Any]) -> Send:
    return Send(facts["from"], facts["to"], _local(facts["local"]), array(facts["gradient"]))


def _local(facts: Mapping[str, Any]) -> Local:
    if facts["kind"] == "product":
        return Product(facts["formula"], array(facts["number"]), array(facts["product"]))
    if facts["kind"] == "matrix":
        return MatrixProduct(facts["formula"], array(facts["number"]))
    return Pullback(facts["formula"])
