"""Seconds of one forward and one backward pass over so many scalar function nodes.

    python3 passes.py micrograd|torch NODES
"""
import sys
import time


def forward(nodes, value, weight, bias, tanh):
    for node in range(nodes):
        if node % 3 == 0:
            value = value * weight
        elif node % 3 == 1:
            value = value + bias
        else:
            value = tanh(value)
    return value


def micrograd(nodes):
    from micrograd.engine import Value

    from values import ordered, tanh

    begin = time.perf_counter()
    output = forward(nodes, Value(0.5), Value(0.75), Value(0.25), tanh)
    # What Value.backward does, which would recurse too deep.
    output.grad = 1
    for value in reversed(ordered(output)):
        value._backward()
    return time.perf_counter() - begin


def torch(nodes):
    import torch

    leaves = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in (0.5, 0.75, 0.25)]
    begin = time.perf_counter()
    forward(nodes, *leaves, torch.tanh).backward()
    return time.perf_counter() - begin


print(globals()[sys.argv[1]](int(sys.argv[2])))
