"""The calls of a computation, seen while it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Any

import torch
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
from torch.overrides import TorchFunctionMode, resolve_name

from ._command import BackwireError
from ._program import Node, Scope
from ._torch_calls import formula
from ._torch_joined import pair
from ._torch_opaque import Unrecordable, copied, opaque
from ._torch_parts import PARTS, Whole
from ._torch_tape import Tape, frames, place_of, tensors

#: Calls that compute nothing: they ask about a tensor, or take it out of PyTorch.
ASKED = {
    "dim", "size", "shape", "grad_fn", "requires_grad", "is_floating_point", "ndim", "numel", "device", "dtype", "len",
    "item", "tolist", "repr", "format", "is_contiguous", "stride", "bool", "retain_grad", "register_hook", "set",
    "hash", "grad", "is_nested", "layout", "is_leaf", "data_ptr", "is_complex", "is_sparse", "is_cuda", "backward",
    "index", "requires_grad_",
}  # fmt: skip


class Recorder(TorchFunctionMode):
    """Sees each public call, with its values and with the line of the caller."""

    def __init__(self, tape: Tape, depth: int | None = None, is_module: bool = False) -> None:
        """Write to a tape.

        :param depth: of the modules that stay closed: 1 for those that are called first.
        :param is_module: whether what is called is a module itself, which is open.
        """
        super().__init__()
        self.tape = tape
        self.depth = None if depth is None else depth + is_module
        self.open: list[torch.nn.Module] = []
        #: The call that failed: what it reads, and where it is.
        self.failed: tuple[list[Node], str] | None = None

    def watch(self, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        """Call a function, and look at its variables whenever a function of the caller returns."""

        def returned(frame: FrameType, event: str, _: Any) -> None:
            if event == "return":
                self.look(frame)

        before = sys.getprofile()
        hooks = [
            register_module_forward_pre_hook(self.enter),
            register_module_forward_hook(self.leave, always_call=True),
        ]
        sys.setprofile(returned)
        try:
            return function(*arguments)
        finally:
            sys.setprofile(before)
            for hook in hooks:
                hook.remove()

    def enter(self, module: torch.nn.Module, _: Any) -> None:
        """Note that a module is called."""
        self.open.append(module)
        if len(self.open) == self.depth:
            self.tape.scope = Scope(type(module).__name__)

    def leave(self, module: torch.nn.Module, _: Any, __: Any) -> None:
        """Note that a module is done."""
        if len(self.open) == self.depth:
            self.tape.scope = None
        self.open.pop()

    def look(self, frame: FrameType) -> None:
        """Name nodes by the variables that hold them. The first name stays."""
        for own in frames(frame):
            for name, value in own.f_locals.items():
                if isinstance(value, torch.Tensor) and self.tape.knows(value) and not name.startswith("_"):
                    node = self.tape.nodes[id(value)][0]
                    node.name = node.name or name
            return

    def __torch_function__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Record a call."""
        named = dict(kwargs or {})
        full = resolve_name(function) or getattr(function, "__name__", str(function))
        name = plain(full)
        if name in ASKED:
            return function(*args, **named)
        frame = sys._getframe(1)
        self.look(frame)
        if name in PARTS and not self.is_data(args, named):
            try:
                with self:
                    return PARTS[name](*args, **named)
            except Whole:
                pass
        # Read before a change in place.
        is_inplace = is_changing(full) and not self.is_data(args, named)
        before = [self.tape.node_of(each, frame) for each in args] if is_inplace else []
        unchanged = args if not is_inplace else copied(args)
        try:
            result = function(*args, **named)
        except Exception:
            read = tensors((args, tuple(named.values())))
            known = [self.tape.nodes[id(each)][0] for each in read if self.tape.knows(each)]
            self.failed = self.failed or (known, f"{place_of(frame)}: {plain(full)}")
            raise
        if not isinstance(result, torch.Tensor) or not result.is_floating_point() or self.is_data(args, named):
            if not self.is_data(args, named) and any(each.requires_grad for each in tensors(result)):
                written = pair(name, args, named, result)
                if written is None:
                    self.take_opaque(full, function, unchanged, named, result, frame)
                else:
                    parts = [self.tape.node_of(each, frame) for each in written[1]]
                    node = Node(written[0], parts, scope=self.tape.scope, place=place_of(frame))
                    self.tape.bind(result[0], self.tape.program.add(node))
            return result
        if not result.requires_grad and name != "detach":
            # Made without gradients, as in torch.no_grad(), or of a shape alone.
            return result
        # What a call in place reads is what it was before.
        nodes = {id(each): node for each, node in zip(unchanged, before) if isinstance(each, torch.Tensor)}
        found = formula(name, unchanged, named, result)
        if found is None:
            self.take_opaque(full, function, unchanged, named, result, frame, nodes)
            return result
        template, operands = found
        taken = [nodes[id(each)] if id(each) in nodes else self.tape.node_of(each, frame) for each in operands]
        if template == "{0}" and isinstance(taken[0], Node):
            self.tape.bind(result, taken[0])
            return result
        node = Node(template, taken, scope=self.tape.scope, place=place_of(frame))
        self.tape.bind(result, self.tape.program.add(node))
        return result

    def take_opaque(
        self,
        full: str,
        function: Any,
        args: tuple[Any, ...],
        named: dict[str, Any],
        result: Any,
        frame: FrameType | None,
        nodes: Mapping[int, Any] | None = None,
    ) -> None:
        """Record a call that has no counterpart as one node for each of its results, with PyTorch's local gradient.

        :param nodes: by tensor, where the arguments are copies.
        """
        try:
            for found in opaque(f"torch.{plain(full)}", function, args, named, result):
                read = [(nodes or {}).get(id(each)) or self.tape.node_of(each, frame) for each in found.operands]
                node = Node(found.template, read, scope=self.tape.scope, place=place_of(frame), recorded=found.recorded)
                self.tape.bind(found.result, self.tape.program.add(node))
        except Unrecordable as reason:
            raise self.unknown(full, frame, str(reason)) from reason

    def is_data(self, args: Any, named: Mapping[str, Any]) -> bool:
        """Whether nothing of what a call reads takes gradients: then its result is data, too."""
        return not any(each.requires_grad or self.tape.knows(each) for each in tensors((args, tuple(named.values()))))

    def unknown(self, full: str, frame: FrameType | None, reason: str) -> BackwireError:
        """Say which call has no counterpart, where it is, and why it cannot be an opaque node."""
        place = place_of(frame)
        place = f"{place}: " if place else ""
        return BackwireError(f"{place}{full.removeprefix('torch.')} has no counterpart in Backwire, and {reason}", 65)


def plain(full: str) -> str:
    """Give the name of a function without the module and without the marks of operators and of changes in place."""
    parts = full.split(".")
    name = parts[-2] if parts[-1] in ("__get__", "__set__") else parts[-1]
    if name.startswith("__"):
        name = name.strip("_")
        return name[1:] if name in ("iadd", "isub", "imul", "itruediv", "imatmul", "ipow") else name
    return name if name == "requires_grad_" else name.rstrip("_").removeprefix("_")


def is_changing(full: str) -> bool:
    """Whether a function changes its first operand in place."""
    name = full.split(".")[-1]
    return name.startswith("__i") and name.strip("_") != "invert" if name.startswith("__") else name.endswith("_")
