"""Figures of documents: what the extensions for Sphinx, MkDocs and mystmd have in common."""

from __future__ import annotations

import hashlib
import html
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import _display
from ._command import BackwireError, program, run

#: What an author may ask for besides the picture of the results.
VIEWS = ("final", "steps", "page", "quiz", "animated")
#: Options that are the command's own.
COMMAND_OPTIONS = ("theme", "direction", "digits", "fold", "steps", "set", "seed")
#: The height of a page's frame where the author says nothing.
PAGE_HEIGHT = 600


@dataclass(frozen=True)
class Fault:
    """What is wrong with a circuit, and where in the document."""

    message: str
    file: str | None
    line: int | None
    is_error: bool

    @property
    def text(self) -> str:
        """As compilers say it: ``course.md:12: there is no wire named 'zz'``."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class FigureError(Exception):
    """A figure that cannot be drawn, with all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Tell of faults, at least one."""
        super().__init__("\n".join(fault.text for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Drawn:
    """A file with a figure, or with one frame of it."""

    path: Path
    alt: str
    width: float | None
    height: float | None


@dataclass(frozen=True)
class Figure:
    """A circuit in a document, and how it is to be shown.

    :param text: the circuit.
    :param file: the document, or the circuit's own file, as messages call it.
    :param line: where the circuit begins there.
    :param options: what the author wrote; those that are not the command's are left alone.
    """

    text: str
    file: str
    line: int
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """What is shown; one of ``VIEWS``."""
        view = self.options.get("view") or "final"
        if view not in VIEWS:
            raise self.fault(f"there is no view '{view}'; the views are {', '.join(VIEWS)}")
        return view

    def fault(self, message: str) -> FigureError:
        """Make an error of what is wrong with the figure as a whole."""
        return FigureError([Fault(message, self.file, self.line, True)])

    def draw(self, form: str, cache: Path, every_step: bool = False) -> list[Drawn]:
        """Draw the figure, or take it from the cache.

        :param form: of the command: svg, png, pdf, html, quiz, animated.
        :param cache: the folder where figures lie by the hash of what they are made of.
        :param every_step: a file for each step, where the form has files for steps.
        """
        arguments = self.arguments(form, every_step)
        try:
            key = self.key(arguments)
        except BackwireError as error:
            raise self.fault(str(error)) from error
        place = cache / key
        if not (place / "report.json").exists():
            self.make(place, key, arguments)
        report = json.loads((place / "report.json").read_text(encoding="utf-8"))
        return [
            Drawn(place / file["path"], file["alt"], file["width"], file["height"])
            for file in report["circuits"][0]["files"]
        ]

    def arguments(self, form: str, every_step: bool) -> list[str]:
        """Give the command's options for a form."""
        arguments = ["-f", form]
        if form in ("svg", "png", "pdf"):
            step = self.options.get("step")
            if step:
                arguments += ["--step", step]
            elif not every_step and "steps" not in self.options:
                arguments += ["--final"]
        for option in COMMAND_OPTIONS:
            # Several numbers stand in one option: x=2 y=[1,2].
            values = self.options.get(option, "").split() if option == "set" else [self.options.get(option, "")]
            for value in filter(None, values):
                arguments += [f"--{option}", value]
        return arguments

    def key(self, arguments: list[str]) -> str:
        """Hash what the figure is made of: the circuit, the options, the program."""
        command, _ = program()
        found = shutil.which(command) or command
        about = Path(found).stat() if Path(found).exists() else None
        parts = [self.text, *arguments, f"{about.st_size} {about.st_mtime_ns}" if about else ""]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]

    def make(self, place: Path, key: str, arguments: list[str]) -> None:
        """Draw into a folder of the cache, which appears whole or not at all."""
        place.parent.mkdir(parents=True, exist_ok=True)
        name = f"backwire-{key}"
        source = ["--source-name", self.file, "--source-line", str(self.line), "--name", name]
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            messages = ["-q", "--report", "json", "--diagnostics", "json"]
            pattern = ["-o", "{name}-{step}.{form}"] if "--final" not in arguments and self.has_steps(arguments) else []
            output = pattern or ["-o", f"{name}{ENDINGS[arguments[1]]}"]
            try:
                report = run(["render", "-", *arguments, *output, *source, *messages], self.text, folder)
            except BackwireError as error:
                raise FigureError(faults(str(error))) from error
            Path(folder, "report.json").write_text(report, encoding="utf-8")
            # Another process may have drawn the same meanwhile.
            if not place.exists():
                shutil.copytree(folder, place)

    @staticmethod
    def has_steps(arguments: list[str]) -> bool:
        """Whether the form has a file for each step."""
        return arguments[1] in ("svg", "png") and "--step" not in arguments

    def frame(self, cache: Path) -> str:
        """Give the page or the questions in a sandboxed frame, for HTML."""
        quiz = self.view == "quiz"
        page = self.draw("quiz" if quiz else "html", cache)[0]
        allowed = "allow-scripts allow-downloads" if quiz else "allow-scripts"
        title = self.options.get("alt") or page.alt or "Backpropagation, step by step"
        height = round((page.height or 0) + 200) if page.height else PAGE_HEIGHT
        return _display.frame(page.path.read_text(encoding="utf-8"), title, height, allowed)


ENDINGS = {"svg": ".svg", "png": ".png", "pdf": ".pdf", "html": ".html", "quiz": ".html", "animated": ".svg"}


def faults(messages: str) -> list[Fault]:
    """Read what the command said with ``--diagnostics json``; the errors before the warnings."""
    found = []
    for line in messages.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            said = {"severity": "error", "message": line}
        message = said["message"] + (f"; {said['hint']}" if "hint" in said else "")
        found.append(Fault(message, said.get("file"), said.get("line"), said["severity"] == "error"))
    return sorted(found, key=lambda fault: not fault.is_error)


def localized(path: Path, language: str | None) -> Path:
    """Give the circuit in the document's language where there is one: ``p.de.circuit`` beside ``p.circuit``."""
    for tag in (language, (language or "").replace("_", "-").split("-")[0]):
        if tag and path.with_suffix(f".{tag}{path.suffix}").exists():
            return path.with_suffix(f".{tag}{path.suffix}")
    return path


def cache_folder() -> Path:
    """Where figures are kept: in the folder that ``BACKWIRE_CACHE`` names, else in the user's own cache."""
    if os.environ.get("BACKWIRE_CACHE"):
        return Path(os.environ["BACKWIRE_CACHE"])
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "backwire"


def figure_html(content: str, caption: str, options: Mapping[str, str]) -> str:
    """Put a picture and its caption into a figure, for HTML.

    :param content: the picture, as HTML.
    :param caption: as HTML; may be empty.
    """
    label = options.get("label") or options.get("name") or ""
    classes = " ".join(filter(None, ["backwire", options.get("class"), aligned(options.get("align"))]))
    style = f"width:{length(options['width'])}" if options.get("width") else ""
    attributes = {"id": label, "class": classes, "style": style}
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items() if value)
    return f"<figure{written}>{content}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def aligned(align: str | None) -> str | None:
    """Name the class of an alignment, as Sphinx's themes do."""
    return f"align-{align}" if align else None


def length(text: str) -> str:
    """Give a length with its unit: a bare number is of pixels."""
    return f"{text}px" if text.replace(".", "").isdigit() else text
