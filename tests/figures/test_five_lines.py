"""The five lines of a training step: the memory against real torch, and every claimed number."""

import itertools

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE
from course_utils.figures.five_lines import WORDS, FiveLines, low_loss, silent_bugs, swings
from course_utils.figures.five_lines_painter import (
    CODE_LEFT,
    COLUMNS,
    LETTER,
    LIMITS,
    NAME_LEFT,
    RIGHT,
    WIDTH,
)
from course_utils.figures.five_lines_program import (
    BEST,
    EDGE,
    LINES,
    ORDERS,
    ROUNDS,
    W0,
    WRITES,
    Program,
    X,
    Y,
    loss_at,
)
from course_utils.figures.lettering import _picture

SPEC = CATALOGUE["five_lines"].args[0]
SLIDER = next(c for c in SPEC.controls if c.name == "lr")
LRS = sorted({SLIDER.tidy(10 ** (np.log10(0.05) + k / 10)) for k in range(7)})
MAY_BE_OUT = ("zero", "backward", "step")
LEFT_OUT = [out for n in range(4) for out in itertools.combinations(MAY_BE_OUT, n)]


class Torch:
    """The same five lines, run by torch itself."""

    def __init__(self, lr):
        self.layer = torch.nn.Linear(1, 1, bias=False, dtype=torch.float64)
        torch.nn.init.constant_(self.layer.weight, W0)
        self.optimizer = torch.optim.SGD(self.layer.parameters(), lr=lr)
        self.X, self.Y = (torch.tensor(v, dtype=torch.float64)[:, None] for v in (X, Y))
        self.y_hat = self.loss = None

    def zero(self):
        self.optimizer.zero_grad()

    def model(self):
        self.y_hat = self.layer(self.X)

    def backward(self):
        self.loss.backward()

    def step(self):
        self.optimizer.step()

    def memory(self):
        grad = self.layer.weight.grad
        return {
            "w": self.layer.weight.item(), "grad": None if grad is None else grad.item(),
            "loss": None if self.loss is None else self.loss.item(),
            "y_hat": None if self.y_hat is None else tuple(self.y_hat.flatten().tolist()),
        }  # fmt: skip

    def run(self, line):
        if line == "loss":
            self.loss = torch.nn.functional.mse_loss(self.y_hat, self.Y)
        else:
            getattr(self, line)()


def same(ours, theirs):
    return ours is theirs is None or (
        ours is not None and theirs is not None and np.allclose(ours, theirs, rtol=1e-9, atol=1e-12)
    )


def ended(order="right", out=(), lr=0.1, rounds=ROUNDS):
    program = Program(order, out, lr)
    while not program.done and program.rounds < rounds:
        program.step()
    return program


def every_state(lrs=(0.05, 0.125, 0.2)):
    """Each order, each line left out, line by line -> the figure's model."""
    for order, out, lr in itertools.product(ORDERS, LEFT_OUT, lrs):
        model = FiveLines()
        for name, value in (("order", order), ("lr", lr), *((f"use_{x}", False) for x in out)):
            model.change(name, value)
        yield model
        while not model.done:
            model.step()
            yield model


def test_the_slider_has_seven_stops():
    assert LRS == [0.05, 0.063, 0.08, 0.1, 0.125, 0.16, 0.2]
    assert (SLIDER.low, SLIDER.high) == (LRS[0], LRS[-1])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("out", LEFT_OUT, ids="+".join)
def test_every_line_does_what_torchs_does(order, out):
    for lr in (0.05, 0.125, 0.2):
        ours, theirs = Program(order, out, lr), Torch(lr)
        count = 0
        while not ours.done:
            ours.step()
            count += 1
            if ours.refused:
                with pytest.raises(RuntimeError, match="through the graph a second time"):
                    theirs.run(ours.line)
            else:
                theirs.run(ours.line)
            memory = theirs.memory()
            assert all(same(getattr(ours, name), memory[name]) for name in memory), ours.line
        assert count >= 5


def test_only_the_named_memory_changes():
    names = ("w", "grad", "y_hat", "loss")
    for order, out in itertools.product(ORDERS, LEFT_OUT):
        program = Program(order, out, 0.1)
        while not program.done:
            before = {name: getattr(program, name) for name in names}
            program.step()
            changed = {name for name in names if getattr(program, name) != before[name]}
            assert changed <= {program.written}
            assert program.written in (None, WRITES[program.line])


def test_the_parabola():
    for w in (-0.1, 0.5, 1.7, 3.0):
        assert loss_at(w) == pytest.approx(np.mean((w * np.array(X) - Y) ** 2))
    assert loss_at(BEST) == 0 and loss_at(W0) == 4.5
    assert LIMITS[0] <= BEST - EDGE and LIMITS[1] >= BEST + EDGE


