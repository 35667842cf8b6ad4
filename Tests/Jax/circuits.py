"""Random circuits in a notation that Backwire and JAX both read."""

import random

UNARY = [
    "exp(-{x} * {x})", "tanh({x})", "sin({x})", "cos({x})", "sigmoid({x})", "relu({x})", "softplus({x})", "abs({x})",
    "{x} ** 2", "sqrt({x} * {x} + 1)", "log({x} * {x} + 0.5)", "-{x}", "{x} ** 3", "silu({x})", "1 / ({x} * {x} + 2)",
    "clip({x}, -0.7, 0.9)", "expm1(0.3 * {x})", "log1p({x} * {x})", "arctan({x})", "where({x} > 0.2, {x}, 0.1 * {x})",
    "where({x} < 0, 0, {x})", "({x} > 0) * {x}",
]
BINARY = [
    "{x} + {y}", "{x} - {y}", "{x} * {y}", "{x} / ({y} * {y} + 1)", "maximum({x}, {y})", "minimum({x}, {y})",
    "where({x} > {y}, {x}, {y} * {y})", "({x} <= {y}) * {x} + {y}",
]
REDUCED = ["sum", "mean", "max", "min", "prod", "logsumexp"]
ALONG = ["softmax({x}, axis={a})", "log_softmax({x}, axis={a})", "cumsum({x}, axis={a})", "flip({x}, axis={a})"]


def literal(shape, dice):
    """Numbers with so many digits that hardly two are alike, and none lies at a kink."""
    if not shape:
        return round(dice.choice([-1, 1]) * dice.uniform(0.05, 1.5), 6)
    return [literal(shape[1:], dice) for _ in range(shape[0])]


class Circuit:
    """Statements one after the other; `shapes` is asked for the shape that JAX gives each."""

    def __init__(self, seed, shape_of):
        dice = self.dice = random.Random(seed)
        self.shape_of = shape_of
        self.inputs, self.statements, self.shapes = {}, [], {}
        base = [dice.randint(1, 3) for _ in range(dice.randint(1, 4))]
        for name in "xyw"[: dice.randint(1, 3)]:
            # Aligned at the last axis, some extents 1: they broadcast.
            axes = base[dice.randint(0, len(base) - 1) if name != "x" else 0 :]
            shape = [extent if dice.random() < 0.8 else 1 for extent in axes]
            self.inputs[name] = literal(shape, dice)
            self.shapes[name] = tuple(shape)
        for number in range(dice.randint(3, 8)):
            self.add(f"h{number}", self.expression())
        used = [name for name in self.shapes if name.startswith("h")]
        self.add("f", " + ".join(f"sum({name} * {0.5 + 0.25 * place})" for place, name in enumerate(used)))

    def add(self, name, expression):
        shape = self.shape_of(self, expression)
        # What does not fit, or is too large, is left out.
        if shape is None or len(shape) > 4 or 0 in shape or max((1, *shape)) > 12:
            return
        self.statements.append((name, expression))
        self.shapes[name] = shape

    def expression(self):
        dice = self.dice
        x, y = dice.choice(list(self.shapes)), dice.choice(list(self.shapes))
        shape = self.shapes[x]
        kind = dice.choice(["unary", "binary", "reduced", "along", "index", "mask", "moved", "product"])
        if not shape and kind not in ("unary", "binary"):
            kind = "unary"
        axis = dice.randrange(-len(shape), len(shape)) if shape else 0
        if kind == "unary":
            return dice.choice(UNARY).format(x=x)
        if kind == "binary":
            return dice.choice(BINARY).format(x=x, y=y)
        if kind == "reduced":
            axes = dice.choice(["", f", axis={axis}", f", axis={axis}, keepdims=True"])
            if len(shape) > 1 and dice.random() < 0.3:
                axes = ", axis=(0, -1)"
            return f"{dice.choice(REDUCED)}({x}{axes})"
        if kind == "along":
            return dice.choice(ALONG).format(x=x, a=axis)
        if kind == "index":
            return f"{x}[{self.index(shape)}]"
        if kind == "mask":
            mask = f"array({self.bits(shape)})"
            return dice.choice([f"where({mask}, {x}, -0.5)", f"{x} * {mask}", f"where({mask} > 0, {x}, {x} * {x})"])
        if kind == "moved":
            return self.moved(x, shape, axis)
        return dice.choice([f"{x} @ {y}", f"{x} @ swapaxes({x}, -1, -2)", f"matmul({y}, {x})"])

    def bits(self, shape):
        return [self.bits(shape[1:]) for _ in range(shape[0])] if shape else self.dice.randint(0, 1)

    def index(self, shape):
        """Numbers, slices, an ellipsis, new axes and one pick."""
        dice, parts, picked = self.dice, [], False
        for extent in shape[: dice.randint(1, len(shape))]:
            start = dice.randrange(extent)
            choices = [":", f"{start}:", f"{start}:{start + 1}", f":{start + 1}", "::2", "::-1", f"{start - extent}:"]
            if not picked:
                choices += [str(start), str(start - extent)]
                if dice.random() < 0.3:
                    choices = [f"array({[dice.randrange(extent) for _ in range(3)]})"]
                    picked = True
            parts.append(dice.choice(choices))
        if not picked and dice.random() < 0.2:
            parts.insert(dice.randint(0, len(parts)), "None")
        if not picked and dice.random() < 0.2 and len(parts) < len(shape):
            parts.insert(0, "...")
        return ", ".join(parts)

    def moved(self, x, shape, axis):
        count = 1
        for extent in shape:
            count *= extent
        other = self.dice.randrange(-len(shape), len(shape))
        return self.dice.choice([
            f"{x}.T", f"swapaxes({x}, {axis}, {other})", f"reshape({x}, ({count},))", f"reshape({x}, (-1, {shape[-1]}))",
            f"concatenate([{x}, {x} * 2], axis={axis})", f"stack([{x}, {x} ** 2], axis=0)", f"expand_dims({x}, {axis})",
            f"squeeze({x})", f"roll({x}, 1, axis={axis})", f"tril({x})" if len(shape) > 1 else f"outer({x}, {x})",
        ])

    @property
    def text(self):
        given = [f"{name} = {value}" for name, value in self.inputs.items()]
        return "\n".join(given + [f"{name} = {made}" for name, made in self.statements]) + "\n"
