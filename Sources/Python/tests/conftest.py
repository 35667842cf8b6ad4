"""The tests run the program that was built last, and read pages in the browser that is installed."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

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
    options = webdriver.ChromeOptions()
    # A page that asks the network for MathJax or Mermaid waits as long as the network likes.
    for switch in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(f"--{switch}")
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def look_at(page: Path, size: tuple[int, int] = (1280, 720)) -> Picture:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        # The page has loaded when all that it frames has: pictures, and pages in it.
        driver.get(page.as_uri())
        driver.execute_async_script(PAINTED)
        return Picture(Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB"))

    yield look_at
    driver.quit()


PAINTED = """
const done = arguments[arguments.length - 1];
Promise.allSettled([...document.images].map((image) => image.decode()))
  .then(() => requestAnimationFrame(() => requestAnimationFrame(done)));
"""


class Picture:
    """Pixels, to be asked which colours they have."""

    def __init__(self, image) -> None:
        self.image = image

    def count(self, colour: str) -> int:
        """How many pixels have just this colour, `#b34700`."""
        wanted = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return sum(number for number, found in self.image.getcolors(1 << 24) if found == wanted)
