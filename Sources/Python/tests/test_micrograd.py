"""micrograd's own examples, walked through."""

import random

import pytest
from micrograd.engine import Value
from micrograd.nn import MLP

import backwire


def test_the_demo_of_micrograd_has_its_gradients():
    a = Value(-4.0)
    b = Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    walk = backwire.from_micrograd(g)
    # As micrograd's README has them.
    assert walk.values["g"] == pytest.approx(24.70408163265306)
    assert walk.gradients["a"] == pytest.approx(138.83381924198252)
    assert walk.gradients["b"] == pytest.approx(645.5772594752186)
    assert set(walk.gradients) >= set("abcdefg")
    assert all(value.grad == 0 for value in (a, b, c, d, e, f, g))


def test_a_network_s_weights_are_called_by_their_places():
    random.seed(1)
    network = MLP(2, [3, 1])
    x = [Value(0.5), Value(-1.0)]
    loss = (network(x) - 1.0) ** 2
    walk = backwire.from_micrograd(loss)
    assert set(walk.gradients) >= {"x0", "x1", "loss", "l0_n0_w0", "l0_n2_w1", "l0_n1_b", "l1_n0_w2"}
    loss.backward()
    assert walk.gradients["l0_n1_w0"] == pytest.approx(network.layers[0].neurons[1].w[0].grad)


def test_a_value_used_twice_by_one_node_is_used_twice():
    x = Value(3.0)
    y = (x * x) + (x + x)
    walk = backwire.from_micrograd(y)
    assert walk.circuit == "x = 3\ny = x * x + (x + x)\n"
    assert walk.gradients["x"] == 8


def test_names_can_be_given():
    values = {"λ": Value(2.0), "exp": Value(3.0)}
    walk = backwire.from_micrograd(values["λ"] * values["exp"], names=values)
    assert walk.gradients == {"λ": 3, "exp_2": 2, "f": 1}


def test_a_chain_of_thousands_is_no_deeper_than_one():
    x = Value(1.0)
    y = x
    for _ in range(1000):
        y = y + 0.001
    walk = backwire.from_micrograd(y)
    assert walk.gradients["x"] == 1
    assert walk.values["y"] == pytest.approx(2)


def test_an_unknown_operation_is_named():
    x = Value(1.0)
    y = Value(2.0, (x,), "erf^2")
    with pytest.raises(backwire.BackwireError) as caught:
        backwire.from_micrograd(y)
    assert str(caught.value) == "the operation 'erf^2' of micrograd is unknown to Backwire"


def test_a_gradient_that_differs_is_an_error():
    x = Value(1.0)
    y = x * 3

    def wrong():
        x.grad += 4 * y.grad

    y._backward = wrong
    with pytest.raises(backwire.BackwireError) as caught:
        backwire.from_micrograd(y)
    assert str(caught.value) == "the gradient of x is 3.0, and that of micrograd 4.0"


def test_the_circuit_is_the_same_in_every_run():
    def text():
        a, b, c = Value(2.0), Value(2.0), Value(5.0)
        return backwire.from_micrograd((a * b + c * b) * (b + a) * 3).circuit

    assert len({text() for _ in range(5)}) == 1
