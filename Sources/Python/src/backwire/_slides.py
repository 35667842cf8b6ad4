"""Slides whose nodes and wires are PowerPoint's own shapes: they can be moved, and the wires follow."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._command import BackwireError

try:
    from lxml import etree
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.oxml.ns import qn
    from pptx.util import Emu, Pt
except ModuleNotFoundError as missing:
    raise BackwireError("slides need python-pptx: pip install 'backwire[pptx]'", 70) from missing

#: An item of a scene, as scene.schema.json has it.
Item = Mapping[str, Any]
Point = tuple[float, float]

# There are 96 pixels and 72 points to the inch.
EMU_PER_PIXEL = 9525
POINTS_PER_PIXEL = 0.75
# Everyone who has PowerPoint has it, and it is as wide as DejaVu Sans, by which the scene was laid out.
FONT = "Verdana"
TITLE_ONLY = 5
# Wires keep away from names.
AROUND_NAMES = 8
# How far along a wire it bends: behind what is written on it.
BEND = 0.88

SHAPES = {"circle": MSO_SHAPE.OVAL, "plate": MSO_SHAPE.ROUNDED_RECTANGLE}

# Where connectors can be glued, in PowerPoint's order: counterclockwise from the top.
SITES_OF_BOX = [(0, -1), (-1, 0), (0, 1), (1, 0)]
SITES_OF_OVAL = [(0, -1), (-0.7071, -0.7071), (-1, 0), (-0.7071, 0.7071), (0, 1), (0.7071, 0.7071), (1, 0)]
SITES_OF_OVAL += [(0.7071, -0.7071)]

MORPH = """
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
  <mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">
    <p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" spd="slow"
      xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" p14:dur="1000">
      <p159:morph option="byObject"/>
    </p:transition>
  </mc:Choice>
  <mc:Fallback>
    <p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" spd="slow">
      <p:fade/>
    </p:transition>
  </mc:Fallback>
</mc:AlternateContent>
"""
DECORATIVE = """
<a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
  <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
