"""Every lesson keeps every rule, and every rule is shown to catch a planted fault."""

import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import lesson  # noqa: E402
import lint  # noqa: E402

IGNORE = {"tags": ["nbval-ignore-output"]}


def test_every_lesson_keeps_every_rule():
    listed = lint.notebooks()
    assert listed, "notebooks/ holds no notebook, so nothing would be looked at"
    found = [fault for path in listed for fault in lint.faults(lesson.read(path))]
    assert not found, "\n" + "\n".join(found)


def test_the_lessons_are_those_of_the_course_without_a_gap():
    names = [path.stem for path in lint.notebooks()]
    assert names and names == lint.LESSONS[:len(names)]


def markdown(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text, output=None, metadata=None):
    outputs = [] if output is None else [output]
    return {"cell_type": "code", "metadata": metadata or {}, "source": text, "outputs": outputs,
            "execution_count": None}


def shown(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


PICTURE = {"output_type": "display_data", "metadata": {},
           "data": {"image/png": "iVBO", "text/plain": "a figure"}}


def good_lesson(folder):
    """A lesson without a fault: 24 cells, one figure, three exercises, and the next beside it."""
    (folder / "02_xor_and_the_mlp.ipynb").touch()
    cells = [markdown("# A lesson"), code("import numpy as np\nfrom course_utils import figures"),
             markdown("Move it."), code("figures.show('lamp')", PICTURE, dict(IGNORE))]
    for name in "abc":
        cells += [markdown("## An idea\nIn words, as in `code`."), code("print(1)", shown("1\n")),
                  markdown("Your turn."), code("def f(x):\n    ..."),
                  code(f"ex.{name}.check(f)", shown("not started\n"))]
    cells += [markdown("## Measured here"), code("print(0.25)", shown("0.25\n")),
              markdown("## Careful\n[up](#A-lesson)"), markdown("text"),
              markdown("## Recap\nOn to [the next](02_xor_and_the_mlp.ipynb).")]
    return finished(lesson.Lesson(folder / "01_perceptron.ipynb", cells, {}))


def finished(nb):
    for count, (_, cell) in enumerate(nb.code(), 1):
        cell["execution_count"] = count
    return nb


def put(nb, at, cell):
    nb.cells.insert(at, cell)
    return finished(nb)


def change(nb, at, **new):
    nb.cells[at].update(new)
    return nb


def renamed(nb, name):
    return lesson.Lesson(nb.path.parent / name, nb.cells, nb.metadata)


def output(nb, **new):
    return change(nb, 5, outputs=[{**shown("1\n"), **new}])


PLANTED = [
    ("file_name", lambda nb: renamed(nb, "01_Perceptron copy.ipynb")),
    ("title_first", lambda nb: change(nb, 0, source="A lesson")),
    ("title_first", lambda nb: put(nb, 0, code("1"))),
    ("cell_count", lambda nb: lesson.Lesson(nb.path, nb.cells[:19], {})),
    ("cell_count", lambda nb: lesson.Lesson(nb.path, nb.cells * 2, {})),
    ("code_length", lambda nb: change(nb, 5, source="x = 1\n" * 26)),
    ("code_length", lambda nb: [c.update(source="x = 1\n" * 10) for _, c in nb.code()] and nb),
    ("code_in_a_row", lambda nb: put(nb, 8, code("x = 1"))),
    ("set_up", lambda nb: change(nb, 1, source="import a\nimport b\nimport c\nimport d")),
    ("set_up", lambda nb: change(nb, 5, source="import torch\nfrom torch import nn")),
    ("figure_early", lambda nb: change(nb, 3, source="plt.show()")),
    ("figure_early", lambda nb: nb.cells.append(nb.cells.pop(3)) or nb),
    ("checks", lambda nb: change(nb, 8, source="f(1)")),
    ("checks", lambda nb: change(nb, 8, source="a.check(f)\n" * 4)),
    ("checks", lambda nb: renamed(
        lesson.Lesson(nb.path, [c for c in nb.cells if ".check(" not in c["source"]], {}),
        "00_start_here.ipynb")),
    ("sections", lambda nb: change(nb, 19, source="## Numbers")),
    ("sections", lambda nb: change(nb, 19, source="Measured here, not as a heading")),
    ("sections", lambda nb: nb.cells.append(nb.cells.pop(19)) or nb),
    ("next_lesson", lambda nb: change(nb, 23, source="## Recap\n[on](03_activation_functions)")),
    ("stub_after_text", lambda nb: put(nb, 7, code("x = 1"))),
    ("stub_after_text", lambda nb: put(nb, 6, code("w = ..."))),
    ("text_length", lambda nb: change(nb, 2, source="word " * 261)),
    ("plain_words", lambda nb: change(nb, 2, source="Simply move it.")),
    ("plain_words", lambda nb: change(nb, 5, source="x = 1  # obviously")),
    ("plain_words", lambda nb: output(nb, text="simply 1")),
    ("links_resolve", lambda nb: change(nb, 2, source="![a](missing.png)")),
    ("links_resolve", lambda nb: change(nb, 2, source="<img src='missing.png' alt='a'>")),
    ("links_resolve", lambda nb: change(nb, 2, source="[a]\n\n[a]: missing.md")),
    ("links_resolve", lambda nb: change(nb, 2, source="[a](#No-such-heading)")),
    ("links_resolve", lambda nb: change(nb, 2, source="![a](attachment:a.png)")),
    ("links_resolve", lambda nb: change(nb, 2, source="[a](/etc/hostname)")),
    ("outputs_stored", lambda nb: [c.update(outputs=[]) for _, c in nb.code()] and nb),
    ("outputs_stored", lambda nb: change(nb, 5, outputs=[])),
    ("no_errors", lambda nb: output(nb, output_type="error", ename="ValueError")),
    ("no_widgets", lambda nb: output(nb, data={lint.VIEW: {"model_id": "1"}})),
    ("no_widgets", lambda nb: lesson.Lesson(nb.path, nb.cells, {"widgets": {}})),
    ("picture_behind", lambda nb: change(nb, 3, outputs=[shown("a figure")])),
    ("figure_tagged", lambda nb: change(nb, 3, metadata={"tags": ["nbval-skip"]})),
    ("no_stderr", lambda nb: output(nb, name="stderr")),
    ("counted", lambda nb: change(nb, 5, execution_count=7)),
    ("counted", lambda nb: change(nb, 5, execution_count=None)),
    ("no_machine", lambda nb: output(nb, text="/home/somebody/course/data")),
    ("no_machine", lambda nb: output(nb, text="C:\\Users\\somebody")),
    ("no_machine", lambda nb: output(nb, data={"text/html": "<a>/tmp/x.py</a>"})),
    ("no_machine", lambda nb: output(nb, output_type="error", traceback=["/usr/lib/x.py"])),
    ("no_machine", lambda nb: change(nb, 5, source="open('/root/x')")),
    ("no_machine", lambda nb: output(nb, text="<Line2D at 0x7f00deadbeef>")),
]


def test_a_good_lesson_has_no_fault(tmp_path):
    assert lint.faults(good_lesson(tmp_path)) == []


@pytest.mark.parametrize("name, plant", PLANTED,
                         ids=[f"{i}-{name}" for i, (name, _) in enumerate(PLANTED)])
def test_a_planted_fault_is_caught(tmp_path, name, plant):
    nb = plant(copy.deepcopy(good_lesson(tmp_path)))
    assert getattr(lint, name)(nb), f"{name} does not see the fault"


def test_every_rule_has_a_planted_fault():
    assert {rule.__name__ for rule in lint.RULES} == {name for name, _ in PLANTED}
    assert len(lint.RULES) == 22


@pytest.mark.parametrize("text", [
    "[a](https://example.org/home/x)", "[a](02_xor_and_the_mlp.ipynb)", "[a](#A-lesson)",
    "`[a](missing.png)`", "```\n[a](missing.png)\n```", "$[a](x)$", "[a](present.png)",
])
def test_a_good_link_is_no_fault(tmp_path, text):
    (tmp_path / "present.png").write_bytes(b"")
    assert lint.links_resolve(change(good_lesson(tmp_path), 2, source=text)) == []


def test_the_last_lesson_so_far_names_the_next_without_a_link(tmp_path):
    nb = good_lesson(tmp_path)
    (tmp_path / "02_xor_and_the_mlp.ipynb").unlink()
    assert lint.next_lesson(nb) and lint.links_resolve(nb)  # a link to nothing
    named = change(nb, 23, source="## Recap\nNext: 02 XOR and the MLP (being written).")
    assert lint.next_lesson(named) == [] and lint.links_resolve(named) == []


def test_what_is_no_fault(tmp_path):
    nb = good_lesson(tmp_path)
    assert not lint.no_machine(output(nb, text="https://example.org/home/x ./tmp/y 0x1f"))
    picture = "<img src='data:image/png;base64,AAAA/tmp/x0x7f00dead'>"
    assert not lint.no_machine(output(nb, data={"text/html": picture}))
    raising = output(nb, output_type="error", ename="ValueError")
    assert not lint.no_errors(change(raising, 5, metadata={"tags": ["raises-exception"]}))
    assert not lint.stub_after_text(put(nb, 6, code("x[..., 0] = 1")))
    assert not lint.sections(renamed(lesson.Lesson(nb.path, [], {}), "00_start_here.ipynb"))


def test_the_command_names_the_faults_and_how_many_files(tmp_path):
    nb = change(good_lesson(tmp_path), 9, source="word " * 261)
    nb.path.write_text(json.dumps({"cells": nb.cells, "metadata": {}}), encoding="utf-8")
    done = subprocess.run([sys.executable, HERE / "lint.py", nb.path], capture_output=True,
                          text=True)
    assert done.returncode == 1 and "[text_length]" in done.stdout
    assert done.stdout.endswith("1 notebook looked at, 1 fault\n")


def test_sanitize_hides_what_varies_and_no_number():
    plugin = pytest.importorskip("nbval.plugin")
    patterns = plugin.get_sanitize_patterns((HERE / "sanitize.cfg").read_text(encoding="utf-8"))
    assert len(patterns) == 4

    def sanitized(text):
        for pattern, new in patterns:
            text = re.sub(pattern, new, text)
        return text

    assert sanitized("<Line2D at 0x7f00deadbeef>") == "<Line2D at ADDRESS>"
    assert sanitized("trained in 3.2 s, took 41 ms") == "trained in TIME, took TIME"
    assert sanitized(" 45%|####  | 9/20 [00:01]") == " PROGRESS"
    assert sanitized("Cell In[12], line 3") == "Cell In[N], line 3"
    for kept in ("loss 0.25", "3 of 4 right, 91 %", "0x1f", "2 s", "slope 0.2 in 3 steps"):
        assert sanitized(kept) == kept