def test_the_answer_of_the_prediction():
    program = ended(out=("zero",), rounds=1)
    first = program.grad
    while program.slopes < 2:
        program.step()
    assert first == pytest.approx(-6) and program.slope == pytest.approx(-3.6)
    assert program.grad == pytest.approx(-9.6) and not program.refused
    assert all(text in WORDS["answer"] for text in ("lr = 0.1", "−6", "−3.6", "−9.6"))
    assert SPEC.prediction.choices[SPEC.prediction.right] == "the sum of both gradients"


def test_the_prediction_is_settled_by_two_backward_passes_without_zero_grad():
    model = FiveLines()
    for _ in range(4):
        model.run_round()
    assert not SPEC.prediction.settled(model)
    model.change("use_zero", False)
    for _ in range(6):
        model.step()
    assert not SPEC.prediction.settled(model)
    model.step()
    assert model.program.line == "backward" and SPEC.prediction.settled(model)
    model.change("use_zero", True)
    assert SPEC.prediction.settled(model)


def line_of_low_loss(lr):
    program = Program("right", (), lr)
    while program.loss is None or program.loss >= 0.01:
        program.step()
    return program.round, program.line


def test_six_rounds_and_the_loss_of_the_seventh():
    assert line_of_low_loss(0.1) == (7, "loss") and "six rounds" in WORDS["hints"][1]
    assert "of the seventh" in WORDS["hints"][1]
    rounds = [line_of_low_loss(lr)[0] for lr in LRS]
    assert rounds == sorted(rounds, reverse=True) and rounds[-1] == 3  # "a larger lr is faster"
    assert rounds[0] <= ROUNDS


@pytest.mark.parametrize("lr", LRS)
def test_complete_steps_never_pass_the_minimum(lr):
    for order in ("right", "last"):
        program = ended(order, lr=lr)
        assert program.passed == 0 and program.rounds == ROUNDS
        ws = [w for _, w in program.trail]
        assert ws == sorted(ws) and loss_at(program.w) < 0.01


@pytest.mark.parametrize("lr", LRS)
def test_without_zero_grad_w_swings_and_never_settles(lr):
    program = ended(out=("zero",), lr=lr)
    assert program.passed >= 3 and program.rounds == ROUNDS
    ws = np.array([w for _, w in program.trail])
    half = len(ws) // 2
    for part in (ws[:half], ws[half:]):  # no smaller later than at first
        assert np.abs(part - BEST).max() >= 1.5
    assert np.abs(ws - BEST).max() < 1.7 < EDGE


def test_how_many_rounds_three_passes_take():
    def rounds(lr):
        return next(n for n in range(ROUNDS) if ended(out=("zero",), lr=lr, rounds=n).passed == 3)

    assert [rounds(lr) for lr in (0.05, 0.1, 0.2)] == [17, 12, 8]
    assert "12 rounds at lr = 0.1, and 8 at lr = 0.2" in WORDS["swing_hints"][1]
    assert max(rounds(lr) for lr in LRS) <= ROUNDS


def test_it_still_pushes_at_the_minimum():
    program = Program("right", ("zero",), 0.1)
    while program.passed == 0:
        program.step()
    assert program.grad < 0  # w is past the minimum, and would still go on to the right


@pytest.mark.parametrize("lr", LRS)
def test_leaving_out_zero_grad_is_momentum_with_mu_1(lr):
    w = torch.tensor(W0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr, momentum=1.0)
    program = Program("right", ("zero",), lr)
    for _ in range(ROUNDS):
        optimizer.zero_grad()
        loss_at(w).backward()
        optimizer.step()
        program.run_round()
        assert program.w == pytest.approx(w.item())


def test_two_orders_are_silent_one_is_refused_two_learn():
    ends = {order: ended(order) for order in ORDERS}
    assert [o for o, p in ends.items() if p.refused] == ["once"]
    assert [o for o, p in ends.items() if p.w == W0] == ["early", "between"]
    assert [o for o, p in ends.items() if p.loss < 0.01] == ["right", "last"]
    assert (ends["once"].round, ends["once"].line) == (2, "backward")
    for order in ("early", "between"):
        loop = ORDERS[order][1]
        turned = loop[loop.index("step") + 1 :] + loop[: loop.index("step")]
        touching = [line for line in turned if line in ("zero", "backward")]
        assert touching[-1] == "zero"  # "was the last to touch it"
        assert WORDS["orders"][order] in WORDS["silent_hints"][1]


def test_the_goal_of_the_loss_wants_all_five_lines():
    model = FiveLines()
    model.change("use_zero", False)
    while not model.done:
        model.run_round()
        assert low_loss(model)[0] == 0  # the swing passes the minimum, too
    model.change("use_zero", True)
    shares = []
    while low_loss(model)[0] < 1:
        model.run_round()
        shares.append(low_loss(model)[0])
    assert shares == sorted(shares) and len(shares) == 7


