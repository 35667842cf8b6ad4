"""The words of PyTorch that circuits are written in, spelled in JAX: `torch`, `F`, and tensors with their methods.

A word that is not here is an AttributeError, which ends the comparison: nothing is skipped.
"""
import math
import os
from types import SimpleNamespace

os.environ.setdefault("JAX_PLATFORMS", "cpu")
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
from jax import nn
from jax.scipy import special


def array(x):
    if isinstance(x, Wire):
        return x.array
    return jnp.asarray(x, dtype="float64") if isinstance(x, (int, float)) else jnp.asarray(x)


def wrapped(function):
    """A function of arrays as one of wires, however deep they lie in lists."""

    def plain(x):
        if isinstance(x, Wire):
            return x.array
        return type(x)(plain(part) for part in x) if isinstance(x, (list, tuple)) else x

    def call(*arguments, **named):
        return Wire(function(*map(plain, arguments), **{name: plain(value) for name, value in named.items()}))

    return call


class Wire:
    """An array with the operators and methods of a tensor."""

    def __init__(self, x):
        self.array = x

    shape = property(lambda self: self.array.shape)
    ndim = property(lambda self: self.array.ndim)

    def __add__(self, other): return Wire(self.array + array(other))
    def __radd__(self, other): return Wire(array(other) + self.array)
    def __sub__(self, other): return Wire(self.array - array(other))
    def __rsub__(self, other): return Wire(array(other) - self.array)
    def __mul__(self, other): return Wire(self.array * array(other))
    def __rmul__(self, other): return Wire(array(other) * self.array)
    def __truediv__(self, other): return Wire(self.array / array(other))
    def __pow__(self, other): return Wire(self.array ** array(other))
    def __neg__(self): return Wire(-self.array)
    def __matmul__(self, other): return Wire(self.array @ array(other))
    def __gt__(self, other): return Wire(self.array > array(other))
    def __lt__(self, other): return Wire(self.array < array(other))
    def __ge__(self, other): return Wire(self.array >= array(other))
    def __le__(self, other): return Wire(self.array <= array(other))
    def __eq__(self, other): return Wire(self.array == array(other))
    def __ne__(self, other): return Wire(self.array != array(other))
    def __getitem__(self, index):
        fix = lambda part: jnp.asarray(part) if isinstance(part, list) else array(part) if isinstance(part, Wire) else part
        return Wire(self.array[tuple(map(fix, index)) if isinstance(index, tuple) else fix(index)])

    def clone(self): return self
    def detach(self): return Wire(jax.lax.stop_gradient(self.array))
    def item(self): return float(self.array)
    def long(self): return Wire(self.array.astype("int64"))
    def reshape(self, *shape): return Wire(self.array.reshape(*shape))
    def repeat(self, *times): return Wire(jnp.tile(self.array, times))
    def expand(self, *shape): return Wire(jnp.broadcast_to(self.array, shape))
    def mean(self): return Wire(self.array.mean())
    def sum(self): return Wire(self.array.sum())


def axes(**given):
    """`dim` and `keepdim` as JAX calls them."""
    dim = given.get("dim")
    return dict(axis=tuple(dim) if isinstance(dim, list) else dim, keepdims=given.get("keepdim", False))


def reduction(function):
    return wrapped(lambda x, **given: function(x, **axes(**given)))


def vector_norm(x, ord=2, **given):
    if ord in (math.inf, -math.inf) or ord == 2:
        # A norm of 0 has the slope 0.
        squares = (x * x).sum(**axes(**given))
        if ord == 2:
            return jnp.where(squares == 0, 0, jnp.sqrt(jnp.where(squares == 0, 1, squares)))
        pick = jnp.max if ord > 0 else jnp.min
        return pick(jnp.abs(x), **axes(**given))
    if ord == 0:
        return (x != 0).astype("float64").sum(**axes(**given))
    return (jnp.abs(x) ** ord).sum(**axes(**given)) ** (1 / ord)


def pad(x, widths):
    pairs = [(widths[place], widths[place + 1]) for place in range(0, len(widths), 2)]
    return jnp.pad(x, [(0, 0)] * (x.ndim - len(pairs)) + pairs[::-1])


