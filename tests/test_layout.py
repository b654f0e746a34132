"""The shape of the package: who imports whom, how long things are, how fast it opens.

Each rule is a function ``rule(package) -> list[str]`` of faults, and each is shown to catch a
planted one.  What is expected stands in the tables right below.
"""

import ast
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = "course_utils"

# A row imports only rows above it.  A name stands for a module, or for all modules of a package
# that have no row of their own; the modules under one such name may import one another.
LAYERS = [
    ["engine.modes", "engine.random", "figures.style", "figures.spec", "figures.geometry",
     "figures.canvas", "claims", "curve_fit", "exercises.clues", "lean_torch", "recurrent"],
    ["engine.ops", "engine.graph"],
    ["engine.ops_shape", "engine.ops_layers", "engine.ops_images"],
    ["engine.tensor"],
    ["engine.functional", "engine.joining", "engine.gradcheck", "data"],
    ["engine.nn", "engine.optim", "progress"],
    ["engine"],
    ["figures.stage", "figures.panels", "figures.controls", "figures.picture",
     "exercises.answers", "exercises.cards", "exercises.guard", "exercises.reading"],
    ["figures.plots", "figures.graph_walk", "figures.lettering", "figures.bitmap", "figures.view",
     "exercises.checker"],
    ["figures.graph_view", "training"],  # its curves are painted on a stage
    ["figures.live", "clinic", "digit_nets"],
    ["figures", "exercises"],
]
# Tools: they may import anything, and nothing but a tool imports them.
TOOLS = ["__main__", "setup", "store", "bench", "selfcheck", "contents"]
# Widgets are made here and nowhere else.
WIDGETS = ["figures.live", "figures.view", "figures.controls", "figures.picture",
           "figures.canvas", "exercises", "training", "clinic"]
WIDGET_LIBRARIES = {"ipywidgets", "anywidget"}
NO_PYPLOT = ["figures"]
HEAVY = {"torch", "matplotlib.pyplot", "numpy"}

MODULE_LINES = {"": 300, "engine.ops": 400}
FUNCTION_MEDIAN, FUNCTION_MAX, LINE_LENGTH = 8, 30, 100
IMPORT_SECONDS = 0.3


parsed = lru_cache(maxsize=None)(ast.parse)


@dataclass(frozen=True)
class Package:
    """A package read from ``root / course_utils``; ``modules``: name without that part -> text."""

    root: Path
    modules: dict

    def trees(self):
        return {name: parsed(text) for name, text in self.modules.items()}


def read(root) -> Package:
    base = Path(root) / NAME
    paths = {path.relative_to(base).with_suffix(""): path for path in sorted(base.rglob("*.py"))}
    dotted = {".".join(part for part in short.parts if part != "__init__"): path
              for short, path in paths.items()}
    return Package(Path(root), {name: path.read_text("utf-8") for name, path in dotted.items()})


def imports(package, name, tree, only_at_once=False) -> set[str]:
    """Full names imported by a module; ``only_at_once`` leaves out those inside functions."""
    is_package = (package.root / NAME / Path(*name.split("."))).is_dir()
    here = [NAME, *filter(None, name.split("."))]
    found = set()
    for node in at_once(tree) if only_at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            up = here[:len(here) - node.level + is_package] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