def test_the_goal_of_the_swing_wants_only_zero_grad_left_out():
    for order, out in itertools.product(ORDERS, LEFT_OUT):
        model = FiveLines()
        for name, value in (("order", order), *((f"use_{x}", False) for x in out)):
            model.change(name, value)
        while not model.done:
            model.run_round()
        assert (swings(model)[0] >= 1) == ((order, out) == ("right", ("zero",)))


def test_the_goal_of_the_silent_bugs_wants_both_for_three_rounds():
    model = FiveLines()
    model.change("use_step", False)
    for order in ORDERS:  # left out is not what is asked
        model.change("order", order)
        for _ in range(3):
            model.run_round()
    model.change("use_step", True)
    for order in ORDERS:
        model.change("order", order)
        model.run_round()
        model.run_round()
    assert silent_bugs(model)[0] == 0
    for share, order in ((0.5, "between"), (0.5, "between"), (1.0, "early")):
        model.change("order", order)
        for _ in range(3):
            model.run_round()
        assert silent_bugs(model)[0] == share
    assert silent_bugs(model)[1].startswith("found 2 of 2: zero_grad() before step()")


def test_a_change_starts_the_program_again():
    for name, value in (("lr", 0.2), ("order", "last"), ("use_step", False)):
        model = FiveLines()
        model.run_round()
        model.change(name, value)
        program = model.program
        assert (program.w, program.grad, program.y_hat, program.loss) == (W0, None, None, None)
        assert program.line is None and program.round == 0 and not model.done


def test_rounds():
    model = FiveLines()
    seen = []
    for _ in range(11):
        model.step()
        seen.append(model.program.round)
    assert seen == [1] * 5 + [2] * 5 + [3]
    model.run_round()
    assert (model.program.rounds, model.program.line) == (3, "step")
    while not model.done:
        model.run_round()
    assert model.round_words() == "round 20: finished"
    assert len(model.program.trail) == 5 * ROUNDS + 1
    assert SPEC.clock.ticks == 5 * ROUNDS
    end = model.describe()
    model.step()
    model.run_round()
    assert model.describe() == end


def width(text, points, mono=False, bold=False):
    return _picture(text, points, bold, mono, "#000000").shape[1]


def test_no_words_are_cut_off_or_meet():
    seen = set()
    for model in every_state():
        notes = (model.note(), *(model.value(n)[0] for n in ("loss", "grad", "w")))
        if notes in seen:
            continue
        seen.add(notes)
        assert 12 + width(model.note(), 11.5) <= WIDTH - 4, model.note()
        rows = [text for line, text in model.program.listing() if line is None]
        assert all(CODE_LEFT + LETTER * len(text) < RIGHT - 20 for text in rows)
        free = RIGHT - 10 - (CODE_LEFT + LETTER * len(rows[1]))
        assert width(model.round_words(), 11) < free - 20, model.round_words()
        for name in ("y_hat", "loss", "grad", "w"):
            values = model.value(name)
            ends = COLUMNS[: len(values)]
            lefts = [x - width(v, 12, True, True) for x, v in zip(ends, values, strict=True)]
            label = {"grad": "w.grad"}.get(name, name)
            assert NAME_LEFT + 4 + width(label, 12, True, True) < lefts[0] + 1, values
            assert all(a < b for a, b in zip(ends, lefts[1:], strict=False)), values
            assert ends[-1] + 4 < RIGHT - 8 - width(model.tag(name), 11), model.tag(name)
    assert len(seen) > 300


def test_the_words_change_with_the_picture():
    figure = CATALOGUE["five_lines"]()
    for order in ORDERS:
        figure.do("order", order)
        before = figure.png, figure.description
        for _ in range(7):
            figure.do("step")
            now = figure.png, figure.description
            assert now[0] != before[0] and now[1] != before[1]
            before = now
    figure.close()


def test_what_the_last_lines_say():
    model = FiveLines()
    model.change("use_zero", False)
    said = []
    for _ in range(7):
        model.step()
        said.append(model.note())
    assert said[1] == "Mean of the squared errors: (2.2500 + 2.2500 + 9.0000) / 3 = 4.5000."
    assert said[2].endswith("at w = 0.500 into w.grad: −6.000.")
    assert said[3] == "step(): w − lr · w.grad = 0.500 − 0.1 · (−6.000) = 1.100."
    assert said[6].endswith("to w.grad: −6.000 + (−3.600) = −9.600.")
    assert model.tag("grad") == "was −6.000" and set(LINES) == set(WRITES)


def test_old_predictions_are_named_as_old():
    model = FiveLines()
    model.run_round()
    assert model.tag("y_hat") == model.tag("loss") == WORDS["stale"] and "was" in model.tag("w")
    for line in ("zero", "model"):
        model.step()
        assert model.program.line == line
    assert (model.tag("y_hat"), model.tag("loss")) == ("", WORDS["stale"])
    model.step()
    assert model.tag("loss") == "was 4.5000"