</a:ext>
"""


def save(scenes: Mapping[str, Any], path: str | Path, morph: bool = True) -> None:
    """Write a file for PowerPoint with a slide for each frame of some scenes.

    :param scenes: what ``backwire render -f scene`` gives.
    :param morph: whether what stands on two slides moves from its place on one to that on the other.
    """
    presentation = Presentation()
    presentation.slide_width = pixels(scenes["width"])
    presentation.slide_height = pixels(scenes["height"])
    presentation.core_properties.title = scenes["title"]
    # The template's, who made none of this.
    presentation.core_properties.author = presentation.core_properties.last_modified_by = ""
    for frame in scenes["frames"]:
        slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
        if scenes["background"]:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = color(scenes["background"])
        Slide(slide, frame, scenes["width"]).fill()
        slide.notes_slide.notes_text_frame.text = "\n".join([frame["caption"], *frame["remarks"]])
        if morph:
            slide._element.append(etree.fromstring(MORPH))
    Path(path).write_bytes(undated(presentation))


def undated(presentation: Any) -> bytes:
    """Write a file without the time at which that happens: equal walkthroughs give equal bytes."""
    dated, undated = io.BytesIO(), io.BytesIO()
    presentation.save(dated)
    with zipfile.ZipFile(dated) as parts, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            archive.writestr(zipfile.ZipInfo(part.filename), parts.read(part), zipfile.ZIP_DEFLATED)
    return undated.getvalue()


@dataclass
class Slide:
    """One slide, which becomes what one frame shows.

    :param slide: a slide with a title and nothing else.
    :param frame: what it is to show.
    :param frame_width: in pixels.
    """

    slide: Any
    frame: Mapping[str, Any]
    frame_width: float

    def fill(self) -> None:
        """Put everything in its place: lines below, nodes and texts above them."""
        items = self.frame["items"]
        wires = joined(item for item in items if is_wire(item))
        connectors = [self.connector(parts) for parts in wires]
        for item in items:
            if item["shape"] == "line" and not is_wire(item):
                self.ornament(item)
        shapes: dict[str, list[tuple[Any, Item]]] = {}
        for item in items:
            if item["shape"] in SHAPES:
                shapes.setdefault(item["subject"], []).append((self.area(item), item))
        for lines in lines_of_text(items):
            shapes.setdefault(lines[0]["subject"], []).append((self.text(lines), lines[0]))
        for connector, parts in zip(connectors, wires):
            glue(connector, parts, shapes)

    def connector(self, parts: list[Item]) -> Any:
        """Add a wire that ends where its first part begins and its last one ends."""
        (x, y), (to_x, to_y) = ends_of(parts)
        is_level = abs(to_y - y) < 1 or parts[0]["name"] == "map"
        kind = MSO_CONNECTOR.STRAIGHT if is_level else MSO_CONNECTOR.CURVE
        shape = self.slide.shapes.add_connector(kind, pixels(x), pixels(y), pixels(to_x), pixels(to_y))
        shape.line.color.rgb = color(parts[-1]["stroke"])
        shape.line.width = pixels(parts[-1]["lineWidth"])
        if any(part["head"] for part in parts):
            head = etree.SubElement(shape.line._get_or_add_ln(), qn("a:tailEnd"))
            head.set("type", "triangle")
        etree.SubElement(shape._element.spPr, qn("a:effectLst"))
        described(shape, parts[0])
        return shape

    def ornament(self, item: Item) -> None:
        """Add the rule below the formula, or the bracket of a grid."""
        corners = [(pixels(x), pixels(y)) for x, y in item["points"][::3]]
        builder = self.slide.shapes.build_freeform(*corners[0], scale=1.0)
        builder.add_line_segments(corners[1:], close=False)
        shape = builder.convert_to_shape()
        shape.fill.background()
        shape.line.color.rgb = color(item["stroke"])
        shape.line.width = pixels(item["lineWidth"])
        shape.shadow.inherit = False
        described(shape, item)

    def area(self, item: Item) -> Any:
        """Add a node, or a plate with a local gradient."""
        shape = self.slide.shapes.add_shape(SHAPES[item["shape"]], *corner_and_size(item))
        if item["shape"] == "plate":
            shape.adjustments[0] = min(0.5, 10 / item["height"])
        shape.fill.solid()
        if item["fill"] == "transparent":
            shape.fill.background()
        else:
            shape.fill.fore_color.rgb = color(item["fill"])
        shape.line.color.rgb = color(item["stroke"])
        shape.line.width = pixels(item["lineWidth"])
        shape.shadow.inherit = False
        write(shape.text_frame, item["lines"], PP_ALIGN.CENTER)
        described(shape, item)
        return shape

    def text(self, items: list[Item]) -> Any:
        """Add lines that are one text; the formula is the title of its slide."""
        left = min(item["x"] - item["width"] / 2 for item in items)
        right = max(item["x"] + item["width"] / 2 for item in items)
        top = items[0]["y"] - items[0]["height"] / 2
        bottom = items[-1]["y"] + items[-1]["height"] / 2
        shapes = self.slide.shapes
        is_title = items[0]["name"] == "formula"
        if is_title:
            right = self.frame_width - left
        if items[0]["name"] == "end":
            left, right = left - AROUND_NAMES, right + AROUND_NAMES
        box = shapes.title if is_title else shapes.add_textbox(0, 0, 0, 0)
        box.left, box.top, box.width, box.height = map(pixels, (left, top, right - left, bottom - top))
        pitch = items[1]["y"] - items[0]["y"] if len(items) > 1 else None
        write(box.text_frame, [item["text"] for item in items], alignment(items[0], right, self.frame), pitch)
        described(box, items[0])
        return box


def is_wire(item: Item) -> bool:
    """Tell a line that joins something from the rule below the formula and the brackets of grids."""
    return item["shape"] == "line" and bool(item["from"] or item["to"])


def joined(lines: Iterable[Item]) -> list[list[Item]]:
    """Collect the lines of each wire: that of a branch whose gradient comes back is drawn in two."""
    wires: dict[str, list[Item]] = {}
    for line in lines:
        wires.setdefault(line["id"] if line["from"] and line["to"] else line["subject"], []).append(line)
    # A wire begins with the part that begins at a shape.
    return [sorted(parts, key=lambda part: part["from"] is None) for parts in wires.values()]


def ends_of(parts: list[Item]) -> tuple[Point, Point]:
    """Give the two points that a wire reaches to."""
    return parts[0]["points"][0], parts[-1]["head"] or parts[-1]["points"][-1]


def glue(connector: Any, parts: list[Item], shapes: Mapping[str, list[tuple[Any, Item]]]) -> None:
    """Fasten the ends of a wire to the shapes at them, each at its site that is nearest."""
    ends = list(ends_of(parts))
    fastened = connector._element.nvCxnSpPr.cNvCxnSpPr
    for place, subject in enumerate((parts[0]["from"], parts[-1]["to"])):
        # What both wires of x * x come from stands at the end of each.
        sites = [
            (distance(point, beside(item, ends[place], ends[1 - place])), shape.shape_id, number, point)
            for shape, item in shapes.get(subject, [])
            for number, point in enumerate(sites_of(item))
        ]
        if not sites:
            continue
        _, shape_id, number, ends[place] = min(sites)
        end = etree.SubElement(fastened, qn("a:stCxn" if place == 0 else "a:endCxn"))
        end.set("id", str(shape_id))
        end.set("idx", str(number))
    (connector.begin_x, connector.begin_y) = map(pixels, ends[0])
    (connector.end_x, connector.end_y) = map(pixels, ends[1])
    if connector._element.spPr.prstGeom.get("prst") == "curvedConnector3":
        # It bends where the scene's line does: close to the node at work, where nothing is written on it.
        points = parts[0]["points"]
        bend = 1 - BEND if abs(points[3][1] - points[0][1]) > 1 else BEND
        values = connector._element.spPr.prstGeom.get_or_add_avLst()
        guide = etree.SubElement(values, qn("a:gd"))
        guide.set("name", "adj1")
        guide.set("fmla", f"val {round(bend * 100_000)}")


def sites_of(item: Item) -> list[Point]:
    """Give the points of a shape at which a wire can be fastened."""
    around = AROUND_NAMES if item["name"] == "end" else 0
    half = item["width"] / 2 + around, item["height"] / 2
    sites = SITES_OF_OVAL if item["shape"] == "circle" else SITES_OF_BOX
    return [(item["x"] + x * half[0], item["y"] + y * half[1]) for x, y in sites]


def beside(item: Item, end: Point, other_end: Point) -> Point:
    """Give what the site of a wire is to be near: its end, or, where that is the middle of a dot, the other one."""
    return other_end if distance(end, (item["x"], item["y"])) < 1 else end


def lines_of_text(items: Iterable[Item]) -> list[list[Item]]:
    """Collect the texts; the lines of the sentence at the foot are one."""
    texts: list[list[Item]] = []
    for item in items:
        if item["shape"] != "text":
            continue
        if item["name"] == "sentence" and texts and texts[-1][0]["name"] == "sentence":
            texts[-1].append(item)
        else:
            texts.append([item])
    return texts


def alignment(item: Item, right: float, frame: Mapping[str, Any]) -> Any:
    """Give the side on which a text begins, for fonts that are not as wide as the scene's."""
    if item["name"] == "end":
        return PP_ALIGN.CENTER
    if item["name"] == "heading" and item is not next(each for each in frame["items"] if each["name"] == "heading"):
        return PP_ALIGN.RIGHT
    return PP_ALIGN.LEFT


