"""Figure 22: the LSTM's arithmetic against torch; every number in its words; hand and rule."""

import itertools
import math

import numpy as np
import pytest

from course_utils.figures import CATALOGUE, gates_board
from course_utils.figures.gates_math import GIVEN, STEPS, half_life, lstm, sigmoid
from course_utils.figures.gates_model import clicked
from course_utils.figures.lstm_gates import SPEC, WORDS, LSTMGates
from course_utils.figures.lstm_gates_parts import said_half_life

HAND, LASTING, RULE = (goal.meter for goal in SPEC.goals)
ONE, ZERO = [1.0] * STEPS, [0.0] * STEPS


def only(step):
    return [float(t == step) for t in range(1, STEPS + 1)]


def with_state(**state):
    model = LSTMGates()
    for name, value in state.items():
        model.change(name, value)
    return model


def by_hand(f, i, o):
    return with_state(gates={"f": f, "i": i, "o": o})


RIGHT = dict(f=ONE, i=only(2), o=only(10))


# --- the cell --------------------------------------------------------------------------------


def test_the_cell_agrees_with_torch():
    """With no weights on the gates their biases alone say how far they are open."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    f, i, o = rng.uniform(0.05, 0.95, (3, STEPS))
    cell = torch.nn.LSTMCell(1, 1, dtype=torch.float64)
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        torch.nn.init.zeros_(getattr(cell, name))
    cell.weight_ih.data[2] = 1  # torch's order: i, f, g, o
    state, states = None, []
    for t in range(STEPS):
        bias = torch.tensor([math.log(v / (1 - v)) for v in (i[t], f[t], 0.5, o[t])])
        cell.bias_ih.data = bias.double()
        state = cell(torch.tensor([[math.atanh(GIVEN[t])]], dtype=torch.float64), state)
        states.append([float(v.detach()) for v in state])
    parts, h = lstm(f, i, o)
    assert np.allclose(np.c_[h, parts.sum(1)], states, atol=1e-6)


def test_the_parts_are_what_is_left_of_each_step():
    rng = np.random.default_rng(1)
    f, i, o = rng.uniform(0, 1, (3, STEPS))
    parts, _ = lstm(f, i, o)
    for t, k in itertools.product(range(STEPS), repeat=2):
        left = i[k] * GIVEN[k] * np.prod(f[k + 1 : t + 1]) if k <= t else 0
        assert parts[t, k] == pytest.approx(left)


# --- what the words say ----------------------------------------------------------------------


def test_the_prediction():
    model = LSTMGates()
    assert not SPEC.prediction.settled(model)
    for name, value in SPEC.presets[WORDS["leaky"]].items():
        model.change(name, value)
    assert SPEC.prediction.settled(model)
    assert round(0.9**8, 2) == 0.43
    assert model.mine == pytest.approx(0.8 * 0.9**8) == pytest.approx(0.344, abs=0.001)
    model.change("step", 2)
    model.change("i", 0.5)
    assert not SPEC.prediction.settled(model)


def test_the_solution_by_hand_and_its_numbers():
    model = by_hand(**RIGHT)
    assert HAND(model)[0] == 1 and model.passed() == (True, True, True)
    assert model.c[-1] == 0.8 and model.h[-1] == pytest.approx(0.664, abs=0.0005)
    assert model.early == model.stray == 0


def test_which_grids_of_the_gates_0_half_1_solve_it():
    """Only steps that matter: f from 3 to 10, i where a candidate is not 0, o from 2 to 10."""
    notches = (0.0, 0.5, 1.0)
    for row, steps in (("f", range(3, 11)), ("i", (2, 4, 5, 6, 8)), ("o", range(2, 11))):
        for step, value in itertools.product(steps, notches):
            rows = {name: list(values) for name, values in RIGHT.items()}
            rows[row][step - 1] = value
            solved = HAND(by_hand(**rows))[0] == 1
            assert solved == (value == RIGHT[row][step - 1]), (row, step, value)
    free = {name: list(values) for name, values in RIGHT.items()}
    free["f"][:2], free["o"][0] = [0.0, 0.0], 1.0
    for step in (1, 3, 7, 9, 10):
        free["i"][step - 1] = 1.0
    assert HAND(by_hand(**free))[0] == 1


def test_wrong_ways_to_the_right_number_do_not_count():
    late = by_hand(ONE, [0, 0, 0, 0.6, 0, 1, 0, 0.25, 0, 0], only(10))  # c = 0.8 from distractors
    assert late.c[-1] == pytest.approx(0.8) and late.passed() == (True, False, True)
    assert by_hand(ONE, only(2), ONE).passed() == (True, True, False)
    assert by_hand([0.9] * STEPS, only(2), only(10)).passed() == (False, True, True)
    assert HAND(by_hand(ONE, ONE, ONE))[0] < 0.5


@pytest.mark.parametrize(
    ("b_f", "steps"), [(1, "2.2"), (3, "14"), (4.2, "46"), (4.3, "51"), (5, "103")]
)
def test_half_lives(b_f, steps):
    f = sigmoid(b_f)
    assert said_half_life(half_life(f)) == steps
    assert f ** half_life(f) == pytest.approx(0.5)
    assert (half_life(f) >= 50) == (b_f >= 4.3)


def test_the_forget_gate_at_half_life_51():
    assert f"{sigmoid(4.3):.3f}" == "0.987"
    assert not LASTING(with_state(b_f=4.2, b_i=6.0))[0] >= 1
    assert not LASTING(with_state(b_f=6.0))[0] >= 1  # half of it was never written
    model = with_state(b_f=4.3, b_i=3.0)
    assert LASTING(model)[0] == 1 and model.mine == pytest.approx(0.684, abs=0.001)
    assert model.stray > 2  # "the distractors came in too"
    model.change("mode", "hand")
    assert LASTING(model) == (0.0, WORDS["to_rule"])


def test_biases_alone_never_solve_the_task():
    """Only a weight opens a gate at one step and not at another."""
    for b_f, b_i, b_o in itertools.product((1, 3, 4.3, 6), range(-6, 7), range(-6, 7)):
        assert RULE(with_state(b_f=b_f, b_i=b_i, b_o=b_o))[0] < 1
    assert RULE(with_state(b_f=5.0, b_i=-5.0, b_o=-5.0, w=10.0))[0] == 1
    assert RULE(with_state(b_f=4.3, b_i=-5.0, b_o=-5.0, w=10.0))[0] < 1
    assert RULE(with_state(gates=RIGHT)) == (0.0, WORDS["to_rule"])


def test_rule_gates_are_the_sigmoid_of_bias_and_mark():
    model = with_state(b_f=2.0, b_i=-1.0, b_o=0.5, w=3.0)
    assert model.gates["f"] == [sigmoid(2)] * STEPS
    assert model.gates["i"] == [sigmoid(2) if t == 2 else sigmoid(-1) for t in range(1, 11)]
    assert model.gates["o"] == [sigmoid(3.5) if t == 10 else sigmoid(0.5) for t in range(1, 11)]


# --- goals, hand, picture --------------------------------------------------------------------


def test_no_single_control_and_no_preset_reaches_a_goal():
    for control in SPEC.controls:
        model = LSTMGates()
        values = control.values(getattr(model, control.name))
        if not isinstance(values[0], str):
            values = np.arange(control.low, control.high + 1e-9, control.step).round(6).tolist()
        for value in (*values, *reversed(values)):
            model.change(control.name, value)
            assert all(goal.meter(model)[0] < 1 for goal in SPEC.goals)
    for preset in SPEC.presets.values():
        assert all(goal.meter(with_state(**preset))[0] < 1 for goal in SPEC.goals)


def test_controls_switch_to_their_mode():
    model = with_state(b_i=1.0)
    assert model.mode == "rule" and model.f == 0.5
    model.change("f", 0.9)
    assert model.mode == "hand" and model.grid["f"][3] == 0.9 == model.gates["f"][3]
    model.change("mode", "rule")
    assert model.gates["i"] == [sigmoid(1)] * STEPS


def at_gate(row, step):
    """The middle of a gate, or of a row's name for step 0, as fractions of the picture."""
    x = gates_board.LEFT + gates_board.COLUMN * (step - 0.5)
    y = gates_board.GATES_TOP + gates_board.GATE * (row + 0.5)
    return x / gates_board.WIDTH, y / gates_board.HEIGHT


