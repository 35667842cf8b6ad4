"""MkDocs: ```` ```backwire ```` fences as figures. ``plugins: [search, backwire]`` in ``mkdocs.yml``.

Options stand in the fence's head: ```` ```backwire step=q caption="The sum hands its gradient on" ````.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ._display import inline
from ._figure import COMMAND_OPTIONS, Figure, FigureError, cache_folder, figure_html, localized
from ._places import line_of

OPTIONS = {*COMMAND_OPTIONS, "alt", "align", "caption", "class", "file", "final", "label", "name", "page", "step"}
OPTIONS |= {"view", "width"}


log = get_plugin_logger("backwire")

FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*(.*)")
HEAD = re.compile(r"""backwire(\s+[\w-]+(=("[^"]*"|'[^']*'))?)*\s*""")


def misread(text: str) -> list[int]:
    """Find fences that superfences leaves as they are, because an option has no quotes; by their lines, from 1."""
    found, end = [], ""
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if end:
            end = "" if fence and fence[1].startswith(end) and not fence[2] else end
        elif fence:
            end = fence[1]
            if fence[2].startswith("backwire") and not HEAD.fullmatch(fence[2]):
                found.append(number)
    return found


class BackwirePlugin(BasePlugin):
    """Draws the circuits of each page; a circuit with errors ends the build with its page and line."""

    def __init__(self) -> None:
        """Begin without a page."""
        self.page: Page | None = None
        self.markdown = ""
        self.language: str | None = None
        self.errors: list[FigureError] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have superfences call us."""
        extension = "pymdownx.superfences"
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
        settings = config.mdx_configs.setdefault(extension, {})
        fence = {"name": "backwire", "class": "backwire", "format": self.fence, "validator": self.validate}
        settings["custom_fences"] = [*settings.get("custom_fences", []), fence]
        self.language = config.theme.get("language")
        return config

    def on_page_markdown(self, text: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Remember which page is at work."""
        self.page, self.errors = page, []
        # Line numbers are those of the file, front matter and all.
        path = page.file.abs_src_path
        self.markdown = Path(path).read_text(encoding="utf-8-sig") if path else text
        for line in misread(self.markdown):
            log.warning('%s:%d: this fence is no figure: quote its options, step="q"', page.file.src_uri, line)

    def on_page_content(self, content: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """End the build where a circuit of the page has errors."""
        if self.errors:
            raise PluginError("\n".join(str(error) for error in self.errors))

    def validate(
        self, language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Any
    ) -> bool:
        """Take the options that we know; the others are left to the page."""
        for name, value in inputs.items():
            # An option without a value is its own name: final.
            (options if name in OPTIONS else attrs)[name] = value
        return True

    def fence(
        self,
        source: str,
        language: str,
        css_class: str,
        options: dict[str, str],
        md: markdown.Markdown,
        classes: list[str] | None = None,
        id_value: str = "",
        attrs: dict[str, str] | None = None,
        **_: Any,
    ) -> str:
        """Give the figure as HTML."""
        assert self.page is not None  # noqa: S101 - a fence stands on a page.
        given = dict(options)
        if classes:
            given.setdefault("class", " ".join(classes))
        if id_value:
            given.setdefault("label", id_value)
        if "page" in given:
            given["view"] = "page"
        try:
            return self.shown(self.figure(source, given), given)
        except FigureError as error:
            # superfences would swallow it.
            self.errors.append(error)
            return ""

    def figure(self, source: str, options: dict[str, str]) -> Figure:
        """Read the circuit from the fence or from the file that it names."""
        page = self.page
        assert page is not None  # noqa: S101
        document = page.file.src_uri
        line = line_of(source, self.markdown)
        if "file" not in options:
            return Figure(source + "\n", document, line, options)
        path = localized(Path(page.file.abs_src_path or "").parent / options["file"], self.language)
        try:
            return Figure(path.read_text(encoding="utf-8"), str(path), 1, options)
        except OSError as error:
            raise Figure("", document, line).fault(f"cannot read {options['file']}: {error.strerror}") from error

    def shown(self, figure: Figure, options: dict[str, str]) -> str:
        """Draw the figure as HTML: the pictures themselves, which follow the page into the dark."""
        cache = cache_folder()
        if figure.view in ("page", "quiz"):
            content = figure.frame(cache)
            # Themes make figures as narrow as what is in them, and a frame has no width of its own.
            options = {"width": "100%", **options}
        else:
            options = {"theme": "auto", **options}
            figure = Figure(figure.text, figure.file, figure.line, options)
            form = "animated" if figure.view == "animated" else "svg"
            drawn = figure.draw(form, cache, every_step=figure.view == "steps")
            content = "".join(inline(picture.path.read_text(encoding="utf-8"), "width" in options) for picture in drawn)
            alt = options.get("alt")
            if alt:
                content = f'<div role="img" aria-label="{html.escape(alt)}">{content}</div>'
        caption = (
            markdown.markdown(options["caption"]).removeprefix("<p>").removesuffix("</p>")
            if options.get("caption")
            else ""
        )
        return figure_html(content, caption, options)
