"""PyTorch's functions as Backwire's: what a call is in a circuit."""

from __future__ import annotations

import math
from typing import Any

import torch

from ._numbers import written
from ._torch_axes import AXES
from ._torch_composed import composed
from ._torch_joined import JOINED
from ._torch_windows import Written, convolution, pooled

#: Functions of one tensor that have the same name in both.
SAME = {
    "neg", "abs", "square", "sqrt", "reciprocal", "exp", "log", "log2", "log10", "log1p", "expm1", "sin", "cos", "tan",
    "asin", "acos", "atan", "sinh", "cosh", "tanh", "relu", "selu", "silu", "sigmoid", "sign", "floor", "ceil",
}  # fmt: skip
OPERATORS = {
    "add": "+", "sub": "-", "subtract": "-", "mul": "*", "multiply": "*", "div": "/", "divide": "/", "true_divide": "/",
    "truediv": "/", "matmul": "@", "mm": "@", "mv": "@", "bmm": "@", "pow": "**",
}  # fmt: skip
RESHAPED = {
    "reshape", "view", "flatten", "squeeze", "unsqueeze", "contiguous", "clone", "to", "float", "double", "type_as",
    "ravel", "unflatten", "view_as", "reshape_as", "atleast_1d", "atleast_2d", "atleast_3d",
}  # fmt: skip
REDUCED = {"sum": "sum", "mean": "mean", "prod": "prod", "amax": "max", "amin": "min", "logsumexp": "logsumexp"}
ALONG = {"softmax", "log_softmax"}


