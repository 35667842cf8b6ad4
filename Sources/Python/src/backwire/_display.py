"""What a notebook shows."""

from __future__ import annotations

import html
import re


def frame(page: str, title: str, height: int, allowed: str = "allow-scripts") -> str:
    """Put a page into a sandbox of its own: it can reach neither the notebook nor anything else.

    :param height: of the frame, in CSS pixels.
    :param allowed: what the page may do.
    """
    return (
        f'<iframe class="backwire" sandbox="{allowed}" title="{html.escape(title)}" loading="lazy" '
        f'style="width:100%;height:{height}px;border:0" srcdoc="{html.escape(page)}"></iframe>'
    )


def size(svg: str) -> tuple[float, float]:
    """Give the width and the height of a picture, in CSS pixels."""
    found = re.search(r'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    if not found:
        raise ValueError("a picture of Backwire has a width and a height in points")
    return float(found[1]) * 4 / 3, float(found[2]) * 4 / 3


def inline(svg: str, is_wide: bool = False) -> str:
    """Make a picture a part of a page: without a prologue, and never wider than its column.

    :param is_wide: whether it fills the column.
    """
    style = f"{'width' if is_wide else 'max-width'}:100%;height:auto"
    return svg[svg.index("<svg") :].replace("<svg ", f'<svg style="{style}" ', 1)
