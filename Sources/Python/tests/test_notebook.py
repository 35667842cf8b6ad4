"""A notebook that uses the package, run without a screen and looked at in a browser."""

import nbclient
import nbconvert
import nbformat
import pytest

CELLS = [
    "%load_ext backwire\nimport backwire\nz = -4",
    'w = backwire.walk("q = x + y\\nf = q * z", x=-2, y=5, z=z)\nw',
    'w.step("q")',
    "w.quiz()",
    "%%backwire z slope=z -o v\nf = slope * z",
    "v.gradients['z']",
]


def run(cells, **options):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", **options).execute()
    return notebook


@pytest.fixture(scope="module")
def notebook():
    return run(CELLS)


def data(notebook, cell):
    return notebook.cells[cell].outputs[0]["data"]


def test_a_walkthrough_is_shown_as_a_page_in_a_sandbox_and_as_pictures(notebook):
    shown = data(notebook, 1)
    assert sorted(shown) == ["application/pdf", "image/svg+xml", "text/html", "text/plain"]
    assert 'sandbox="allow-scripts" title="f = q × z"' in shown["text/html"]
    assert "frame 4 of 4" in shown["image/svg+xml"]
    assert data(notebook, 2)["image/svg+xml"].count("frame 3 of 4") == 1
    assert "allow-downloads" in data(notebook, 3)["text/html"]


def test_a_cell_is_a_circuit_that_reads_the_notebook_s_variables(notebook):
    assert data(notebook, 4)["text/plain"] == "f = 16.0\n∂f/∂slope = -4\n∂f/∂z = -4"
    assert data(notebook, 5)["text/plain"] == "-4.0"


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("%%backwire\nx = 2\nf = x * y", "circuit:2:9: error: there is no wire named 'y'"),
        ("%%backwire nowhere\nf = nowhere", "there is no variable 'nowhere' in this notebook"),
    ],
)
def test_a_faulty_cell_fails_and_shows_just_what_is_wrong_in_it(cell, message):
    notebook = run(["%load_ext backwire", cell], allow_errors=True)
    error = notebook.cells[1].outputs[0]
    assert error["ename"] == "BackwireError"
    assert error["traceback"][0] == message
    assert not any("site-packages" in line or "_walk.py" in line for line in error["traceback"])


def test_the_page_that_nbconvert_makes_shows_every_picture(notebook, tmp_path, look):
    page = tmp_path / "notebook.html"
    page.write_text(nbconvert.HTMLExporter().from_notebook_node(notebook)[0])
    seen = look(page, (1280, 2600))
    # Values and gradients have colours that nothing else has. In a frame that stayed empty there are none.
    assert seen.count("#b34700") > 50
    assert seen.count("#0072b2") > 200


def test_latex_takes_the_pdf(notebook):
    text, resources = nbconvert.LatexExporter().from_notebook_node(notebook)
    pictures = {name: bytes_ for name, bytes_ in resources["outputs"].items() if name.endswith(".pdf")}
    assert len(pictures) == 3
    assert all(picture.startswith(b"%PDF") for picture in pictures.values())
    assert text.count("\\includegraphics") >= 3 or text.count("\\adjustimage") >= 3
