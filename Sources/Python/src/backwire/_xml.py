"""Elements of XML, written as they are nested."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Union

Content = Union[ET.Element, str, None]

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def element(tag: str, /, *content: Content, **attributes: str) -> ET.Element:
    """Give an element with its content.

    >>> ET.tostring(element("p", "one ", element("b", "two"), class_="x"))
    b'<p class="x">one <b>two</b></p>'

    :param content: elements and texts in their order; what is None is left out.
    :param attributes: an underline at the end of a name, which Python needs for ``class``, is left out.
    """
    found = ET.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for each in content:
        if isinstance(each, str):
            if len(found):
                found[-1].tail = (found[-1].tail or "") + each
            else:
                found.text = (found.text or "") + each
        elif each is not None:
            found.append(each)
    return found


def document(root: ET.Element) -> bytes:
    """Write a document."""
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=False)
    return DECLARATION + written + b"\n"
