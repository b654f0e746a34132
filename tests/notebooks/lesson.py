"""A notebook as the lint sees it: its cells, and what can be read in them."""

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path

FIGURE = re.compile(r"(?<!plt\.)\bshow\(")


@dataclass(frozen=True)
class Lesson:
    """A notebook as lint sees it.  path: the file; cells and metadata: its JSON."""

    path: Path
    cells: list
    metadata: dict

    @property
    def number(self) -> int:
        return int(self.path.name[:2]) if self.path.name[:2].isdigit() else -1

    def code(self):
        """(number from 1, cell) of each code cell."""
        return [(i, c) for i, c in enumerate(self.cells, 1) if c["cell_type"] == "code"]

    def text(self):
        """(number from 1, source) of each markdown cell."""
        return [(i, source(c)) for i, c in enumerate(self.cells, 1)
                if c["cell_type"] == "markdown"]

    def figures(self):
        """(number from 1, cell) of each code cell that shows a figure."""
        return [(i, c) for i, c in self.code() if FIGURE.search(source(c))]

    def outputs(self):
        """(number from 1, output) of each stored output."""
        return [(i, o) for i, c in self.code() for o in c.get("outputs", [])]

    def headings(self) -> list[str]:
        found = (re.findall(r"^#{1,6} +(.+?)\s*$", without_code(text), re.M)
                 for _, text in self.text())
        return [heading for headings in found for heading in headings]


def read(path: Path) -> Lesson:
    """The lesson in a file; raises OSError or ValueError."""
    raw = json.loads(Path(path).read_text(encoding="utf-8"))
    return Lesson(Path(path), raw["cells"], raw["metadata"])


def source(cell) -> str:
    return "".join(cell["source"])


def without_code(text: str) -> str:
    """Markdown without fenced blocks, code in backquotes and formulas."""
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$", "", text, flags=re.S)


def tags(cell) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def texts_of(output) -> list[str]:
    """What a reader can read in an output: streams, text and HTML without embedded pictures."""
    data = output.get("data", {})
    parts = [output.get("text", ""), output.get("traceback", "")]
    parts += [data[kind] for kind in data if kind.startswith("text/")]
    joined = ["".join(part) for part in parts]
    return [re.sub(r"data:[\w/+.-]+;base64,[\w+/=\s]+", "", text) for text in joined if text]


def parsed(code: str) -> ast.Module:
    """The syntax tree of a cell, IPython's own lines left out; empty for broken code."""
    try:
        return ast.parse(re.sub(r"^\s*[%!?].*$", "", code, flags=re.M))
    except SyntaxError:
        return ast.Module([], [])


def links(nb):
    """(cell number, target) of every link and picture in the text."""
    patterns = (r"\]\(\s*<?([^)\s>]+)", r"(?:href|src)\s*=\s*[\"']([^\"']+)",
                r"^\[[^]]+\]:\s*(\S+)")
    return [(i, link) for i, text in nb.text() for pattern in patterns
            for link in re.findall(pattern, without_code(text), re.M)]
