"""Which tensor is which wire, and what the caller calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import torch

from . import _torch_parts
from ._command import BackwireError
from ._numbers import shortest, written
from ._program import Node, Program, Scope
from ._walk import Walk

#: Where code is that is not the caller's.
LIBRARIES = (str(Path(torch.__file__).parent), str(Path(__file__).parent))
PARTS_FILE = _torch_parts.__file__


class Tape:
    """Which tensor is which node."""

    def __init__(self) -> None:
        """Begin with no node."""
        self.program = Program()
        self.nodes: dict[int, tuple[Node, int]] = {}
        #: Kept, so that no tensor gets the identity of one that is gone.
        self.kept: list[torch.Tensor] = []
        self.leaves: list[tuple[Node, torch.Tensor]] = []
        self.paths: dict[int, str] = {}
        #: The closed module that is running.
        self.scope: Scope | None = None
        #: What each node is in PyTorch, in the order in which they were computed.
        self.values: list[tuple[Node, torch.Tensor]] = []

    def argument(self, value: Any, name: str) -> Any:
        """Take what the function is called with. What has numbers becomes an input wire."""
        if isinstance(value, (tuple, list)):
            return type(value)(self.argument(each, f"{name}{place}") for place, each in enumerate(value))
        if not isinstance(value, torch.Tensor) or not value.is_floating_point():
            return value
        tensor = value if value.requires_grad else value.detach().clone().requires_grad_()
        self.leaf(tensor, name)
        return tensor

    def take_parameters(self, module: torch.nn.Module, path: str) -> None:
        """Name the parameters and the parts of a module by their paths."""
        for name, parameter in module.named_parameters(prefix=path):
            if parameter.requires_grad:
                self.leaf(parameter, parameter_name(name))
        for name, part in module.named_modules(prefix=path):
            self.paths[id(part)] = name or type(part).__name__.lower()

    def leaf(self, tensor: torch.Tensor, name: str) -> Node:
        """Make an input wire."""
        node = Node(numbers(tensor), name=name, is_given=True)
        self.leaves.append((node, tensor))
        return self.bind(tensor, self.program.add(node))

    def bind(self, tensor: torch.Tensor, node: Node) -> Node:
        """Note that a tensor is the value of a node, as it is now."""
        self.nodes[id(tensor)] = (node, tensor._version)
        self.kept.append(tensor)
        self.values.append((node, tensor))
        return node

    def knows(self, tensor: torch.Tensor) -> bool:
        """Whether a tensor is the value of a node."""
        return id(tensor) in self.nodes

    def node_of(self, operand: Any, frame: FrameType | None = None) -> Any:
        """Give the node of a tensor, and numbers as they are.

        A tensor that is met first is a wire where it takes gradients, else a constant. The caller's name for it is its.
        """
        if not isinstance(operand, torch.Tensor):
            return operand
        if id(operand) in self.nodes:
            node, version = self.nodes[id(operand)]
            if operand._version != version:
                raise BackwireError(
                    f"'{node.name or 'a tensor'}' was changed in place by something that is not recorded", 65
                )
            return node
        name = name_of(operand, frame)
        if operand.requires_grad and operand.is_leaf:
            return self.leaf(operand, name or "p")
        if operand.dim() == 0 and name is None:
            return float(numbers(operand))
        name = name or ("c" if operand.is_floating_point() else "mask")
        node = Node(numbers(operand), name=name, is_given=True, is_constant=True)
        return self.bind(operand, self.program.add(node))

    def compare(
        self,
        walk: Walk,
        result: torch.Tensor,
        seed: torch.Tensor | None,
        wires: Mapping[int, str],
        checks_all: bool = True,
    ) -> None:
        """Hold the gradients against PyTorch's.

        :param checks_all: whether a number that is not finite is a difference.
        """
        value = torch.as_tensor(walk.values[walk.output], dtype=torch.float64)
        off = (value - result.detach().double()).abs()
        if checks_all and not (off <= 1e3 * torch.finfo(result.dtype).eps * result.detach().abs().clamp(min=1)).all():
            raise BackwireError(f"the value of {walk.output} differs from PyTorch's by {off.max().item():.3g}", 70)
        tensors = [tensor for _, tensor in self.leaves]
        gradients = torch.autograd.grad(result, tensors, seed, allow_unused=True)
        for (node, tensor), gradient in zip(self.leaves, gradients):
            name = wires.get(id(node))
            if name is None or gradient is None:
                continue
            own = torch.as_tensor(walk.gradients[name], dtype=torch.float64)
            # Sums of many products lose some of the digits that one has.
            bound = 1e3 * torch.finfo(tensor.dtype).eps * max(1.0, gradient.abs().max().item())
            finite = gradient.isfinite() & own.isfinite()
            difference = (own - gradient.double())[finite].abs().max().item() if finite.any() else 0.0
            if not difference <= bound or (checks_all and not finite.all()):
                raise BackwireError(f"the gradient of {name} differs from PyTorch's by {difference:.3g}", 70)


def numbers(tensor: torch.Tensor) -> str:
    """Write a tensor as a circuit has it; singles by the fewest digits that give them again."""
    single = tensor.dtype != torch.float64
    values = tensor.detach().double().tolist()
    return shortest(values) if single else written(values)


def parameter_name(path: str) -> str:
    """Name a parameter: ``fc.weight`` is ``W_fc``, ``weight`` is ``W``."""
    *parts, last = path.split(".")
    head = re.sub(r"^weight", "W", re.sub(r"^bias", "b", last))
    return "_".join([head, *parts])


def frames(start: FrameType | None, with_parts: bool = True) -> Iterator[FrameType]:
    """Give the frames of the caller's own code, the innermost first.

    :param with_parts: whether functions that we take apart are code of the caller's, too, with names for its wires.
    """
    while start is not None:
        file = start.f_code.co_filename
        if not file.startswith(LIBRARIES) or (with_parts and file == PARTS_FILE):
            yield start
        start = start.f_back


def place_of(frame: FrameType | None) -> str | None:
    """Say where in the caller's code something is called."""
    own = next(frames(frame, with_parts=False), None)
    return f"{own.f_code.co_filename}:{own.f_lineno}" if own else None


def name_of(tensor: torch.Tensor, frame: FrameType | None) -> str | None:
    """Find what the caller calls a tensor; in its own code before the functions that we take apart."""
    for own in (*frames(frame, with_parts=False), *frames(frame)):
        for variables in (own.f_locals, own.f_globals):
            for name, value in variables.items():
                if value is tensor and not name.startswith("_"):
                    return str(name)
        owner = own.f_locals.get("self")
        for name, value in vars(owner).items() if owner is not None and hasattr(owner, "__dict__") else ():
            if value is tensor:
                return str(name)
    return None


def tensors(thing: Any) -> Iterator[torch.Tensor]:
    """Give all tensors in lists and tuples."""
    if isinstance(thing, torch.Tensor):
        yield thing
    elif isinstance(thing, (tuple, list)):
        for each in thing:
            yield from tensors(each)
