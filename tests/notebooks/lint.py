"""The rules every lesson keeps, each a small function ``rule(nb) -> list[str]`` of faults.

    python tests/notebooks/lint.py                     every lesson
    python tests/notebooks/lint.py notebooks/01_perceptron.ipynb

``nb`` is a Lesson (lesson.py).  Cells are named as a person counts them, from 1.
Order: the file and its shape, the lesson's parts, words and links, stored outputs.
"""

import ast
import re
import statistics
import sys
from pathlib import Path

from lesson import FIGURE, links, parsed, read, source, tags, texts_of

ROOT = Path(__file__).resolve().parents[2]
LESSONS = [
    "00_start_here", "01_perceptron", "02_xor_and_the_mlp", "03_activation_functions",
    "04_loss_functions", "05_backpropagation", "06_optimizers", "07_training_with_pytorch",
    "08_training_well", "09_convolution_and_pooling", "10_cnn_classifier",
    "11_cnn_architectures", "12_recurrent_networks", "13_embeddings_and_attention",
    "14_generative_adversarial_networks",
]
SECTIONS = ["Measured here", "Careful", "Recap"]
WORDS_BANNED = ["simply", "obviously"]
VIEW = "application/vnd.jupyter.widget-view+json"
MACHINE_PATH = re.compile(
    r"(?<![\w/.:~-])/(?:home|root|Users|tmp|work|usr|var|opt|private|mnt)/[\w.-]"
    r"|\b[A-Za-z]:\\\\?(?:Users|Windows|Program)|site-packages[/\\]")
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")


# --- the file and its shape ---

def file_name(nb) -> list[str]:
    good = re.fullmatch(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*\.ipynb", nb.path.name)
    return [] if good else [f"the file is called {nb.path.name}, not NN_idea.ipynb"]


def title_first(nb) -> list[str]:
    first = nb.cells[0] if nb.cells else {"cell_type": "none", "source": ""}
    good = first["cell_type"] == "markdown" and re.match(r"# \S", source(first))
    return [] if good else ["the first cell is not a title (# ...)"]


def cell_count(nb) -> list[str]:
    return [] if 20 <= len(nb.cells) <= 35 else [f"{len(nb.cells)} cells, not 20 to 35"]


def code_length(nb) -> list[str]:
    lengths = {i: len(source(c).strip().splitlines()) for i, c in nb.code()}
    faults = [f"cell {i} has {n} lines of code, over 25" for i, n in lengths.items() if n > 25]
    if lengths and statistics.median(lengths.values()) >= 10:
        faults.append("half of the code cells have 10 lines or more")
    return faults


def code_in_a_row(nb) -> list[str]:
    kinds = [c["cell_type"] for c in nb.cells]
    return [f"cells {i + 1} to {i + 3} are code without a word between"
            for i in range(len(kinds) - 2) if kinds[i:i + 3] == ["code"] * 3]


def set_up(nb) -> list[str]:
    code = nb.code()
    faults = []
    if code and len(source(code[0][1]).strip().splitlines()) > 3:
        faults.append(f"the set-up cell {code[0][0]} has more than three lines")
    return faults + [f"cell {i} is a second set-up cell: it only imports"
                     for i, c in code[1:] if only_imports(source(c))]


def only_imports(code: str) -> bool:
    body = parsed(code).body
    return bool(body) and all(isinstance(node, (ast.Import, ast.ImportFrom)) for node in body)


# --- the lesson's parts ---

def figure_early(nb) -> list[str]:
    figures = nb.figures()
    if not figures:
        return ["no figure is shown"]
    first = figures[0][0]
    return [] if 3 * first <= len(nb.cells) + 2 else [
        f"the first figure comes in cell {first} of {len(nb.cells)}, after the first third"]


def checks(nb) -> list[str]:
    count = sum(len(re.findall(r"\.check\(", source(c))) for _, c in nb.code())
    low, high = (1, 99) if nb.number == 0 else (3, 5)
    return [] if low <= count <= high else [f"{count} exercises checked, not {low} to {high}"]


def sections(nb) -> list[str]:
    if nb.number == 0:
        return []
    at = {s: [i for i, h in enumerate(nb.headings()) if s.lower() in h.lower()] for s in SECTIONS}
    faults = [f"no heading says {s!r}" for s in SECTIONS if not at[s]]
    order = [at[s][-1] for s in SECTIONS if at[s]]
    return faults + (["the last sections are not in order: " + ", ".join(SECTIONS)]
                     if order != sorted(order) else [])


def next_lesson(nb) -> list[str]:
    if nb.number not in range(len(LESSONS) - 1):
        return []
    name = LESSONS[nb.number + 1]
    if not (nb.path.parent / f"{name}.ipynb").exists():  # a link to nothing would be worse
        last = nb.text()[-1][1]
        return [] if f"Next: {name[:2]}" in last else [f"the last text does not name lesson {name}"]
    linked = f"{name}.ipynb" in [link for _, link in links(nb)]
    return [] if linked else [f"no link to {name}.ipynb"]


def stub_after_text(nb) -> list[str]:
    return [f"cell {i} is a stub and no text comes right before it" for i, c in nb.code()
            if has_stub(source(c)) and (i == 1 or nb.cells[i - 2]["cell_type"] != "markdown")]


def has_stub(code: str) -> bool:
    """Is ``...`` a statement or an assigned value anywhere?  (As an index it is no stub.)"""
    return any(isinstance(node, (ast.Expr, ast.Assign, ast.Return))
               and isinstance(node.value, ast.Constant) and node.value.value is ...
               for node in ast.walk(parsed(code)))


# --- words and links ---

def text_length(nb) -> list[str]:
    counts = {i: len(text.split()) for i, text in nb.text()}
    return [f"cell {i} has {n} words, over 260" for i, n in counts.items() if n > 260]


def plain_words(nb) -> list[str]:
    banned = re.compile(rf"\b({'|'.join(WORDS_BANNED)})\b", re.I)
    read = [(i, source(c)) for i, c in enumerate(nb.cells, 1)]
    read += [(i, text) for i, o in nb.outputs() for text in texts_of(o)]
    return [f"cell {i} says {word!r}" for i, text in read for word in banned.findall(text)]


def links_resolve(nb) -> list[str]:
    return [f"cell {i} links to {link}, which is not there"
            for i, link in links(nb) if not resolves(nb, i, link)]


def resolves(nb, i: int, link: str) -> bool:
    """Web addresses pass unasked: a lesson is tested offline."""
    if re.match(r"(https?:|mailto:|data:)", link):
        return True
    if link.startswith("attachment:"):
        return link.partition(":")[2] in nb.cells[i - 1].get("attachments", {})
    file, _, anchor = link.partition("#")
    if file:
        return not file.startswith("/") and (nb.path.parent / file).exists()
    return anchor.lower() in [plain(heading) for heading in nb.headings()]


def plain(heading: str) -> str:
    """The anchor JupyterLab gives a heading: blanks become hyphens, marks of emphasis go."""
    return re.sub(r"[*`]", "", heading).strip().replace(" ", "-").lower()


# --- stored outputs ---

def outputs_stored(nb) -> list[str]:
    """Comparing a notebook without outputs compares nothing and passes."""
    speaks = re.compile(r"\bprint\(|\.check\(|" + FIGURE.pattern)
    faults = [f"cell {i} says something, and its output is not stored" for i, c in nb.code()
              if speaks.search(source(c)) and not only_defines(c) and not c.get("outputs")]
    return faults if nb.outputs() else ["no output is stored", *faults]


def only_defines(cell) -> bool:
    """A cell that only defines functions is silent until it is called."""
    body = parsed(source(cell)).body
    return bool(body) and all(isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import,
                                                ast.ImportFrom)) for node in body)


