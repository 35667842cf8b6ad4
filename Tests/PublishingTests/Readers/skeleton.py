"""What an artefact is to the program that reads it, apart from its text: skeleton.py FILE… prints a line for each kind of
thing that the reader found, and on a line of its own, after a blank one, the text. Fails where the reader does."""

import ast, csv, html.parser, json, os, re, struct, subprocess, sys, xml.etree.ElementTree as tree, zlib

found, said = set(), []


def attribute(name, value):
    # Addresses and colours as they are; the values of others are text or places.
    if name.split("}")[-1] in ("href", "src", "action", "target", "http-equiv", "fill", "stroke", "font-family", "lang"):
        value = re.sub(r"^#[\w-]+$", "#…", value or "")
        return f"{name}={value}"
    return name


def read_xml(text):
    root = tree.fromstring(text)
    # Moodle's texts are HTML in their turn where the element around them says so.
    pages = {child for parent in root.iter() if parent.get("format") == "html" for child in parent}
    for element in root.iter():
        tag = element.tag.split("}")[-1]
        found.add(tag)
        found.update(f"{tag} {attribute(*item)}" for item in element.attrib.items())
        for piece in (element.text, element.tail):
            if piece and piece.strip():
                said.append(piece)
                if element in pages:
                    Page().feed(piece)


class Page(html.parser.HTMLParser):
    inside = ""

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        found.add(tag)
        found.update(f"{tag} {attribute(*item)}" for item in attributes)
        said.extend(value for name, value in attributes if name in ("alt", "aria-label", "title") and value)

    def handle_comment(self, text):
        found.add("comment")

    def handle_data(self, text):
        # What a script says is a matter of its own language.
        if self.inside != "script" or text.lstrip().startswith("{"):
            said.append(text)

    def handle_endtag(self, tag):
        self.inside = ""


def read_pandoc(part):
    if isinstance(part, dict):
        kind, content = part.get("t"), part.get("c")
        if kind in ("Link", "Image"):
            found.add(f"{kind} {re.sub('[0-9]+', '0', content[2][0])}")
        elif kind in ("RawInline", "RawBlock"):
            found.add(f"{kind} {re.sub('(?s)(?<=<!--).*(?=-->)', '…', content[1])}")
        elif kind in ("Str", "Code"):
            said.append(content if kind == "Str" else content[1])
        elif kind:
            found.add(kind)
        read_pandoc(content)
    elif isinstance(part, list):
        for piece in part:
            read_pandoc(piece)


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.reader(file, strict=True):
            found.add(f"{len(row)} fields")
            for field in row:
                # Spreadsheets compute what begins so.
                if field[:1] in ("=", "+", "@", "\t", "-") and not re.fullmatch(r"-?[0-9.]+(e[+-]?[0-9]+)?", field):
                    found.add(f"formula {field}")


def read_png(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    place = 8
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0]
        found.add(kind.decode())
        place += 12 + length


def read_gif(data):
    """Block after block; the comment is what is said."""
    assert data[:6] == b"GIF89a" and data[10] & 0x80
    place = 13 + 3 * 2 ** ((data[10] & 7) + 1)

    def blocks():
        nonlocal place
        parts = []
        while data[place]:
            parts.append(data[place + 1 : place + 1 + data[place]])
            place += 1 + data[place]
        place += 1
        return b"".join(parts)

    while data[place] != 0x3B:
        kind = data[place]
        found.add(f"block {kind:x}")
        if kind == 0x2C:
            assert not data[place + 9] & 0x80
            place += 11
            assert blocks()
        else:
            assert kind == 0x21
            is_comment = data[place + 1] == 0xFE
            place += 2
            text = blocks()
            if is_comment:
                said.append(text.decode("ascii"))
    assert place == len(data) - 1


# The installed programs read with what they were installed with, whatever Backwire itself is tried against.
installed = {name: value for name, value in os.environ.items() if name not in ("GVBINDIR", "LD_LIBRARY_PATH")}


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, env=installed).stdout.decode()


for path in sys.argv[1:]:
    data = open(path, "rb").read()
    if path.endswith((".svg", ".xml")):
        read_xml(data)
    elif path.endswith(".html"):
        Page().feed(data.decode())
    elif path.endswith(".md"):
        read_pandoc(json.loads(output("pandoc", "-f", "gfm", "-t", "json", path)))
    elif path.endswith(".csv"):
        read_csv(path)
    elif path.endswith(".json"):
        said.append(json.dumps(json.loads(data), ensure_ascii=False))
    elif path.endswith(".dot"):
        read_xml(output("dot", "-Tsvg", path))
    elif path.endswith((".png", ".apng")):
        read_png(data)
    elif path.endswith(".gif"):
        read_gif(data)
    elif path.endswith(".pdf"):
        said.append(output("pdftotext", "-layout", path, "-"))
    elif path.endswith(".py"):
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, (ast.Call, ast.Import, ast.ImportFrom)):
                found.add(ast.dump(node.func if isinstance(node, ast.Call) else node))
    elif path.endswith(".gift"):
        # Outside of a backslash's reach.
        found.update(re.findall(r"(?<!\\)[{}]", data.decode()))
print("\n".join(sorted(found)))
print()
print(re.sub(r"\s", "", "".join(said)))
