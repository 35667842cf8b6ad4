"""JAX's functions as circuits, by what ``jax.make_jaxpr`` makes of them."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any

import jax
import numpy
from jax.extend import core

from ._command import BackwireError
from ._numbers import shortest, written
from ._program import Node, Program
from ._walk import Walk

#: Functions of one array, by JAX's names.
SAME = {
    "exp", "log", "tanh", "sin", "cos", "tan", "sqrt", "abs", "neg", "log1p", "expm1", "asin", "acos", "atan", "sinh",
    "cosh", "cbrt", "square", "sign", "floor", "ceil",
}  # fmt: skip
RENAMED = {"logistic": "sigmoid", "stop_gradient": "stop_gradient"}
OPERATORS = {"add": "+", "add_any": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**"}
REDUCED = {"reduce_sum": "sum", "reduce_max": "max", "reduce_min": "min", "reduce_prod": "prod"}
#: What leaves the numbers as they are.
UNCHANGED = {"convert_element_type", "copy", "copy_p", "reduce_precision", "optimization_barrier"}


def from_jax(function: Callable[..., Any], *args: Any) -> Walk:
    """Walk through what a function of JAX computes.

    Arguments may be trees of arrays: ``params["w1"]`` becomes the wire ``params_w1``. The gradients are compared with
    those of ``jax.grad``.

    :raises BackwireError: where a primitive has no counterpart, with the caller's line, and where a gradient differs.
    """
    closed = jax.make_jaxpr(function)(*args)
    program = Program()
    leaves = jax.tree_util.tree_flatten_with_path(args)[0]
    names = list(inspect.signature(function).parameters)
    inputs = [program.add(Node(numbers(value), name=name_of(path, names), is_given=True)) for path, value in leaves]
    constants = [program.add(constant(value)) for value in closed.consts]
    outputs = Reader(program).read(closed.jaxpr, constants, inputs)
    if len(outputs) != 1 or not isinstance(outputs[0], Node):
        raise BackwireError("the function gives no single array that depends on its inputs", 65)
    output = outputs[0]
    output.name = output.name or "loss"
    shape = closed.jaxpr.outvars[0].aval.shape
    walk = Walk(program.data(output), {}, None if shape == () else numpy.ones(shape))
    wires = program.names(output)[1]
    summed = jax.grad(lambda *every: function(*every).sum(), argnums=tuple(range(len(args))))(*args)
    for node, gradient in zip(inputs, jax.tree_util.tree_leaves(summed)):
        name = wires.get(id(node))
        if name is not None:
            compare(name, walk.gradients[name], gradient)
    return walk


def compare(name: str, own: Any, gradient: Any) -> None:
    """Hold a gradient against JAX's."""
    theirs = numpy.asarray(gradient)
    difference = float(numpy.abs(numpy.asarray(own) - theirs.astype(float)).max())
    # Sums of many products lose some of the digits that one has.
    if not difference <= 1e3 * float(numpy.finfo(theirs.dtype).eps) * max(1.0, float(numpy.abs(theirs).max())):
        raise BackwireError(f"the gradient of {name} differs from JAX's by {difference:.3g}", 70)


def numbers(value: Any) -> str:
    """Write an array as a circuit has it."""
    array = numpy.asarray(value)
    values = array.astype(float).tolist()
    return shortest(values) if array.dtype != numpy.float64 else written(values)


def constant(value: Any) -> Node:
    """Make a constant of an array that the function closes over."""
    return Node(numbers(value), name="c", is_given=True, is_constant=True)


def name_of(path: Any, names: list[str]) -> str:
    """Name an argument, or an array in it."""
    keys = [str(getattr(part, "key", getattr(part, "idx", getattr(part, "name", "")))) for part in path[1:]]
    return "_".join([names[path[0].idx], *keys])


