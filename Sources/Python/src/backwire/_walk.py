"""A walkthrough as Python has it."""

from __future__ import annotations

import base64
import json
import tempfile
import textwrap
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Union

from . import _display
from ._command import BackwireError, run
from ._numbers import array, largest_argument, written
from .events import Event, event

Option = Union[str, int, float, bool, None]

# What stands around the picture in a page, in CSS pixels: the heading, the buttons, the list of steps.
PAGE_BESIDES_PICTURE = 170
QUIZ_BESIDES_PICTURE = 380


def walk(text: str, inputs: Mapping[str, Any] | None = None, /, **wires: Any) -> Walk:
    """Run both passes over a circuit and give the walkthrough.

    >>> w = walk("f = (x + y) * z", x=-2, y=5, z=-4)
    >>> w.values["f"], w.gradients["z"]
    (-12.0, 3.0)

    :param text: a circuit as Backwire reads it. Wires that it does not assign are given as arguments.
    :param inputs: numbers of input wires by name, for names that cannot be arguments.
    :param wires: a number, nested lists, a NumPy array or a tensor for each input wire, in place of the text's own
        value or where the text has none.
    :raises BackwireError: where the circuit has errors, with the line of the text as it was given.
    """
    return Walk(text, {**(inputs or {}), **wires})


class Walk:
    """A circuit after its forward and its backward pass.

    In a notebook it shows itself: a page in which ← and → go from step to step, and a picture of the results where
    pages are not shown.
    """

    def __init__(self, text: str, inputs: Mapping[str, Any], seed: Any = None) -> None:
        """Run both passes. See ``walk``."""
        self.text = textwrap.dedent(text)
        #: What went wrong, where the computation was recorded and did not come to its end; else None.
        self.error: str | None = None
        self._inputs = dict(inputs)
        self._numbers: list[str] = []
        for name, value in inputs.items():
            setting = f"{name}={written(value)}"
            if len(setting.encode()) > largest_argument():
                raise BackwireError(f"'{name}' has too many numbers to be given so: write it into the text", 65)
            self._numbers += ["--set", setting]
        if seed is not None:
            self._numbers += ["--seed", written(seed)]
        #: Everything as data: wires with values and gradients, steps with what is sent along which wire.
        self.trace: dict[str, Any] = json.loads(self._run("trace", "-f", "json"))

    def _run(self, verb: str, *arguments: str) -> str:
        return run([verb, "-", "--source-name", "circuit", *self._numbers, *arguments], self.text)

    @property
    def title(self) -> str:
        """The title of the walkthrough."""
        return str(self.trace["title"])

    @property
    def output(self) -> str:
        """The name of the output wire."""
        return str(self.trace["output"])

    @cached_property
    def circuit(self) -> str:
        """The circuit as a text of its own, with the numbers that it was given."""
        return self._run("trace", "-f", "circuit")

    @cached_property
    def values(self) -> dict[str, Any]:
        """The value of each wire that has a name: a float, or an array in NumPy's shape."""
        return {wire["name"]: array(wire["value"]) for wire in self.trace["wires"] if wire["name"]}

    @cached_property
    def gradients(self) -> dict[str, Any]:
        """The gradient of each wire that has a name, in the shape of its value; None where none arrives."""
        return {wire["name"]: array(wire["gradient"]) for wire in self.trace["wires"] if wire["name"]}

    @property
    def steps(self) -> list[Step]:
        """All steps: the forward pass done, the seed, each node of the backward pass, the results."""
        return [Step(self, facts) for facts in self.trace["steps"]]

    @cached_property
    def events(self) -> list[Event]:
        """What happens, step by step: who sends what to whom.

        >>> walk("f = x * x", x=3).events[2].sends[0].gradient
        3.0
        """
        return [event(facts) for facts in self.trace["events"]]

    def step(self, which: int | str) -> Step:
        """Give one step, by its number or by the name of the node that is at work.

        :raises BackwireError: where there is no such step.
        """
        for step in self.steps:
            # The seed is no work of the node.
            names = (step.index,) if step.facts["kind"] == "seed" else (step.index, step.node)
            if which in names:
                return step
        nodes = ", ".join(dict.fromkeys(step.node for step in self.steps if step.node))
        raise BackwireError(
            f"there is no step '{which}'; there are 0 to {len(self.steps) - 1}, and those of {nodes}", 65
        )

    def picture(self, **options: Option) -> str:
        """Draw one frame as SVG, the last one unless ``step`` says otherwise.

        :param options: of ``backwire render``: ``step="q"``, ``theme="dark"``, ``digits=3``, ``jacobian=True``.
        """
        return self._run("render", "-q", "-f", "svg", "-o", "-", *flags(options))

    @cached_property
    def page(self) -> str:
        """The interactive page, which is one file and fetches nothing."""
        return self._run("render", "-q", "-f", "html", "-o", "-")

    def quiz(self) -> Quiz:
        """Ask for each gradient before it is shown; a notebook shows the questions."""
        return Quiz(self)

    def save(self, path: str | Path, **options: Option) -> None:
        """Write a file, whose ending says what it is: a picture (svg, png), a page (html), all steps (pdf) and others.

        >>> walk("f = x * x", x=3).save("f.svg")

        :param path: also a pattern, ``"fig/{name}-{step}.svg"``, which makes a file for each step, or a folder.
        :param options: of ``backwire render``: ``step=3``, ``format="quiz"``, ``theme="dark"``, ``transparent=True``.
        """
        known = {} if "name" in options else {"name": "circuit"}
        self._run("render", "-q", "-o", str(path), *flags({**known, **options}))

    def scene(self, **options: Option) -> dict[str, Any]:
        """Give what each frame shows close up, as data by ``scene.schema.json``: for programs that draw themselves.

        :param options: of ``backwire render``: ``steps="2,4-6"``, ``theme="dark"``, ``canvas="4:3"``.
        """
        scenes: dict[str, Any] = json.loads(self._run("render", "-q", "-f", "scene", "-o", "-", *flags(options)))
        return scenes

    def to_pptx(self, path: str | Path, morph: bool = True, **options: Option) -> None:
        """Write slides for PowerPoint, one for each step, of its own shapes: drag a node, and its wires follow.

        It takes python-pptx, which ``pip install 'backwire[pptx]'`` brings.

        :param morph: whether what stands on two slides moves from its place on one to that on the other.
        :param options: of ``backwire render``: ``steps="2,4-6"``, ``theme="dark"``, ``canvas="4:3"``.
        """
        from ._slides import save

        save(self.scene(**options), path, morph)

    def to_qti(self, path: str | Path, version: str = "2.1", **options: Option) -> None:
        """Write the questions of the walkthrough as a package that learning platforms import. See ``backwire.qti``.

        :param version: of QTI: ``2.1``, ``3.0`` or ``1.2``, which Canvas' classic quizzes take.
        :param options: of ``backwire render``: ``questions=5``, ``digits=3``.
        """
        from .qti import save

        bank = self._run("render", "-q", "-f", "moodle", "-o", "-", *flags(options))
        save(bank.encode(), path, version)

    def at(self, seed: Any = None, /, **wires: Any) -> Walk:
        """Walk through the same circuit at other numbers.

        :param seed: the upstream gradient that the output receives.
        """
        return Walk(self.text, {**self._inputs, **wires}, seed)

    def _repr_html_(self) -> str:
        height = round(_display.size(self._last)[1]) + PAGE_BESIDES_PICTURE
        return _display.frame(self.page, self.title, height)

    @cached_property
    def _last(self) -> str:
        return self.picture()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        # The page, a picture for those who do not show pages, and one that LaTeX takes.
        return {
            "text/html": self._repr_html_(),
            "image/svg+xml": self._last,
            "application/pdf": self._pdf(final=True),
            "text/plain": repr(self),
        }

    def _pdf(self, **options: Option) -> str:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "figure.pdf")
            self.save(file, **options)
            return base64.b64encode(file.read_bytes()).decode()

    def __repr__(self) -> str:
        """Tell the gradients at the inputs."""
        inputs = [wire for wire in self.trace["wires"] if wire["kind"] == "input"]
        lines = [f"∂{self.output}/∂{wire['id']} = {wire['gradient']}" for wire in inputs]
        return "\n".join([f"{self.output} = {self.values[self.output]}", *lines])


