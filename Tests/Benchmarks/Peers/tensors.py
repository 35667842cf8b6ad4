"""Seconds of one forward and one backward pass over large tensors in NumPy.

    python3 tensors.py products|softmax|tanh|network
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


passes = globals()[sys.argv[1]]()
best = 1e6
for _ in range(5):
    begin = time.perf_counter()
    passes()
    best = min(best, time.perf_counter() - begin)
print(best)
