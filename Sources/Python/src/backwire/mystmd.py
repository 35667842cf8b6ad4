"""mystmd and Jupyter Book 2: an executable plugin that brings the directive ``backwire``.

In ``myst.yml``::

    project:
      plugins:
        - type: executable
          path: backwire-mystmd

mystmd looks for the path in the project's folder: link the program there, ``ln -s "$(command -v backwire-mystmd)"``.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from ._command import ArgumentParser
from ._figure import COMMAND_OPTIONS, Drawn, Figure, FigureError, cache_folder, localized
from ._places import line_of

OPTIONS = (*COMMAND_OPTIONS, "alt", "align", "caption", "class", "label", "name", "step", "view", "width")
FLAGS = ("final", "page")

SPECIFICATION = {
    "name": "backwire",
    "directives": [
        {
            "name": "backwire",
            "doc": "A figure of a walkthrough of backpropagation.",
            "arg": {"type": "string", "doc": "A circuit file, in place of the body."},
            "body": {"type": "string", "doc": "A circuit."},
            "options": {
                **{name: {"type": "string"} for name in OPTIONS},
                **{name: {"type": "boolean"} for name in FLAGS},
            },
        }
    ],
}


def place(text: str) -> tuple[str, int]:
    """Find the page of the project that has a text; mystmd does not say which it is."""
    for page in sorted(Path().rglob("*.md")):
        document = page.read_text(encoding="utf-8-sig", errors="replace")
        line = line_of(text, document)
        if line > 1 or document.startswith(text):
            return str(page), line
    return "circuit", 1


def figure(data: dict[str, Any]) -> Figure:
    """Read the circuit that a directive has or names."""
    options = {name: str(value) for name, value in (data.get("options") or {}).items() if value is not False}
    if "page" in options:
        options["view"] = "page"
    body, argument = data.get("body") or "", data.get("arg")
    if not argument:
        return Figure(body + "\n", *place(body), options)
    path = localized(Path(argument), None)
    try:
        return Figure(path.read_text(encoding="utf-8"), str(path), 1, options)
    except OSError as error:
        raise Figure("", *place(argument)).fault(f"cannot read {argument}: {error.strerror}") from error


def image(drawn: Drawn, options: dict[str, str]) -> dict[str, Any]:
    """Make an image of mystmd's tree, of a file that lies in the project."""
    folder = Path("_build/backwire")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / drawn.path.name
    if not path.exists():
        shutil.copyfile(drawn.path, path)
    found: dict[str, Any] = {"type": "image", "url": str(path), "alt": options.get("alt") or drawn.alt}
    for name in ("width", "align", "class"):
        if options.get(name):
            found[name] = options[name]
    return found


def tree(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Make mystmd's nodes of a directive."""
    asked = figure(data)
    options = dict(asked.options)
    cache = cache_folder()
    if asked.view in ("page", "quiz"):
        # mystmd drops what stands in a frame.
        raise asked.fault(f"mystmd lets no {asked.view} into its pages; with view: animated the picture plays")
    form = "animated" if asked.view == "animated" else "svg"
    content = [image(picture, options) for picture in asked.draw(form, cache, every_step=asked.view == "steps")]
    if "caption" not in options:
        return content
    words = {"type": "paragraph", "children": [{"type": "text", "value": options["caption"]}]}
    container: dict[str, Any] = {"type": "container", "kind": "figure"}
    label = options.get("label") or options.get("name")
    if label:
        container |= {"identifier": label.lower(), "label": label}
    return [{**container, "children": [*content, {"type": "caption", "children": [words]}]}]


def main() -> None:
    """Answer mystmd: tell what there is, or turn a directive on standard input into nodes."""
    parser = ArgumentParser(prog="backwire-mystmd", description="An executable plugin of mystmd.")
    asked = parser.add_mutually_exclusive_group()
    for kind in ("role", "directive", "transform"):
        asked.add_argument(f"--{kind}")
    if not parser.parse_args().directive:
        print(json.dumps(SPECIFICATION))
        return
    try:
        print(json.dumps(tree(json.load(sys.stdin))))
    except FigureError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
