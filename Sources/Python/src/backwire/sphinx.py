"""Sphinx: ``.. backwire::`` and, with MyST, ```` ```{backwire} ````.

``extensions = ["backwire.sphinx"]`` in ``conf.py``. The circuit is the directive's content, or the
file that is its argument.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ._figure import VIEWS, Drawn, Figure, FigureError, cache_folder, localized
from ._places import line_of

log = logging.getLogger(__name__)

# The kinds of picture that builders name, the best one first.
FORMS = {"image/svg+xml": "svg", "application/pdf": "pdf", "image/png": "png"}


class backwire(nodes.General, nodes.Inline, nodes.Element):
    """A circuit, until a picture stands in its place."""


class BackwireDirective(SphinxDirective):
    """A figure of a walkthrough."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "alt": directives.unchanged,
        "align": lambda text: directives.choice(text, ("left", "center", "right")),
        "caption": directives.unchanged,
        "class": directives.class_option,
        "figclass": directives.class_option,
        "label": directives.unchanged,
        "name": directives.unchanged,
        "width": directives.length_or_percentage_or_unitless,
        "step": directives.unchanged_required,
        "final": directives.flag,
        "page": directives.flag,
        "view": lambda text: directives.choice(text, VIEWS),
        "theme": directives.unchanged_required,
        "direction": directives.unchanged_required,
        "digits": directives.unchanged_required,
        "fold": directives.unchanged_required,
        "steps": directives.unchanged_required,
        "set": directives.unchanged_required,
        "seed": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Give the circuit as a node, in a figure where there is a caption."""
        if self.arguments:
            if self.content:
                raise self.error("a circuit is the argument or the content, not both")
            _, name = self.env.relfn2path(self.arguments[0])
            path = localized(Path(name), self.config.language)
            self.env.note_dependency(str(path))
            try:
                text, file, line = path.read_text(encoding="utf-8"), str(path), 1
            except OSError as error:
                raise self.error(f"cannot read {self.arguments[0]}: {error.strerror}") from error
        else:
            # The file that an include brought in, where one did.
            file = self.get_source_info()[0]
            text = "\n".join(self.content) + "\n"
            # MyST counts the lines of options wrongly.
            line = line_of(text, read(file), self.content_offset + 1)
        options: dict[str, Any] = dict(self.options)
        if "page" in options:
            options["view"] = "page"
        if "label" in options:
            options.setdefault("name", options["label"])
            # Where docutils looks for the name.
            self.options["name"] = options["name"]
        node = backwire(code=text, file=file, line=line, options=options, classes=options.get("class", []))
        self.set_source_info(node)
        if "caption" not in options:
            self.add_name(node)
            return [node]
        figure = nodes.figure("", node, classes=options.get("figclass", []), align=options.get("align", "default"))
        self.set_source_info(figure)
        words, messages = self.parse_inline(options["caption"], lineno=self.lineno)
        caption = nodes.caption(options["caption"], "", *words)
        self.set_source_info(caption)
        figure += caption
        self.add_name(figure)
        return [figure, *messages]


class Draw(SphinxPostTransform):
    """Puts an image of a kind that the builder takes in place of each circuit: no builder needs to know of us."""

    default_priority = 5

    def run(self, **_: Any) -> None:
        """Draw all circuits of a document."""
        for node in list(self.document.findall(backwire)):
            try:
                node.parent.replace(node, self.shown(node))
            except FigureError as error:
                for fault in error.faults:
                    place = f"{fault.file}:{fault.line}" if fault.file and fault.line else node
                    log.warning("%s", fault.message, location=place, type="backwire", subtype="circuit")
                node.parent.remove(node)

    def shown(self, node: backwire) -> list[nodes.Node]:
        """Give what stands in a circuit's place."""
        options = {name: value for name, value in node["options"].items() if isinstance(value, str)}
        figure = Figure(node["code"], node["file"], node["line"], options)
        builder = self.app.builder
        cache = cache_folder()
        if figure.view in ("page", "quiz") and builder.format == "html" and builder.name != "epub":
            return [nodes.raw("", figure.frame(cache), format="html", ids=node["ids"])]
        takes = [form for kind, form in FORMS.items() if kind in builder.supported_image_types]
        # LaTeX takes SVG only through a converter.
        form = next((form for form in takes if form != "svg" or builder.format != "latex"), None)
        if form is None:
            alt = options.get("alt") or figure.draw("svg", cache)[0].alt
            return [nodes.Text(f"[{alt}]")]
        if figure.view == "animated" and form == "svg":
            return [self.image(node, drawn) for drawn in figure.draw("animated", cache)]
        if figure.view == "steps" and form == "pdf":
            form = "png"
        steps = figure.view == "steps" or "steps" in options
        return [self.image(node, drawn) for drawn in figure.draw(form, cache, every_step=steps)]

    def image(self, node: backwire, drawn: Drawn) -> nodes.image:
        """Make an image of a file."""
        options = node["options"]
        path = str(drawn.path)
        image = nodes.image("", uri=path, alt=options.get("alt") or drawn.alt, candidates={"*": path})
        image["classes"] = ["backwire", *node["classes"]]
        image["ids"] = node["ids"]
        if "width" in options:
            image["width"] = options["width"]
        if "align" in options and not isinstance(node.parent, nodes.figure):
            image["align"] = options["align"]
        image.source, image.line = node.source, node.line
        self.env.images.add_file(self.env.docname, path)
        return image


def read(path: str) -> str:
    """Read a document; what is not a file is read as empty."""
    return Path(path).read_text(encoding="utf-8-sig", errors="replace") if Path(path).is_file() else ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known to Sphinx."""
    app.add_node(backwire)
    app.add_directive("backwire", BackwireDirective)
    app.add_post_transform(Draw)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
