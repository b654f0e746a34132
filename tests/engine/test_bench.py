"""The engine's benchmark: its rivals compute the same, and its report says what was found.

No test here bounds a time: what else a machine is doing decides that.
"""

import sys

import pytest

from course_utils import bench
from course_utils.bench import engine, scalar_engine
from course_utils.bench.scalar_engine import Number


@pytest.mark.parametrize("build", [lambda: engine.two_moons(6), engine.training_step,
                                   lambda: engine.convolution(n=2),
                                   lambda: engine.convolution(True, n=2)],
                         ids=["two moons", "training step", "conv2d", "conv2d with input"])
def test_both_contestants_compute_the_same(build):
    ours, rival = build()
    limit = 1e-9 if isinstance(rival.gradients()[0], list) else 1e-4
    assert engine.difference(ours, rival) <= limit
    assert engine.difference(ours, rival) <= limit  # after a step of each, too


def test_the_demonstration_compares_all_that_it_should():
    ours, rival = engine.two_moons(6)
    ours.step(), rival.step()
    shapes = [(16, 2), (16,), (16, 16), (16,), (1, 16), (1,)]
    assert [g.shape for g in ours.gradients()] == shapes
    assert [engine._array(g).shape for g in rival.gradients()] == shapes
    assert all(abs(g).max() > 0 for g in ours.gradients())


def test_a_wrong_gradient_is_seen():
    ours, rival = engine.two_moons(6)
    off = rival._replace(gradients=lambda: [*rival.gradients()[:-1], [0.123]])
    assert engine.difference(ours, off) > 1e-3
    missing = rival._replace(gradients=lambda: [*rival.gradients()[:-1], [0.1, 0.2]])
    assert engine.difference(ours, missing) == float("inf")


def test_the_race_refuses_contestants_that_disagree(monkeypatch):
    ours, rival = engine.two_moons(4)
    wrong = rival._replace(step=lambda: 0.5 + rival.step())
    row = engine.Row("planted", lambda: (ours, wrong), 1.0, False, (1, 1), 1e-9)
    with pytest.raises(RuntimeError, match="planted: results differ"):
        engine._rounds(row)


def test_a_number_used_twice_adds_up_its_gradients():
    a = Number(3.0)
    b = a * a + 2 * a + a.relu()
    b.backward()
    assert b.value == 18 and a.grad == 2 * 3 + 2 + 1
    below = Number(-1.0)
    below.relu().backward()
    assert below.grad == 0


def test_scalar_parameters_are_all_stepped():
    network = scalar_engine.Network([([[1.0, 2.0]], [0.5])])
    network.loss([[1.0, 1.0]], [-1.0], 0.0).backward()  # hinge 1 + 3.5: slopes 1, 1, 1
    network.step(0.1)
    assert [p.value for p in network.parameters()] == pytest.approx([0.9, 1.9, 0.4])
    network.zero_grad()
    assert network.gradients() == [[[0.0, 0.0]], [0.0]]


# --- the report ---------------------------------------------------------------------------------

TITLES = [row.title for row in engine.ROWS]
GOOD = {"ours": [1.0, 2.0, 3.0], "rival": [2.0, 4.0, 6.0]}
FAST = {"ours": [1.0, 1.0, 1.0], "rival": [1250.0, 1250.0, 2000.0]}
BAD = {"ours": [3.0, 3.0, 3.0], "rival": [1.0, 1.0, 2.0]}


def results(*times, missing=""):
    rows = dict(zip(TITLES[-len(times):], times, strict=True))
    return {"threads": {"openblas": 2, "openmp": 2}, "rows": rows, "missing": missing}


def test_the_ratio_is_taken_within_a_round():
    # Round 2 was ten times slower for both: the ratio of the medians would say 3 / 1.
    found = engine.summary({"ours": [1, 30, 3], "rival": [1, 30, 1]})
    assert found["ratio"] == 1 and (found["ours"], found["rival"]) == (3, 1)


def test_the_spread_is_from_the_10th_to_the_90th_percentile():
    found = engine.summary({"ours": list(range(11)), "rival": [1] * 11})
    assert (found["low"], found["ratio"], found["high"]) == (1, 5, 9)


def test_the_table_says_met_and_missed():
    found = results(GOOD, GOOD, BAD, FAST)
    header, _, *lines = engine.table(found)
    assert "openblas 2, openmp 2" in header
    assert [line.split()[-1] for line in lines] == ["met", "met", "MISSED", "met"]
    assert "0.50 to 0.50" in lines[0] and "1.00, met" in lines[0]
    assert "1/1250" in lines[3] and "1/1000, met" in lines[3]
    assert max(map(len, engine.table(found))) <= 100
    assert not engine.met(found) and engine.met(results(GOOD, GOOD, GOOD, FAST))


def test_without_torch_there_is_a_line_and_the_other_row():
    found = results(FAST, missing="torch cannot be imported (No module named 'torch')")
    lines = engine.table(found)
    assert len(lines) == 4 and TITLES[-1] in lines[2]
    assert lines[3] == ("  rows beside PyTorch not measured: torch cannot be imported "
                        "(No module named 'torch')")
    assert engine.met(found)


@pytest.mark.parametrize("times, status", [(GOOD, 0), (BAD, 1)])
def test_the_part_prints_stores_and_exits(times, status, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(engine, "measure", lambda: results(times, times, times, FAST))
    file = tmp_path / "found.json"
    assert bench.main(["--part", "engine", "--json", str(file)]) == status
    said = capsys.readouterr().out
    assert said.count("MISSED") == 3 * status and "Starting" not in said
    assert '"rival": [' in file.read_text("utf-8")


def test_a_missing_torch_is_noticed(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    assert engine._no_torch().startswith("torch cannot be imported")
