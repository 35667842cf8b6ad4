"""Seconds of one forward and one backward pass over large tensors in NumPy.

    python3 tensors.py products|softmax|tanh|layer_norm|network|lenet|attention
"""
import sys
import time

import numpy


def numbers(shape, size):
    count = int(numpy.prod(shape))
    return (size * ((numpy.arange(count) * 7919) % 2003 - 1001) / 1001).reshape(shape)


def products():
    x, weights = numbers((256, 256), 1), [numbers((256, 256), 0.1) for _ in range(4)]

    def passes():
        values = [x]
        for weight in weights:
            values.append(values[-1] @ weight)
        gradient = numpy.ones_like(values[-1])
        for value, weight in zip(values[-2::-1], weights[::-1]):
            value.T @ gradient
            gradient = gradient @ weight.T

    return passes


def softmax():
    x = numbers(1_000_000, 3)

    def passes():
        powers = numpy.exp(x - x.max())
        z = powers / powers.sum()
        (z * z).sum()
        z * (2 * z - (2 * z * z).sum())

    return passes


def tanh():
    x = numbers(1_000_000, 3)

    def passes():
        z = numpy.tanh(x)
        (z * z).sum()
        2 * z * (1 - z * z)

    return passes


def layer_norm():
    x = numbers((1000, 1000), 3)

    def deviation():
        c = x - x.mean(axis=-1, keepdims=True)
        return c, numpy.sqrt((c * c).mean(axis=-1, keepdims=True) + 1e-5)

    def passes():
        c, sigma = deviation()
        z = c / sigma
        (z * z).sum()
        g = 2 * z
        (g - g.mean(axis=-1, keepdims=True) - z * (g * z).mean(axis=-1, keepdims=True)) / sigma

    return passes


def network():
    x, w1, b1 = numbers((32, 784), 1), numbers((784, 30), 0.1), numbers(30, 0.1)
    w2, b2, right = numbers((30, 10), 0.1), numbers(10, 0.1), numpy.arange(32) % 10

    def passes():
        hidden = numpy.tanh(x @ w1 + b1)
        logits = hidden @ w2 + b2
        powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
        z = powers / powers.sum(axis=1, keepdims=True)
        -numpy.log(z[numpy.arange(32), right]).mean()
        z[numpy.arange(32), right] -= 1
        gradient = z / 32
        hidden.T @ gradient, gradient.sum(axis=0)
        gradient = gradient @ w2.T * (1 - hidden * hidden)
        x.T @ gradient, gradient.sum(axis=0), gradient @ w1.T

    return passes


def lenet():
    image = numbers((1, 28, 28), 1)
    kernels = [numbers((6, 1, 5, 5), 0.2), numbers((16, 6, 5, 5), 0.2)]
    biases = [numbers(6, 0.1), numbers(16, 0.1)]
    windows = numpy.lib.stride_tricks.sliding_window_view

    def layer(x, w, b):
        seen = windows(x, (5, 5), axis=(1, 2))
        z = numpy.tanh(numpy.tensordot(w, seen, ((1, 2, 3), (0, 3, 4))) + b[:, None, None])
        blocks = z.reshape(z.shape[0], z.shape[1] // 2, 2, z.shape[2] // 2, 2).transpose(0, 1, 3, 2, 4)
        blocks = blocks.reshape(*blocks.shape[:3], 4)
        return seen, z, blocks.argmax(-1), blocks.max(-1)

    def back(gradient, x, w, seen, z, winners):
        blocks = numpy.zeros((*winners.shape, 4))
        numpy.put_along_axis(blocks, winners[..., None], gradient[..., None], -1)
        blocks = blocks.reshape(*winners.shape, 2, 2).transpose(0, 1, 3, 2, 4).reshape(z.shape)
        g = blocks * (1 - z * z)
        of_kernels = numpy.tensordot(g, seen, ((1, 2), (1, 2)))
        padded = windows(numpy.pad(g, ((0, 0), (4, 4), (4, 4))), (5, 5), axis=(1, 2))
        return numpy.tensordot(w[:, :, ::-1, ::-1], padded, ((0, 2, 3), (0, 3, 4))), of_kernels, g.sum((1, 2))

    def passes():
        first = layer(image, kernels[0], biases[0])
        second = layer(first[3], kernels[1], biases[1])
        (second[3] ** 2).sum()
        gradient = back(2 * second[3], first[3], kernels[1], *second[:3])
        back(gradient[0], image, kernels[0], *first[:3])

    return passes


def attention():
    q, k, v = (numbers((64, 64), 1) for _ in range(3))

    def passes():
        scores = q @ k.T / 8
        powers = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        w = powers / powers.sum(axis=1, keepdims=True)
        z = w @ v
        (z * z).sum()
        g = 2 * z
        of_w = g @ v.T
        s = w * (of_w - (of_w * w).sum(axis=1, keepdims=True)) / 8
        s @ k, s.T @ q, w.T @ g

    return passes


passes = globals()[sys.argv[1]]()
best = 1e6
for _ in range(5):
    begin = time.perf_counter()
    passes()
    best = min(best, time.perf_counter() - begin)
print(best)
