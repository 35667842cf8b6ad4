"""A chapter of a course, built by each of the programs that documents are written for, and looked at."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypandoc
import pytest

from backwire.pandoc import FILTER

COURSE = Path(__file__).parent / "course"
SCRIPTS = Path(sys.executable).parent


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BACKWIRE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{SCRIPTS}:{os.environ['PATH']}")
    return tmp_path / "cache"


@pytest.fixture
def course(tmp_path, request):
    """A copy of the chapter for one reader, with the circuit that it names."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE / request.param, folder)
    for circuit in COURSE.glob("*.circuit"):
        shutil.copy(circuit, folder / ("docs" if request.param == "mkdocs" else ""))
    return folder


def of(reader):
    return pytest.mark.parametrize("course", [reader], indirect=True)


def spoil(page):
    """Make the first circuit of a page faulty."""
    page.write_text(page.read_text().replace("q * z", "q * zz", 1))


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def pandoc(folder, *arguments, program="pandoc"):
    return run(folder, program, "--lua-filter", FILTER, "chapter.md", *arguments)


NEW_PANDOC = pypandoc.get_pandoc_path()


@of("pandoc")
@pytest.mark.parametrize("program", ["pandoc", NEW_PANDOC], ids=["2.17", "new"])
def test_pandoc_makes_a_page(course, look, program):
    done = pandoc(course, "-s", "--self-contained", "-o", "chapter.html", program=program)
    assert done.returncode == 0, done.stderr
    page = (course / "chapter.html").read_text()
    assert page.count("srcdoc=") == 1
    assert re.search(r'alt="The sum at work"', page)
    assert "Results: the <em>product</em> hands on" in page
    assert 'id="fig-product"' in page
    assert "A splitter node" in page
    seen = look(course / "chapter.html", (1280, 3600))
    assert seen.count("#d55e00") > 500 or seen.count("#b34700") > 500


@of("pandoc")
def test_pandoc_makes_a_document_for_each_writer(course):
    # Three figures, five steps, and the results in place of the page. pandoc's slides have no pictures in lists.
    for ending, member, count in [
        ("docx", r"word/media/.*\.png", 9),
        ("pptx", r"ppt/media/.*\.png", 4),
        ("epub", r".*media/.*\.svg", 9),
    ]:
        done = pandoc(course, "-o", f"chapter.{ending}")
        assert done.returncode == 0, done.stderr
        names = zipfile.ZipFile(course / f"chapter.{ending}").namelist()
        assert sum(bool(re.fullmatch(member, name)) for name in names) in (count - 1, count), names
    assert pandoc(course, "-o", "chapter.pdf").returncode == 0
    pages = run(course, "pdftotext", "chapter.pdf", "-").stdout
    assert "Figure 1: Results: the product hands on" in pages
    assert "Backward step 2 of 2" in pages


@of("pandoc")
def test_steps_are_overlays_in_beamer_and_fragments_in_reveal(course):
    tex = pandoc(course, "-t", "beamer").stdout
    assert re.findall(r"\\only<(\d)>", tex) == ["1", "2", "3", "4", "5"]
    assert pandoc(course, "-t", "beamer", "-o", "slides.pdf").returncode == 0
    assert pandoc(course, "-t", "revealjs").stdout.count('class="fragment"') == 5


@of("pandoc")
def test_pandoc_stops_at_a_fault_with_the_document_s_line(course):
    spoil(course / "chapter.md")
    done = pandoc(course, "-o", "chapter.html")
    assert done.returncode == 83
    assert done.stderr == (
        "chapter.md:12:9: error: there is no wire named 'zz'\n  12 | f = q * zz\n     |         ^~ did you mean 'z'?\n"
    )
    assert not (course / "chapter.html").exists()


@of("pandoc")
def test_pandoc_takes_the_circuit_in_the_document_s_language(course):
    text = pandoc(course, "-M", "lang=de", "-t", "html").stdout
    assert "Eine Summe speist ein Produkt" in html.unescape(text)
    missing = course / "chapter.md"
    missing.write_text("```{.backwire file=gone.circuit}\n```\n")
    assert pandoc(course).stderr == "chapter.md:1: error: cannot read gone.circuit: there is no such file\n"
    missing.write_text("```{.backwire view=sideways}\nx = 1\n```\n")
    assert pandoc(course).stderr.startswith("chapter.md:2: error: there is no view 'sideways'; the views are final, ")


@of("pandoc")
def test_a_figure_is_drawn_once(course, cache):
    assert pandoc(course, "-t", "html").returncode == 0
    drawn = {file: file.stat().st_mtime_ns for file in cache.rglob("*.svg")}
    assert pandoc(course, "-t", "html").returncode == 0
    assert {file: file.stat().st_mtime_ns for file in cache.rglob("*.svg")} == drawn


def sphinx(folder, builder, *arguments):
    doctrees = folder.parent / f"doctrees-{builder}"
    return run(
        folder,
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        builder,
        "-d",
        doctrees,
        *arguments,
        ".",
        f"../out/{builder}",
    )