def convolution(x, weight, bias=None, stride=1, padding=0, dilation=1):
    axes = weight.ndim - 2
    single = x.ndim == axes + 1
    letters = "HW"[:axes]
    found = jax.lax.conv_general_dilated(
        x[None] if single else x, weight, stride, [(width, width) for width in padding], rhs_dilation=dilation,
        dimension_numbers=(f"NC{letters}", f"OI{letters}", f"NC{letters}"), precision="highest")
    if bias is not None:
        found = found + bias.reshape((1, -1) + (1,) * axes)
    return found[0] if single else found


def pool(kind, axes):
    def call(x, size, stride=None, padding=0):
        many = lambda number: (number,) * axes if isinstance(number, int) else tuple(number)
        size, padding = many(size), many(padding)
        stride = many(stride if stride is not None else size)
        lead = (1,) * (x.ndim - axes)
        pads = [(0, 0)] * len(lead) + [(width, width) for width in padding]
        start, join = (-jnp.inf, jax.lax.max) if kind == "max" else (0.0, jax.lax.add)
        found = jax.lax.reduce_window(x, start, join, lead + size, lead + stride, pads)
        return found if kind == "max" else found / math.prod(size)

    return wrapped(call)


def reduced(terms, kind):
    return {"none": lambda x: x, "sum": jnp.sum, "mean": jnp.mean}[kind](terms)


def loss(terms):
    return wrapped(lambda x, y, reduction="mean", **given: reduced(terms(x, y, **given), reduction))


def binary_cross_entropy(p, y):
    log = lambda x: jnp.maximum(jnp.log(x), -100)
    return -(y * log(p) + (1 - y) * log(1 - p))


def with_logits(x, y, pos_weight=1.0):
    return -(pos_weight * y * nn.log_sigmoid(x) + (1 - y) * nn.log_sigmoid(-x))


def huber(x, y, delta=1.0):
    error = jnp.abs(x - y)
    return jnp.where(error < delta, error**2 / 2, delta * (error - delta / 2))


def smooth_l1(x, y, beta=1.0):
    error = jnp.abs(x - y)
    return huber(x, y, beta) / beta if beta > 0 else error


def divergence(x, y, log_target=False):
    return jnp.exp(y) * (y - x) if log_target else special.xlogy(y, y) - y * x


def nll(logs, classes, weight=None, reduction="mean", ignore_index=-100):
    rows, classes = jnp.atleast_2d(logs), jnp.atleast_1d(classes)
    weights = jnp.ones(rows.shape[1]) if weight is None else weight
    kept = classes != ignore_index
    place = jnp.where(kept, classes, 0)
    mass = jnp.where(kept, weights[place], 0.0)
    terms = -jnp.take_along_axis(rows, place[:, None], axis=1)[:, 0] * mass
    if reduction == "mean":
        return terms.sum() / mass.sum()
    return terms.sum() if reduction == "sum" else terms.reshape(logs.shape[:-1])


def cross_entropy(x, target, weight=None, reduction="mean", label_smoothing=0.0, ignore_index=-100):
    logs = nn.log_softmax(x, axis=-1)
    count = x.shape[-1]
    if jnp.issubdtype(target.dtype, jnp.integer):
        if not label_smoothing:
            return nll(logs, target, weight, reduction, ignore_index)
        rows, target = jnp.atleast_2d(logs), jnp.atleast_1d(target)
        weights = jnp.ones(count) if weight is None else weight
        kept = target != ignore_index
        place = jnp.where(kept, target, 0)
        mass = jnp.where(kept, weights[place], 0.0)
        right = -jnp.take_along_axis(rows, place[:, None], axis=1)[:, 0] * mass
        spread = jnp.where(kept, -(rows * weights).sum(axis=1), 0.0)
        terms = (1 - label_smoothing) * right + label_smoothing / count * spread
        if reduction == "mean":
            return terms.sum() / mass.sum()
        return terms.sum() if reduction == "sum" else terms.reshape(x.shape[:-1])
    target = (1 - label_smoothing) * target + label_smoothing / count
    terms = -(target * logs * (1.0 if weight is None else weight)).sum(axis=-1)
    return reduced(terms, reduction)


def normalised(x, axes, eps):
    mean = x.mean(axis=axes, keepdims=True)
    return (x - mean) / jnp.sqrt(((x - mean) ** 2).mean(axis=axes, keepdims=True) + eps)


def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
    found = normalised(x, tuple(range(x.ndim - len(shape), x.ndim)), eps)
    return found * (1.0 if weight is None else weight) + (0.0 if bias is None else bias)


