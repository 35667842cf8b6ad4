"""PyTorch's functions that are formulas of Backwire's, with their parameters."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import torch

from ._torch_windows import Written

#: The arguments of a call by their names.
Given = dict[str, Any]
#: What makes a formula of them and of the result; None where there is none.
Writer = Callable[[Given, torch.Tensor], "str | None"]

#: Parameters that change nothing of what is computed here, where they are None or False.
UNUSED = {"inplace", "out", "_stacklevel", "dtype", "size_average", "reduce", "memory_format"}


def spelled(template: str, given: Given) -> Written:
    """Put operands in place of their names; what stands twice is read twice."""
    operands: list[Any] = []

    def place(name: re.Match[str]) -> str:
        operands.append(given[name[1]])
        return f"{{{len(operands) - 1}}}"

    return re.sub(r"\{(\w+)\}", place, template), operands


def bound(names: Given, args: tuple[Any, ...], named: dict[str, Any]) -> Given | None:
    """Give the arguments their names; None where there is one that is not foreseen.

    :param names: with what is meant unless it is given.
    """
    keys = ["input", *names]
    named = {
        key: value for key, value in named.items() if key not in UNUSED or (value is not None and value is not False)
    }
    if len(args) > len(keys) or not set(named) <= set(keys):
        return None
    return {**names, **dict(zip(keys, args)), **named}


#: Functions of one tensor, or element by element of several, and what their parameters are unless they are given.
FORMULAS: dict[str, tuple[str, Given]] = {
    "arcsin": ("asin({input})", {}),
    "arccos": ("acos({input})", {}),
    "arctan": ("atan({input})", {}),
    "acosh": ("log({input} + sqrt({input} ** 2 - 1))", {}),
    "arccosh": ("log({input} + sqrt({input} ** 2 - 1))", {}),
    "atanh": ("(log1p({input}) - log1p(-{input})) / 2", {}),
    "arctanh": ("(log1p({input}) - log1p(-{input})) / 2", {}),
    "exp2": ("2 ** {input}", {}),
    "rsqrt": ("1 / sqrt({input})", {}),
    "expit": ("sigmoid({input})", {}),
    "logit": ("log({input} / (1 - {input}))", {"eps": None}),
    "deg2rad": (f"{{input}} * {math.pi / 180!r}", {}),
    "rad2deg": (f"{{input}} * {180 / math.pi!r}", {}),
    "positive": ("{input}", {}),
    "sgn": ("sign({input})", {}),
    "negative": ("-{input}", {}),
    "absolute": ("abs({input})", {}),
    "trunc": ("sign({input}) * floor(abs({input}))", {}),
    "fix": ("sign({input}) * floor(abs({input}))", {}),
    "frac": ("{input} - sign({input}) * floor(abs({input}))", {}),
    "relu6": ("relu6({input})", {}),
    "mish": ("mish({input})", {}),
    "hardswish": ("hardswish({input})", {}),
    "logsigmoid": ("logsigmoid({input})", {}),
    "log_sigmoid": ("logsigmoid({input})", {}),
    "softsign": ("softsign({input})", {}),
    "tanhshrink": ("{input} - tanh({input})", {}),
    "softshrink": (
        "where({input} > {lambd}, {input} - {lambd}, where({input} < -{lambd}, {input} + {lambd}, 0))",
        {"lambd": 0.5},
    ),
    "hardshrink": ("where(abs({input}) > {lambd}, {input}, 0)", {"lambd": 0.5}),
    "threshold": ("where({input} > {threshold}, {input}, {value})", {"threshold": 0, "value": 0}),
    "elu": ("elu({input}, alpha={alpha})", {"alpha": 1.0}),
    "leaky_relu": ("leaky_relu({input}, {negative_slope})", {"negative_slope": 0.01}),
    "hypot": ("sqrt({input} ** 2 + {other} ** 2)", {"other": None}),
    "atan2": ("atan2({input}, {other})", {"other": None}),
    "arctan2": ("atan2({input}, {other})", {"other": None}),
    "maximum": ("max({input}, {other})", {"other": None}),
    "minimum": ("min({input}, {other})", {"other": None}),
    "remainder": ("{input} - floor({input} / {other}) * {other}", {"other": None}),
    "xlog1py": ("{input} * log1p({other})", {"other": None}),
    "lerp": ("{input} + {weight} * ({end} - {input})", {"end": None, "weight": None}),
    "addcmul": ("{input} + {value} * {tensor1} * {tensor2}", {"tensor1": None, "tensor2": None, "value": 1}),
    "addcdiv": ("{input} + {value} * {tensor1} / {tensor2}", {"tensor1": None, "tensor2": None, "value": 1}),
    "add": ("{input} + {alpha} * {other}", {"other": None, "alpha": 1}),
    "sub": ("{input} - {alpha} * {other}", {"other": None, "alpha": 1}),
    "outer": ("outer({input}, {vec2})", {"vec2": None}),
    "ger": ("outer({input}, {vec2})", {"vec2": None}),
    "dot": ("dot({input}, {tensor})", {"tensor": None}),
    "vdot": ("dot({input}, {other})", {"other": None}),
    "addmv": ("{input} + {mat} @ {vec}", {"mat": None, "vec": None}),
    "baddbmm": ("{input} + {batch1} @ {batch2}", {"batch1": None, "batch2": None}),
    "trace": ("trace({input})", {}),
    "tril": ("tril({input}, diagonal={diagonal})", {"diagonal": 0}),
    "triu": ("triu({input}, diagonal={diagonal})", {"diagonal": 0}),
}


def asinh(given: Given, result: torch.Tensor) -> str | None:
    """The logarithm of x + √(x² + 1), which is nothing but rounding far below 0."""
    return "log({input} + sqrt({input} ** 2 + 1))" if (given["input"] > -100).all() else None


def celu(given: Given, result: torch.Tensor) -> str | None:
    """An exponential below 0. PyTorch's own backward pass has a constant of single precision in it."""
    below = "{alpha} * expm1(where({input} > 0, 0, {input}) / {alpha})"
    return None if result.dtype == torch.float64 else f"where({{input}} > 0, {{input}}, {below})"


