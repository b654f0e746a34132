"""The order in which browsers are looked for."""

import shutil
import sys

import find_browser as finder
import pytest


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine with no browser, and a file that may stand for one."""
    browser = tmp_path / "browser"
    browser.write_text("")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(finder, "usual_places", lambda: [])
    monkeypatch.setattr(finder, "playwrights_own", lambda: None)
    return str(browser)


def test_no_browser(bare, monkeypatch):
    assert finder.find_browser() is None
    monkeypatch.setattr(finder, "playwrights_own", lambda: "/not/downloaded/yet")
    assert finder.find_browser() is None


@pytest.mark.parametrize("name", finder.NAMES)
def test_each_name_on_the_path_counts(name, bare, monkeypatch):
    monkeypatch.setattr(shutil, "which", {name: bare}.get)
    assert finder.find_browser() == bare


def test_playwrights_own_is_asked_for_last(bare, monkeypatch):
    monkeypatch.setattr(finder, "playwrights_own", lambda: bare)
    assert finder.find_browser() == bare
    monkeypatch.setattr(finder, "usual_places", lambda: [sys.executable])
    assert finder.find_browser() == sys.executable


def test_usual_places_on_mac_and_windows(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert finder.MAC[0] in finder.usual_places()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", r"C:\Program Files")
    assert r"C:\Program Files\Google\Chrome\Application\chrome.exe" in finder.usual_places()
