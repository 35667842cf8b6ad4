"""PyTorch's functions and modules as circuits, recorded while they run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

from ._command import BackwireError
from ._torch_recorder import Recorder
from ._torch_tape import Tape
from ._walk import Walk


def trace(
    function: Callable[..., torch.Tensor], *inputs: Any, names: Sequence[str] | None = None, title: str | None = None
) -> Walk:
    """Walk through what a function or a module of PyTorch computes.

    Python's ``if`` and loops run as they are. Wires have the names of the function's variables, and of the module's
    parameters (``fc.weight`` is ``W_fc``). Tensors that need no gradient and are no argument are constants. Functions
    that Backwire has not are taken apart where they are made of others. The gradients are compared with PyTorch's.

    >>> w = torch.tensor(1.5, requires_grad=True)
    >>> backwire.trace(lambda w: (w * 2).tanh(), w).gradients["w"]

    :param inputs: what the function is called with; tensors of numbers become input wires.
    :param names: of the inputs, in place of the function's own names for them.
    :raises BackwireError: where a function has no counterpart, with the line of the caller that calls it, and where a
        gradient differs.
    """
    tape = Tape()
    module = function if isinstance(function, torch.nn.Module) else None
    arguments = [
        tape.argument(value, name) for value, name in zip(inputs, argument_names(function, len(inputs), names))
    ]
    modules = dict(reachable(function))
    for path, owner in modules.items():
        tape.take_parameters(owner, path)
    with Recorder(tape) as recorder:
        result = recorder.watch(function, arguments)
    result = result[0] if isinstance(result, tuple) else result
    output = tape.node_of(result) if isinstance(result, torch.Tensor) else None
    if output is None or not isinstance(result, torch.Tensor) or not result.requires_grad:
        raise BackwireError(
            "what the function gives does not depend on its inputs: there is nothing to walk through", 65
        )
    output.name = output.name or ("loss" if result.dim() == 0 else "output")
    heading = title or (type(module).__name__ if module else None)
    seed = None if result.dim() == 0 else torch.ones_like(result)
    walk = Walk(tape.program.text(output, heading), {}, seed)
    tape.compare(walk, result, seed, tape.program.names(output)[1])
    return walk


def argument_names(function: Any, count: int, names: Sequence[str] | None) -> list[str]:
    """Name what a function is called with."""
    if names:
        return list(names)
    try:
        own = list(inspect.signature(getattr(function, "forward", function)).parameters)
    except (TypeError, ValueError):
        own = []
    return [own[place] if place < len(own) else f"x{place}" for place in range(count)]


def reachable(function: Any) -> Iterator[tuple[str, torch.nn.Module]]:
    """Give the modules that a function uses, by what it calls them: itself, in its closure, in what it is global to."""
    if isinstance(function, torch.nn.Module):
        yield "", function
        return
    code = getattr(function, "__code__", None)
    if code is None:
        return
    cells = zip(code.co_freevars, (cell.cell_contents for cell in function.__closure__ or ()))
    globals_ = ((name, function.__globals__.get(name)) for name in code.co_names)
    found = {name: thing for name, thing in (*cells, *globals_) if isinstance(thing, torch.nn.Module)}
    for name, thing in found.items():
        # The only network needs no name of its own.
        yield ("" if len(found) == 1 else name), thing
