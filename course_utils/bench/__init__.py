"""`python3 -m course_utils bench`: how fast the figures start and answer.

start.py times figures by themselves; slider.py times them in a real JupyterLab beside
``interact`` and ``ipympl`` showing the same picture (rivals.py), in a page that lab.py opens.
A shared machine makes milliseconds vary; the ratios within one run are what to trust.
"""

import argparse
import json
import platform
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Print the tables; 0, or 1 when a figure misses its target."""
    from .. import figures
    from . import slider, start

    asked = _arguments(argv, list(figures.CATALOGUE))
    report = {"machine": {"system": platform.platform(), "python": platform.python_version()}}
    if asked.part != "slider":
        report["start"] = start.measure(asked.figures)
        print("\n".join(start.table(report["start"])), flush=True)
    if asked.part != "start":
        lines = slider.missing()
        if not lines:
            report["slider"] = slider.measure(asked.figures, asked.rounds, asked.presses)
            lines = slider.table(report["slider"])
        print("\n" + "\n".join(lines))
    if asked.json:
        asked.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0 if _targets_met(report, slider) else 1


def _arguments(argv, names):
    parser = argparse.ArgumentParser(prog="course_utils bench", description=__doc__.split("\n")[0])
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"of {', '.join(names)}")
    parser.add_argument("--part", choices=("start", "slider"), help="only this part")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--presses", type=int, default=20, help="in each round")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    asked = parser.parse_args(argv)
    unknown = sorted(set(asked.figures) - set(names))
    if unknown:
        parser.error(f"no figure is called {unknown[0]!r}; there are {', '.join(names)}")
    asked.figures = asked.figures or names
    return asked


def _targets_met(report, slider):
    for rounds in report.get("slider", {}).values():
        if isinstance(rounds, str):
            return False
        found = slider.summary(rounds)["shell"]
        if any(found.get(f"of_{rival}", 0) > limit for rival, limit in slider.TARGETS.items()):
            return False
    return True
