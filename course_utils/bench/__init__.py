"""`python3 -m course_utils bench`: how fast figures start and answer, and how fast the engine is.

engine.py times the teaching engine beside PyTorch and beside scalar_engine.py; start.py times
imports, kernels and first pictures; slider.py times figures in a real JupyterLab beside
``interact`` and ``ipympl`` showing the same picture (rivals.py), in a page that lab.py opens;
loops.py the lessons' training loops beside that of most tutorials, where the full sets are there;
lessons.py runs every lesson for its time and memory.  table.py prints.
A shared machine makes milliseconds vary; the ratios within one run are what to trust.
"""

import argparse
import json
import platform
from dataclasses import asdict
from pathlib import Path

TITLES = {
    "engine": "The engine: a step",
    "start": "Starting, in fresh processes",
    "slider": "Key press on a slider to the changed picture",
    "training": "Training on the full sets",
    "lessons": "Lessons: time and peak memory",
}


def main(argv: list[str] | None = None) -> int:
    """Print the table, a part when it is done; 0, or 1 when a target is missed."""
    from .. import figures
    from . import table

    asked = _arguments(argv, list(figures.CATALOGUE))
    wanted = [asked.part] if asked.part else list(TITLES)
    machine = {"system": platform.platform(), "python": platform.python_version()}
    report, every = {"machine": machine, "table": {}}, []
    print(table.HEADER, flush=True)
    for part in wanted:
        raw, rows = _part(part, asked)
        report |= {part: raw}
        report["table"][part] = [asdict(row) for row in rows]
        every += rows
        print("\n".join(table.lines(TITLES[part], rows)), flush=True)
        if asked.json:  # after each part: a run that is stopped leaves what it has
            asked.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    missed = [row.what for row in every if row.met is False]
    print("\nMissed: " + "; ".join(missed) if missed else "\nNo target was missed.")
    return 0 if table.met(every) else 1


def _part(part, asked):
    """What was measured, and its rows."""
    from . import engine, lessons, loops, slider, start

    tool, what = {
        "engine": (engine, ()),
        "start": (start, (asked.figures,)),
        "slider": (slider, (asked.figures, asked.rounds, asked.presses)),
        "training": (loops, ()),
        "lessons": (lessons, ()),
    }[part]
    raw = tool.measure(*what)
    return raw, tool.rows(raw)


def _arguments(argv, names):
    parser = argparse.ArgumentParser(prog="course_utils bench", description=__doc__.split("\n")[0])
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"of {', '.join(names)}")
    parser.add_argument("--part", choices=list(TITLES), help="only this part")
    parser.add_argument("--rounds", type=int, default=3, help="of the sliders")
    parser.add_argument("--presses", type=int, default=10, help="in each round")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    asked = parser.parse_args(argv)
    unknown = sorted(set(asked.figures) - set(names))
    if unknown:
        parser.error(f"no figure is called {unknown[0]!r}; there are {', '.join(names)}")
    asked.figures = asked.figures or names
    return asked
