"""The benchmark's table: every part gives rows of one form; a missed target is told, and counts."""

import copy
import json

import pytest
from matplotlib import pyplot

from course_utils import bench, figures
from course_utils.bench import rivals, slider, start, table

ROUND = {"shell": 20.0, "interact": 200.0, "ipympl": 60.0}
SLIDER = {"line": {name: {"times": [[ms] * 10, [ms] * 10], "frames": [9, 9], "tails": [ms, ms]}
                   for name, ms in ROUND.items()}}  # fmt: skip
START = {"imports": {"course_utils": [2.0, 3.0], "numpy": [100.0, 110.0],
                     "course_utils.figures": [500.0, 510.0],
                     "numpy, matplotlib.pyplot, ipywidgets": [400.0, 410.0]},
         "kernel": {"ours": [900.0, 950.0], "interact": [1000.0, 1050.0]},
         "figures": {"line": {"first": [100.0, 110.0, 105.0], "next": [50.0, 50.0, 50.0],
                              "event": [10.0, 10.0, 10.0],
                              "rival": [120.0, 120.0, 120.0]}}}  # fmt: skip


def said(rows):
    return "\n".join(table.lines("part", rows))


# --- a row -------------------------------------------------------------------------------------


def test_the_ratio_is_taken_within_a_round():
    # Round 2 was thirty times slower for both: the ratio of the medians would say 3 / 1.
    row = table.pair("a", [1, 30, 3], [1, 30, 1], "ms", "b")
    assert (row.ratio, row.ours, row.theirs) == (1, 3, 1)
    assert (row.low, row.high) == (1, 3)


@pytest.mark.parametrize(("targets", "met", "words"), [
    ({}, None, ""),
    ({"at_most": 0.5}, True, "ratio 0.50, met"),
    ({"at_most": 0.4}, False, "ratio 0.40, MISSED"),
    ({"limit": 2}, True, "2 ms, met"),
    ({"limit": 1.9}, False, "1.9 ms, MISSED"),
    ({"at_most": 0.5, "limit": 1}, False, "ratio 0.50 and 1 ms, MISSED"),
    ({"at_most": 0.5, "good": False, "note": "under 97.5 %"}, False, "MISSED   under 97.5 %"),
])  # fmt: skip
def test_targets(targets, met, words):
    row = table.pair("a", [1, 2, 3], [2, 4, 6], "ms", "b", **targets)
    assert row.met is met and table.met([row]) is (met is not False)
    assert words in said([row]) and ("MISSED" in said([row])) is (met is False)


def test_small_shares_are_fractions():
    assert "1/1250 1/2000 .. 1/1250" in said([table.pair("a", [1] * 3, [1250, 1250, 2000], "s",
                                                          "b")])  # fmt: skip


def test_what_is_missing_is_said_and_counts_only_where_it_should_be_there():
    absent, broken = table.Missing("a", "no data"), table.Missing("b", "Timeout", met=False)
    assert table.met([absent]) and not table.met([broken])
    assert "not measured: no data" in said([absent]) and "Timeout, MISSED" in said([broken])


# --- sliders -----------------------------------------------------------------------------------


def test_sliders_that_are_quick_enough():
    rows = slider.rows(SLIDER)
    assert table.met(rows) and [row.beside for row in rows] == ["interact", "ipympl", "interact"]
    assert rows[0].ratio == pytest.approx(0.1)
    assert "9 pictures, the last after 20 ms" in rows[0].note


@pytest.mark.parametrize(("variant", "ms", "ratio"), [("interact", 70.0, "0.29"),
                                                      ("ipympl", 30.0, "0.67")])  # fmt: skip
def test_a_rival_that_is_too_near(variant, ms, ratio):
    results = copy.deepcopy(SLIDER)
    results["line"][variant]["times"] = [[ms] * 10] * 2
    missed = [row for row in slider.rows(results) if row.met is False]
    assert [row.beside for row in missed] == [variant] and ratio in said(missed)