def rms_norm(x, shape, weight=None, eps=None):
    eps = jnp.finfo(x.dtype).eps if eps is None else eps
    axes = tuple(range(x.ndim - len(shape), x.ndim))
    return x / jnp.sqrt((x * x).mean(axis=axes, keepdims=True) + eps) * (1.0 if weight is None else weight)


def batch_norm(x, mean, variance, weight=None, bias=None, training=True, eps=1e-5):
    axes = tuple(axis for axis in range(x.ndim) if axis != 1)
    each = lambda v, other: other if v is None else v.reshape((1, -1) + (1,) * (x.ndim - 2))
    return normalised(x, axes, eps) * each(weight, 1.0) + each(bias, 0.0)


def cosine_similarity(x, y, dim=1, eps=1e-8):
    norm = lambda v: jnp.maximum(jnp.sqrt((v * v).sum(axis=dim)), eps)
    return (x * y).sum(axis=dim) / (norm(x) * norm(y))


def triplet(anchor, positive, negative, margin=1.0, p=2.0, reduction="mean", eps=1e-6):
    distance = lambda x, y: (jnp.abs(x - y + eps) ** p).sum(axis=-1) ** (1 / p)
    return reduced(nn.relu(distance(anchor, positive) - distance(anchor, negative) + margin), reduction)


def attention(q, k, v, mask=None, is_causal=False, scale=None, attn_mask=None):
    scores = q @ jnp.swapaxes(k, -1, -2) * (1 / math.sqrt(q.shape[-1]) if scale is None else scale)
    mask = attn_mask if mask is None else mask
    if is_causal:
        mask = jnp.tril(jnp.ones(scores.shape[-2:], dtype=bool))
    if mask is not None:
        scores = jnp.where(mask, scores, -jnp.inf) if mask.dtype == bool else scores + mask
    return nn.softmax(scores, axis=-1) @ v


def gates(x, state, weights, count):
    w, u, b, c = weights
    return jnp.split(x @ w.T + b, count, axis=-1), jnp.split(state @ u.T + c, count, axis=-1)


def rnn_cell(x, state, *weights):
    (inner,), (outer,) = gates(x, state, weights, 1)
    return jnp.tanh(inner + outer)


def gru_cell(x, state, *weights):
    inner, outer = gates(x, state, weights, 3)
    reset, update = nn.sigmoid(inner[0] + outer[0]), nn.sigmoid(inner[1] + outer[1])
    new = jnp.tanh(inner[2] + reset * outer[2])
    return (1 - update) * new + update * state


def lstm_cell(x, states, *weights):
    inner, outer = gates(x, states[0], weights, 4)
    i, f, g, o = (one + other for one, other in zip(inner, outer))
    cell = nn.sigmoid(f) * states[1] + nn.sigmoid(i) * jnp.tanh(g)
    return nn.sigmoid(o) * jnp.tanh(cell), cell


def sort(x, dim=-1, descending=False, stable=True):
    return jnp.sort(x, axis=dim, descending=descending)


def topk(x, count, dim=-1, largest=True):
    return jnp.take(jnp.sort(x, axis=dim, descending=largest), jnp.arange(count), axis=dim)


