"""Figures of documents, apart from any document."""

import pytest

from backwire._figure import Figure, FigureError, aligned, faults, localized
from backwire._places import line_of


def test_a_line_is_found_whatever_a_block_is_indented_by():
    document = "one\n\n> - ```\n>   x = 1\n>   f = x\n"
    assert line_of("x = 1\nf = x\n", document) == 4
    assert line_of("f = y", document) == 1
    assert line_of("\nx = 1", "```\n\nx = 1") == 2


def test_options_that_are_none_are_told(tmp_path):
    with pytest.raises(FigureError) as caught:
        _ = Figure("x = 1", "course.md", 12, {"view": "sideways"}).view
    expected = "course.md:12: there is no view 'sideways'; the views are final, steps, page, quiz, animated"
    assert str(caught.value) == expected
    with pytest.raises(FigureError) as caught:
        Figure("x = 1\nf = x * x", "course.md", 12, {"step": "9"}).draw("svg", tmp_path)
    assert str(caught.value) == "course.md:12: there is no step 9; this walkthrough has the steps 0 to 4"


def test_without_the_program_a_figure_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("BACKWIRE", str(tmp_path / "gone"))
    with pytest.raises(FigureError, match=r"gone cannot be run: No such file or directory$"):
        Figure("x = 1\nf = x", "course.md", 12).draw("svg", tmp_path)


def test_what_is_no_json_is_told_as_it_is():
    assert [fault.text for fault in faults("Killed\n")] == ["Killed"]
    assert aligned(None) is None


def test_a_circuit_in_the_document_s_language(tmp_path):
    for name in ("p.circuit", "p.de.circuit"):
        (tmp_path / name).touch()
    assert localized(tmp_path / "p.circuit", "de_AT").name == "p.de.circuit"
    assert localized(tmp_path / "p.circuit", "fr").name == "p.circuit"
    assert localized(tmp_path / "p.circuit", None).name == "p.circuit"
