"""Random computations of all calls that are known, and of some that are not, against PyTorch's backward pass."""

import os
import random

import pytest
import torch
from test_calls import FORMULAS, OPAQUE
from test_trace import backwire

#: How many; TRIALS=500 takes some minutes.
TRIALS = int(os.environ.get("TRIALS", "40"))
FUNCTIONS = [*FORMULAS.values(), *OPAQUE.values()]
#: Between two calls: numbers of any size become small ones.
TAMED = [
    torch.tanh,
    torch.sin,
    lambda x: x / (1 + x.abs()),
    lambda x: x * torch.sigmoid(-x.abs()),
]


def computation(dice):
    """Three to six calls, each of what the one before gave."""
    chosen = [
        (dice.choice(FUNCTIONS), dice.choice(TAMED)) for _ in range(dice.randint(3, 6))
    ]

    def loss(x, p):
        total = 0
        for function, tamed in chosen:
            y = tamed(function(x, p))
            y = y if y.shape == x.shape else y.mean() + x * 0.5
            total = total + (y * p).sum()
            x = x + 0.3 * y
            p = torch.sigmoid(x)
        return total

    return loss


@pytest.mark.parametrize("number", range(TRIALS))
def test_a_random_computation_has_pytorch_s_gradients(number):
    torch.set_default_dtype(torch.float64)
    dice = random.Random(number)
    loss = computation(dice)
    x = torch.tensor([[dice.uniform(-2, 2) for _ in range(3)] for _ in range(2)])
    p = torch.tensor([[dice.uniform(0.1, 0.9) for _ in range(3)] for _ in range(2)])
    x.requires_grad_(), p.requires_grad_()
    # What differs by more than rounding raises; and once more here, for the report is not to be the judge.
    walk = backwire.trace(loss, x, p)
    gradients = torch.autograd.grad(loss(x, p), (x, p))
    for name, gradient in zip("xp", gradients):
        own = torch.as_tensor(walk.gradients[name])
        assert torch.allclose(own, gradient, rtol=1e-6, atol=1e-9)