def chunk(x, count, dim=0):
    size = -(-x.shape[dim] // count)
    return jnp.split(x, range(size, x.shape[dim], size), axis=dim)


def flatten(x, first=0, last=-1):
    last = last % x.ndim if x.ndim else 0
    return x.reshape(x.shape[:first % max(x.ndim, 1)] + (-1,) + x.shape[last + 1:])


def squeeze(x, *axes):
    chosen = axes or range(x.ndim)
    return jnp.squeeze(x, axis=tuple(axis % x.ndim for axis in chosen if x.shape[axis] == 1))


def clamp(x, low, high):
    return jnp.minimum(jnp.maximum(x, low), high)


def parts(function):
    """A function with several results."""
    return lambda x, *rest, **given: [Wire(part) for part in function(x.array, *rest, **given)]


def deviation(x, correction=1, **given):
    return jnp.sqrt(jnp.var(x, ddof=correction, **axes(**given)))


plain = {
    name: wrapped(getattr(jnp, name))
    for name in """abs atan2 atleast_1d ceil cos cosh dot einsum exp expm1 floor log log10 log1p log2 logaddexp logical_and
    logical_not logical_or matmul maximum minimum outer reciprocal round sign sin sinh sqrt square swapaxes tan tanh tril triu
    where zeros_like""".split()
}

torch = SimpleNamespace(
    **plain,
    acos=wrapped(jnp.arccos), asin=wrapped(jnp.arcsin), atan=wrapped(jnp.arctan), pow=wrapped(jnp.power),
    neg=wrapped(jnp.negative), relu=wrapped(nn.relu), sigmoid=wrapped(nn.sigmoid), clamp=wrapped(clamp),
    tensor=lambda numbers: Wire(jnp.asarray(numbers)),
    broadcast_tensors=lambda *wires: [Wire(x) for x in jnp.broadcast_arrays(*map(array, wires))],
    sum=reduction(jnp.sum), mean=reduction(jnp.mean), prod=reduction(jnp.prod), amax=reduction(jnp.max),
    amin=reduction(jnp.min), logsumexp=reduction(special.logsumexp), std=wrapped(deviation),
    var=wrapped(lambda x, correction=1, **given: jnp.var(x, ddof=correction, **axes(**given))),
    linalg=SimpleNamespace(vector_norm=wrapped(vector_norm)),
    softmax=wrapped(lambda x, dim: nn.softmax(x, axis=dim)),
    log_softmax=wrapped(lambda x, dim: nn.log_softmax(x, axis=dim)),
    reshape=wrapped(jnp.reshape), permute=wrapped(jnp.transpose), flatten=wrapped(flatten), squeeze=wrapped(squeeze),
    unsqueeze=wrapped(lambda x, axis: jnp.expand_dims(x, axis)),
    stack=wrapped(lambda wires, dim=0: jnp.stack(list(wires), axis=dim)),
    cat=wrapped(lambda wires, dim=0: jnp.concatenate(wires, axis=dim)),
    cumsum=wrapped(lambda x, dim: jnp.cumsum(x, axis=dim)), chunk=parts(chunk),
    split=parts(lambda x, size, dim=0: jnp.split(x, range(size, x.shape[dim], size), axis=dim)),
    sort=lambda x, **given: [Wire(sort(x.array, **given))],
    topk=lambda x, count, **given: [Wire(topk(x.array, count, **given))],
    rnn_tanh_cell=wrapped(rnn_cell), gru_cell=wrapped(gru_cell),
    lstm_cell=lambda x, states, *weights: [
        Wire(found) for found in lstm_cell(x.array, [array(state) for state in states], *map(array, weights))],
)

F = SimpleNamespace(
    relu=wrapped(nn.relu), relu6=wrapped(nn.relu6), silu=wrapped(nn.silu), elu=wrapped(nn.elu), selu=wrapped(nn.selu),
    gelu=wrapped(lambda x: nn.gelu(x, approximate=False)), leaky_relu=wrapped(nn.leaky_relu),
    hardtanh=wrapped(lambda x: jnp.where(x > 1, 1.0, jnp.where(x < -1, -1.0, x))),
    hardsigmoid=wrapped(nn.hard_sigmoid), hardswish=wrapped(nn.hard_swish), logsigmoid=wrapped(nn.log_sigmoid),
    mish=wrapped(nn.mish), softsign=wrapped(nn.soft_sign), glu=wrapped(lambda x, dim=-1: nn.glu(x, axis=dim)),
    pad=wrapped(pad), linear=wrapped(lambda x, w, b=0.0: x @ w.T + b), conv1d=wrapped(convolution),
    conv2d=wrapped(convolution), max_pool1d=pool("max", 1), max_pool2d=pool("max", 2), avg_pool1d=pool("avg", 1),
    avg_pool2d=pool("avg", 2), layer_norm=wrapped(layer_norm), rms_norm=wrapped(rms_norm), batch_norm=wrapped(batch_norm),
    mse_loss=loss(lambda x, y: (x - y) ** 2), l1_loss=loss(lambda x, y: jnp.abs(x - y)),
    binary_cross_entropy=loss(binary_cross_entropy), binary_cross_entropy_with_logits=loss(with_logits),
    huber_loss=loss(huber), smooth_l1_loss=loss(smooth_l1), kl_div=loss(divergence), nll_loss=wrapped(nll),
    cross_entropy=wrapped(cross_entropy), cosine_similarity=wrapped(cosine_similarity), triplet_margin_loss=wrapped(triplet),
    embedding=wrapped(lambda places, table: table[places]), scaled_dot_product_attention=wrapped(attention),
)