def hardsigmoid(given: Given, result: torch.Tensor) -> str | None:
    """A straight line between 0 and 1. PyTorch's own backward pass has a sixth of single precision in it."""
    return None if result.dtype == torch.float64 else "hardsigmoid({input})"


def sinc(given: Given, result: torch.Tensor) -> str | None:
    """The sine of πx over πx, with a gap at 0."""
    return "sin(pi * {input}) / (pi * {input})" if (given["input"] != 0).all() else None


def entropy(given: Given, result: torch.Tensor) -> str | None:
    """−x log x, with a gap at 0."""
    return "-{input} * log({input})" if (given["input"] > 0).all() else None


def xlogy(given: Given, result: torch.Tensor) -> str | None:
    """The product of x and log y, with a gap where y is 0."""
    other = torch.as_tensor(given["other"])
    return "{input} * log({other})" if (other > 0).all() else None


def logaddexp(given: Given, result: torch.Tensor) -> str | None:
    """The logarithm of a sum of exponentials."""
    return "logsumexp(stack({input}, {other}), axis=0)" if given["input"].shape == given["other"].shape else None


def hardtanh(given: Given, result: torch.Tensor) -> str | None:
    """A straight line between two bounds."""
    usual = (given["min_val"], given["max_val"]) == (-1, 1)
    return "hardtanh({input})" if usual else "clip({input}, {min_val}, {max_val})"


def softplus(given: Given, result: torch.Tensor) -> str | None:
    """The logarithm of 1 + exp(βx) over β."""
    if given["beta"] == 1:
        return "softplus({input})"
    # Beyond the threshold PyTorch has a straight line.
    return (
        "softplus({beta} * {input}) / {beta}" if (given["input"] * given["beta"] < given["threshold"]).all() else None
    )


def gelu(given: Given, result: torch.Tensor) -> str | None:
    """By the normal distribution, or by a hyperbolic tangent that is near it."""
    return "gelu({input})" if given["approximate"] == "none" else 'gelu({input}, approximate="tanh")'


def rounded(given: Given, result: torch.Tensor) -> str | None:
    """To whole numbers."""
    return None if given["decimals"] else "round({input})"


def clamp(given: Given, result: torch.Tensor) -> str | None:
    """Between two bounds, of which one may be missing. On a bound the versions of PyTorch differ."""
    bounds = [given["min"], given["max"]]
    if any(bound is not None and (given["input"] == bound).any() for bound in bounds):
        return None
    low, high = ("-inf" if bounds[0] is None else "{min}"), ("inf" if bounds[1] is None else "{max}")
    return f"clip({{input}}, {low}, {high})"


def prelu(given: Given, result: torch.Tensor) -> str | None:
    """A leak that is learned."""
    if given["weight"].numel() != 1:
        return None
    return "where({input} > 0, {input}, reshape({weight}, 1) * {input})"


def multiple(name: str) -> Writer:
    """The greater or the less of two, where there are two."""

    def write(given: Given, result: torch.Tensor) -> str | None:
        other = given["other"]
        if other is None:
            return f"{name}({{input}})"
        return f"{name}({{input}}, {{other}})" if isinstance(other, torch.Tensor) else None

    return write


OTHER: Given = {"other": None}
WRITERS: dict[str, tuple[Writer, Given]] = {
    "asinh": (asinh, {}), "arcsinh": (asinh, {}), "celu": (celu, {"alpha": 1.0}), "hardsigmoid": (hardsigmoid, {}),
    "sinc": (sinc, {}), "entr": (entropy, {}), "xlogy": (xlogy, OTHER),
    "logaddexp": (logaddexp, OTHER), "hardtanh": (hardtanh, {"min_val": -1.0, "max_val": 1.0}),
    "softplus": (softplus, {"beta": 1, "threshold": 20}), "gelu": (gelu, {"approximate": "none"}),
    "round": (rounded, {"decimals": 0}), "clamp": (clamp, {"min": None, "max": None}),
    "clip": (clamp, {"min": None, "max": None}), "prelu": (prelu, {"weight": None}),
    "max": (multiple("max"), OTHER), "min": (multiple("min"), OTHER),
}  # fmt: skip


def composed(
    name: str,
    args: tuple[Any, ...],
    named: dict[str, Any],
    result: torch.Tensor,
    others: Mapping[str, tuple[Writer, Given]],
) -> Written | None:
    """Write a call as a formula; None where it has no counterpart.

    :param name: of the function, without underscores around it.
    :param result: what PyTorch made of it.
    :param others: functions beside those in this file.
    """
    found = FORMULAS.get(name) or WRITERS.get(name) or others.get(name)
    given = bound(found[1], args, named) if found else None
    if found is None or given is None or not isinstance(given.get("input"), torch.Tensor):
        return None
    template = found[0] if isinstance(found[0], str) else found[0](given, result)
    return None if template is None else spelled(template, given)
