"""QTI 1.2 (IMS Question and Test Interoperability, 2002) with what Canvas adds to it, for its classic quizzes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import escape

from ._bank import Answer, Picture, Question
from ._xml import document, element

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
QUIZ = "quiz/quiz.xml"
SETTINGS = "quiz/assessment_meta.xml"


def files(sections: list[tuple[tuple[str, ...], list[Question]]]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a package: the manifest, the quiz and what Canvas wants to know of it, and the pictures."""
    every = [question for _, questions in sections for question in questions]
    pictures = {picture.name: picture for question in every for picture in question.pictures}
    yield "imsmanifest.xml", document(manifest(sorted(pictures)))
    yield QUIZ, document(quiz(sections))
    # Of variants each student gets one.
    points = sum(1 if len(path) > 1 else len(questions) for path, questions in sections)
    yield SETTINGS, document(settings(sections[0][0][0], points))
    for name, picture in sorted(pictures.items()):
        yield f"pictures/{name}", picture.svg


def quiz(sections: list[tuple[tuple[str, ...], list[Question]]]) -> ET.Element:
    """Write all questions; those of variants are a group, of which Canvas picks one."""
    root = element("section", ident="root_section")
    number = 0
    for place, (path, questions) in enumerate(sections, 1):
        written = []
        for question in questions:
            number += 1
            written.append(item(question, f"question-{number}"))
        if len(path) > 1:
            points = element("selection_extension", element("points_per_item", "1"))
            selection = element("selection", element("selection_number", "1"), points)
            order = element("selection_ordering", selection)
            root.append(element("section", order, *written, ident=f"group-{place}", title=path[-1]))
        else:
            root.extend(written)
    assessment = element("assessment", root, ident="quiz", title=sections[0][0][0])
    return element("questestinterop", assessment, xmlns=QTI)


def item(question: Question, identifier: str) -> ET.Element:
    """Write a question. Canvas knows no feedback on a wrong number: all diagnoses are said where none is right."""
    foreseen = {f"{identifier}-{number}": answer for number, answer in enumerate(question.answers, 1)}
    if question.asks_for_number:
        kind, presentation = "numerical_question", typed()
        processing, feedback = typing(foreseen), said_of_all(foreseen)
    else:
        kind, presentation = "multiple_choice_question", chosen(foreseen)
        processing, feedback = choosing(foreseen), said_of_each(foreseen)
    return element(
        "item",
        element("itemmetadata", element("qtimetadata", fact("question_type", kind), fact("points_possible", "1"))),
        element("presentation", material(prompt(question)), presentation),
        element("resprocessing", outcomes(), *processing),
        *feedback,
        ident=identifier,
        title=question.name,
    )


def prompt(question: Question) -> str:
    """Write the question as HTML, with pictures where Canvas puts the files of a package."""
    return "".join(
        f'<p><img src="$IMS-CC-FILEBASE$/pictures/{part.name}" alt="{escape(part.alt)}"></p>'
        if isinstance(part, Picture)
        else f"<p>{escape(part)}</p>"
        for part in question.prompt
    )


def typed() -> ET.Element:
    """Write the place for a number."""
    place = element("render_fib", element("response_label", ident="answer1"), fibtype="Decimal")
    return element("response_str", place, ident="response1", rcardinality="Single")


def typing(foreseen: dict[str, Answer]) -> Iterator[ET.Element]:
    """Accept what is near enough to a right number."""
    for answer in foreseen.values():
        if answer.is_right:
            margin = answer.tolerance or 0
            low, high = repr(answer.number - margin), repr(answer.number + margin)
            near = element("and", compared("vargte", low), compared("varlte", high))
            known = element("conditionvar", element("or", compared("varequal", answer.text), near))
            yield element("respcondition", known, full(), said("correct_fb"), continue_="No")
    any_other = element("conditionvar", element("other"))
    yield element("respcondition", any_other, said("general_incorrect_fb"), continue_="Yes")


