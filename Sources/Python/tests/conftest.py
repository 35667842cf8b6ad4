"""The tests run the program that was built last, and read pages in the browser that is installed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = Path(__file__).parents[1] / "src"
SAMPLES = ROOT / "Samples"


def pytest_configure() -> None:
    if "BACKWIRE" not in os.environ:
        built = [ROOT / ".build" / kind / "backwire" for kind in ("debug", "release")]
        programs = [program for program in built if program.exists()]
        if not programs:
            raise pytest.UsageError("build the program first: swift build --product backwire")
        os.environ["BACKWIRE"] = str(max(programs, key=lambda program: program.stat().st_mtime))
    os.environ["PYTHONPATH"] = str(SOURCES)
    # Sphinx and MkDocs colour their messages where a CI server runs them, and the tests compare plain words.
    for wish in ("CI", "FORCE_COLOR", "FORCE_COLOUR", "CLICOLOR_FORCE", "COLORTERM"):
        os.environ.pop(wish, None)
    os.environ["NO_COLOR"] = "1"


@pytest.fixture(scope="session")
def look():
    """How a page or a picture looks, as the pixels of a screen of 1280 × 720 or another size."""
    return look_at


def look_at(page: Path, size: tuple[int, int] = (1280, 720)) -> Picture:
    from PIL import Image

    file = page.with_suffix(".screen.png")
    width, height = size
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000"]
    arguments = [f"--screenshot={file}", f"--window-size={width},{height}", page.as_uri()]
    subprocess.run([*command, *arguments], capture_output=True, check=True)
    return Picture(Image.open(file).convert("RGB"))


class Picture:
    """Pixels, to be asked which colours they have."""

    def __init__(self, image) -> None:
        self.image = image

    def count(self, colour: str) -> int:
        """How many pixels have just this colour, `#b34700`."""
        wanted = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return sum(number for number, found in self.image.getcolors(1 << 24) if found == wanted)
