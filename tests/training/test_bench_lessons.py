"""The benchmark of the lessons: what it measures, and that a missed limit is told."""

import nbformat
import pytest

from course_utils.bench import lessons, table


@pytest.mark.slow
def test_it_runs_a_lesson_and_reads_time_and_memory(tmp_path):
    code = ["import time\ntime.sleep(0.5)", "block = bytearray(60_000_000)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in code])
    nbformat.write(notebook, tmp_path / "99_small.ipynb")
    block = bytearray(b"1" * 300_000_000)  # what this process takes is no part of a kernel's peak
    found = lessons.measure([tmp_path / "99_small.ipynb"])
    one = found["lessons"]["99_small"]
    del block
    for run in (one, *one["yardstick"]):
        assert 0.5 < run["seconds"] < 60 and not run["torch"]
        assert run["megabytes"] == 0 or 60 < run["megabytes"] < 200
    assert len(one["yardstick"]) == 2 and 0.5 < found["together"] < 60
    assert found["torch"]["torch"]


SMALL = {"seconds": 2.0, "megabytes": 80.0, "torch": False}


def measured(seconds, megabytes, torch):
    return {"seconds": seconds, "megabytes": megabytes, "torch": torch, "yardstick": [SMALL, SMALL]}


@pytest.mark.parametrize(("one", "missed"), [
    (measured(29, 240, False), []),
    (measured(31, 240, False), ["s"]),
    (measured(29, 260, False), ["MB"]),
    (measured(29, 690, True), []),
    (measured(31, 710, True), ["s", "MB"]),
    (measured(29, 0, True), []),
])  # fmt: skip
def test_limits(one, missed):
    rows = lessons.rows({"lessons": {"a": one}, "torch": SMALL, "together": 31})
    assert [row.unit for row in rows if row.met is False] == missed
    assert rows[0].ratio == one["seconds"] / 2


@pytest.mark.parametrize("seconds", [299, 301])
def test_the_collection_has_a_limit_too(seconds):
    rows = lessons.rows({"lessons": {"a": measured(20, 100, False)}, "torch": SMALL,
                         "together": seconds})
    assert table.met(rows) == (seconds < 300) and "2 at a time" in rows[-1].what