def write(frame: Any, lines: list[Any], align: Any, pitch: float | None = None) -> None:
    """Write lines into a shape, each as it is: without a margin, and not broken."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        if pitch:
            paragraph.line_spacing = Pt(pitch * POINTS_PER_PIXEL)
        for run in line["runs"]:
            written = paragraph.add_run()
            written.text = run["text"]
            font = written.font
            font.name = FONT
            font.size = Pt(line["size"] * POINTS_PER_PIXEL)
            font.italic, font.bold = run["italic"], run["bold"]
            font.color.rgb = color(run["color"])


def described(shape: Any, item: Item) -> None:
    """Give a shape its name, by which Morph finds it on the next slide, and its words for those who do not see it."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", f"!!{item['id']}")
    if item["alt"]:
        properties.set("descr", item["alt"])
    elif item["shape"] != "text" and not item.get("lines"):
        extensions = etree.SubElement(properties, qn("a:extLst"))
        extensions.append(etree.fromstring(DECORATIVE))


def corner_and_size(item: Item) -> tuple[Any, Any, Any, Any]:
    """Give the left, the top, the width and the height of an area."""
    width, height = item["width"], item["height"]
    return pixels(item["x"] - width / 2), pixels(item["y"] - height / 2), pixels(width), pixels(height)


def distance(one: Point, other: Point) -> float:
    """Give how far a point is from another, squared."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def pixels(length: float) -> Any:
    """Give a length of the scene in the units of the file."""
    return Emu(round(length * EMU_PER_PIXEL))


def color(text: str) -> Any:
    """Read ``#rrggbb``."""
    return RGBColor.from_string(text[1:].upper())