@of("sphinx")
def test_sphinx_makes_pages(course, look):
    done = sphinx(course, "html", "-W", "-j", "2")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    out = course.parent / "out" / "html"
    page = (out / "index.html").read_text()
    assert page.count("srcdoc=") == 1
    assert 'alt="The sum at work"' in page
    assert 'class="align-center backwire wide"' in page
    assert "Results: the <em>product</em> hands on" in page
    assert '<span class="std std-numref">Fig. 1</span>' in page
    assert len(list((out / "_images").glob("backwire-*.svg"))) == 8
    assert look(out / "splitter.html", (1280, 2600)).count("#b34700") > 100


@of("sphinx")
@pytest.mark.parametrize("builder", ["epub", "text", "man", "latex"])
def test_sphinx_makes_books(course, builder):
    done = sphinx(course, builder, "-W")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    out = course.parent / "out" / builder
    if builder == "text":
        text = " ".join((out / "index.txt").read_text().split())
        assert "[The sum at work]" in text
        assert "[The backward pass is done; read off at the inputs: ∂f/∂x = −4, ∂f/∂y = −4 and ∂f/∂z = 3.]" in text
    if builder == "latex":
        assert len(list(out.glob("backwire-*.pdf"))) == 4
        assert len(list(out.glob("backwire-*.png"))) == 5


@of("sphinx")
def test_sphinx_warns_of_a_fault_with_the_document_s_line(course):
    spoil(course / "index.md")
    (course / "splitter.rst").write_text((course / "splitter.rst").read_text().replace("   f = x * x", "   f = x * y"))
    done = sphinx(course, "html", "-W", "--keep-going")
    assert done.returncode == 1
    assert re.sub(r"\S*/", "", done.stderr).splitlines() == [
        "index.md:11: WARNING: there is no wire named 'zz'; did you mean 'z'? [backwire.circuit]",
        "splitter.rst:8: WARNING: there is no wire named 'y' [backwire.circuit]",
        "splitter.rst:14: WARNING: there is no wire named 'y' [backwire.circuit]",
    ]
    done = sphinx(course, "html", "-W", "-E", "-D", "suppress_warnings=backwire")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]


@of("sphinx")
def test_sphinx_takes_the_circuit_in_the_document_s_language(course):
    (course / "index.md").write_text("# Kurs\n\n```{backwire} product.circuit\n```\n\n```{toctree}\nsplitter\n```\n")
    assert sphinx(course, "html", "-W", "-D", "language=de").returncode == 0
    (course / "index.md").write_text("# Kurs\n\n```{backwire} gone.circuit\n```\n\n```{toctree}\nsplitter\n```\n")
    assert "cannot read gone.circuit: No such file or directory" in sphinx(course, "html").stderr


@of("mkdocs")
def test_mkdocs_makes_pages(course, look):
    done = run(course, "mkdocs", "build", "-q", "--strict")
    assert done.returncode == 0, done.stderr
    page = (course / "site" / "index.html").read_text()
    assert page.count("<figure") == 5
    assert page.count("srcdoc=") == 1
    assert 'id="fig-product" class="backwire" style="width:60%"' in page
    assert "<figcaption>Results: the <em>product</em> hands on</figcaption>" in page
    assert 'role="img" aria-label="The sum at work"' in page
    assert 'class="backwire wide align-center"' in page
    seen = look(course / "site" / "index.html", (1280, 3400))
    assert seen.count("#b34700") > 100


@of("mkdocs")
def test_mkdocs_stops_at_a_fault_with_the_document_s_line(course):
    page = course / "docs" / "index.md"
    text = page.read_text()
    spoil(page)
    done = run(course, "mkdocs", "build", "-q")
    assert done.returncode == 1
    assert "index.md:11: there is no wire named 'zz'; did you mean 'z'?" in done.stderr
    page.write_text(text.replace('step="q"', "step=q"))
    done = run(course, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert 'index.md:14: this fence is no figure: quote its options, step="q"' in done.stderr


@of("mystmd")
def test_mystmd_reads_figures(course):
    (course / "backwire-mystmd").symlink_to(SCRIPTS / "backwire-mystmd")
    # The themes are on the network, and come after the content.
    done = run(course, "myst", "build", "--site", "--ci")
    content = json.loads((course / "_build/site/content/index.json").read_text())
    text = json.dumps(content["mdast"], ensure_ascii=False)
    assert text.count('"type": "image"') == 7, done.stdout + done.stderr
    assert '"alt": "The sum at work"' in text
    assert text.count('"kind": "figure", "identifier": "fig-product"') >= 1
    assert len(list((course / "_build/site/public").glob("*.svg"))) == 7
    spoil(course / "index.md")
    done = run(course, "myst", "build", "--site", "--ci")
    assert "index.md:11: there is no wire named 'zz'; did you mean 'z'?" in done.stdout + done.stderr
