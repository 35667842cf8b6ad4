"""PyTorch's functions and modules as circuits, recorded while they run."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

from ._command import BackwireError, BackwireWarning
from ._program import Node
from ._torch_recorder import Recorder
from ._torch_tape import Tape
from ._walk import Walk


def trace(
    function: Callable[..., torch.Tensor],
    *inputs: Any,
    names: Sequence[str] | None = None,
    title: str | None = None,
    depth: int | None = None,
) -> Walk:
    """Walk through what a function or a module of PyTorch computes.

    Python's ``if`` and loops run as they are. Wires have the names of the function's variables, and of the module's
    parameters (``fc.weight`` is ``W_fc``). Tensors that need no gradient and are no argument are constants. Functions
    that Backwire has not are taken apart where they are made of others. The gradients are compared with PyTorch's.

    A function that fails half-way is walked through as far as it went: ``error`` of the walkthrough says what went
    wrong and where, and so does a warning.

    >>> w = torch.tensor(1.5, requires_grad=True)
    >>> backwire.trace(lambda w: (w * 2).tanh(), w).gradients["w"]

    :param inputs: what the function is called with; tensors of numbers become input wires.
    :param names: of the inputs, in place of the function's own names for them.
    :param depth: of modules that stay closed, each a node of its own: 1 for those that the function calls, 2 for those
        that these call. Those that compute alike have one name. All are open unless it is given.
    :raises BackwireError: where a function has no counterpart, with the line of the caller that calls it, and where a
        gradient differs.
    """
    recorder, result = record(function, inputs, names, depth)
    tape = recorder.tape
    heading = title or (type(function).__name__ if isinstance(function, torch.nn.Module) else None)
    if isinstance(result, Exception):
        return half_way(recorder, result, heading)
    output = named_output(tape, result)
    seed = None if result.dim() == 0 else torch.ones_like(result)
    walk = Walk(tape.program.data(output, heading), {}, seed)
    tape.compare(walk, result, seed, tape.program.names(output)[1])
    return walk


def record(
    function: Callable[..., Any], inputs: Sequence[Any], names: Sequence[str] | None = None, depth: int | None = None
) -> tuple[Recorder, Any]:
    """Call a function and record what it computes; give its result, or what it raised when there was something."""
    tape = Tape()
    arguments = [
        tape.argument(value, name) for value, name in zip(inputs, argument_names(function, len(inputs), names))
    ]
    for path, owner in dict(reachable(function)).items():
        tape.take_parameters(owner, path)
    recorder = Recorder(tape, depth, isinstance(function, torch.nn.Module))
    try:
        with recorder:
            result = recorder.watch(function, arguments)
    except BackwireError:
        raise
    except Exception as error:
        if recorder.failed is None:
            raise
        return recorder, error
    return recorder, result[0] if isinstance(result, tuple) else result


def named_output(tape: Tape, result: Any) -> Node:
    """Give the node of the result, with a name."""
    output = tape.node_of(result) if isinstance(result, torch.Tensor) else None
    if output is None or not isinstance(result, torch.Tensor) or not result.requires_grad:
        raise BackwireError(
            "what the function gives does not depend on its inputs: there is nothing to walk through", 65
        )
    output.name = output.name or ("loss" if result.dim() == 0 else "output")
    node: Node = output
    return node


def half_way(recorder: Recorder, error: Exception, heading: str | None) -> Walk:
    """Walk to the value that the call which failed was to read: of several, to the one that was computed last."""
    operands, place = recorder.failed or ([], "")
    values = {id(node): tensor for node, tensor in recorder.tape.values}
    computed = [node for node in operands if node.operands and values[id(node)].requires_grad]
    if not computed:
        raise error
    place_in_order = {id(node): number for number, node in enumerate(recorder.tape.program.nodes)}
    output = max(computed, key=lambda node: place_in_order[id(node)])
    output.name = output.name or "output"
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    output.note = f"Here it ends: {place.rsplit(': ', 1)[-1]} failed. {said}"
    result = values[id(output)]
    seed = None if result.dim() == 0 else torch.ones_like(result)
    walk = Walk(recorder.tape.program.data(output, heading), {}, seed)
    recorder.tape.compare(walk, result, seed, recorder.tape.program.names(output)[1])
    walk.error = f"{place} failed: {said}"
    warnings.warn(walk.error, BackwireWarning, stacklevel=3)
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
