"""Functions and modules of PyTorch, walked through: the gradients are PyTorch's, and the names the caller's."""

import math
import os
import sys
from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "Sources" / "Python" / "src"))
os.environ.setdefault("BACKWIRE", str(ROOT / ".build" / "debug" / "backwire"))

import backwire  # noqa: E402
from networks import Block, GPTBlock, Head, LeNet  # noqa: E402


@pytest.fixture(
    autouse=True, params=[torch.float32, torch.float64], ids=["single", "double"]
)
def numbers(request):
    torch.manual_seed(0)
    torch.set_default_dtype(request.param)


def traced(function, *inputs):
    """Walk through a function, and hold all gradients against a backward pass of its own."""
    inputs = [
        each.requires_grad_()
        if torch.is_tensor(each) and each.is_floating_point()
        else each
        for each in inputs
    ]
    parameters = (
        dict(function.named_parameters()) if isinstance(function, nn.Module) else {}
    )
    walk = backwire.trace(function, *inputs)
    result = function(*inputs)
    result = result[0] if isinstance(result, tuple) else result
    result.backward(torch.ones_like(result))
    for name, parameter in parameters.items():
        *path, last = name.split(".")
        wire = "_".join([last.replace("weight", "W").replace("bias", "b"), *path])
        if parameter.grad is not None and wire in walk.gradients:
            own = torch.as_tensor(walk.gradients[wire], dtype=parameter.dtype)
            assert torch.allclose(own, parameter.grad, rtol=1e-4, atol=1e-5), name
    return walk


def test_linear_regression_has_the_names_of_its_function():
    X = torch.tensor([[1.0, 2], [3, 4], [5, 6]])
    y = torch.tensor([1.0, 2, 3])
    w = torch.tensor([0.5, -0.2], requires_grad=True)
    b = torch.tensor(0.1, requires_grad=True)

    def regression(w, b):
        pred = X @ w + b
        error = pred - y
        loss = (error**2).mean()
        return loss

    walk = traced(regression, w, b)
    assert walk.circuit == (
        "w = [0.5,-0.2]\nb = 0.1\nconst X = [[1,2],[3,4],[5,6]]\npred = X @ w + b\nconst y = [1,2,3]\n"
        "error = pred - y\nloss = mean(error ** 2)\n"
    )
    assert torch.allclose(
        torch.as_tensor(walk.gradients["w"]), w.grad.double(), atol=1e-5
    )


def test_a_classifier_has_its_parameters_names():
    network = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 2))
    classes = torch.tensor([1, 0])

    def loss(x):
        logits = network(x)
        return F.cross_entropy(logits, classes)

    walk = traced(loss, torch.randn(2, 2))
    assert set(walk.gradients) >= {"x", "W_0", "b_0", "W_2", "b_2", "logits", "loss"}


MODULES = {
    "attention": (lambda: Head("plain"), [(3, 2)]),
    "masked attention": (lambda: Head("masked"), [(3, 2)]),
    "attention of the library": (lambda: Head("library"), [(3, 2)]),
    "multi-head attention": (
        lambda: nn.MultiheadAttention(4, 2, batch_first=True),
        [(1, 3, 4)] * 3,
    ),
    "GRU cell": (lambda: nn.GRUCell(2, 2), [(1, 2), (1, 2)]),
    "layer norm block": (Block, [(2, 4)]),
    "LeNet": (LeNet, [(1, 1, 6, 6)]),
    "GPT block": (GPTBlock, [(1, 3, 4)]),
    "embedding": (lambda: nn.Sequential(nn.Embedding(5, 2), nn.Linear(2, 2)), None),
}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_pytorch_s_gradients(name):
    make, shapes = MODULES[name]
    inputs = (
        [torch.randn(shape) for shape in shapes]
        if shapes
        else [torch.tensor([1, 1, 3])]
    )
    walk = traced(make(), *inputs)
    assert len(walk.steps) > 5


def test_an_lstm_cell_is_gates():
    walk = backwire.trace(
        nn.LSTMCell(2, 2), torch.randn(1, 2), (torch.randn(1, 2), torch.randn(1, 2))
    )
    assert set(walk.gradients) >= {
        "W_ih",
        "W_hh",
        "b_ih",
        "gates",
        "i",
        "f",
        "g",
        "o",
        "c_new",
        "h_new",
    }


def test_a_variational_autoencoder_s_loss():
    encoder, decoder, noise = nn.Linear(3, 4), nn.Linear(2, 3), torch.randn(2, 2)

    def loss(x):
        mu, logvar = encoder(x).chunk(2, dim=1)
        z = mu + torch.exp(0.5 * logvar) * noise
        recon = torch.sigmoid(decoder(z))
        bce = F.binary_cross_entropy(recon, torch.sigmoid(x.detach()), reduction="sum")
        kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
        return bce + kld

    walk = traced(loss, torch.randn(2, 3))
    assert set(walk.gradients) >= {
        "mu",
        "logvar",
        "z",
        "recon",
        "bce_2",
        "kld",
        "W_encoder",
        "b_decoder",
    }