def no_errors(nb) -> list[str]:
    return [f"cell {i} stores an error ({o.get('ename')})" for i, o in nb.outputs()
            if o["output_type"] == "error" and "raises-exception" not in tags(nb.cells[i - 1])]


def no_widgets(nb) -> list[str]:
    faults = ["the metadata hold the state of widgets"] if "widgets" in nb.metadata else []
    return faults + [f"cell {i} stores a widget" for i, o in nb.outputs()
                     if VIEW in o.get("data", {})]


def picture_behind(nb) -> list[str]:
    return [f"cell {i} shows a figure, and no picture is stored" for i, c in nb.figures()
            if not any("image/png" in o.get("data", {}) for o in c.get("outputs", []))]


def figure_tagged(nb) -> list[str]:
    return [f"cell {i} shows a figure and is not tagged nbval-ignore-output"
            for i, c in nb.figures() if "nbval-ignore-output" not in tags(c)]


def no_stderr(nb) -> list[str]:
    return [f"cell {i} stores a warning or stderr: {''.join(o.get('text', ''))[:60]!r}"
            for i, o in nb.outputs() if o.get("name") == "stderr"]


def counted(nb) -> list[str]:
    counts = [c.get("execution_count") for _, c in nb.code()]
    good = counts == list(range(1, len(counts) + 1))
    return [] if good else [f"the cells were not run once each, in order: {counts}"]


def no_machine(nb) -> list[str]:
    read = [(i, text) for i, o in nb.outputs() for text in texts_of(o)]
    faults = [f"cell {i} shows a path of one computer: {found.group()!r}"
              for i, text in read + [(i, source(c)) for i, c in enumerate(nb.cells, 1)]
              for found in MACHINE_PATH.finditer(text)]
    return faults + [f"cell {i} shows an address in memory: {found}"
                     for i, text in read for found in ADDRESS.findall(text)]


RULES = [
    file_name, title_first, cell_count, code_length, code_in_a_row, set_up, figure_early, checks,
    sections, next_lesson, stub_after_text, text_length, plain_words, links_resolve,
    outputs_stored, no_errors, no_widgets, picture_behind, figure_tagged, no_stderr, counted,
    no_machine,
]


def notebooks() -> list[Path]:
    """Every lesson's file, in order."""
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def faults(nb) -> list[str]:
    """What all rules find, each with the rule's name."""
    return [f"{nb.path.name}: {fault} [{rule.__name__}]" for rule in RULES for fault in rule(nb)]


def many(count: int, thing: str) -> str:
    return f"{count} {thing}{'s' * (count != 1)}"


def main(argv: list[str]) -> int:
    paths = [Path(name) for name in argv] or notebooks()
    found = [fault for path in paths for fault in faults(read(path))]
    seen = f"{many(len(paths), 'notebook')} looked at, {many(len(found), 'fault')}"
    print("\n".join([*found, seen]))
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
