"""Slides of PowerPoint's own shapes."""

import subprocess
import sys
import zipfile

import pytest
from conftest import Picture
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

import backwire

PRODUCT = "x = -2\ny = 5\nz = -4\nq = x + y\nf = q * z"
ATTENTION = (
    "K = [[1, 0], [0, 2]]\nq = [1, -1]\nV = [[1, 2], [3, 4]]\na = softmax(K @ q)\ny = a @ V\nf = sum(y) + sum(a)"
)
NAMES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


@pytest.fixture(scope="module", params=[PRODUCT, ATTENTION], ids=["product", "attention"])
def slides(request, tmp_path_factory):
    walk = backwire.walk(request.param)
    file = tmp_path_factory.mktemp("slides") / "f.pptx"
    walk.to_pptx(file)
    return walk, Presentation(str(file)), file


def named(slide, name):
    return next(shape for shape in slide.shapes if shape.name == f"!!{name}")


def glued(shape):
    """The ids of the shapes that a connector is fastened to, from its start to its end."""
    return [int(end.get("id")) for end in shape._element.nvCxnSpPr.cNvCxnSpPr.iterchildren()]


def test_each_step_is_a_slide_whose_notes_tell_it(slides):
    walk, presentation, _ = slides
    assert len(presentation.slides) == len(walk.steps)
    for slide, step in zip(presentation.slides, walk.steps):
        assert slide.notes_slide.notes_text_frame.text.startswith(step.caption)
    assert presentation.core_properties.title == walk.title


def test_every_shape_has_a_name_of_its_own_by_which_morph_pairs_it(slides):
    _, presentation, _ = slides
    for slide in presentation.slides:
        names = [shape.name for shape in slide.shapes]
        assert all(name.startswith("!!") for name in names)
        assert len(set(names)) == len(names)


def test_wires_are_connectors_that_are_fastened_to_their_nodes(slides):
    _, presentation, _ = slides
    for slide in presentation.slides:
        ids = {shape.shape_id: shape for shape in slide.shapes}
        wires = [shape for shape in slide.shapes if shape.name.startswith("!!wire ")]
        for wire in wires:
            assert wire.shape_type == MSO_SHAPE_TYPE.LINE
            ends = [ids[number].name for number in glued(wire)]
            assert len(ends) == 2
            assert all(end.startswith(("!!node ", "!!splitter ", "!!end ")) for end in ends), ends


def test_what_is_no_wire_is_no_connector(slides):
    _, presentation, _ = slides
    connectors = [shape for slide in presentation.slides for shape in slide.shapes if "cxnSp" in shape._element.tag]
    assert all(shape.name.startswith(("!!wire ", "!!line ")) for shape in connectors)


def test_both_wires_of_a_square_end_at_their_own_neighbour(tmp_path):
    backwire.walk("f = x * x", x=3).to_pptx(tmp_path / "f.pptx", steps="2")
    (slide,) = Presentation(str(tmp_path / "f.pptx")).slides
    ends = [glued(shape) for shape in slide.shapes if shape.name.startswith("!!wire ") and shape.name != "!!wire f"]
    assert len(ends) == 2
    assert ends[0][0] == ends[1][0]
    assert ends[0][1] != ends[1][1]


def test_libreoffice_draws_the_node_at_work_and_its_wires(tmp_path):
    backwire.walk(PRODUCT).to_pptx(tmp_path / "f.pptx")
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    subprocess.run([*command, "--convert-to", "pdf", "f.pptx"], cwd=tmp_path, capture_output=True, check=True)
    pages = ["pdftoppm", "-scale-to-x", "1280", "-scale-to-y", "720", "-png", "f.pdf", "slide"]
    subprocess.run(pages, cwd=tmp_path, check=True)
    seen = [Picture(Image.open(tmp_path / f"slide-{number}.png").convert("RGB")) for number in range(1, 6)]
    # Nothing is at work before the seed; then the product and the sum are, each with three wires lit up.
    assert [picture.count("#ffe8c2") > 4000 for picture in seen] == [False, False, True, True, False]
    assert [picture.count("#b34700") > 6000 for picture in seen] == [False, False, True, True, False]


def test_the_wire_from_the_sum_to_the_product_joins_both_on_either_slide():
    walk = backwire.walk(PRODUCT)
    scenes = walk.scene(steps="2,3")
    assert [frame["node"] for frame in scenes["frames"]] == ["f", "q"]
    for frame in scenes["frames"]:
        wire = next(item for item in frame["items"] if item["id"] == "wire q")
        assert {wire["from"], wire["to"]} == {"node f", "node q"}


def test_a_slide_has_a_title_and_says_what_its_pictures_show(tmp_path):
    backwire.walk(PRODUCT).to_pptx(tmp_path / "f.pptx", steps="3")
    (slide,) = Presentation(str(tmp_path / "f.pptx")).slides
    assert slide.shapes.title.text_frame.text == "q = x + y"
    described = {shape.name: shape._element._nvXxPr.cNvPr.get("descr") for shape in slide.shapes}
    assert described["!!node q"] == "function node q = x + y"
    assert described["!!wire x"] == "wire x, value −2, gradient −4"
    # What is an ornament says so.
    rule = named(slide, "rule")._element._nvXxPr.cNvPr
    assert b'decorative" val="1"' in etree.tostring(rule).replace(b" xmlns:", b" ")
    assert not rule.get("descr")


def test_colours_are_the_theme_s_and_the_canvas_is_the_one_asked_for(tmp_path):
    backwire.walk(PRODUCT).to_pptx(tmp_path / "f.pptx", theme="dark", canvas="4:3")
    presentation = Presentation(str(tmp_path / "f.pptx"))
    assert presentation.slide_width * 3 == presentation.slide_height * 4
    slide = presentation.slides[3]
    assert str(slide.background.fill.fore_color.rgb) == "15181C"
    assert str(named(slide, "node q").line.color.rgb) == "FFAB70"


@pytest.mark.parametrize("morph", [True, False])
def test_slides_morph_unless_they_are_not_to(tmp_path, morph):
    backwire.walk(PRODUCT).to_pptx(tmp_path / "f.pptx", morph=morph)
    with zipfile.ZipFile(tmp_path / "f.pptx") as archive:
        slide = archive.read("ppt/slides/slide2.xml")
    assert (b"p159:morph" in slide) == morph


def test_equal_walkthroughs_make_equal_slides(tmp_path):
    for name in ("one", "two"):
        backwire.walk(PRODUCT).to_pptx(tmp_path / f"{name}.pptx")
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_without_python_pptx_the_error_says_what_to_install():
    script = "import sys, backwire; sys.modules['pptx'] = None; backwire.walk('f = x', x=1).to_pptx('f.pptx')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr.endswith("BackwireError: slides need python-pptx: pip install 'backwire[pptx]'\n")
