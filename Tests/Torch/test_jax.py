"""Functions of JAX, walked through."""

import os
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "Sources" / "Python" / "src"))
os.environ.setdefault("BACKWIRE", str(ROOT / ".build" / "debug" / "backwire"))

import backwire  # noqa: E402

KEY = jax.random.PRNGKey(0)
PARAMETERS = {
    "w1": jax.random.normal(KEY, (2, 3)),
    "b1": jnp.zeros(3),
    "w2": jax.random.normal(KEY, (3, 2)),
    "b2": jnp.zeros(2),
}
X = jnp.array([[1.0, 2], [3, -1]])


def network(params, x):
    h = jnp.tanh(x @ params["w1"] + params["b1"])
    return ((h @ params["w2"] + params["b2"]) ** 2).mean()


def test_a_network_has_jax_s_gradients_and_the_names_of_its_tree():
    walk = backwire.from_jax(network, PARAMETERS, X)
    expected = jax.grad(network)(PARAMETERS, X)
    for name, gradient in expected.items():
        assert jnp.allclose(walk.gradients[f"params_{name}"], gradient, atol=1e-5), name


@pytest.mark.parametrize(
    "function",
    [
        lambda w, b: jnp.log(jax.nn.sigmoid(w * 2.0 + b)),
        lambda w, b: jax.nn.relu(w * X + b).sum(),
        lambda w, b: (jax.nn.softmax(w * X + b) * X).sum(),
        lambda w, b: jnp.exp(-w) / (b**3 + 2) - jnp.maximum(w, b),
        lambda w, b: jax.jit(lambda x: jnp.sin(x) * x)(w * b),
    ],
)
def test_functions_have_jax_s_gradients(function):
    walk = backwire.from_jax(function, 1.5, -0.3)
    expected = jax.grad(function, argnums=(0, 1))(1.5, -0.3)
    assert walk.gradients["w"] == pytest.approx(float(expected[0]), abs=1e-5)
    assert walk.gradients["b"] == pytest.approx(float(expected[1]), abs=1e-5)


def test_what_has_no_counterpart_is_named_with_the_caller_s_line():
    def unknown(x):
        return jnp.fft.fft(x).real.sum()

    with pytest.raises(backwire.BackwireError) as caught:
        backwire.from_jax(unknown, jnp.ones(4))
    line = unknown.__code__.co_firstlineno + 1
    assert str(caught.value).startswith(f"{__file__}:{line}: ")
    assert str(caught.value).endswith(" has no counterpart in Backwire")
