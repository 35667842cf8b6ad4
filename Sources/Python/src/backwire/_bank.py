"""Banks of questions as Backwire writes them for Moodle, read again for systems that take another form."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ._command import BackwireError

# Before the categories that a person sees.
ROOT = ["$course$", "top", "Backwire"]


@dataclass(frozen=True)
class Picture:
    """A picture in a question: its bytes, and its words for those who do not see it."""

    svg: bytes
    alt: str

    @property
    def name(self) -> str:
        """The name of its file, which questions with the same picture share."""
        return hashlib.sha256(self.svg).hexdigest()[:16] + ".svg"


@dataclass(frozen=True)
class Answer:
    """An answer that is foreseen: right, or one that a known mistake gives."""

    text: str
    is_right: bool
    feedback: str
    #: How far a number may be from it; None for an answer to choose.
    tolerance: float | None

    @property
    def number(self) -> float:
        """The answer as a number."""
        return float(self.text)


@dataclass(frozen=True)
class Question:
    """A question for a number, or one with answers to choose from, of which one is right."""

    name: str
    #: From the circuit's title on.
    category: tuple[str, ...]
    #: Paragraphs and pictures, in their order.
    prompt: list[str | Picture]
    answers: list[Answer] = field(default_factory=list)

    @property
    def asks_for_number(self) -> bool:
        """Whether a number is to be typed."""
        return self.answers[0].tolerance is not None

    @property
    def pictures(self) -> list[Picture]:
        """The pictures that the prompt shows."""
        return [part for part in self.prompt if isinstance(part, Picture)]


def questions(bank: bytes) -> Iterator[Question]:
    """Read the questions of a bank, one at a time.

    :param bank: what ``backwire render -f moodle`` or ``backwire merge`` wrote.
    :raises BackwireError: where it is something else.
    """
    category: tuple[str, ...] = ()
    try:
        # The bank is Backwire's own, and the parser resolves nothing outside it.
        for _, element in ET.iterparse(io.BytesIO(bank)):  # noqa: S314
            if element.tag != "question":
                continue
            if element.get("type") == "category":
                category = names(element.findtext("category/text", ""))
            else:
                yield question(element, category)
            element.clear()
    except (ET.ParseError, LookupError, ValueError) as error:
        raise BackwireError(f"this is no bank of questions that Backwire wrote for Moodle: {error}", 65) from error


def names(path: str) -> tuple[str, ...]:
    """Divide a path of categories into their names. Two slashes are one in a name."""
    parts = [part.replace("//", "/") for part in re.split(r"(?<!/)/(?!/)", path)]
    return tuple(parts[len(ROOT) :] if parts[: len(ROOT)] == ROOT else parts)


def question(element: ET.Element, category: tuple[str, ...]) -> Question:
    """Read one question."""
    files = {file.get("name", ""): base64.b64decode(file.text or "") for file in element.iter("file")}
    prompt = Paragraphs(files)
    prompt.feed(element.findtext("questiontext/text", ""))
    found = Question(element.findtext("name/text", ""), category, prompt.parts)
    for answer in element.findall("answer"):
        tolerance = answer.findtext("tolerance")
        found.answers.append(
            Answer(
                text=plain(answer.findtext("text", "")),
                is_right=answer.get("fraction") == "100",
                feedback=plain(answer.findtext("feedback/text", "")),
                tolerance=None if tolerance is None else float(tolerance),
            )
        )
    if not any(answer.is_right for answer in found.answers):
        raise ValueError(f"'{found.name}' has no right answer")
    return found


def plain(html: str) -> str:
    """Give the words of a paragraph."""
    paragraphs = Paragraphs({})
    paragraphs.feed(html if html.startswith("<p>") else f"<p>{html}</p>")
    return " ".join(part for part in paragraphs.parts if isinstance(part, str))


class Paragraphs(HTMLParser):
    """The paragraphs and the pictures of a question's HTML."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Begin with the files that are kept in the question."""
        super().__init__(convert_charrefs=True)
        self.files = files
        self.parts: list[str | Picture] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take a picture."""
        if tag == "img":
            values = dict(attributes)
            file = (values.get("src") or "").removeprefix("@@PLUGINFILE@@/")
            self.parts.append(Picture(self.files[file], values.get("alt") or ""))

    def handle_data(self, text: str) -> None:
        """Take words."""
        self.text += text

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph."""
        if tag == "p" and self.text:
            self.parts.append(self.text)
        if tag == "p":
            self.text = ""
