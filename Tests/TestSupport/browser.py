"""Drives headless Chromium: reads a list of actions as JSON, writes what those that ask found as a JSON array.

Each action is an object with one member, its name; see Browser.swift for what there is.
"""

import base64
import importlib.util
import json
import pathlib
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

KEYS = {
    "ArrowLeft": Keys.ARROW_LEFT, "ArrowRight": Keys.ARROW_RIGHT, "ArrowUp": Keys.ARROW_UP,
    "ArrowDown": Keys.ARROW_DOWN, "PageUp": Keys.PAGE_UP, "PageDown": Keys.PAGE_DOWN, "Home": Keys.HOME,
    "End": Keys.END, "Tab": Keys.TAB, "Enter": Keys.ENTER, "Delete": Keys.DELETE, "Escape": Keys.ESCAPE, "Space": Keys.SPACE,
}
MODIFIERS = {"Shift": Keys.SHIFT, "Control": Keys.CONTROL, "Alt": Keys.ALT}


class Browser:
    def __init__(self, folder, driver):
        self.folder = pathlib.Path(folder)
        self.driver = driver
        self.media, self.features = "", {}

    def open(self, address):
        """The address is relative to the folder, and may have a query and a fragment; one with http: is taken as it is."""
        if address.startswith("http:"):
            self.driver.get(address)
            return
        place, _, fragment = address.partition("#")
        name, _, query = place.partition("?")
        url = (self.folder / name).as_uri() + ("?" + query if query else "") + ("#" + fragment if fragment else "")
        self.driver.get(url)

    def size(self, width, height):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def javaScript(self, isOn):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not isOn})

    def prefer(self, name, value):
        """What people ask all pages for, as dark colours or less motion."""
        self.features[name] = value
        self.emulate()

    def medium(self, name):
        self.media = name
        self.emulate()

    def emulate(self):
        features = [{"name": name, "value": value} for name, value in self.features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": self.media, "features": features})

    def press(self, key):
        """A real key, to what has the focus: a name of KEYS after modifiers, or text."""
        *held, last = key.split("+") if len(key) > 1 else [key]
        chain = ActionChains(self.driver)
        for name in held:
            chain.key_down(MODIFIERS[name])
        chain.send_keys(KEYS.get(last, last))
        for name in held:
            chain.key_up(MODIFIERS[name])
        chain.perform()

    def click(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def evaluate(self, expression):
        answer = self.driver.execute_cdp_cmd(
            "Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise RuntimeError(expression + ": " + answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def wait(self, expression):
        end = time.monotonic() + 20
        while not self.evaluate(expression):
            if time.monotonic() > end:
                raise TimeoutError("not within 20 seconds: " + expression)
            time.sleep(0.02)

    def print(self, path):
        answer = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
        pathlib.Path(path).write_bytes(base64.b64decode(answer["data"]))

    def screenshot(self, path):
        if not self.driver.save_screenshot(path):
            raise OSError("cannot write " + path)

    def write(self, name, text):
        aside = self.folder / (name + ".part")
        aside.write_text(text, "utf-8")
        aside.rename(self.folder / name)

    def remove(self, name):
        (self.folder / name).unlink()

    def axe(self):
        """What axe finds wrong, each as its rule and the elements."""
        spec = importlib.util.find_spec("axe_playwright_python")
        self.evaluate((pathlib.Path(spec.origin).parent / "axe.min.js").read_text("utf-8") + ";0")
        found = self.evaluate("axe.run().then(found => found.violations)")
        return [rule["id"] + ": " + ", ".join(str(node["target"][0]) for node in rule["nodes"]) for rule in found]


def main():
    task = json.load(sys.stdin)
    options = webdriver.ChromeOptions()
    options.binary_location = task["chromium"]
    with tempfile.TemporaryDirectory() as profile:
        for argument in ["headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "hide-scrollbars=0",
                         "force-color-profile=srgb", "user-data-dir=" + profile]:
            options.add_argument("--" + argument)
        if task["isStill"]:
            # What is emulated for a page does not reach the pictures in it.
            options.add_argument("--force-prefers-reduced-motion")
        driver = webdriver.Chrome(options=options, service=Service(task["driver"]))
        try:
            driver.set_script_timeout(120)
            browser = Browser(task["folder"], driver)
            results = []
            for action in task["actions"]:
                (name, values), = action.items()
                result = getattr(browser, name)(*values)
                if name in ("evaluate", "axe"):
                    results.append(result)
        finally:
            driver.quit()
    json.dump(results, sys.stdout)


main()
