"""The benchmark of the lessons: what it measures, and that a missed limit is told."""

import nbformat
import pytest

from course_utils.bench import lessons


@pytest.mark.slow
def test_it_runs_a_lesson_and_reads_time_and_memory(tmp_path):
    code = ["import time\ntime.sleep(0.5)", "block = bytearray(60_000_000)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in code])
    nbformat.write(notebook, tmp_path / "99_small.ipynb")
    one = lessons.measure([tmp_path / "99_small.ipynb"])["99_small"]
    assert 0.5 < one["seconds"] < 60 and not one["torch"]
    assert one["megabytes"] == 0 or one["megabytes"] > 60


@pytest.mark.parametrize(("one", "said"), [
    ({"seconds": 29, "megabytes": 240, "torch": False}, []),
    ({"seconds": 31, "megabytes": 240, "torch": False}, ["over 30 s"]),
    ({"seconds": 29, "megabytes": 260, "torch": False}, ["over 250 MB"]),
    ({"seconds": 29, "megabytes": 690, "torch": True}, []),
    ({"seconds": 31, "megabytes": 710, "torch": True}, ["over 30 s", "over 700 MB"]),
])  # fmt: skip
def test_limits(one, said):
    assert lessons.faults(one) == said
    assert lessons.met({"a": one}) == (not said)
    assert ("MISSED" in "\n".join(lessons.table({"a": one}))) == bool(said)


def test_the_collection_has_a_limit_too():
    many = {f"{i}": {"seconds": 25, "megabytes": 100, "torch": False} for i in range(13)}
    assert not lessons.met(many) and "over 300 s" in lessons.table(many)[-1]
