"""Calls of PyTorch one by one: the gradients are PyTorch's, and most calls are formulas of Backwire's."""

import pytest
import torch
from test_trace import numbers, traced  # noqa: F401
from torch.nn import functional as F

#: With what they are called, a 2 × 3 matrix of numbers with signs and one of numbers between 0 and 1.
FORMULAS = {
    "asinh": lambda x, p: torch.asinh(x),
    "acosh": lambda x, p: torch.acosh(p + 1.5),
    "atanh": lambda x, p: torch.atanh(p),
    "arcsin": lambda x, p: torch.arcsin(p) * torch.arccos(p) + torch.arctan(x),
    "exp2": lambda x, p: torch.exp2(x),
    "rsqrt": lambda x, p: torch.rsqrt(p),
    "expit": lambda x, p: torch.special.expit(x) + torch.logit(p),
    "sinc": lambda x, p: torch.sinc(x),
    "entr": lambda x, p: torch.special.entr(p) - torch.xlogy(x, p),
    "degrees": lambda x, p: torch.deg2rad(x) * torch.rad2deg(p),
    "frac": lambda x, p: torch.frac(x) * x + torch.trunc(x) * p,
    "relu6": lambda x, p: F.relu6(5 * x) + F.mish(x) - F.hardswish(x),
    "hardsigmoid": lambda x, p: F.hardsigmoid(p),
    "logsigmoid": lambda x, p: F.logsigmoid(x) * F.softsign(x),
    "shrinks": lambda x, p: F.softshrink(x) + F.hardshrink(2 * x, 0.3) * F.tanhshrink(p),
    "threshold": lambda x, p: F.threshold(x, 0.1, -2.0),
    "celu": lambda x, p: F.celu(x, 0.7),
    "elu": lambda x, p: F.elu(x, 1.3) + F.elu(p),
    "leaky_relu": lambda x, p: F.leaky_relu(x) - F.leaky_relu(x, 0.3),
    "prelu": lambda x, p: F.prelu(x, p[0, :1]),
    "hypot": lambda x, p: torch.hypot(x, p) + torch.atan2(x, p),
    "maximum": lambda x, p: torch.maximum(x, p) * torch.minimum(x, p.flip(0)) + torch.max(x, p),
    "extremes": lambda x, p: x.max() * p.min(),
    "remainder": lambda x, p: torch.remainder(x, 0.7) + x % p,
    "lerp": lambda x, p: torch.lerp(x, p, 0.3) + torch.lerp(x, p.flip(0), p),
    "addcmul": lambda x, p: torch.addcmul(x, p, x, value=0.5) - torch.addcdiv(x, x, p),
    "alpha": lambda x, p: torch.add(x, p, alpha=3) * torch.sub(x, p, alpha=2),
    "vectors": lambda x, p: torch.outer(x[0], p[1]) * torch.dot(x[0], p[0]) + torch.vdot(x[1], p[1]),
    "addmv": lambda x, p: torch.addmv(x[:, 0], p, x[1]),
    "triangles": lambda x, p: torch.tril(x) + torch.triu(p, diagonal=1) + torch.trace(x @ p.T),
    "softplus": lambda x, p: F.softplus(x, 2.0) * F.softplus(p),
    "gelu": lambda x, p: F.gelu(x, approximate="tanh") + F.gelu(p),
    "clamp": lambda x, p: torch.clamp(x, -0.4, 0.9) + x.clamp(min=0.1) * x.clip(max=0.25),
    "hardtanh": lambda x, p: F.hardtanh(x) * F.hardtanh(x, -0.3, 0.2),
    "logaddexp": lambda x, p: torch.logaddexp(x, p),
    "expand": lambda x, p: x[0].expand(2, 3) * p[:, :1].expand_as(x) + x[1].broadcast_to(2, 3),
    "repeat": lambda x, p: x.repeat(2, 1) @ p.T + torch.tile(x[0], (4,)).sum(),
    "pad": lambda x, p: F.pad(x, (1, 0, 0, 2)),
    "flip": lambda x, p: x.flip(0) * torch.flip(p, [1]) + torch.roll(x, 1, 1) - x.roll(-1, 0),
    "diag": lambda x, p: torch.diag(x[0]) + torch.diag(x @ p.T)[0],
    "movedim": lambda x, p: x.movedim(0, 1) @ p + x.swapdims(0, 1) @ p,
    "select": lambda x, p: x.select(1, 2) * p.narrow(1, 1, 2).sum() + x.select(0, -1)[:2],
    "index_select": lambda x, p: x.index_select(1, torch.tensor([2, 0, 2])) * p[:, [1, 1, 0]],
    "picks": lambda x, p: x[torch.tensor([1, 0, 1])].sum(0) + x[None, 0] + p[..., [0, 2, 1]],
    "take": lambda x, p: torch.take(x, torch.tensor([0, 4, 4])),
    "cumsum": lambda x, p: torch.cumsum(x, 1) * p.cumsum(0),
    "glu": lambda x, p: F.glu(torch.cat([x, p], 1)),
    "spread": lambda x, p: x.var() + x.std(0) * p.var(1, correction=0).sum() + torch.var(x, 1, keepdim=True).sum() + x.std(False),
    "norm": lambda x, p: x.norm() + torch.norm(p, dim=1).sum() + torch.linalg.norm(x) * torch.linalg.vector_norm(x, 1) + x.norm(dim=0, keepdim=True),
    "dist": lambda x, p: torch.dist(x, p),
    "stacks": lambda x, p: torch.hstack([x, p]).sum() + torch.vstack([x, p])[3] + torch.column_stack([x[0], p[0]])[:, 1] + torch.vstack([x[0], p[1]])[1],
    "einsum": lambda x, p: torch.einsum("ij, kj -> ik", x, p) + torch.einsum("ij,ij->", x, p),
    "pools": lambda x, p: F.adaptive_avg_pool1d(x[None], 1) + F.adaptive_max_pool2d(x.reshape(1, 1, 2, 3).repeat(1, 1, 2, 2), (2, 3)).sum(),
    "losses": lambda x, p: F.mse_loss(x, p, reduction="sum") + F.l1_loss(x, p, reduction="none") * F.huber_loss(x, p, delta=0.6) + F.smooth_l1_loss(x, p),
    "probabilities": lambda x, p: F.kl_div(F.log_softmax(x, 1), p, reduction="sum") + F.nll_loss(F.log_softmax(x, 1), torch.tensor([2, 0])),
    "bce": lambda x, p: F.binary_cross_entropy(p, torch.tensor([[0.0, 1, 1], [1, 0, 0]]), reduction="none") + F.binary_cross_entropy_with_logits(x, p),
    "cosine": lambda x, p: F.cosine_similarity(x, p) + F.cosine_similarity(x, p, dim=0).sum(),
    "batch_norm": lambda x, p: F.batch_norm(x, None, None, p[0], x[1], True) * F.batch_norm(x, torch.zeros(3), torch.ones(3) * 2, p[1]),
    "rms_norm": lambda x, p: F.rms_norm(x, (3,)) * F.rms_norm(x, (3,), p[0], eps=1e-3),
    "pairs": lambda x, p: x.max(1).values.sum() + p.min(0)[0] * x.sort(1)[0] + x.topk(2).values.sum() + torch.max(p, 1, keepdim=True).values + torch.sort(p, descending=True).values,
    "in place": lambda x, p: (x * 1).clamp_(-0.4, 0.9).tanh_() * (x * 1).lerp_(p, 0.3).addcmul_(p, x),
    "shapes": lambda x, p: x.ravel()[1:4] * p.unflatten(1, (3, 1))[1, :, 0] + x.reshape_as(p)[0] * x.view_as(p)[1],
}  # fmt: skip

