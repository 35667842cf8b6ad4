"""Where the first number is born that is not finite, in PyTorch's own numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from ._command import BackwireError
from ._program import Node
from ._torch import named_output, record
from ._torch_tape import Tape
from ._walk import Walk


@dataclass
class Explanation:
    """Where a NaN or an infinity comes from. In a notebook it is the walkthrough, with the sentence above it.

    :param sentence: which node makes it of what.
    :param place: where in the caller's code, ``file:line``.
    :param node: the name of the node, where it has one.
    :param is_gradient: whether it is a gradient, and all values are finite.
    :param walk: the computation, in double precision, in which it may be finite.
    """

    sentence: str
    place: str | None
    node: str | None
    is_gradient: bool
    walk: Walk

    def __str__(self) -> str:
        """Tell the sentence and its place."""
        return f"{self.place}: {self.sentence}" if self.place else self.sentence

    __repr__ = __str__

    def _repr_html_(self) -> str:
        import html

        return f"<p>{html.escape(str(self))}</p>{self.walk._repr_html_()}"


def explain_nan(function: Callable[..., torch.Tensor], *inputs: Any, names: Sequence[str] | None = None) -> Explanation:
    """Find the first node of a computation whose value is not finite, or that sends back a gradient which is not.

    >>> backwire.explain_nan(lambda x: torch.log(x) * 0, torch.tensor(0.0))
    model.py:1: log(x) is -inf at x = 0

    :raises BackwireError: where all values and gradients are finite.
    """
    recorder, result = record(function, inputs, names)
    if isinstance(result, Exception):
        raise result
    tape = recorder.tape
    output = named_output(tape, result)
    order, wires = tape.program.names(output)
    words = Words(tape, wires)
    found = born_value(tape, order, words) or born_gradient(tape, order, words, result)
    if found is None:
        raise BackwireError("all values and all gradients are finite", 65)
    sentence, node, is_gradient = found
    seed = None if result.dim() == 0 else torch.ones_like(result)
    walk = Walk(tape.program.data(output, nonfinite=True), {}, seed)
    return Explanation(sentence, node.place, wires.get(id(node)), is_gradient, walk)


def born_value(tape: Tape, order: Sequence[Node], words: Words) -> tuple[str, Node, bool] | None:
    """Find the first node that makes a value which is not finite of values that are."""
    for node in order:
        value = words.values[id(node)]
        if value.isfinite().all():
            continue
        if node.is_given:
            return f"{words.name(node)} is given with {worst(value)} in it", node, False
        place = (~value.isfinite()).nonzero()[0].tolist()
        return f"{words.formula(node)} is {worst(value)}{words.at(node, place)}", node, False
    return None


def born_gradient(
    tape: Tape, order: Sequence[Node], words: Words, result: torch.Tensor
) -> tuple[str, Node, bool] | None:
    """Find the first node of the backward pass that sends back a gradient which is not finite."""
    tensors = [words.values[id(node)] for node in order]
    needing = [tensor for tensor in tensors if tensor.requires_grad]
    given = torch.autograd.grad(result, needing, torch.ones_like(result), allow_unused=True)
    gradients = {id(tensor): gradient for tensor, gradient in zip(needing, given)}
    for node in reversed(order):
        for part in node.operands:
            gradient = gradients.get(id(words.values[id(part)])) if isinstance(part, Node) else None
            if isinstance(part, Node) and gradient is not None and not gradient.isfinite().all():
                place = (~gradient.isfinite()).nonzero()[0].tolist()
                sentence = f"{words.formula(node)} sends back {worst(gradient)} to {words.name(part)}"
                return sentence + words.at(node, place), node, True
    return None


def worst(tensor: torch.Tensor) -> str:
    """Name what is not finite: NaN before an infinity."""
    if tensor.isnan().any():
        return "NaN"
    return "-inf" if (tensor == -torch.inf).any() else "inf"


class Words:
    """What nodes are called."""

    def __init__(self, tape: Tape, wires: dict[int, str]) -> None:
        """Call those that are statements by their names, and the others by their formulas."""
        self.values = {id(node): tensor for node, tensor in tape.values}
        self.wires = wires

    def name(self, node: Node) -> str:
        """Give the name, or the formula."""
        return self.wires.get(id(node)) or self.formula(node)

    def formula(self, node: Node) -> str:
        """Write the formula of a node in the names of what it reads."""
        parts = [self.name(part) if isinstance(part, Node) else f"{part:g}" for part in node.operands]
        return node.template.format(*parts) if node.operands else self.wires.get(id(node), "a constant")

    def at(self, node: Node, place: list[int]) -> str:
        """Say at which numbers: those of the operands at the place, as far as they have one there."""
        numbers = []
        for part in {id(part): part for part in node.operands if isinstance(part, Node)}.values():
            value = self.values[id(part)].detach()
            here = place[len(place) - value.dim() :] if value.dim() <= len(place) else None
            if here is None or any(index >= size for index, size in zip(here, value.shape)):
                continue
            index = f"[{', '.join(map(str, here))}]" if here else ""
            numbers.append(f"{self.name(part)}{index} = {value[tuple(here)].item():.4g}")
        return f" at {', '.join(numbers)}" if numbers else ""