class Reader:
    """Reads equations, those within equations among them."""

    def __init__(self, program: Program) -> None:
        """Write to a program."""
        self.program = program
        #: Where the caller's code is that has the equations at work: those of JAX's own functions do not tell.
        self.place = ""

    def read(self, jaxpr: Any, constants: list[Any], inputs: list[Any]) -> list[Any]:
        """Give what a list of equations makes of its inputs."""
        values: dict[Any, Any] = dict(zip(jaxpr.constvars, constants))
        values.update(zip(jaxpr.invars, inputs))

        def value(variable: Any) -> Any:
            if not isinstance(variable, core.Literal):
                return values[variable]
            number = numpy.asarray(variable.val)
            return float(shortest(float(number))) if number.shape == () else self.program.add(constant(number))

        for equation in jaxpr.eqns:
            self.place = place(equation) or self.place
            operands = [value(variable) for variable in equation.invars]
            inner = next(
                (equation.params[key] for key in ("jaxpr", "call_jaxpr", "fun_jaxpr") if key in equation.params), None
            )
            if inner is not None:
                closed = inner if hasattr(inner, "consts") else None
                given = [self.program.add(constant(each)) for each in closed.consts] if closed else []
                results = self.read(closed.jaxpr if closed else inner, given, operands)
                values.update(zip(equation.outvars, results))
            else:
                values[equation.outvars[0]] = self.node(equation, operands)
        return [value(variable) for variable in jaxpr.outvars]

    def node(self, equation: Any, operands: list[Any]) -> Any:
        """Make the node of an equation."""
        name = equation.primitive.name
        if name in UNCHANGED:
            return operands[0]
        if name == "max" and -math.inf in operands:
            return next(operand for operand in operands if operand != -math.inf)
        template = self.template(name, equation)
        if template is None:
            raise BackwireError(f"{self.place}{name} has no counterpart in Backwire", 65)
        if template == "{0}":
            return operands[0]
        return self.program.add(Node(template, operands))

    def template(self, name: str, equation: Any) -> str | None:
        """Write the formula of an equation with a place for each operand; None where it has no counterpart."""
        parameters = equation.params
        shapes = [variable.aval.shape for variable in equation.invars]
        shape = equation.outvars[0].aval.shape
        if name in SAME or name in RENAMED:
            return f"{RENAMED.get(name, name)}({{0}})"
        if name in OPERATORS:
            return f"{{0}} {OPERATORS[name]} {{1}}"
        if name == "integer_pow":
            power = parameters["y"]
            return f"{{0}} ** {power}" if power >= 0 else f"{{0}} ** ({power})"
        if name in ("max", "min"):
            return f"{name}({{0}}, {{1}})"
        if name in REDUCED:
            axes = parameters["axes"]
            if len(axes) == len(shapes[0]):
                return f"{REDUCED[name]}({{0}})"
            return f"{REDUCED[name]}({{0}}, axis={axes[0]})" if len(axes) == 1 else None
        if name == "dot_general":
            return product(parameters["dimension_numbers"], shapes)
        if name == "transpose":
            order = parameters["permutation"]
            return "{0}.T" if len(order) == 2 else f"permute({{0}}, {', '.join(map(str, order))})"
        if name in ("reshape", "squeeze", "expand_dims", "broadcast_in_dim"):
            return reshaped(shapes[0], shape)
        return None


def product(numbers: Any, shapes: list[tuple[int, ...]]) -> str | None:
    """Write a product of matrices and vectors."""
    ((left,), (right,)), (batch, _) = numbers
    if batch or max(map(len, shapes)) > 2:
        return None
    first = "{0}" if left == len(shapes[0]) - 1 else "{0}.T"
    second = "{1}" if right == 0 else "{1}.T"
    return f"{first} @ {second}"


def reshaped(before: tuple[int, ...], after: tuple[int, ...]) -> str | None:
    """Write the same numbers in another shape. What is repeated broadcasts by itself where it is read."""
    if before in ((), after):
        return "{0}"
    sizes = ", ".join(map(str, after))
    if numpy.prod(before, dtype=int) == numpy.prod(after, dtype=int):
        return f"reshape({{0}}, {sizes})" if after else "sum({0})"
    return f"expand({{0}}, {sizes})"


def place(equation: Any) -> str:
    """Say where in the caller's code an equation comes from."""
    traceback = equation.source_info.traceback
    frames = traceback.frames if traceback else []
    own = next((frame for frame in frames if "/jax" not in frame.file_name), None)
    return f"{own.file_name}:{own.line_num}: " if own else ""