def test_gates_open_at_a_click():
    assert [clicked(v) for v in (0, 0.3, 0.5, 0.9, 1)] == [0.5, 0.5, 1, 1, 0]
    model = LSTMGates()
    model.click(*at_gate(0, 7))
    assert model.grid["f"] == [0.5] * 6 + [1.0] + [0.5] * 3 and (model.step, model.f) == (7, 1)
    model.click(*at_gate(2, 1))
    assert model.grid["o"] == [0.0] + [1.0] * 9 and model.step == 1
    model.click(*at_gate(1, 0))  # the name of the row
    assert model.grid["i"] == ZERO and model.step == 1
    before = model.describe()
    model.click(*at_gate(5, 9))  # elsewhere in a column: only choose the step
    assert model.step == 9 and model.grid["i"] == ZERO and model.describe() != before
    model.click(0.95, 0.5)
    assert model.step == 9
    model.change("mode", "rule")
    model.click(*at_gate(0, 2))
    assert model.mode == "rule" and model.step == 2 and model.grid["f"][1] == 0.5


def test_the_task_can_be_solved_by_clicks_alone():
    figure = CATALOGUE["lstm_gates"]()
    for row, wanted in enumerate((ONE, only(2), only(10))):
        for step, value in enumerate(wanted, 1):
            while figure.model.grid["fio"[row]][step - 1] != value:
                figure.do("click", *at_gate(row, step))
    assert figure.goal.met
    figure.close()


def test_copied_state_keeps_grid_and_mode():
    model = with_state(gates={"f": 0.9}, b_f=3.0)
    more = model.more()
    assert more["by"] == "rule" and more["gates"]["f"] == [0.9] * STEPS
    again = with_state(b_f=3.0, **more)
    assert again.describe() == model.describe() and again.grid == model.grid
    assert LSTMGates().more() == {}


def test_the_description_follows_the_picture():
    figure, seen = CATALOGUE["lstm_gates"](), {}
    events = [
        *(("step", 6), ("i", 0.0), ("o", 0.5), ("preset", WORDS["leaky"]), ("mode", "rule")),
        *(("b_f", 4.3), ("b_i", -3.0), ("b_o", -2.0), ("w", 6.0), ("step", 10), ("mode", "hand")),
    ]
    for event in events:
        figure.do(*event)
        assert seen.setdefault(figure.description, figure.png) == figure.png
    assert len(seen) == len(set(seen.values())) == 11
    figure.close()


def test_bars_never_leave_their_strip():
    from course_utils.figures.lstm_gates_painter import C

    above, below = (sum(v for v in GIVEN if sign * v > 0) for sign in (1, -1))
    assert C.low < below and above < C.high
