"""PyTorch's functions of several tensors, or with as many arguments as one likes, as Backwire's."""

from __future__ import annotations

from typing import Any

import torch

from ._torch_windows import Written


def beside(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Vectors one after the other, and matrices side by side."""
    parts = args[0]
    return concatenated(parts, 0 if parts[0].dim() == 1 else 1) if min(part.dim() for part in parts) > 0 else None


def below(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Matrices one below the other, and vectors as rows."""
    parts = args[0]
    if all(part.dim() > 1 for part in parts):
        return concatenated(parts, 0)
    return (f"stack({places(parts)})", parts) if all(part.dim() == 1 for part in parts) else None


def columns(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Vectors as columns, and matrices side by side."""
    parts = args[0]
    if all(part.dim() == 1 for part in parts):
        return f"stack({places(parts)}, axis=1)", parts
    return concatenated(parts, 1) if all(part.dim() == 2 for part in parts) else None


def concatenated(parts: Any, axis: int) -> Written:
    """One after the other along an axis."""
    return f"concat({places(parts)}, axis={axis})" if axis else f"concat({places(parts)})", parts


def places(parts: Any) -> str:
    """Write a place for each operand."""
    return ", ".join(f"{{{place}}}" for place in range(len(parts)))


def summation(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Einstein's sums."""
    letters, parts = args[0], list(args[1:])
    if len(parts) == 1 and isinstance(parts[0], (tuple, list)):
        parts = list(parts[0])
    if not isinstance(letters, str) or "." in letters:
        return None
    return f'einsum("{letters.replace(" ", "")}", {places(parts)})', parts


def numbers(args: tuple[Any, ...], named: dict[str, Any]) -> list[int]:
    """Give the whole numbers that a call has, one by one or in a list."""
    given: Any = args[1:] or tuple(named.values())
    given = given[0] if len(given) == 1 and isinstance(given[0], (tuple, list)) else given
    return [int(each) for each in given]


def repeated(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The whole tensor several times over along each axis."""
    times = numbers(args, named)
    if not args[0].dim() or not times or min(times) < 1:
        return None
    return f"repeat({{0}}, {', '.join(map(str, times))})", args[:1]


def expanded(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The same numbers several times over, in a shape to which theirs broadcasts."""
    return (f"expand({{0}}, {', '.join(map(str, result.shape))})", args[:1]) if result.dim() else None


def pooled(name: str) -> Any:
    """Means or greatest numbers of as many windows as are asked for."""

    def write(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
        axes = 1 if name.endswith("1d") else 2
        pairs = list(zip(args[0].shape[-axes:], result.shape[-axes:]))
        if any(before % after for before, after in pairs) or len({before // after for before, after in pairs}) > 1:
            return None
        return f"{name}({{0}}, {pairs[0][0] // pairs[0][1]})", args[:1]

    return write


def loss(name: str, **usual: Any) -> Any:
    """Losses of two tensors, with words and numbers that are written where they are not as usual."""

    def write(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
        given = {**usual, **{key: each for key, each in named.items() if each is not None and each is not False}}
        if len(args) != 2 or not set(given) <= {*usual, "reduction"}:
            return None
        text = f"{name}({{0}}, {{1}}"
        for key, value in given.items():
            if key == "reduction" and value != "mean":
                text += f', reduction="{value}"'
            elif key != "reduction" and value != usual[key]:
                text += f", {key}={value}"
        return text + ")", args

    return write


def divergence(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Kullback and Leibler's, with a gap where a target is 0."""
    is_plain = args[0].shape == args[1].shape and (args[1] > 0).all()
    return loss("kl_div")(args, named, result) if is_plain else None


def likelihood(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The mean of what is minus the logarithm of the right class."""
    classes = args[1]
    usual = named.get("weight") is None and named.get("reduction", "mean") == "mean"
    if not usual or args[0].dim() > 2 or (classes == named.get("ignore_index", -100)).any():
        return None
    return f"nll({{0}}, {classes.tolist()})", args[:1]


def similarity(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """The cosine of the angle between vectors along an axis."""
    axis = named.get("dim", args[2] if len(args) > 2 else 1) % args[0].dim()
    if args[0].shape != args[1].shape or named.get("eps", 1e-8) != 1e-8 or len(args) > 3:
        return None
    return f"cosine_similarity({{0}}, {{1}}, axis={axis})", args[:2]


def batch_norm(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """By the mean and the variance of the batch, or by those that were found in training."""
    given = dict(zip(("input", "running_mean", "running_var", "weight", "bias", "training", "momentum", "eps"), args))
    given.update(named)
    x, weight, bias, eps = given["input"], given.get("weight"), given.get("bias"), given.get("eps", 1e-5)
    if given.get("training"):
        if weight is None or bias is None:
            return None
        return "batch_norm({0}, {1}, {2})" if eps == 1e-5 else f"batch_norm({{0}}, {{1}}, {{2}}, eps={eps})", (
            x,
            weight,
            bias,
        )
    operands = [x, given["running_mean"], given["running_var"]]
    shape = "" if x.dim() == 2 else f", {len(given['running_mean'])}" + ", 1" * (x.dim() - 2)
    names = ["{0}"] + [f"reshape({{{place}}}{shape})" if shape else f"{{{place}}}" for place in range(1, 5)]
    text = f"({names[0]} - {names[1]}) / sqrt({names[2]} + {eps})"
    for sign, part in (("*", weight), ("+", bias)):
        if part is not None:
            text += f" {sign} {names[len(operands)]}"
            operands.append(part)
    return text, operands


def rms_norm(args: tuple[Any, ...], named: dict[str, Any], result: torch.Tensor) -> Written | None:
    """Along the last axis, then scaled."""
    given = dict(zip(("input", "normalized_shape", "weight", "eps"), args))
    given.update(named)
    if len(given["normalized_shape"]) != 1:
        return None
    eps = torch.finfo(args[0].dtype).eps if given.get("eps") is None else given["eps"]
    text = f"rms_norm({{0}}, eps={eps})"
    return (text, args[:1]) if given.get("weight") is None else (f"{text} * {{1}}", (args[0], given["weight"]))


def pair(name: str, args: tuple[Any, ...], named: dict[str, Any], result: Any) -> Written | None:
    """The values of max, min, sort and topk, which give places, too; None where equal numbers leave a choice."""
    if name not in ("max", "min", "sort", "topk") or not isinstance(args[0], torch.Tensor) or not args[0].dim():
        return None
    given = dict(zip(("input", "k", "dim", "largest") if name == "topk" else ("input", "dim", "keepdim"), args))
    given.update(named)
    axis = given.get("dim", -1) % args[0].dim()
    ordered = args[0].detach().sort(dim=axis).values
    if (ordered.diff(dim=axis) == 0).any() or not given.get("largest", True) or given.get("stable"):
        return None
    if name == "sort":
        descending = given.get("descending", given.get("keepdim", False))
        return f"sort({{0}}, axis={axis}" + (", descending=1)" if descending else ")"), args[:1]
    if name == "topk":
        return f"topk({{0}}, {given['k']}, axis={axis})", args[:1]
    text = f"{name}({{0}}, axis={axis})"
    shape = ", ".join(map(str, result[0].shape))
    return (f"reshape({text}, {shape})" if given.get("keepdim") else text), args[:1]


JOINED: dict[str, Any] = {
    "hstack": beside, "vstack": below, "row_stack": below, "column_stack": columns, "einsum": summation,
    "repeat": repeated, "tile": repeated, "expand": expanded, "expand_as": expanded,
    "broadcast_to": expanded,
    **{f"adaptive_{kind}_pool{axes}d": pooled(f"{kind}_pool{axes}d") for kind in ("avg", "max") for axes in (1, 2)},
    "mse_loss": loss("mse"), "l1_loss": loss("mae"), "huber_loss": loss("huber", delta=1.0), "kl_div": divergence,
    "nll_loss": likelihood, "cosine_similarity": similarity, "batch_norm": batch_norm, "rms_norm": rms_norm,
}  # fmt: skip
