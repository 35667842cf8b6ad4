"""Functions of PyTorch that are made of others: taken apart as their documentation has them."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch.nn import functional


class Whole(Exception):
    """A call is not made of others in the way that it is usually."""


def scaled_dot_product_attention(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attn_mask: torch.Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    **_: Any,
) -> torch.Tensor:
    """Softmax of the scores, times the values."""
    scores = query @ key.transpose(-2, -1) * (1 / math.sqrt(query.shape[-1]) if scale is None else scale)
    if is_causal:
        attn_mask = torch.ones(scores.shape[-2:], dtype=torch.bool).tril()
    if attn_mask is not None and attn_mask.dtype == torch.bool:
        scores = scores.masked_fill(~attn_mask, -math.inf)
    elif attn_mask is not None:
        scores = scores + attn_mask
    return torch.softmax(scores, dim=-1) @ value


def masked_fill(tensor: torch.Tensor, mask: torch.Tensor, value: Any) -> torch.Tensor:
    """Another number where the mask is true. A number without end is one that no sum of exponentials notices."""
    if isinstance(value, (int, float)) and math.isinf(value):
        value = math.copysign(1e30, value)
    return torch.where(mask, torch.as_tensor(value, dtype=tensor.dtype), tensor)


def lstm_cell(
    x: torch.Tensor, state: tuple[torch.Tensor, torch.Tensor], w_ih: Any, w_hh: Any, b_ih: Any = None, b_hh: Any = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Three gates and a candidate."""
    h, c = state
    size = h.shape[-1]
    gates = functional.linear(x, w_ih, b_ih) + functional.linear(h, w_hh, b_hh)
    i = torch.sigmoid(gates[..., :size])
    f = torch.sigmoid(gates[..., size : 2 * size])
    g = torch.tanh(gates[..., 2 * size : 3 * size])
    o = torch.sigmoid(gates[..., 3 * size :])
    c_new = f * c + i * g
    h_new = o * torch.tanh(c_new)
    return h_new, c_new


def gru_cell(
    x: torch.Tensor, h: torch.Tensor, w_ih: Any, w_hh: Any, b_ih: Any = None, b_hh: Any = None
) -> torch.Tensor:
    """Two gates and a candidate."""
    size = h.shape[-1]
    from_x = functional.linear(x, w_ih, b_ih)
    from_h = functional.linear(h, w_hh, b_hh)
    r = torch.sigmoid(from_x[..., :size] + from_h[..., :size])
    z = torch.sigmoid(from_x[..., size : 2 * size] + from_h[..., size : 2 * size])
    n = torch.tanh(from_x[..., 2 * size :] + r * from_h[..., 2 * size :])
    return (1 - z) * n + z * h


def binary_cross_entropy_with_logits(x: torch.Tensor, y: torch.Tensor, **named: Any) -> torch.Tensor:
    """The mean of softplus(x) − x y."""
    usual(named)
    return (functional.softplus(x) - x * y).mean()