def test_one_slow_picture_in_five_is_too_many():
    results = copy.deepcopy(SLIDER)
    results["line"]["shell"]["times"] = [[20.0] * 8 + [150.0] * 2] * 2
    (missed,) = [row for row in slider.rows(results) if row.met is False]
    assert missed.ours == 150 and "9 of 10" in missed.what


def test_one_bad_round_of_three_shows():
    results = copy.deepcopy(SLIDER)
    for variant in results["line"].values():
        variant["times"] = [variant["times"][0]] * 3
    results["line"]["shell"]["times"][2:] = [[20.0] * 6 + [150.0] * 4]
    (missed,) = [row for row in slider.rows(results) if row.met is False]
    assert missed.ours == 150 and missed.low == pytest.approx(0.1)


def test_a_browser_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setattr(slider, "missing", lambda: "no Chromium or Chrome was found")
    (row,) = slider.rows(slider.measure(["line"]))
    assert row.met is None and "no Chromium" in said([row])


def test_a_figure_that_did_not_answer_is_a_miss():
    assert not table.met(slider.rows({"line": "Timeout"}))


def test_a_rival_that_is_not_installed_is_no_miss():
    results = copy.deepcopy(SLIDER)
    del results["line"]["ipympl"]
    rows = slider.rows(results)
    assert table.met(rows) and "beside ipympl" in said(rows) and "not measured" in said(rows)


# --- starting ----------------------------------------------------------------------------------


def test_a_start_that_is_quick_enough():
    rows = start.rows(START)
    assert table.met(rows) and len(rows) == 4
    assert rows[2].ours == 925 and rows[3].ratio == pytest.approx(0.875)


@pytest.mark.parametrize(("path", "late"), [(("imports", "course_utils"), 310.0),
                                            (("figures", "line", "first"), 160.0)])  # fmt: skip
def test_a_late_start(path, late):
    results = copy.deepcopy(START)
    inner = results
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = [late] * len(inner[path[-1]])
    assert said(start.rows(results)).count("MISSED") == 1


@pytest.mark.slow
def test_a_figure_is_timed_in_fresh_processes(monkeypatch):
    monkeypatch.setattr(start, "FIGURE_TRIES", 1)
    found = start._figure("lamp")
    assert set(found) == {"first", "next", "event", "rival"}
    assert all(len(times) == 1 and 0 < times[0] < 20_000 for times in found.values())


@pytest.mark.slow
def test_from_the_start_of_a_kernel_to_a_widget():
    assert 100 < start.from_the_kernel(start.SHOW["ours"]) < 60_000
    with pytest.raises(RuntimeError, match="nothing was shown"):
        start.from_the_kernel("1 + 1")


# --- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize(("late", "status"), [(100.0, 0), (200.0, 1)])
def test_the_command_prints_one_table_stores_it_and_exits(late, status, tmp_path, capsys,
                                                          monkeypatch):  # fmt: skip
    results = copy.deepcopy(START)
    results["figures"]["line"]["first"] = [late] * 3
    monkeypatch.setattr(start, "measure", lambda names: results)
    file = tmp_path / "found.json"
    assert bench.main(["--part", "start", "line", "--json", str(file)]) == status
    out = capsys.readouterr().out
    assert out.count("target") == 2 - status and table.HEADER in out
    assert ("Missed: first picture: line" in out) == bool(status)
    stored = json.loads(file.read_text("utf-8"))
    assert stored["start"]["kernel"] == START["kernel"]
    assert stored["table"]["start"][3]["met"] is not bool(status)


# --- the rivals --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", list(figures.CATALOGUE))
def test_the_rivals_can_draw_every_figure_and_move_it(name):
    """A rival that fails in the page would only be a timeout there."""
    spec = figures.CATALOGUE[name].args[0]
    assert rivals.saved_by_pyplot(spec)[:8] == b"\x89PNG\r\n\x1a\n"
    slider, model = rivals.moving_slider(spec), spec.model()
    assert (slider is None) == (name == "five_lines")
    if slider:
        assert rivals.room(slider, model) >= 2
        value = getattr(model, slider.name)
        model.change(slider.name, type(value)(value + slider.step))
        pyplot.close("all")
        assert rivals._hand_painter(spec, pyplot.figure(), model)
    pyplot.close("all")
