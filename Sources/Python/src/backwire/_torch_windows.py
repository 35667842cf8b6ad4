"""PyTorch's convolutions and pooling as Backwire's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

#: What a call is: its formula with a place for each operand, and the operands.
Written = tuple[str, Sequence[Any]]


def convolution(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """A convolution, and the bias of each channel."""
    given = dict(zip(("input", "weight", "bias", "stride", "padding", "dilation", "groups"), args))
    given.update(named)
    if given.get("groups", 1) != 1 or any(isinstance(given.get(key), str) for key in ("padding", "stride")):
        return None
    text = f"conv{result.dim() - 2}d({{0}}, {{1}}"
    for key, usual in (("stride", 1), ("padding", 0), ("dilation", 1)):
        value = given.get(key, usual)
        steps = set(value) if isinstance(value, (tuple, list)) else {value}
        if len(steps) > 1:
            return None
        text += "" if steps == {usual} else f", {key}={steps.pop()}"
    operands = [given["input"], given["weight"]]
    if given.get("bias") is None:
        return text + ")", operands
    channels = ", ".join([str(len(given["bias"]))] + ["1"] * (result.dim() - 2))
    return f"{text}) + reshape({{2}}, {channels})", [*operands, given["bias"]]


def pooled(name: str) -> Any:
    """The greatest or the mean of each window."""

    def write(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
        given = dict(zip(("input", "kernel_size", "stride", "padding", "dilation"), args))
        given.update(named)
        size = given["kernel_size"]
        size = size[0] if isinstance(size, (tuple, list)) and len(set(size)) == 1 else size
        step = given.get("stride") or size
        step = step[0] if isinstance(step, (tuple, list)) and len(set(step)) == 1 else step
        unusual = [given.get("padding", 0), given.get("ceil_mode", False), given.get("return_indices", False)]
        if any(unusual) or given.get("dilation", 1) != 1 or not isinstance(size, int) or not isinstance(step, int):
            return None
        return f"{name}({{0}}, {size}" + ("" if step == size else f", stride={step}") + ")", args[:1]

    return write
