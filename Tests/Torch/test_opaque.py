"""Calls of PyTorch that have no counterpart: nodes with PyTorch's own local gradient."""

import subprocess
import sys

import pytest
import torch
from test_trace import ROOT, numbers, traced  # noqa: F401
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, str(ROOT / "Sources" / "Python" / "src"))

import backwire  # noqa: E402


def test_a_call_without_a_counterpart_has_pytorch_s_local_gradient():
    def loss(x):
        y = torch.special.erfcx(x)
        return (y * x).sum()

    walk = traced(loss, torch.tensor([0.5, -0.25]))
    step = walk.step("y")
    assert "y = erfcx(x⁽¹⁾)" in step.caption
    assert "slopes from PyTorch" in step.caption
    assert 'y = opaque("torch.erfcx", x, at=[0.5,-0.25], value=[' in walk.circuit
    with pytest.raises(
        backwire.BackwireError, match="is opaque, and was not recorded at x"
    ):
        walk.at(x=[0.5, 0.25])


@pytest.mark.parametrize(
    "function",
    [
        lambda x: torch.linalg.svd(x).S.sum() + torch.linalg.svd(x).U[0, 0],
        lambda x: torch.linalg.det(x) * torch.linalg.inv(x).sum(),
        lambda x: torch.trapezoid(x, dim=1),
        lambda x: F.interpolate(x[None, None], scale_factor=2, mode="bilinear"),
        lambda x: F.conv_transpose2d(x[None, None], torch.ones(1, 1, 2, 2)),
        lambda x: torch.linalg.pinv(x).sum(),
        lambda x: torch.cdist(x, x * 2 + 1).mean(),
        lambda x: (x * 1).digamma_().sum(),
        lambda x: torch.special.i1(torch.special.i0(x) * x),
    ],
)
def test_every_kind_of_call_sends_back_what_pytorch_does(function):
    walk = traced(function, torch.rand(3, 3) + torch.eye(3))
    assert "opaque(" in walk.circuit


def test_a_closed_module_may_hold_an_opaque_node():
    class Special(nn.Module):
        def __init__(self):
            super().__init__()
            self.w = nn.Parameter(torch.tensor([1.5, -0.5]))

        def forward(self, x):
            return torch.special.i0e(x * self.w) + 1

    special = Special()
    walk = backwire.trace(
        lambda x: special(x).sum() + special(x * 2).sum(), torch.ones(2), depth=1
    )
    # What was recorded differs, so they do not compute alike.
    assert "def Special(" in walk.circuit
    assert "def Special_2(" in walk.circuit
    with pytest.raises(backwire.BackwireError, match="is opaque, and was not recorded"):
        walk.at(x=[2, 2])


def test_the_exported_script_agrees_with_pytorch():
    walk = traced(lambda x: torch.linalg.det(x) * torch.erf(x).sum(), torch.randn(2, 2))
    script = walk._run("trace", "-f", "python")
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "agree with PyTorch" in done.stdout


@pytest.mark.parametrize(
    ("function", "shape", "reason"),
    [
        (
            lambda x: F.conv_transpose2d(x, torch.ones(1, 1, 3, 3)).sum(),
            (1, 1, 40, 40),
            "nn.functional.conv_transpose2d has no counterpart in Backwire, and its Jacobian has 1764 × 1600 numbers, "
            "more than 100000: trace it with smaller tensors",
        ),
        (
            lambda x: F.rrelu(x - 2, training=True).sum(),
            (4,),
            "nn.functional.rrelu has no counterpart in Backwire, and it gives other numbers when it is called again",
        ),
        (
            lambda x: torch.fft.fft(x).abs().sum(),
            (4,),
            "fft.fft has no counterpart in Backwire, and it gives complex numbers",
        ),
        (
            lambda x: torch.special.entr(x * 0).sum(),
            (2,),
            "special.entr has no counterpart in Backwire, and its value or its gradient is not finite",
        ),
    ],
)
def test_what_cannot_be_recorded_is_named_with_the_caller_s_line(
    function, shape, reason
):
    with pytest.raises(backwire.BackwireError) as caught:
        backwire.trace(function, torch.rand(shape))
    line = function.__code__.co_firstlineno
    assert str(caught.value) == f"{__file__}:{line}: {reason}"