def test_the_target_of_a_q_network_is_a_constant():
    online, target = nn.Linear(3, 2), nn.Linear(3, 2)
    states, later, actions, rewards = (
        torch.randn(4, 3),
        torch.randn(4, 3),
        torch.tensor([[0], [1], [1], [0]]),
        torch.randn(4),
    )

    def loss():
        q = online(states).gather(1, actions).squeeze(1)
        with torch.no_grad():
            goal = rewards + 0.9 * target(later).max(1).values
        return F.smooth_l1_loss(q, goal)

    walk = traced(loss)
    assert "const goal = " in walk.circuit
    assert "W_target" not in walk.gradients
    assert walk.gradients["W_online"].shape == (2, 3)


def test_loops_and_branches_run_as_they_are():
    def loop(x, w):
        h = x
        for _ in range(3):
            h = torch.tanh(w * h)
        return h if h.item() > 0 else -h

    walk = traced(loop, torch.tensor(0.4), torch.tensor(1.2))
    assert walk.circuit.splitlines()[2:] == [
        "h = tanh(w * x)",
        "h_2 = tanh(w * h)",
        "h_3 = tanh(w * h_2)",
    ]


def test_changes_in_place_are_recorded_or_refused():
    def recorded(x):
        y = x * 2
        y += 1
        y.mul_(x)
        return y.sum()

    x = torch.randn(3)
    assert torch.allclose(
        torch.as_tensor(traced(recorded, x).gradients["x"]), x.grad.double(), atol=1e-5
    )

    def hidden(x):
        y = x * 2
        y[0] = 5.0
        return (y * x).sum()

    with pytest.raises(backwire.BackwireError) as caught:
        backwire.trace(hidden, torch.randn(3))
    assert (
        str(caught.value)
        == "'y' was changed in place by something that is not recorded"
    )


def test_a_detached_value_sends_nothing_back():
    walk = traced(lambda x: ((x * x).detach() * x).sum(), torch.tensor([2.0, 3.0]))
    assert walk.gradients["x"].tolist() == [4, 9]


def test_what_depends_on_no_input_has_nothing_to_walk_through():
    with pytest.raises(backwire.BackwireError, match="nothing to walk through"):
        backwire.trace(lambda x: x.detach(), torch.randn(3))


class Two(nn.Module):
    """Two blocks of one kind, and a head."""

    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block(), Block()])
        self.head = nn.Linear(4, 1)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x)


def test_modules_stay_closed_from_a_depth_on_and_those_that_compute_alike_are_one():
    torch.manual_seed(0)
    network, x = Two(), torch.randn(2, 4, requires_grad=True)
    walk = backwire.trace(network, x, depth=1)
    lines = walk.circuit.splitlines()
    assert [line for line in lines if line.startswith(("fold", "def"))] == [
        "fold: [Block]",
        next(line for line in lines if line.startswith("def Block(")),
    ]
    calls = [step.node for step in walk.steps if step.facts["kind"] == "function"]
    assert sum(" = Block(" in line for line in lines) == 2
    assert len(calls) < 6 < len(backwire.trace(network, x).steps)
    network(x).backward(torch.ones(2, 1))
    assert torch.allclose(
        torch.as_tensor(walk.gradients["x"], dtype=x.dtype),
        x.grad,
        rtol=1e-4,
        atol=1e-5,
    )
    for name in ("0", "1"):
        weight = next(iter(network.blocks[int(name)].named_parameters()))
        assert weight[1].grad is not None


def test_a_model_that_fails_half_way_is_walked_as_far_as_it_went():
    first, second = nn.Linear(3, 4), nn.Linear(5, 2)

    def model(x):
        h = torch.tanh(first(x))
        return second(h)

    x = torch.randn(2, 3)
    with pytest.warns(backwire.BackwireWarning) as caught:
        walk = backwire.trace(model, x)
    line = model.__code__.co_firstlineno + 2
    assert walk.output == "h"
    assert walk.error.startswith(
        f"{__file__}:{line}: linear failed: mat1 and mat2 shapes cannot be multiplied"
    )
    assert str(caught[0].message) == walk.error
    assert "Here it ends: linear failed." in walk.circuit
    assert walk.gradients["W_first"].shape == (4, 3)
    with pytest.raises(ValueError, match="no tensor was touched"):
        backwire.trace(
            lambda x: (_ for _ in ()).throw(ValueError("no tensor was touched")), x
        )


def test_a_nan_is_explained_where_it_is_born():
    def entropy(p):
        q = p * 2
        surprise = torch.log(q)
        return (q * surprise).sum()

    found = backwire.explain_nan(entropy, torch.tensor([0.5, 0.0]))
    line = entropy.__code__.co_firstlineno + 2
    assert str(found) == f"{__file__}:{line}: log(q) is -inf at q[1] = 0"
    assert (found.node, found.is_gradient) == ("surprise", False)
    assert "here the first" in found.walk._run("trace")

    def distance(x):
        return torch.sqrt((x * x).sum())

    found = backwire.explain_nan(distance, torch.zeros(2))
    assert found.is_gradient
    assert "sends back" in found.sentence
    with pytest.raises(
        backwire.BackwireError, match="all values and all gradients are finite"
    ):
        backwire.explain_nan(distance, torch.ones(2))


def test_what_overflows_in_single_precision_alone_is_found(numbers):
    if torch.get_default_dtype() == torch.float64:
        assert (
            backwire.trace(lambda x: torch.exp(x).sum(), torch.tensor([100.0])).error
            is None
        )
        return
    found = backwire.explain_nan(lambda x: torch.exp(x).sum(), torch.tensor([100.0]))
    assert found.sentence == "exp(x) is inf at x[0] = 100"
    assert found.walk.values["loss"] > 1e43
