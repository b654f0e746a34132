"""The benchmark's tables: a missed target is told, and counts."""

import copy

import pytest

from course_utils.bench import slider, start

ROUND = {"shell": 20.0, "interact": 200.0, "ipympl": 60.0, "bare": 10.0}
SLIDER = {"line": {name: {"times": [[ms] * 10, [ms] * 10], "frames": [9, 9], "tails": [ms, ms]}
                   for name, ms in ROUND.items()}}  # fmt: skip
START = {"imports": {"course_utils": 0.1, "course_utils.figures": 0.4},
         "figures": {"line": {"made": 0.1, "next": 0.05, "event": 0.01}}}


def said(lines):
    return "\n".join(lines)


def test_targets_that_are_met():
    assert slider.met(SLIDER) and start.met(START)
    assert "MISSED" not in said(slider.table(SLIDER) + start.table(START))
    assert "shell / interact = 0.10" in said(slider.table(SLIDER))


@pytest.mark.parametrize(("variant", "ms", "line"), [
    ("interact", 70.0, "shell / interact = 0.29"),
    ("ipympl", 30.0, "shell / ipympl = 0.67"),
])  # fmt: skip
def test_a_rival_that_is_too_near(variant, ms, line):
    results = copy.deepcopy(SLIDER)
    results["line"][variant]["times"] = [[ms] * 10] * 2
    assert not slider.met(results)
    assert any(line in row and "MISSED" in row for row in slider.table(results))


def test_one_slow_picture_in_five_is_too_many():
    results = copy.deepcopy(SLIDER)
    results["line"]["shell"]["times"] = [[20.0] * 8 + [150.0] * 2] * 2
    assert not slider.met(results) and "within 150 ms" in said(slider.table(results))


def test_a_figure_that_did_not_answer():
    assert not slider.met({"line": "Timeout"}) and "not measured" in said(
        slider.table({"line": "Timeout"}))  # fmt: skip


def test_a_rival_that_is_not_installed_is_no_miss():
    results = copy.deepcopy(SLIDER)
    del results["line"]["ipympl"]
    assert slider.met(results) and "ipympl: not measured" in said(slider.table(results))


@pytest.mark.parametrize(("path", "late"), [(("imports", "course_utils"), 0.31),
                                            (("figures", "line", "made"), 0.16)])  # fmt: skip
def test_a_late_start(path, late):
    results = copy.deepcopy(START)
    inner = results
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = late
    assert not start.met(results) and said(start.table(results)).count("MISSED") == 1
