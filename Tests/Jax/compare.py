"""Computes random circuits in Backwire and in JAX, and compares every value and every gradient.

    compare.py 300 [seed]
"""

import concurrent.futures
import csv
import io
import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy

from circuits import Circuit

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

COMMAND = ".build/debug/backwire"
RELATIVE, ABSOLUTE = 1e-9, 1e-12
WORDS = {name: getattr(jnp, name) for name in dir(jnp) if not name.startswith("_")}
WORDS |= {name: getattr(jax.nn, name) for name in ("sigmoid", "relu", "softplus", "silu", "softmax", "log_softmax")}
WORDS["logsumexp"] = jax.nn.logsumexp
# In the language a number is a condition, and 0 does not hold.
WORDS["where"] = lambda condition, x, y: jnp.where(jnp.asarray(condition) != 0, x, y)


def evaluated(expression, wires):
    return jnp.asarray(eval(expression, WORDS, dict(wires)), "float64")


def shape_of(circuit, expression):
    """The shape that JAX gives; None where it does not take the expression."""
    wires = {name: jax.ShapeDtypeStruct(shape, "float64") for name, shape in circuit.shapes.items()}
    try:
        return jax.eval_shape(lambda wires: evaluated(expression, wires), wires).shape
    except (TypeError, ValueError, IndexError):
        return None


def in_jax(circuit):
    """The value of every wire with a name, and its gradient: JAX differentiates by a 0 that is added to each of them."""

    def run(moves):
        wires = {name: jnp.asarray(value, "float64") + moves[name] for name, value in circuit.inputs.items()}
        for name, expression in circuit.statements:
            wires[name] = evaluated(expression, wires) + moves[name]
        return wires["f"], wires

    still = {name: jnp.zeros(shape) for name, shape in circuit.shapes.items()}
    gradients, values = jax.jit(jax.grad(run, has_aux=True))(still)
    return values, gradients


def in_backwire(text):
    """By wire, its values and its gradients in order; or what the command says."""
    run = subprocess.run([COMMAND, "trace", "-", "-f", "csv"], input=text, capture_output=True, text=True)
    if run.returncode:
        return run.stderr
    wires = {}
    for row in csv.DictReader(io.StringIO(run.stdout)):
        wires.setdefault(row["wire"], []).append((row["value"], row["gradient"]))
    return wires


def difference(circuit, found):
    """What differs, in a line; None where all agrees."""
    if isinstance(found, str):
        return found.strip()
    values, gradients = in_jax(circuit)
    for name in circuit.shapes:
        for kind, expected, place in (("value", values, 0), ("gradient", gradients, 1)):
            own = numpy.array([float(row[place] or 0) for row in found.get(name, [])])
            theirs = numpy.asarray(expected[name]).reshape(-1)
            if own.shape != theirs.shape or not numpy.allclose(own, theirs, rtol=RELATIVE, atol=ABSOLUTE):
                return f"{kind} of {name}: {own.tolist()} and in JAX {theirs.tolist()}"
    return None


def main():
    count, first = int(sys.argv[1]), int(sys.argv[2]) * 1_000_000
    circuits = [Circuit(first + number, shape_of) for number in range(count)]
    with concurrent.futures.ThreadPoolExecutor(2) as threads:
        traced = list(threads.map(in_backwire, [circuit.text for circuit in circuits]))
    agreed = 0
    for number, (circuit, found) in enumerate(zip(circuits, traced)):
        problem = difference(circuit, found)
        agreed += problem is None
        if problem:
            print(f"circuit {first + number}: {problem}\n{circuit.text}", file=sys.stderr)
    print(f"{agreed} of {count} random circuits agree with JAX {jax.__version__}, every value and every gradient")
    sys.exit(agreed != count)


main()
