"""Where a browser for the browser tests is.

Run as a program it prints the path, and its exit code says whether there is one.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser() -> str | None:
    """The path of an installed Chromium, Chrome or Edge, or else of Playwright's own."""
    installed = first_file([*map(shutil.which, NAMES), *usual_places()])
    return installed or first_file([playwrights_own()])


def first_file(places):
    return next((str(place) for place in places if place and Path(place).is_file()), None)


def usual_places():
    if sys.platform == "darwin":
        return [*MAC, *(f"{Path.home()}{place}" for place in MAC)]
    folders = [os.environ.get(name) for name in WINDOWS_FOLDERS]
    return [f"{folder}\\{place}" for folder in folders if folder for place in WINDOWS]


def playwrights_own():
    """Its path, whether or not it was downloaded; Playwright knows it only while it runs."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # not installed, or not for this computer: then there is none
        return None


if __name__ == "__main__":
    found = find_browser()
    print(found or "no browser found")
    sys.exit(0 if found else 1)