def formula(name: str, args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Write a call as a formula; None where it has no counterpart.

    :param name: of the function, without underscores around it.
    :param result: what PyTorch made of it.
    """
    if name in SAME:
        return f"{name}({{0}})", args[:1]
    if name in OPERATORS and len(args) > 1 and named.get("alpha", 1) == 1 and named.get("rounding_mode") is None:
        return f"{{0}} {OPERATORS[name]} {{1}}", args[:2]
    # 2 - x and 2 / x are calls of x.
    if name.startswith("r") and name[1:] in OPERATORS and len(args) == 2:
        return f"{{1}} {OPERATORS[name[1:]]} {{0}}", args
    writer = WRITERS.get(name) or JOINED.get(name)
    return writer(args, named, result) if writer else composed(name, args, named, result, AXES)


def linear(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """x @ Wᵀ + b, for one x and for rows of them."""
    bias = args[2] if len(args) > 2 else named.get("bias")
    product = "{0} @ {1}.T" if args[0].dim() > 1 else "{1} @ {0}"
    return (product, args[:2]) if bias is None else (f"{product} + {{2}}", (*args[:2], bias))


def reduced(name: str) -> Any:
    """Sums, means and their like, over all or along one axis."""

    def write(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
        axis = named.get("dim", args[1] if len(args) > 1 else None)
        if isinstance(axis, (tuple, list)):
            axes = {place % args[0].dim() for place in axis}
            if axes and len(axes) < args[0].dim() and len(axes) != 1:
                return None
            axis = axes.pop() if len(axes) == 1 else None
        if isinstance(axis, torch.Tensor):
            return None
        text = f"{name}({{0}})" if axis is None else f"{name}({{0}}, axis={axis % args[0].dim()})"
        keeps = named.get("keepdim", args[2] if len(args) > 2 and isinstance(args[2], bool) else False)
        return (f"reshape({text}, {sizes(result)})" if keeps else text), args[:1]

    return write


def along(name: str) -> Any:
    """Softmax and its logarithm."""

    def write(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
        axis = named.get("dim", args[1] if len(args) > 1 else None)
        last = args[0].dim() - 1
        axis = last if axis is None else axis % args[0].dim()
        return (f"{name}({{0}})" if axis == last else f"{name}({{0}}, axis={axis})"), args[:1]

    return write


def reshaped(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The same numbers in another shape."""
    if result.shape == args[0].shape:
        return "{0}", args[:1]
    if result.numel() != args[0].numel():
        return None
    # A shape without axes cannot be written.
    return (f"reshape({{0}}, {sizes(result)})" if result.dim() else "sum({0})"), args[:1]


def turned(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Axes in another order: of matrices, that is the transpose."""
    if result.dim() < 2:
        return "{0}", args[:1]
    order = axes_of(args, named)
    if result.dim() == 2:
        return ("{0}" if order == [0, 1] else "{0}.T"), args[:1]
    if order is None:
        return None
    return f"permute({{0}}, {', '.join(map(str, order))})", args[:1]


def axes_of(args: tuple[Any, ...], named: dict[str, Any]) -> list[int] | None:
    """Give the order of the axes after a transposition or a permutation; None where it swaps all."""
    count = args[0].dim()
    given = [place for each in args[1:] for place in (each if isinstance(each, (tuple, list)) else [each])]
    given = given or [named[key] for key in ("dim0", "dim1") if key in named]
    if len(given) == count and sorted(place % count for place in given) == list(range(count)) and count > 2:
        return [place % count for place in given]
    order = list(range(count))
    if len(given) == 2:
        first, second = (place % count for place in given)
        if count == 2 and (first, second) == (0, 1) and len(args) > 1 and isinstance(args[1], (tuple, list)):
            return order
        order[first], order[second] = order[second], order[first]
        return order
    return None


def picked(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """x[0], x[1:, 2]."""
    places = args[1] if isinstance(args[1], tuple) else (args[1],)
    words: list[str] = []
    picks = 0
    for place in places:
        if isinstance(place, torch.Tensor) and place.dtype == torch.long:
            place = place.tolist()
        if isinstance(place, list) and places_of(place):
            words.append(str(place))
            picks += 1
            continue
        if place is None:
            words.append("None")
            continue
        if isinstance(place, bool) or (not isinstance(place, (int, slice)) and place is not Ellipsis):
            return None
        if isinstance(place, slice):
            ends = ["" if end is None else str(end) for end in (place.start, place.stop)]
            words.append(":".join(ends) + (f":{place.step}" if place.step not in (None, 1) else ""))
        elif place is not Ellipsis:
            words.append(str(place))
        else:
            words += [":"] * (args[0].dim() - sum(each is not None for each in places) + 1)
    # NumPy and PyTorch differ on where the axes of several picks go.
    if picks > 1 or (picks and any(isinstance(place, int) or place is None for place in places)):
        return None
    return f"{{0}}[{', '.join(words)}]", args[:1]


def places_of(thing: Any) -> bool:
    """Whether it is a list of whole numbers, or of such lists."""
    return bool(thing) and all(
        places_of(each) if isinstance(each, list) else isinstance(each, int) and not isinstance(each, bool)
        for each in thing
    )


def joined(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Tensors one after the other."""
    axis = named.get("dim", args[1] if len(args) > 1 else 0) % result.dim()
    places = ", ".join(f"{{{place}}}" for place in range(len(args[0])))
    return (f"concat({places})" if axis == 0 else f"concat({places}, axis={axis})"), args[0]


def stacked(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Tensors along an axis of their own."""
    axis = named.get("dim", args[1] if len(args) > 1 else 0) % result.dim()
    places = ", ".join(f"{{{place}}}" for place in range(len(args[0])))
    return (f"stack({places})" if axis == 0 else f"stack({places}, axis={axis})"), args[0]


def cross_entropy(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Cross entropy of rows of scores, with classes as rows that have a 1."""
    scores, classes = args[:2]
    if named.get("weight") is not None or named.get("label_smoothing", 0) or named.get("reduction", "mean") != "mean":
        return None
    if not classes.is_floating_point():
        if (classes == named.get("ignore_index", -100)).any():
            return None
        classes = torch.nn.functional.one_hot(classes, scores.shape[-1]).to(scores.dtype)
    return "cross_entropy({0}, {1})", (scores, classes)


def layer_norm(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Along the last axis, then scaled and moved."""
    given = dict(zip(("input", "normalized_shape", "weight", "bias", "eps"), args))
    given.update(named)
    if len(given["normalized_shape"]) != 1:
        return None
    eps = given.get("eps", 1e-5)
    text = "layer_norm({0})" if math.isclose(eps, 1e-5) else f"layer_norm({{0}}, eps={written(eps)})"
    operands = [given["input"]]
    for sign, key in (("*", "weight"), ("+", "bias")):
        if given.get(key) is not None:
            text += f" {sign} {{{len(operands)}}}"
            operands.append(given[key])
    return text, operands


def where(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """One of two numbers, as a mask has it."""
    return ("where({0}, {1}, {2})", args) if len(args) == 3 else None


def detached(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The value without a way back."""
    return "stop_gradient({0})", args[:1]


def sizes(tensor: torch.Tensor) -> str:
    """Write a shape."""
    return ", ".join(map(str, tensor.shape))


WRITERS: dict[str, Any] = {
    **{name: reduced(own) for name, own in REDUCED.items()},
    **dict.fromkeys(RESHAPED, reshaped),
    **dict.fromkeys(("t", "T", "mT", "transpose", "permute", "swapaxes", "swapdims"), turned),
    **{name: along(name) for name in ALONG},
    **dict.fromkeys(("cat", "concat", "concatenate"), joined),
    "linear": linear, "getitem": picked, "stack": stacked, "cross_entropy": cross_entropy, "layer_norm": layer_norm,
    **{f"{kind}_pool{axes}d": pooled(f"{kind}_pool{axes}d") for kind in ("max", "avg") for axes in (1, 2)},
    "conv1d": convolution, "conv2d": convolution, "where": where, "detach": detached,
}  # fmt: skip
