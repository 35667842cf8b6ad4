"""Calls of PyTorch that have no counterpart: opaque nodes with PyTorch's own local gradient."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from ._numbers import shortest, written
from ._torch_tape import tensors

#: More numbers than these are no local gradient that anybody looks at.
MOST_NUMBERS = 100_000


class Unrecordable(Exception):
    """Why a call cannot be an opaque node."""


@dataclass
class Opaque:
    """One result of a call: its formula with a place for each operand, what was recorded, and the operands."""

    template: str
    recorded: dict[str, str]
    operands: Sequence[torch.Tensor]
    result: torch.Tensor


def opaque(
    name: str, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any], given: Any
) -> Iterator[Opaque]:
    """Record a call with the local gradient of each result, which is found by calling it once more on copies.

    :param args: as they were before the call.
    :param given: what the call gave.
    :raises Unrecordable: where the local gradient cannot be found, or nobody would look at it.
    """
    everything = list({id(each): each for each in tensors((args, tuple(named.values())))}.values())
    operands = [each for each in everything if each.requires_grad]
    points = {id(each): each.detach().clone().requires_grad_(each.requires_grad) for each in everything}
    inputs = [points[id(each)] for each in operands]
    if any(each.is_complex() for each in inputs):
        raise Unrecordable("it reads complex numbers")
    with torch.enable_grad():
        # A call in place changes the copy of a copy: no leaf lets it.
        copies = {key: point.clone() for key, point in points.items()}
        again = function(*replaced(args, copies), **replaced(named, copies))
    several = isinstance(given, (tuple, list))
    for place, (result, other) in enumerate(zip(given, again) if several else [(given, again)]):
        if not isinstance(result, torch.Tensor) or not result.requires_grad:
            continue
        if not result.is_floating_point():
            raise Unrecordable("it gives complex numbers")
        if not torch.allclose(result, other, rtol=1e-6, atol=1e-12, equal_nan=True):
            raise Unrecordable("it gives other numbers when it is called again")
        diagonal = slopes(other, inputs)
        gradient = jacobian(other, inputs) if diagonal is None else diagonal
        if not (result.isfinite().all() and gradient.isfinite().all()):
            raise Unrecordable("its value or its gradient is not finite")
        called = f"{name}_{place}" if several else name
        places = ", ".join(f"{{{number}}}" for number in range(len(operands)))
        at = torch.cat([each.reshape(-1) for each in inputs])
        recorded = {"function": called, "at": text(at), "value": text(result), "jacobian": text(gradient)}
        template = f"{called.rsplit('.', 1)[-1]}({places})"
        yield Opaque(template, recorded, operands, result)


def slopes(result: torch.Tensor, inputs: Sequence[torch.Tensor]) -> torch.Tensor | None:
    """Give the diagonals of the Jacobians, one after the other; None where they have anything beside them."""
    if any(each.numel() != result.numel() for each in inputs):
        return None
    found = gradients(result, inputs, torch.ones_like(result))
    # What works element by element multiplies whatever comes by just these.
    generator = torch.Generator().manual_seed(0)
    for _ in range(3):
        probe = torch.randn(result.shape, generator=generator, dtype=result.dtype)
        sent = gradients(result, inputs, probe)
        for one, slope in zip(sent, found):
            expected = probe.reshape(-1) * slope.reshape(-1)
            if not torch.allclose(one.reshape(-1), expected, rtol=1e-5, atol=1e-12, equal_nan=True):
                return None
    return torch.cat([each.reshape(-1) for each in found])


def jacobian(result: torch.Tensor, inputs: Sequence[torch.Tensor]) -> torch.Tensor:
    """Give a row for each number of the result, a column for each number of the inputs."""
    columns = sum(each.numel() for each in inputs)
    if result.numel() * columns > MOST_NUMBERS:
        raise Unrecordable(
            f"its Jacobian has {result.numel()} × {columns} numbers, more than {MOST_NUMBERS}: "
            "trace it with smaller tensors"
        )
    rows = []
    for place in range(result.numel()):
        unit = torch.zeros_like(result).reshape(-1)
        unit[place] = 1
        sent = gradients(result, inputs, unit.reshape(result.shape))
        rows.append(torch.cat([each.reshape(-1) for each in sent]))
    return torch.stack(rows)


def gradients(result: torch.Tensor, inputs: Sequence[torch.Tensor], upstream: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Send an upstream gradient back; 0 where nothing arrives."""
    sent = torch.autograd.grad(result, inputs, upstream, retain_graph=True, allow_unused=True)
    return tuple(torch.zeros_like(each) if one is None else one for each, one in zip(inputs, sent))


def copied(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Copy the tensors among arguments, before a call changes them."""
    return tuple(
        each.detach().clone().requires_grad_(each.requires_grad) if isinstance(each, torch.Tensor) else each
        for each in args
    )


def replaced(thing: Any, copies: dict[int, torch.Tensor]) -> Any:
    """Put copies in place of tensors, also within lists."""
    if isinstance(thing, torch.Tensor):
        return copies[id(thing)]
    if isinstance(thing, dict):
        return {key: replaced(each, copies) for key, each in thing.items()}
    if isinstance(thing, (tuple, list)) and not hasattr(thing, "_fields"):
        return type(thing)(replaced(each, copies) for each in thing)
    return thing


def text(tensor: torch.Tensor) -> str:
    """Write numbers, of single precision by the fewest digits that give them again."""
    values = tensor.detach().double().tolist()
    return written(values) if tensor.dtype == torch.float64 else shortest(values)