def addmm(bias: torch.Tensor, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """A product and a sum."""
    return bias + left @ right


def split(tensor: torch.Tensor, split_size: Any, dim: int = 0) -> tuple[torch.Tensor, ...]:
    """Pieces one after the other along an axis."""
    length = tensor.shape[dim]
    sizes = [split_size] * math.ceil(length / split_size) if isinstance(split_size, int) else list(split_size)
    dim %= tensor.dim()
    pieces, start = [], 0
    for size in sizes:
        pieces.append(tensor[(slice(None),) * dim + (slice(start, min(start + size, length)),)])
        start += size
    return tuple(pieces)


def chunk(tensor: torch.Tensor, chunks: int, dim: int = 0) -> tuple[torch.Tensor, ...]:
    """So many pieces along an axis."""
    return split(tensor, math.ceil(tensor.shape[dim] / chunks), dim)


def unbind(tensor: torch.Tensor, dim: int = 0) -> tuple[torch.Tensor, ...]:
    """All layers along an axis."""
    dim %= tensor.dim()
    return tuple(tensor[(slice(None),) * dim + (place,)] for place in range(tensor.shape[dim]))


def gather(tensor: torch.Tensor, dim: int, index: torch.Tensor, **_: Any) -> torch.Tensor:
    """One number of each row: the row times a row of zeros with a 1, summed."""
    if index.shape[dim] != 1:
        raise Whole
    taken = torch.zeros_like(tensor).scatter(dim, index, 1.0).detach()
    return (tensor * taken).sum(dim, keepdim=True)


def embedding(index: torch.Tensor, weight: torch.Tensor, *_: Any, **__: Any) -> torch.Tensor:
    """Rows of a matrix: rows of zeros with a 1, times the matrix."""
    return functional.one_hot(index, weight.shape[0]).to(weight.dtype) @ weight


def dropout(tensor: torch.Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> torch.Tensor:
    """The numbers that stay, scaled up, as the generator has them."""
    if not training or p == 0:
        return tensor
    kept = functional.dropout(torch.ones_like(tensor).detach(), p)
    return tensor * kept


def binary_cross_entropy(x: torch.Tensor, y: torch.Tensor, *_: Any, **named: Any) -> torch.Tensor:
    """−(y log p + (1 − y) log(1 − p))."""
    reduction = named.pop("reduction", "mean")
    usual(named)
    losses = -(y * torch.log(x) + (1 - y) * torch.log(1 - x))
    return losses if reduction == "none" else losses.sum() if reduction == "sum" else losses.mean()


def smooth_l1_loss(x: torch.Tensor, y: torch.Tensor, *_: Any, beta: float = 1.0, **named: Any) -> torch.Tensor:
    """A square near 0, a straight line beyond."""
    usual(named)
    error = x - y
    return torch.where(error.abs() < beta, 0.5 * error**2 / beta, error.abs() - 0.5 * beta).mean()


def usual(named: dict[str, Any]) -> None:
    """Leave a loss whole that has weights, or does not take the mean."""
    if any(value not in (None, "mean") for value in named.values()):
        raise Whole


def multi_head_attention_forward(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, *args: Any, **named: Any
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Attention in each head, with places first, then sequences: (L, N, E) or (L, E)."""
    names = ("embed", "heads", "weight", "bias", "k", "v", "zero", "dropout", "out", "out_bias")
    given = dict(zip(names, args))
    heads, weight, bias = given["heads"], given["weight"], given["bias"]
    is_single = query.dim() == 2
    if is_single:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
    size = query.shape[-1]
    places, sequences, _ = query.shape

    def projected(x: torch.Tensor, part: int) -> torch.Tensor:
        rows = slice(part * size, (part + 1) * size)
        y = functional.linear(x, weight[rows], None if bias is None else bias[rows])
        return y.reshape(len(x), sequences * heads, size // heads).transpose(0, 1)

    q, k, v = projected(query, 0), projected(key, 1), projected(value, 2)
    scores = q @ k.transpose(1, 2) / math.sqrt(size // heads)
    mask = named.get("attn_mask")
    if mask is not None:
        scores = masked_fill(scores, mask, -math.inf) if mask.dtype == torch.bool else scores + mask
    A = torch.softmax(scores, dim=-1)
    joined = (A @ v).transpose(0, 1).reshape(places, sequences, size)
    output = functional.linear(joined, given["out"], given["out_bias"])
    if is_single:
        output = output.squeeze(1)
    return output, None


PARTS = {
    part.__name__: part
    for part in (
        scaled_dot_product_attention, masked_fill, lstm_cell, gru_cell, binary_cross_entropy_with_logits, addmm, split,
        chunk, unbind, gather, embedding, dropout, binary_cross_entropy, smooth_l1_loss, multi_head_attention_forward,
    )
}  # fmt: skip
