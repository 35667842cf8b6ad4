"""Computes circuits again in PyTorch, and compares every value and every gradient.

trials circuits | python compare.py
"""

import contextlib
import io
import json
import re
import sys

# What a number that is not finite would be, no circuit has.
RELATIVE, ABSOLUTE = 1e-9, 1e-12


JUMPS = re.compile(r"torch\.(?:remainder|floor_divide|fmod)\(w(\d+), w(\d+)\)")


class Torch:
    """PyTorch itself: what its autograd leaves on each wire."""

    # Functions whose slope at a kink was another one before this version.
    CHANGED = {"clip": (2, 14)}

    def __init__(self):
        import torch

        torch.set_default_dtype(torch.float64)
        self.torch = torch
        self.words = {"torch": torch, "F": torch.nn.functional}
        version = tuple(
            int(part) for part in torch.__version__.split("+")[0].split(".")[:2]
        )
        self.changed = {name for name, since in self.CHANGED.items() if version < since}
        # Which of equal numbers is taken, PyTorch leaves open; the cofactors of a singular matrix it has by a perturbed
        # division.
        self.changed |= {"topk", "det"}
        self.name = f"PyTorch {torch.__version__}"

    def tensor(self, nested):
        numbers = [float(number) for number in nested["numbers"]]
        return self.torch.tensor(numbers, dtype=self.torch.float64).reshape(nested["shape"])

    def check(self, circuit):
        """The exported script's own assertions."""
        with contextlib.redirect_stdout(io.StringIO()):
            exec(circuit["script"], {})

    def run(self, circuit):
        wires = {}
        for line in circuit["lines"]:
            kind, outputs = line["kind"], line["wires"]
            if kind in ("input", "constant"):
                wires[f"w{outputs[0]}"] = self.tensor(line["value"]).requires_grad_(
                    kind == "input"
                )
            elif kind == "splitter":
                for output in outputs:
                    wires[f"w{output}"] = wires[line["expression"]].clone()
            else:
                wires[f"w{outputs[0]}"] = eval(line["expression"], self.words, wires)
        for wire in wires.values():
            if wire.requires_grad:
                wire.retain_grad()
        output = wires[f"w{circuit['output']}"]
        if output.requires_grad:
            output.backward(self.tensor(circuit["seed"]).reshape(output.shape))
        values = [wires[f"w{wire}"] for wire in range(len(wires))]
        # A wire that PyTorch has cut off from the output receives nothing.
        zero = self.torch.zeros_like
        gradients = [
            zero(value) if value.grad is None else value.grad for value in values
        ]
        return [value.detach().numpy() for value in values], [
            gradient.numpy() for gradient in gradients
        ]


def differs(found, nested, numpy):
    expected = numpy.array(nested["numbers"], dtype="float64").reshape(nested["shape"])
    found = numpy.asarray(found)
    if found.shape != expected.shape:
        return f"shape {found.shape} and not {expected.shape}"
    if not numpy.allclose(found, expected, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True):
        return f"{found.tolist()} and not {expected.tolist()}"
    return None


def is_at_jump(circuit, numpy):
    """Whether a division that is rounded down comes out at a whole number, within rounding: which of two, rounding decides."""
    for line in circuit["lines"]:
        operands = JUMPS.match(line.get("expression") or "")
        if not operands:
            continue
        x, y = (circuit["values"][int(wire)] for wire in operands.groups())
        x, y = (numpy.array(t["numbers"], dtype="float64").reshape(t["shape"]) for t in (x, y))
        with numpy.errstate(all="ignore"):
            quotient = x / y
        near = numpy.abs(quotient - numpy.round(quotient)) <= 1e-9 * numpy.maximum(1, numpy.abs(quotient))
        if near.any():
            return True
    return False


def main():
    import numpy

    peer = Torch()
    circuits = json.load(sys.stdin)
    numbers, faults, functions, older = 0, [], set(), 0
    for circuit in circuits:
        functions.update(circuit["functions"])
        isOld = circuit["isAtKink"] and not peer.changed.isdisjoint(
            circuit["functions"]
        )
        older += isOld
        try:
            if not isOld:
                peer.check(circuit)
            values, gradients = peer.run(circuit)
        except Exception as error:
            faults.append((circuit, f"{type(error).__name__}: {error}"))
            continue
        for wire, (value, gradient) in enumerate(zip(values, gradients)):
            expected = [("value", value, circuit["values"][wire])]
            if not isOld and circuit["gradients"][wire] is not None:
                expected.append(("gradient", gradient, circuit["gradients"][wire]))
            for what, found, nested in expected:
                numbers += len(nested["numbers"])
                fault = differs(found, nested, numpy)
                if fault:
                    faults.append((circuit, f"{what} of w{wire}: {fault}"))
    jumps = [circuit["number"] for circuit, _ in faults if is_at_jump(circuit, numpy)]
    faults = [(circuit, fault) for circuit, fault in faults if circuit["number"] not in jumps]
    for circuit, fault in faults[:20]:
        print(
            f"circuit {circuit['number']} of {', '.join(circuit['functions'])}: {fault}",
            file=sys.stderr,
        )
        for line in circuit["lines"]:
            print(
                "   ",
                line["wires"],
                line["kind"],
                line.get("expression") or line.get("value"),
                file=sys.stderr,
            )
    print(
        f"{len(circuits)} circuits of {len(functions)} functions, {numbers} numbers compared with {peer.name}"
    )
    if older:
        print(
            f"{older} of them at a kink where this version has another slope, or none that is certain: their values alone"
        )
    if jumps:
        print(f"{len(set(jumps))} of them differ at a jump of a division that is rounded down, where rounding decides")
    if faults:
        sys.exit(f"{len(faults)} differ")


if __name__ == "__main__":
    main()
