"""Backpropagation, one node at a time.

>>> import backwire
>>> w = backwire.walk("f = (x + y) * z", x=-2, y=5, z=-4)
>>> w.gradients["x"]
-4.0

In a notebook ``w`` is the walkthrough itself, to be gone through step by step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import events
from ._command import BackwireError, BackwireWarning
from ._micrograd import from_micrograd
from ._walk import Quiz, Step, Walk, walk

__all__ = [
    "BackwireError",
    "BackwireWarning",
    "Quiz",
    "Step",
    "Walk",
    "events",
    "explain_nan",
    "from_jax",
    "from_micrograd",
    "load_ipython_extension",
    "trace",
    "walk",
]


def from_jax(function: Any, *args: Any) -> Walk:
    """Walk through what a function of JAX computes. See ``backwire._jax.from_jax``."""
    from ._jax import from_jax

    return from_jax(function, *args)


def trace(
    function: Any,
    *inputs: Any,
    names: Sequence[str] | None = None,
    title: str | None = None,
    depth: int | None = None,
) -> Walk:
    """Run a function or a module of PyTorch and walk through what it computed. See ``backwire._torch.trace``."""
    from ._torch import trace

    return trace(function, *inputs, names=names, title=title, depth=depth)


def explain_nan(function: Any, *inputs: Any, names: Sequence[str] | None = None) -> Any:
    """Find where a function of PyTorch makes its first NaN. See ``backwire._torch_nonfinite.explain_nan``."""
    from ._torch_nonfinite import explain_nan

    return explain_nan(function, *inputs, names=names)


def load_ipython_extension(shell: Any) -> None:
    """Bring the cell magic ``%%backwire``: ``%load_ext backwire``."""
    from ._magic import register

    register(shell)
