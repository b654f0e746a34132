"""Figure 23: the GRU's arithmetic against torch, its two conventions, its claim, its weights."""

import itertools

import numpy as np
import pytest

from course_utils.figures import CATALOGUE
from course_utils.figures.gates_math import CLOSE, INPUT, STEPS, flipped, gru, weights
from course_utils.figures.gru_gates import SPEC, WORDS, GRUGates

STORE, HIDE = (goal.meter for goal in SPEC.goals)
ONE, ZERO = [1.0] * STEPS, [0.0] * STEPS


def except_at(step, value=0.0):
    return [value if t == step else 1.0 for t in range(1, STEPS + 1)]


def with_state(**state):
    model = GRUGates()
    for name, value in state.items():
        model.change(name, value)
    return model


# --- the cell --------------------------------------------------------------------------------


def test_the_cell_agrees_with_torch():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    z, r = rng.uniform(0.05, 0.95, (2, STEPS))
    cell = torch.nn.GRUCell(1, 1, dtype=torch.float64)
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        torch.nn.init.zeros_(getattr(cell, name))
    cell.weight_ih.data[2] = cell.weight_hh.data[2] = 1  # torch's order: r, z, n
    h, states = None, []
    for t in range(STEPS):
        logit = [float(np.log(v / (1 - v))) for v in (r[t], z[t])]
        cell.bias_ih.data = torch.tensor([*logit, 0.0], dtype=torch.float64)
        h = cell(torch.tensor([[INPUT[t]]], dtype=torch.float64), h)
        states.append(float(h.detach()))
    assert np.allclose(gru(z, r)[1], states)


def test_z_0_and_r_1_is_the_plain_recurrent_cell():
    h = 0.0
    for x, ours in zip(INPUT, gru(ZERO, ONE)[1], strict=True):
        h = np.tanh(x + h)
        assert ours == pytest.approx(h)


def test_flipped_inputs_keep_only_step_2():
    pairs = list(zip(INPUT, flipped(), strict=True))
    assert pairs[1] == (1.1, 1.1) and all(a == -b for k, (a, b) in enumerate(pairs) if k != 1)
    assert [t for t, (a, b) in enumerate(pairs, 1) if a != b] == [4, 5, 6, 8]


def test_three_quarters_of_the_weights():
    torch = pytest.importorskip("torch")
    for inputs, hidden in ((1, 32), (32, 32), (5, 3)):
        counts = [sum(p.numel() for p in layer(inputs, hidden).parameters())
                  for layer in (torch.nn.LSTM, torch.nn.GRU)]  # fmt: skip
        assert counts == [weights(4, inputs, hidden), weights(3, inputs, hidden)]
    assert (weights(4, 1, 32), weights(3, 1, 32)) == (4480, 3360)
    assert "3360 instead of 4480" in SPEC.goals[1].why and 3360 / 4480 == 3 / 4


# --- what the words say ----------------------------------------------------------------------


def test_the_prediction():
    settled = SPEC.prediction.settled
    model = with_state(**SPEC.presets[WORDS["z1"]])
    assert settled(model) and model.h == ZERO
    model.change("convention", "other")
    assert not settled(model) and model.h[1] == pytest.approx(0.80, abs=0.001)
    assert not settled(GRUGates())


def test_the_other_convention_swaps_keep_and_write():
    rng = np.random.default_rng(2)
    z, r = rng.uniform(0, 1, (2, STEPS)).tolist()
    model = with_state(gates={"z": z, "r": r}, convention="other")
    there = with_state(gates={"z": [1 - v for v in z], "r": r})
    assert model.h == pytest.approx(there.h, abs=1e-5)
    now = model.at(5)
    assert now["keep"] + now["write"] == pytest.approx(1) and now["write"] == pytest.approx(z[4])


@pytest.mark.parametrize("r", [ZERO, ONE])
def test_storing(r):
    model = with_state(gates={"z": except_at(2), "r": r})
    assert STORE(model)[0] == 1 and model.h[-1] == model.h[1] == pytest.approx(0.80, abs=0.001)
    for step, value in itertools.product(range(3, STEPS + 1), (0.0, 0.5)):
        z = except_at(2)  # and one later gate that is not shut
        z[step - 1] = value
        assert STORE(with_state(gates={"z": z, "r": r}))[0] < 1
    other = with_state(convention="other", gates={"z": [1 - v for v in except_at(2)], "r": r})
    assert STORE(other)[0] == 1


def test_the_right_number_from_distractors_does_not_count():
    """h = 0.80 out of steps 4 and 6: with flipped distractors it is not."""
    model = with_state(gates={"z": [1, 1, 1, 0, 1, 0.1, 1, 1, 1, 1], "r": ONE})
    assert model.passed() == (True, False) and STORE(model)[0] == 0.5


def test_what_is_hidden_at_step_9_is_lost_at_step_10():
    """At the last step x is 0, so that |h| cannot grow, whatever the gates are."""
    assert INPUT[9] == 0
    rng = np.random.default_rng(3)
    for _ in range(2000):
        z, r = rng.uniform(0, 1, (2, STEPS)).tolist()
        for keep in (z, rng.integers(0, 2, STEPS).tolist()):
            h = gru(keep, r)[1]
            assert abs(h[9]) <= abs(h[8]) + 1e-12
    assert max(CLOSE, np.tanh(CLOSE)) < GRUGates.wanted - CLOSE


def test_a_claim_needs_a_try():
    model = GRUGates()
    model.claim()
    assert HIDE(model)[0] == 0 and WORDS["too_early"] in HIDE(model)[1]
    model.change("gates", {"z": 1.0})  # h is 0 all the time, but nothing was ever written
    assert model.hides and not model.hidden_once and WORDS["unclaimed"] in HIDE(model)[1]
    model.change("gates", {"z": except_at(2)})
    assert not model.hides and model.early == pytest.approx(0.80, abs=0.001)
    model.change("step", 3)
    model.change("r", 0.0)
    model.change("z", 0.0)
    assert model.hidden_once and HIDE(model)[0] == 0.5
    model.change("z", 1.0)
    model.claim()
    assert HIDE(model)[0] == 1 and HIDE(model)[1].endswith(WORDS["claimed"])


# --- goals, hand, picture --------------------------------------------------------------------


def test_no_single_control_and_no_preset_reaches_a_goal():
    for control in SPEC.controls:
        model = GRUGates()
        values = control.values(getattr(model, control.name))
        for value in (*values, *reversed(values)):
            model.change(control.name, value)
            assert all(goal.meter(model)[0] < 1 for goal in SPEC.goals)
    for preset in SPEC.presets.values():
        model = with_state(**preset)
        model.claim()
        assert all(goal.meter(model)[0] < 1 for goal in SPEC.goals)


def test_the_description_follows_the_picture():
    figure, seen = CATALOGUE["gru_gates"](), {}
    events = [
        *(("step", 6), ("z", 0.0), ("r", 0.5), ("preset", WORDS["z1"]), ("convention", "other")),
        *(("preset", WORDS["r0"]), ("step", 2), ("z", 0.3), ("convention", "torch")),
    ]
    for event in events:
        figure.do(*event)
        assert seen.setdefault(figure.description, figure.png) == figure.png
    assert len(seen) == len(set(seen.values())) == len(events)
    figure.close()


def test_copied_state_keeps_the_grid():
    model = with_state(gates={"z": except_at(2, 0.1)}, convention="other", step=7)
    assert with_state(convention="other", step=7, **model.more()).describe() == model.describe()
    assert GRUGates().more() == {}