class Step:
    """A step of a walkthrough. In a notebook it is its picture."""

    def __init__(self, walk: Walk, facts: dict[str, Any]) -> None:
        """Make it of what the trace says of it."""
        self._walk = walk
        #: What the trace says of the step.
        self.facts = facts

    @property
    def index(self) -> int:
        """Its number, from 0."""
        return int(self.facts["index"])

    @property
    def node(self) -> str | None:
        """The name of the node at work, where one is."""
        node = self.facts["node"]
        return None if node is None else str(node)

    @property
    def caption(self) -> str:
        """What happens in the step, in a sentence."""
        return str(self.facts["caption"])

    @cached_property
    def svg(self) -> str:
        """Its picture."""
        return self._walk.picture(step=self.index)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        pdf = self._walk._pdf(step=self.index)
        return {"image/svg+xml": self.svg, "application/pdf": pdf, "text/plain": repr(self)}

    def __repr__(self) -> str:
        """Tell the step in its sentence."""
        return f"{self.index}: {self.caption}"


class Quiz:
    """The questions of a walkthrough, each answered before the step is shown."""

    def __init__(self, walk: Walk) -> None:
        """Ask about a walkthrough."""
        self._walk = walk

    @cached_property
    def page(self) -> str:
        """The page with the questions, which is one file and fetches nothing."""
        return self._walk._run("render", "-q", "-f", "quiz", "-o", "-")

    def save(self, path: str | Path) -> None:
        """Write the page into a file."""
        self._walk.save(path, format="quiz")

    def _repr_html_(self) -> str:
        height = round(_display.size(self._walk._last)[1]) + QUIZ_BESIDES_PICTURE
        # The answers can be handed in as a file.
        return _display.frame(self.page, f"Questions: {self._walk.title}", height, "allow-scripts allow-downloads")

    def __repr__(self) -> str:
        """Tell what it asks about."""
        return f"questions about {self._walk.title}; save them with .save('quiz.html')"


def flags(options: Mapping[str, Option]) -> list[str]:
    """Write options as the command line has them: ``every_step=True`` is ``--every-step``."""
    written: list[str] = []
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is True:
            written.append(flag)
        elif value is not None and value is not False:
            written += [flag, str(value)]
    return written