def at_once(tree):
    """The nodes that run when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield node
            yield from at_once(node)


def own_imports(package, name, tree, only_at_once=False) -> set[str]:
    """The modules of this package that a module imports: names of attributes end at theirs."""
    found = set()
    for full in imports(package, name, tree, only_at_once):
        if full.split(".")[0] == NAME:
            short = full.partition(".")[2]
            while short and short not in package.modules:
                short = short.rpartition(".")[0]
            found.add(short)
    return found - {name}


def entry(name, table) -> str | None:
    """The longest entry of a table that is this module or holds it."""
    held = [one for one in table if name == one or name.startswith(one + ".")]
    return max(held, key=len, default=None)


ROW = {name: row for row, names in enumerate(LAYERS) for name in names}


def layering(package) -> list[str]:
    faults = []
    for name, tree in package.trees().items():
        if not name or entry(name, TOOLS):
            continue
        own = entry(name, ROW)
        if own is None:
            faults.append(f"{name} has no row in LAYERS")
            continue
        faults += [f"{name} imports {other}, which is not above it"
                   for other in sorted(own_imports(package, name, tree) - {""})
                   if not below(own, other)]
    return faults


def below(own, other) -> bool:
    theirs = entry(other, ROW)
    return theirs is not None and (theirs == own or ROW[theirs] < ROW[own])


def no_cycle(package) -> list[str]:
    edges = {name: own_imports(package, name, tree, only_at_once=True)
             for name, tree in package.trees().items()}
    while True:
        free = {name for name, others in edges.items() if not others & set(edges)}
        if not free:
            return [f"these import one another in a circle: {', '.join(sorted(edges))}"
                    ] if edges else []
        edges = {name: others for name, others in edges.items() if name not in free}


def root_imports_nothing(package) -> list[str]:
    found = imports(package, "", package.trees()[""])
    return [f"{NAME}/__init__.py imports {name}" for name in sorted(found)]


def widgets_in_their_place(package) -> list[str]:
    return [f"{name} imports {library}" for name, tree in package.trees().items()
            for library in sorted({full.split(".")[0] for full in imports(package, name, tree)})
            if library in WIDGET_LIBRARIES and not entry(name, [*WIDGETS, *TOOLS])]


def no_pyplot(package) -> list[str]:
    return [f"{name} imports {full}" for name, tree in package.trees().items()
            for full in sorted(imports(package, name, tree)) if entry(name, NO_PYPLOT)
            and {"pyplot", "pylab"} & set(full.split("."))]


def module_lines(package) -> list[str]:
    counts = {name: len(text.splitlines()) for name, text in package.modules.items()}
    return [f"{name or NAME} has {count} lines, over {MODULE_LINES.get(name, MODULE_LINES[''])}"
            for name, count in counts.items()
            if count > MODULE_LINES.get(name, MODULE_LINES[""])]


def line_length(package) -> list[str]:
    return [f"{name or NAME}, line {i} has {len(line)} characters"
            for name, text in package.modules.items()
            for i, line in enumerate(text.splitlines(), 1) if len(line) > LINE_LENGTH]


def function_lengths(package) -> dict:
    """"module:function" -> lines, from def to the end, without the docstring."""
    return {f"{name}:{node.name}:{node.lineno}": lines_of(node)
            for name, tree in package.trees().items() for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def lines_of(function) -> int:
    total = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return total
    words = function.body[0]
    return total - (words.end_lineno - words.lineno + 1)


def function_longest(package) -> list[str]:
    return [f"{name} has {count} lines, over {FUNCTION_MAX}"
            for name, count in function_lengths(package).items() if count > FUNCTION_MAX]


def function_median(package) -> list[str]:
    median = statistics.median(function_lengths(package).values() or [0])
    return [f"half of the functions have {median} lines or more, over {FUNCTION_MEDIAN}"
            ] if median > FUNCTION_MEDIAN else []


def opens_fast_and_light(package) -> list[str]:
    """The best of five, since a busy computer is slow at times and never too fast."""
    runs = [opened(package.root) for _ in range(5)]
    best = min(seconds for seconds, _ in runs)
    faults = [f"import {NAME} loads {name}" for name in sorted(HEAVY & set(runs[0][1]))]
    return faults + ([f"import {NAME} takes {best:.2f} s"] if best > IMPORT_SECONDS else [])


def opened(root):
    code = (f"import time; start = time.perf_counter(); import {NAME}; "
            "took = time.perf_counter() - start; import json, sys; "
            "print(json.dumps([took, sorted(sys.modules)]))")
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    return json.loads(done.stdout)


RULES = [layering, no_cycle, root_imports_nothing, widgets_in_their_place, no_pyplot,
         module_lines, line_length, function_longest, function_median, opens_fast_and_light]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package(rule):
    package = read(ROOT)
    assert len(package.modules) >= 25 and len(function_lengths(package)) >= 150
    faults = rule(package)
    assert not faults, "\n" + "\n".join(faults)


def test_one_thing_has_one_row():
    names = [name for row in LAYERS for name in row]
    assert len(names) == len(set(names)) and not set(names) & set(TOOLS)


# --- each rule catches a planted fault ---

GOOD = {
    "__init__.py": '"""Words only."""\n__version__ = "0"\n',
    "__main__.py": "def main():\n    from course_utils.setup import commands\n    commands\n",
    "setup/__init__.py": "",
    "setup/commands.py": "from course_utils import __main__, __version__\n",
    "store.py": "from .data import places\n",
    "exercises/__init__.py": "",
    "exercises/lesson_01.py": "from .. import progress\n",
    "data/__init__.py": "import numpy\nfrom .places import ROOT\n",
    "data/places.py": "ROOT = 1\n",
    "progress.py": "from .data import places\nfrom .data.places import ROOT\n",
    "figures/__init__.py": "from .live import show\n",
    "figures/style.py": "from matplotlib.colors import to_rgb\n",
    "figures/live.py": "import ipywidgets\nfrom . import style\nfrom .. import progress\n",
    "figures/lamp.py": "import course_utils.figures.live\nfrom .other import x\n",
    "figures/other.py": "def x():\n    pass\n",
}

PLANTED = [
    ("layering", "data/places.py", "from .. import progress\n"),
    ("layering", "data/places.py", "def late():\n    from course_utils.figures.live import show\n"),
    ("layering", "figures/style.py", "from course_utils import figures\n"),
    ("layering", "figures/live.py", "from ..store import main\n"),
    ("layering", "figures/lamp.py", "from ..exercises import lesson_01\n"),
    ("layering", "new_thing.py", "x = 1\n"),
    ("no_cycle", "data/places.py", "from . import numpy\n"),
    ("no_cycle", "figures/other.py", "if True:\n    from .lamp import x\n"),
    ("root_imports_nothing", "__init__.py", "from . import data\n"),
    ("widgets_in_their_place", "figures/lamp.py", "def f():\n    import ipywidgets as widgets\n"),
    ("widgets_in_their_place", "progress.py", "from anywidget import AnyWidget\n"),
    ("no_pyplot", "figures/lamp.py", "import matplotlib.pyplot as plt\n"),
    ("no_pyplot", "figures/lamp.py", "def f():\n    from matplotlib import pyplot\n"),
    ("no_pyplot", "figures/lamp.py", "from pylab import *\n"),
    ("module_lines", "progress.py", "x = 1\n" * 301),
    ("line_length", "progress.py", "x = 1  # " + "x" * 92 + "\n"),
    ("function_longest", "progress.py", "def f():\n" + "    x = 1\n" * 30),
    ("function_median", "figures/other.py",
     "".join(f"def f{i}():\n" + "    x = 1\n" * 9 for i in range(9))),
    ("opens_fast_and_light", "__init__.py", "import time\ntime.sleep(0.31)\n"),
    ("opens_fast_and_light", "__init__.py", "import numpy\n"),
]


def build(folder, files) -> Package:
    for name, text in files.items():
        path = folder / NAME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read(folder)


def test_a_good_package_has_no_fault(tmp_path):
    files = {**GOOD, "engine/ops.py": "x = 1\n" * 400,
             "training.py": 'def f():\n    """' + "Long.\n" * 40 + '    """\n' + "    x = 1\n" * 20}
    package = build(tmp_path, files)
    assert [fault for rule in RULES for fault in rule(package)] == []


@pytest.mark.parametrize("rule, file, text", PLANTED,
                         ids=[f"{i}-{rule}" for i, (rule, *_) in enumerate(PLANTED)])
def test_a_planted_fault_is_caught(tmp_path, rule, file, text):
    package = build(tmp_path, {**GOOD, file: GOOD.get(file, "") + text})
    assert globals()[rule](package), f"{rule} does not see the fault"


def test_every_rule_has_a_planted_fault():
    assert {rule.__name__ for rule in RULES} == {rule for rule, *_ in PLANTED}
