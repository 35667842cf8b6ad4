#!/usr/bin/env python3
"""Writes advances.c, the table by which Backwire measures text, from the font files of DejaVu Sans:

    apt install python3-fonttools fonts-dejavu-extra
    Sources/CTypeface/advances.py /usr/share/fonts/truetype/dejavu > Sources/CTypeface/advances.c

Version 2.37 of DejaVu, as in Debian: https://dejavu-fonts.github.io. Its licence (https://dejavu-fonts.github.io/License.html)
is that of Bitstream Vera, which lets everybody use, copy and change the fonts; what DejaVu added is in the public domain.
The widths of letters, which are all that is taken, are facts about the fonts and no part of their outlines.
"""

import sys
import unicodedata

from fontTools.ttLib import TTFont

BLOCK = 128
# Where a font has no glyph. No advance is as wide.
NONE = 0xFFFF
WIDE, EMOJI = 2048, 2550
STYLES = ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"]


def advances(path):
    font = TTFont(path)
    assert font["head"].unitsPerEm == 2048, path
    widths = font["hmtx"].metrics
    return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items() if not is_private(code)}


def is_private(code):
    return unicodedata.category(chr(code)) == "Co"


def guess(code):
    """The width of a character that another font will draw; None where nothing is known of it."""
    character = chr(code)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.category(character) == "Cn" or unicodedata.east_asian_width(character) not in "WF":
        return None
    # As in Noto: an ideograph fills a square, an emoji a quarter more.
    return EMOJI if 0x1F000 <= code < 0x20000 else WIDE


def guesses(known):
    ranges = []
    for code in range(0x80, 0x110000):
        width = None if code in known or 0xD800 <= code < 0xE000 else guess(code)
        if ranges and ranges[-1][2] == width and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        elif width is not None:
            ranges.append([code, code, width])
    return ranges


def main(folder):
    regular, bold, oblique, bold_oblique = (advances(f"{folder}/{style}.ttf") for style in STYLES)
    # What the slanted fonts lack is drawn with the upright ones.
    slanted = [(code, oblique.get(code, regular[code]), bold_oblique.get(code, bold.get(code, regular[code])))
               for code in sorted(regular)]
    differing = [(c, r, b) for c, r, b in slanted if (r, b) != (regular[c], bold.get(c, regular[c]))]
    row = lambda values: "{" + ",".join(map(str, values)) + "}"
    print("// Written by advances.py, which says from what. In 2048ths of the font's size.\n")
    print('#include "advances.h"\n')
    print("const advance_block advance_blocks[] = {")
    for block in sorted({code // BLOCK for code in regular}):
        codes = range(block * BLOCK, (block + 1) * BLOCK)
        upright = [regular.get(code, NONE) for code in codes]
        heavy = [bold.get(code, regular.get(code, NONE)) for code in codes]
        print(f"{{0x{block * BLOCK:x},{row(upright)},\n{row(heavy)}}},")
    print("};\nconst size_t advance_block_count = sizeof advance_blocks / sizeof *advance_blocks;\n")
    for name, comment, rows in [
        ("slanted_advances", "Those that differ in the slanted fonts: the character, slanted, bold and slanted.", differing),
        ("foreign_advances", "Those that the fonts lack: the first and the last character, what they are taken for.",
         guesses(regular)),
    ]:
        print(f"// {comment}\nconst advance_row {name}[] = {{")
        lines = [",".join("{0x%x,%s,%s}" % (a, hex(b) if name[0] == "f" else b, c) for a, b, c in rows[i:i + 24])
                 for i in range(0, len(rows), 24)]
        print(",\n".join(lines))
        print(f"}};\nconst size_t {name[:-1]}_count = sizeof {name} / sizeof *{name};\n")


main(sys.argv[1])
