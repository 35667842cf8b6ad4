"""PyTorch's functions along axes as Backwire's: rearrangements, joined and picked tensors, cumulated sums, norms."""

from __future__ import annotations

from typing import Any

import torch

from ._torch_composed import Given, Writer


def sizes(tensor: torch.Tensor) -> str:
    """Write a shape."""
    return ", ".join(map(str, tensor.shape))


def one(axes: Any, count: int) -> int | None:
    """Give the one axis that is named, counted from the first; None where there are several or none."""
    if isinstance(axes, (tuple, list)):
        axes = axes[0] if len(axes) == 1 else None
    return axes % count if isinstance(axes, int) and not isinstance(axes, bool) and count else None


def padded(given: Given, result: torch.Tensor) -> str | None:
    """Zeros around it."""
    widths = given["pad"]
    if given["mode"] != "constant" or given["value"] or any(width < 0 for width in widths):
        return None
    return f"pad({{input}}, [{', '.join(map(str, widths))}])"


def flipped(given: Given, result: torch.Tensor) -> str | None:
    """The other way round along an axis."""
    axis = one(given["dims"], result.dim())
    return None if axis is None else f"flip({{input}}, axis={axis})"


def rolled(given: Given, result: torch.Tensor) -> str | None:
    """Moved along an axis; what falls out at the end comes in at the beginning."""
    axis, step = one(given["dims"], result.dim()), given["shifts"]
    step = step[0] if isinstance(step, (tuple, list)) and len(step) == 1 else step
    return f"roll({{input}}, {step}, axis={axis})" if axis is not None and isinstance(step, int) else None


def diagonal(given: Given, result: torch.Tensor) -> str | None:
    """The diagonal of a matrix, or a matrix with a diagonal."""
    return "diag({input})" if given["diagonal"] == 0 else None


def moved(given: Given, result: torch.Tensor) -> str | None:
    """One axis at another place."""
    count = result.dim()
    places = one(given["source"], count), one(given["destination"], count)
    if None in places or count < 2:
        return None
    return f"movedim({{input}}, {places[0]}, {places[1]})"


def layer(given: Given, result: torch.Tensor) -> str | None:
    """One place of an axis: x[:, 2]."""
    axis = given["dim"] % given["input"].dim()
    return f"{{input}}[{':, ' * axis}{int(given['index'])}]"


def stretch(given: Given, result: torch.Tensor) -> str | None:
    """Some places of an axis that follow each other: x[:, 2:5]."""
    axis = given["dim"] % given["input"].dim()
    start = int(given["start"]) % given["input"].shape[axis]
    return f"{{input}}[{':, ' * axis}{start}:{start + int(given['length'])}]"


def chosen(given: Given, result: torch.Tensor) -> str | None:
    """Some places of an axis in any order: x[:, [0, 2, 0]]."""
    if not given["input"].dim():
        return None
    axis = given["dim"] % given["input"].dim()
    return f"{{input}}[{':, ' * axis}{given['index'].reshape(-1).tolist()}]"


def taken(given: Given, result: torch.Tensor) -> str | None:
    """Some numbers of a tensor, counted row by row."""
    if result.dim() != 1:
        return None
    places = given["index"].tolist()
    return f"reshape({{input}}, -1)[{places}]"


def cumulated(given: Given, result: torch.Tensor) -> str | None:
    """Sums of all that comes before along an axis."""
    return f"cumsum({{input}}, axis={given['dim'] % result.dim()})" if result.dim() else None


def halved(given: Given, result: torch.Tensor) -> str | None:
    """One half of the numbers through the gate that the other half is."""
    return f"glu({{input}}, axis={given['dim'] % result.dim()})"


def spread(name: str) -> Writer:
    """The variance or its root, of all numbers or along one axis."""

    def write(given: Given, result: torch.Tensor) -> str | None:
        # x.var(False) is one of all numbers that does not take the sample for the whole.
        axes: Any = given["dim"]
        correction: int = given["correction"]
        if isinstance(axes, bool):
            axes, correction = None, int(axes)
        if given["unbiased"] is not None:
            correction = int(given["unbiased"])
        axis = one(axes, given["input"].dim())
        if axes is not None and axis is None:
            return None
        place = "" if axis is None else f", axis={axis}"
        return kept(f"{name}({{input}}{place}, correction={correction})", given, result)

    return write


def length(given: Given, result: torch.Tensor) -> str | None:
    """The Euclidean norm, or the sum of absolute values. At 0 there are conventions."""
    power = given["ord"] if given["ord"] is not None else given["p"]
    axes = given["dim"]
    axis = one(axes, given["input"].dim())
    if (axes is not None and axis is None) or (result == 0).any() or power not in (None, 1, 2, "fro"):
        return None
    # Of a matrix linalg.norm has other norms by the same numbers.
    order = 1 if power == 1 else 2
    if not torch.allclose(torch.linalg.vector_norm(given["input"], order, axes, bool(given["keepdim"])), result):
        return None
    place = "" if axis is None else f", axis={axis}"
    return kept(f"sum(abs({{input}}){place})" if order == 1 else f"norm({{input}}{place})", given, result)


def distance(given: Given, result: torch.Tensor) -> str | None:
    """The length of a difference."""
    return "norm({input} - {other})" if given["p"] == 2 and result != 0 else None


def kept(text: str, given: Given, result: torch.Tensor) -> str:
    """Keep an axis of length 1."""
    return f"reshape({text}, {sizes(result)})" if given["keepdim"] else text


SPREAD: Given = {"dim": None, "unbiased": None, "keepdim": False, "correction": 1}
NORM: Given = {"p": None, "dim": None, "keepdim": False, "ord": None}
AXES: dict[str, tuple[Writer, Given]] = {
    "pad": (padded, {"pad": (), "mode": "constant", "value": None}), "flip": (flipped, {"dims": None}),
    "roll": (rolled, {"shifts": None, "dims": None}), "diag": (diagonal, {"diagonal": 0}),
    "movedim": (moved, {"source": None, "destination": None}),
    "moveaxis": (moved, {"source": None, "destination": None}), "select": (layer, {"dim": 0, "index": 0}),
    "narrow": (stretch, {"dim": 0, "start": 0, "length": 0}), "index_select": (chosen, {"dim": 0, "index": None}),
    "take": (taken, {"index": None}), "cumsum": (cumulated, {"dim": 0}), "glu": (halved, {"dim": -1}),
    "var": (spread("var"), SPREAD), "std": (spread("std"), SPREAD), "norm": (length, NORM),
    "vector_norm": (length, NORM),
    "dist": (distance, {"other": None, "p": 2}),
}  # fmt: skip