def said_of_all(foreseen: dict[str, Answer]) -> Iterator[ET.Element]:
    """Write what is said of the right number, and of those that are known to be given in its place."""
    right = next(answer.feedback for answer in foreseen.values() if answer.is_right)
    yield itemfeedback("correct_fb", f"<p>{escape(right)}</p>")
    wrong = [f"<li>{escape(f'{a.text}: {a.feedback}')}</li>" for a in foreseen.values() if not a.is_right]
    if wrong:
        yield itemfeedback("general_incorrect_fb", f"<ul>{''.join(wrong)}</ul>")


def chosen(foreseen: dict[str, Answer]) -> ET.Element:
    """Write the answers to choose from."""
    labels = [
        element("response_label", material(f"<p>{escape(answer.text)}</p>"), ident=name)
        for name, answer in foreseen.items()
    ]
    return element("response_lid", element("render_choice", *labels), ident="response1", rcardinality="Single")


def choosing(foreseen: dict[str, Answer]) -> Iterator[ET.Element]:
    """Say something of each answer, and accept the right one."""
    for name in foreseen:
        known = element("conditionvar", compared("varequal", name))
        yield element("respcondition", known, said(f"{name}_fb"), continue_="Yes")
    right = next(name for name, answer in foreseen.items() if answer.is_right)
    known = element("conditionvar", compared("varequal", right))
    yield element("respcondition", known, full(), continue_="No")


def said_of_each(foreseen: dict[str, Answer]) -> Iterator[ET.Element]:
    """Write what is said of each answer."""
    for name, answer in foreseen.items():
        yield itemfeedback(f"{name}_fb", f"<p>{escape(answer.feedback)}</p>")


def outcomes() -> ET.Element:
    """Declare the score."""
    score = element("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    return element("outcomes", score)


def compared(how: str, value: str) -> ET.Element:
    """Compare what was answered with a value."""
    return element(how, value, respident="response1")


def full() -> ET.Element:
    """Give all points."""
    return element("setvar", "100", action="Set", varname="SCORE")


def said(name: str) -> ET.Element:
    """Show a feedback."""
    return element("displayfeedback", feedbacktype="Response", linkrefid=name)


def itemfeedback(name: str, html: str) -> ET.Element:
    """Write a feedback."""
    return element("itemfeedback", element("flow_mat", material(html)), ident=name)


def material(html: str) -> ET.Element:
    """Write a text with markup."""
    return element("material", element("mattext", html, texttype="text/html"))


def fact(label: str, entry: str) -> ET.Element:
    """Write what Canvas wants to know of a question."""
    return element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))


def settings(title: str, points: int) -> ET.Element:
    """Write what Canvas wants to know of the quiz."""
    return element(
        "quiz",
        element("title", title),
        element("shuffle_answers", "true"),
        element("quiz_type", "assignment"),
        element("points_possible", str(points)),
        identifier="quiz",
        xmlns=CANVAS,
    )


def manifest(pictures: list[str]) -> ET.Element:
    """Write the list of all files."""
    resources = [
        element(
            "resource", element("file", href=QUIZ), element("dependency", identifierref="settings"),
            identifier="quiz", type="imsqti_xmlv1p2",
        ),
        resource("settings", "associatedcontent/imscc_xmlv1p1/learning-application-resource", SETTINGS),
        *[resource(f"picture-{name[:-4]}", "webcontent", f"pictures/{name}") for name in pictures],
    ]  # fmt: skip
    metadata = element("metadata", element("schema", "IMS Content"), element("schemaversion", "1.1.3"))
    listed = element("resources", *resources)
    return element("manifest", metadata, element("organizations"), listed, xmlns=PACKAGE, identifier="backwire")


def resource(identifier: str, kind: str, path: str) -> ET.Element:
    """Write one entry of the manifest."""
    return element("resource", element("file", href=path), identifier=identifier, type=kind, href=path)