#: What has no formula: those that never have one, and those whose numbers or parameters leave the formula.
OPAQUE = {
    "lgamma": lambda x, p: torch.lgamma(p) + torch.digamma(p),
    "erf": lambda x, p: torch.erf(x) * torch.erfc(x) + torch.erfinv(p),
    "cumprod": lambda x, p: x.cumprod(1),
    "gather": lambda x, p: x.gather(1, torch.tensor([[0, 2], [1, 1]])) @ p,
    "logcumsumexp": lambda x, p: torch.logcumsumexp(x, 1),
    "cummax": lambda x, p: x.cummax(1).values * p,
    "ties": lambda x, p: torch.cat([x, x], 1).max(1).values,
    "bound": lambda x, p: (x * 0 + 1).clamp(max=1.0) + x,
    "sinc at 0": lambda x, p: torch.sinc(torch.cat([x, x * 0])),
    "weights": lambda x, p: F.binary_cross_entropy_with_logits(x, p, pos_weight=torch.tensor([2.0, 1, 3])),
    "spectral": lambda x, p: torch.linalg.norm(x, 2) + torch.linalg.norm(x, 1),
    "group_norm": lambda x, p: F.group_norm(x.repeat(1, 2), 2),
    "padded": lambda x, p: F.pad(x[None], (1, 1), mode="reflect") + F.max_pool1d(x, 2, padding=1).sum(),
}  # fmt: skip

#: In double precision PyTorch's own backward pass of these has a constant of single precision in it.
SINGLE = {"celu", "hardsigmoid"}


@pytest.mark.parametrize("name", [*FORMULAS, *OPAQUE])
def test_a_call_has_pytorch_s_gradients(name):
    function = FORMULAS.get(name) or OPAQUE[name]
    x = torch.tensor([[0.5, -1.25, 2.0], [-0.75, 0.2, 1.1]])
    p = torch.tensor([[0.2, 0.7, 0.45], [0.9, 0.35, 0.6]])
    walk = traced(function, x, p)
    for wire, tensor in (("x", x), ("p", p)):
        if wire in walk.gradients and tensor.grad is not None:
            own = torch.as_tensor(walk.gradients[wire], dtype=tensor.dtype)
            assert torch.allclose(own, tensor.grad, rtol=1e-4, atol=1e-5)
    is_opaque = name in OPAQUE or (name in SINGLE and x.dtype == torch.float64)
    assert ("opaque(" in walk.circuit) == is_opaque, walk.circuit
