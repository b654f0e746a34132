"""`python3 -m course_utils bench`: how fast figures start and answer, and how fast the engine is.

start.py times figures by themselves; slider.py times them in a real JupyterLab beside
``interact`` and ``ipympl`` showing the same picture (rivals.py), in a page that lab.py opens.
engine.py times the teaching engine beside PyTorch and beside scalar_engine.py; loops.py the
lessons' training loops beside that of most tutorials, where the full sets are there; lessons.py
runs every lesson for its time and memory.
A shared machine makes milliseconds vary; the ratios within one run are what to trust.
"""

import argparse
import json
import platform
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Print the tables; 0, or 1 when a target is missed."""
    from .. import figures
    from . import engine, lessons, loops, slider, start

    asked = _arguments(argv, list(figures.CATALOGUE))
    report = {"machine": {"system": platform.platform(), "python": platform.python_version()}}
    if asked.part in (None, "engine"):
        report["engine"] = engine.measure()
        print("\n".join(engine.table(report["engine"])) + "\n", flush=True)
    if asked.part in (None, "start"):
        report["start"] = start.measure(asked.figures)
        print("\n".join(start.table(report["start"])), flush=True)
    if asked.part in (None, "slider"):
        lines = slider.missing()
        if not lines:
            report["slider"] = slider.measure(asked.figures, asked.rounds, asked.presses)
            lines = slider.table(report["slider"])
        print("\n" + "\n".join(lines))
    if asked.part in (None, "training"):
        report["training"] = loops.measure()
        print("\n" + "\n".join(loops.table(report["training"])), flush=True)
    if asked.part in (None, "lessons"):
        report["lessons"] = lessons.measure()
        print("\n" + "\n".join(lessons.table(report["lessons"])), flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    parts = {"engine": engine, "start": start, "slider": slider, "training": loops,
             "lessons": lessons}  # fmt: skip
    met = all(part.met(report[name]) for name, part in parts.items() if name in report)
    return 0 if met else 1


def _arguments(argv, names):
    parser = argparse.ArgumentParser(prog="course_utils bench", description=__doc__.split("\n")[0])
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"of {', '.join(names)}")
    parts = ("engine", "start", "slider", "training", "lessons")
    parser.add_argument("--part", choices=parts, help="only this part")
    parser.add_argument("--rounds", type=int, default=5, help="of the sliders")
    parser.add_argument("--presses", type=int, default=20, help="in each round")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    asked = parser.parse_args(argv)
    unknown = sorted(set(asked.figures) - set(names))
    if unknown:
        parser.error(f"no figure is called {unknown[0]!r}; there are {', '.join(names)}")
    asked.figures = asked.figures or names
    return asked
