"""The engine's benchmark: its rivals compute the same, and its report says what was found.

No test here bounds a time: what else a machine is doing decides that.
"""

import sys

import pytest

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
    row = engine.Race("planted", lambda: (ours, wrong), 1.0, False, (1, 1), 1e-9)
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

TITLES = [race.title for race in engine.RACES]
GOOD = {"ours": [1.0, 2.0, 3.0], "rival": [2.0, 4.0, 6.0]}
FAST = {"ours": [1.0, 1.0, 1.0], "rival": [1250.0, 1250.0, 2000.0]}
BAD = {"ours": [3.0, 3.0, 3.0], "rival": [1.0, 1.0, 2.0]}


def results(*times, missing=""):
    rows = dict(zip(TITLES[-len(times):], times, strict=True))
    return {"threads": {"openblas": 2, "openmp": 2}, "rows": rows, "missing": missing}


def test_each_race_has_a_rival_and_a_target():
    rows = engine.rows(results(GOOD, GOOD, BAD, FAST))
    assert [row.met for row in rows] == [True, True, False, True]
    assert [row.beside for row in rows] == ["PyTorch"] * 3 + ["scalar graph"]


def test_without_torch_there_is_a_line_and_the_other_row():
    rows = engine.rows(results(FAST, missing="torch cannot be imported"))
    assert len(rows) == 2 and rows[0].met and rows[1].why == "torch cannot be imported"


def test_a_missing_torch_is_noticed(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    assert engine._no_torch().startswith("torch cannot be imported")
