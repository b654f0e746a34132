"""Storing outputs: what is kept, what is dropped, and a lesson at fault left as it was."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_utils import store
from course_utils.data import places

PNG = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
       "YAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
WITH_PICTURE = ("from IPython.display import display\n"
                f"display({{'{store.VIEW}': {{'model_id': 'a'}}, 'text/plain': 'a figure', "
                f"'image/png': '{PNG}'}}, raw=True)")


def notebook(folder, *sources, name="01_trial.ipynb", **metadata):
    cells = [new_markdown_cell("# Über 한국어", id="top")]
    cells += [source if isinstance(source, dict) else new_code_cell(source, id=f"c{i}")
              for i, source in enumerate(sources)]
    path = folder / name
    path.write_text(nbformat.writes(new_notebook(cells=cells, metadata=metadata)),
                    encoding="utf-8")
    return path


def cells(path):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
            if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """One lesson with everything that matters, stored twice; what was said, and the bytes."""
    folder = tmp_path_factory.mktemp("notebooks")
    path = notebook(
        folder,
        "import os, sys\nprint('하나')\nprint('two', flush=True)\nprint('three')",
        WITH_PICTURE,
        new_code_cell("1 / 0", metadata={"tags": ["raises-exception"], "collapsed": True,
                                         "execution": {"iopub.status.busy": "now"}}, id="err"),
        "open('beside.txt', 'w').close()\nimport course_utils\nprint(course_utils.__name__)",
        "from course_utils import progress\nprogress.record('goal', 'line')",
        "   ",
        "import ipywidgets\nbox = ipywidgets.IntSlider()\n40 + 2",
        widgets={"state": {}}, kernelspec={"name": "python3", "display_name": "mine"},
        language_info={"name": "python", "version": "2.7"}, custom=1)
    runs = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-m", "course_utils.store", path], cwd=places.ROOT,
                              env={**os.environ, "COURSE_PROGRESS": str(folder / "mine.jsonl")},
                              capture_output=True, text=True)
        runs.append((done, path.read_bytes()))
    return path, runs


def test_says_one_line_with_the_seconds(stored):
    for done, _ in stored[1]:
        assert done.returncode == 0, done.stdout + done.stderr
        [line] = done.stdout.splitlines()
        assert line.startswith("01_trial.ipynb: stored in ") and line.endswith(" s")


def test_the_same_bytes_every_time(stored):
    (_, first), (_, second) = stored[1]
    assert first == second


def test_the_form_of_the_file(stored):
    text = stored[0].read_text(encoding="utf-8")
    assert text.endswith("}\n") and not text.endswith("\n\n") and "Über 한국어" in text
    assert '\n "cells": [\n' in text
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert json.loads(text)["metadata"] == store.METADATA


def test_what_is_kept_and_what_is_dropped(stored):
    code = cells(stored[0])
    assert [cell["execution_count"] for cell in code] == [1, 2, 3, 4, 5, None, 6]
    assert "".join(code[0]["outputs"][0]["text"]) == "하나\ntwo\nthree\n"
    assert len(code[0]["outputs"]) == 1
    assert set(code[1]["outputs"][0]["data"]) == {"image/png", "text/plain"}
    assert code[2]["outputs"][0]["ename"] == "ZeroDivisionError"
    assert code[2]["metadata"] == {"tags": ["raises-exception"]}
    assert code[6]["outputs"][0]["execution_count"] == 6
    assert all("execution" not in cell["metadata"] for cell in code)


def test_it_runs_beside_the_lesson_with_no_progress_of_its_own(stored):
    folder = stored[0].parent
    assert (folder / "beside.txt").exists() and not (folder / "mine.jsonl").exists()
    assert "course_utils" in "".join(cells(stored[0])[3]["outputs"][0]["text"])
    assert cells(stored[0])[4]["outputs"][0]["data"]["text/plain"] == ["True"]


@pytest.mark.parametrize("last, says", [
    ("x = 1\nraise ValueError('no good')", "cell 3 (x = 1): ValueError: no good"),
    ("import os\nos._exit(3)", "cell 3 (import os): Kernel died"),
])
def test_a_lesson_at_fault_is_left_as_it_was(tmp_path, capsys, last, says):
    path = notebook(tmp_path, "print(1)", last)
    before = path.read_bytes()
    assert store.main([str(path)]) == 1
    assert f"01_trial.ipynb: NOT stored: {says}" in capsys.readouterr().out
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


@pytest.fixture
def pretend(monkeypatch):
    """pretend(act) replaces the kernel by ``act(notebook, folder)``."""
    return lambda act: monkeypatch.setattr(store, "run", act)


def test_a_widget_without_a_picture(tmp_path, capsys, pretend):
    view = new_output("display_data", {store.VIEW: {}, "text/plain": "a figure"})
    pretend(lambda nb, folder: nb.cells[1].update(outputs=[view]))
    path = notebook(tmp_path, "figures.show('lamp')")
    before = path.read_bytes()
    assert store.main([str(path)]) == 1 and path.read_bytes() == before
    assert "cell 2 (figures.show('lamp')): a widget without a picture" in capsys.readouterr().out


def test_the_others_are_stored_all_the_same(tmp_path, capsys, pretend):
    out = new_output("stream", text="1")
    pretend(lambda nb, folder: nb.cells[1].update(outputs=[out]))
    bad = tmp_path / "00_bad.ipynb"
    bad.write_text("{}")
    good = notebook(tmp_path, "print(1)")
    assert store.main([str(tmp_path / "missing.ipynb"), str(bad), str(good)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[1].strip()[:6] for line in said] == ["NOT st", "NOT st", "stored"]
    assert cells(good)[0]["outputs"]


def test_a_lesson_edited_meanwhile_is_not_overwritten(tmp_path, capsys, pretend):
    path = notebook(tmp_path, "print(1)")
    pretend(lambda nb, folder: path.write_text("new"))
    assert store.main([str(path)]) == 1 and path.read_text() == "new"
    assert "changed by somebody else" in capsys.readouterr().out


def test_without_names_every_lesson(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    assert store.main([]) == 1 and "no notebook" in capsys.readouterr().out
    (tmp_path / "notebooks").mkdir()
    seen = []
    monkeypatch.setattr(store, "store", lambda path: seen.append(path.name))
    for name in ("01_b", "00_a"):
        notebook(tmp_path / "notebooks", name=f"{name}.ipynb")
    assert store.main([]) == 0 and seen == ["00_a.ipynb", "01_b.ipynb"]


def test_clean_alone():
    cell = new_code_cell("1", outputs=[new_output("execute_result", {"text/plain": "1"})])
    trial = new_notebook(cells=[new_markdown_cell("a"), cell], metadata={"widgets": {}})
    store.clean(trial)
    assert trial.metadata == store.METADATA and cell.outputs[0].execution_count == 1
