"""Is everything there?  What lesson 00 asks before anything else, answered in words."""

import importlib.metadata
import sys
from html import escape

from . import data
from .setup.environment import requirements

SHOWN = ("jupyterlab", "ipywidgets", "anywidget", "numpy", "matplotlib", "scikit-learn", "torch")
WORDS = {
    "python": "Python {version}",
    "python_wrong": "the course is tested with 3.11 to 3.13",
    "package": "{name} {version}",
    "absent": "missing: run python3 -m course_utils setup",
    "other": "the lessons were tested with {wanted}",
    "digits": "5,000 handwritten digits",
    "fine": "as tested",
}


class Report:
    """Rows of (what, whether it is as tested, remark)."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def fine(self) -> bool:
        return all(ok for _, ok, _ in self.rows)

    def _marked(self):
        return [("✓" if ok else "!", what, how) for what, ok, how in self.rows]

    def __repr__(self):
        return "\n".join(f"{mark} {what}: {how}" for mark, what, how in self._marked())

    def _repr_html_(self):
        cell = '<td style="text-align:left">'
        rows = "".join(
            f"<tr>{cell}{mark}</td>{cell}{escape(what)}</td>{cell}{escape(how)}</td></tr>"
            for mark, what, how in self._marked()
        )
        return f"<table><tbody>{rows}</tbody></table>"


def report() -> Report:
    """Python, the packages a lesson needs, and the digits.  Imports none of the packages."""
    wanted = requirements()
    return Report([_python(), *(_package(name, wanted[name]) for name in SHOWN), _digits()])


def _python():
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    what = WORDS["python"].format(version=sys.version.split()[0])
    return what, ok, WORDS["fine"] if ok else WORDS["python_wrong"]


def _package(name, wanted):
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return name, False, WORDS["absent"]
    ok = version.split("+")[0] == wanted
    how = WORDS["fine"] if ok else WORDS["other"].format(wanted=wanted)
    return WORDS["package"].format(name=name, version=version), ok, how


def _digits():
    try:
        count = sum(len(part) for part in data.digits()[1::2])
    except Exception as error:  # whatever it is, the reader should see it in the table
        return WORDS["digits"], False, f"{type(error).__name__}: {error}"
    return WORDS["digits"], count == 5000, WORDS["fine"]
