"""QTI 2.1 (IMS Question and Test Interoperability, 31 August 2012): items, a test that draws from them, a manifest."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import count

from ._bank import Answer, Picture, Question
from ._xml import document, element

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"

#: A question with the identifier of its item.
Identified = tuple[str, Question]


def files(sections: list[tuple[tuple[str, ...], list[Question]]]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a package: the manifest first, then the test, the items and the pictures."""
    number = count(1)
    named = [(path, [(f"question-{next(number)}", each) for each in questions]) for path, questions in sections]
    items = [each for _, questions in named for each in questions]
    pictures = {picture.name: picture for _, question in items for picture in question.pictures}
    yield "imsmanifest.xml", document(manifest(items))
    yield "test.xml", document(test(named))
    for name, question in items:
        yield f"items/{name}.xml", document(item(question, name))
    for name, picture in sorted(pictures.items()):
        yield f"pictures/{name}", picture.svg


def item(question: Question, identifier: str) -> ET.Element:
    """Write an item, whose feedback on a wrong answer is the diagnosis."""
    foreseen = {f"answer-{number}": answer for number, answer in enumerate(question.answers, 1)}
    is_number = question.asks_for_number
    return element(
        "assessmentItem",
        declaration(foreseen, is_number),
        outcome("SCORE", "float", element("defaultValue", element("value", "0"))),
        outcome("MAXSCORE", "float", element("defaultValue", element("value", "1"))),
        outcome("FEEDBACK", "identifier"),
        element("itemBody", *body(question), field() if is_number else choice(foreseen)),
        element("responseProcessing", processing(foreseen, is_number)),
        *[feedback(name, answer) for name, answer in foreseen.items() if answer.feedback],
        xmlns=QTI,
        identifier=identifier,
        title=question.name,
        adaptive="false",
        timeDependent="false",
    )


def body(question: Question) -> Iterator[ET.Element]:
    """Write the paragraphs and the pictures before the place to answer."""
    for part in question.prompt:
        if isinstance(part, Picture):
            yield element("p", element("img", src=f"../pictures/{part.name}", alt=part.alt))
        else:
            yield element("p", part)


def field() -> ET.Element:
    """Write the place for a number."""
    return element("p", element("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12"))


def choice(foreseen: dict[str, Answer]) -> ET.Element:
    """Write the answers to choose from."""
    answers = [element("simpleChoice", answer.text, identifier=name) for name, answer in foreseen.items()]
    return element("choiceInteraction", *answers, responseIdentifier="RESPONSE", shuffle="true", maxChoices="1")


def declaration(foreseen: dict[str, Answer], is_number: bool) -> ET.Element:
    """Say what is answered with, and what is right."""
    name, right = next((name, answer) for name, answer in foreseen.items() if answer.is_right)
    correct = element("correctResponse", element("value", right.text if is_number else name))
    kind = "float" if is_number else "identifier"
    return element("responseDeclaration", correct, identifier="RESPONSE", cardinality="single", baseType=kind)


def outcome(identifier: str, kind: str, content: ET.Element | None = None) -> ET.Element:
    """Declare what comes of an answer."""
    return element("outcomeDeclaration", content, identifier=identifier, cardinality="single", baseType=kind)


def processing(foreseen: dict[str, Answer], is_number: bool) -> ET.Element:
    """Compare what was answered with what is foreseen, one after the other; the first that fits is taken."""
    condition = element("responseCondition")
    for name, answer in foreseen.items():
        variable = element("variable", identifier="RESPONSE")
        if is_number:
            known = element("baseValue", answer.text, baseType="float")
            margin = repr(answer.tolerance)
            test = element("equal", variable, known, toleranceMode="absolute", tolerance=f"{margin} {margin}")
        else:
            test = element("match", variable, element("baseValue", name, baseType="identifier"))
        condition.append(
            element(
                "responseElseIf" if len(condition) else "responseIf",
                test,
                result("SCORE", "float", "1" if answer.is_right else "0"),
                result("FEEDBACK", "identifier", name),
            )
        )
    return condition


def result(identifier: str, kind: str, value: str) -> ET.Element:
    """Set what comes of an answer."""
    return element("setOutcomeValue", element("baseValue", value, baseType=kind), identifier=identifier)


def feedback(name: str, answer: Answer) -> ET.Element:
    """Write what is said of an answer."""
    return element(
        "modalFeedback", element("p", answer.feedback), outcomeIdentifier="FEEDBACK", identifier=name, showHide="show"
    )


def test(sections: list[tuple[tuple[str, ...], list[Identified]]]) -> ET.Element:
    """Write the test: of the variants of a question each student gets one."""
    written = []
    for number, (path, questions) in enumerate(sections, 1):
        references = [
            element("assessmentItemRef", identifier=f"{name}-asked", href=f"items/{name}.xml") for name, _ in questions
        ]
        # The variants of a question have a category of their own, below that of the circuit.
        draw = element("selection", select="1") if len(path) > 1 else None
        named = {"identifier": f"section-{number}", "title": path[-1], "visible": "true"}
        written.append(element("assessmentSection", draw, *references, **named))
    part = element("testPart", *written, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    return element("assessmentTest", part, xmlns=QTI, identifier="test", title=sections[0][0][0])


def manifest(items: list[Identified]) -> ET.Element:
    """Write the list of all files."""
    metadata = element("metadata", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0"))
    needed = [element("dependency", identifierref=name) for name, _ in items]
    resources = [resource("test", "imsqti_test_xmlv2p1", ["test.xml"], needed)]
    for name, question in items:
        shown = [f"pictures/{picture.name}" for picture in question.pictures]
        resources.append(resource(name, "imsqti_item_xmlv2p1", [f"items/{name}.xml", *shown], []))
    return element(
        "manifest", metadata, element("organizations"), element("resources", *resources),
        xmlns=PACKAGE, identifier="backwire",
    )  # fmt: skip


def resource(identifier: str, kind: str, paths: list[str], needed: list[ET.Element]) -> ET.Element:
    """Write one entry of the manifest, whose first file is the one that is opened."""
    listed = [element("file", href=path) for path in paths]
    return element("resource", *listed, *needed, identifier=identifier, type=kind, href=paths[0])
