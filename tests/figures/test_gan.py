"""Figure 25: the contest against torch, and what the words claim, over all seeds."""

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE
from course_utils.figures import gan_net as net
from course_utils.figures.gan import BEGIN, CLOSE, HOLD, SPEC, STRONG, WORDS, Gan, differ, held
from course_utils.figures.gan_net import MEAN, SPREAD, STEPS
from course_utils.figures.gan_painter import WORDS as NOTES
from course_utils.figures.gan_painter import GanPainter, hill, note
from course_utils.figures.race_optimizers import LRS

SEEDS = range(1, 21)


@pytest.fixture
def figure():
    one = CATALOGUE["gan"]()
    yield one
    one.close()


def run(seed=1, **settings):
    return net.run(*{**BEGIN, "seed": seed, **settings}.values())


def longest_hold(one, target="near"):
    off = np.maximum(abs(one.b - MEAN[target]), abs(one.spread - SPREAD[target]))
    return net.longest(off < CLOSE)


@pytest.mark.parametrize("loss", ("log", "other"))
@pytest.mark.parametrize("sees", ("line", "square"))
@pytest.mark.parametrize("target", tuple(MEAN))
def test_a_run_is_torchs(target, sees, loss):
    """BCE and SGD as lesson 14 would write them: k steps for D, then one for G."""
    lr_g, lr_d, k, seed = 0.2, 0.4, 3, 4
    z, x = torch.tensor(net.noise(seed)), torch.tensor(net.reals(target, seed))
    a, b = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (1.0, 0.0))
    theta = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    G, D = torch.optim.SGD([a, b], lr_g), torch.optim.SGD([theta], lr_d)
    bce = torch.nn.functional.binary_cross_entropy_with_logits
    ours = net.run(target, sees, loss, lr_g, lr_d, k, seed)

    def logits(x):
        u = (x - MEAN[target]) / 4
        return theta[0] + theta[1] * u + theta[2] * u * u * (sees == "square")

    for t in range(30):
        assert ours.a[t] == pytest.approx(a.item(), abs=1e-9)
        assert ours.b[t] == pytest.approx(b.item(), abs=1e-9)
        for _ in range(k):
            D.zero_grad()
            real, fake = logits(x), logits((a * z + b).detach())
            (bce(real, torch.ones_like(real)) + bce(fake, torch.zeros_like(fake))).backward()
            D.step()
        assert np.allclose(ours.theta[t], theta.detach().numpy(), atol=1e-9)
        G.zero_grad()
        d = torch.sigmoid(logits(a * z + b))
        (torch.log(1 - d) if loss == "log" else -torch.log(d)).mean().backward()
        G.step()


@pytest.mark.parametrize("loss", ("log", "other"))
def test_an_arrow_is_minus_the_slope_of_the_loss(loss):
    theta = np.array([0.3, -2.0, 1.5])
    x = torch.linspace(-3, 9, 7, dtype=torch.float64, requires_grad=True)
    u = (x - MEAN["near"]) / 4
    d = torch.sigmoid(theta[0] + theta[1] * u + theta[2] * u * u)
    (torch.log(1 - d) if loss == "log" else -torch.log(d)).sum().backward()
    at = x.detach().numpy()
    assert np.allclose(net.push(theta, at, "near", loss), -x.grad.numpy())
    assert np.allclose(net.judge(theta, at, "near"), d.detach().numpy())


@pytest.mark.parametrize("target", tuple(MEAN))
def test_mean_and_spread_of_the_numbers_are_exact(target):
    for seed in (1, 7):
        x = net.reals(target, seed)
        assert x.mean() == pytest.approx(MEAN[target]) and x.std() == pytest.approx(SPREAD[target])
    fine = np.linspace(-20, 30, 5001)
    p = hill(fine, target) * 0.01
    mean = p @ fine
    assert p.sum() == pytest.approx(1) and mean == pytest.approx(MEAN[target])
    assert np.sqrt(p @ (fine - mean) ** 2) == pytest.approx(SPREAD[target])
    assert not np.array_equal(net.reals(target, 1), net.reals(target, 2))


def test_the_longest_row():
    assert net.longest([]) == net.longest([False]) == 0
    assert net.longest([True, True, False, True]) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_matched_speeds_hold_the_target_and_a_slow_detective_does_not(seed):
    slow = run(seed)
    assert longest_hold(slow) == 0
    assert slow.b.max() > 5 and slow.b[-1] < 4 and slow.spread[-1] < 0.25  # past it, and back
    assert longest_hold(run(seed, k=5, lr_d=0.5)) > 2 * HOLD
    for k, lr_d in ((5, 0.3), (3, 0.5)):  # "15 or more times faster"
        assert longest_hold(run(seed, k=k, lr_d=lr_d)) >= HOLD


@pytest.mark.parametrize("seed", (1, 2, 5, 8))
def test_no_single_control_reaches_the_first_goal(seed):
    rates = [float(lr) for lr in LRS if lr >= 0.01]
    tries = [{"lr_g": lr} for lr in rates] + [{"lr_d": lr} for lr in rates if lr <= 0.5]
    tries += [{"k": k} for k in range(1, 6)] + [{"loss": "log"}, {"sees": "line"}]
    assert max(longest_hold(run(seed, **one)) for one in tries) < 40


@pytest.mark.parametrize("seed", SEEDS)
def test_far_away_only_one_of_the_losses_moves(seed):
    stays, comes = run(seed, **STRONG), run(seed, **{**STRONG, "loss": "other"})
    assert abs(stays.b[-1]) < 0.3
    assert comes.b[-1] == pytest.approx(10, abs=0.1) and comes.spread[-1] > 0.45
    assert comes.b[100] > 9.5
    x = stays.a[-1] * net.noise(seed) + stays.b[-1]
    assert net.judge(stays.theta[-1], x, "far").mean() < 0.02


def test_the_numbers_of_the_answer():
    assert f"It is at {run(1, **STRONG).b[-1]:.2f}." in WORDS["answer"]
    assert f"ends at {run(1, **{**STRONG, 'loss': 'other'}).b[-1]:.1f}." in WORDS["answer"]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_detective_cannot_see_is_not_learned(seed):
    blind = {"sees": "line", "lr_g": 0.3, "k": 5}
    for loss, spread in (("other", 0.2), ("log", 3.3)):
        one = run(seed, loss=loss, **blind)
        assert one.b[-1] == pytest.approx(4, abs=0.1)
        assert one.spread[-1] == pytest.approx(spread, abs=0.1)
    still = run(seed, target="humps", sees="line")  # both have mean 0: no difference at all
    assert np.allclose(still.b, 0) and np.allclose(still.a, 1)
    over = run(seed, target="humps", k=5, lr_d=0.5)
    assert over.b[-1] == pytest.approx(0, abs=0.1)
    assert over.spread[-1] == pytest.approx(3.1, abs=0.1)


def test_the_prediction_settles_only_on_its_own_run(figure):
    settled = SPEC.prediction.settled
    for event in (("t", STEPS), ("preset", WORDS["preset"]), ("t", 295)):
        figure.do(*event)
        assert not settled(figure.model)
    figure.do("loss", "other")
    figure.do("step")
    assert figure.model.done and not settled(figure.model)
    figure.do("loss", "log")
    assert settled(figure.model)


def test_a_run_counts_only_when_it_is_watched(figure):
    figure.do("k", 5)
    figure.do("lr_d", 0.5)
    assert held(figure.model)[0] == 0
    figure.do("t", 150)
    share, words = held(figure.model)
    assert 0 < share < 1 and "of 50" in words
    for goal in SPEC.goals[:1]:
        for event in goal.solution:
            figure.do(*event)
    assert figure.goals[0].met
    figure.do("preset", WORDS["preset"])  # passes no other run at step 300 on its way
    assert set(figure.model.ends) == {(*BEGIN.values(),)[:4] + (0.5, 5, 1)}


def test_the_second_goal_wants_one_change(figure):
    for event in SPEC.goals[0].solution:
        figure.do(*event)
    for event in (("preset", WORDS["preset"]), ("t", STEPS), ("lr_g", 0.1), ("loss", "other"),
                  ("lr_g", 0.3)):  # fmt: skip
        figure.do(*event)
    # at lr_G 0.1 too the fakes stay, so that changing the loss there was one change
    assert figure.goals[1].met
    assert differ((1, 2, 3), (1, 5, 4)) == 2
    model = Gan()
    model.ends = {("far", "square", "log", 0.2, 0.5, 5, 1): (0.1, 1.1),
                  ("far", "square", "other", 0.3, 0.5, 5, 1): (10.0, 0.9)}  # fmt: skip
    assert SPEC.goals[1].meter(model)[0] == 0.5


def test_the_words_beside_the_arrows():
    assert note(0.9, 0.0, False) == note(0.1, 0.3, False) == "arrows"
    assert note(0.0, 0.01, False) == "flat"
    assert note(0.0, 0.5, True) == "guess" and note(0.0, 0.5, False) == "blind"
    model = Gan()
    for name, value in {**STRONG, "t": STEPS}.items():
        model.change(name, value)
    painter = GanPainter(model)
    painter.paint(model)
    assert painter.note.text == NOTES["flat"] and len(painter.shafts.get_xdata()) == 0
    model.change("loss", "other")
    model.change("t", 5)
    painter.paint(model)
    assert painter.note.text == NOTES["arrows"]
    assert len(painter.heads[1].get_xdata()) == 9 and len(painter.heads[0].get_xdata()) == 0


def test_the_handle_is_the_step(figure):
    figure.do("drag", "t", 122.3, 6.9)
    assert figure.model.t == 122
    figure.do("drag", "t", 122.1, 6.9)  # an arrow key
    assert figure.model.t == 127
    figure.do("drag", "t", -40, 0)
    assert figure.model.t == 0
    figure.do("drag", "t", 1000, 0)
    assert figure.model.t == STEPS and figure.model.done


@pytest.mark.parametrize("target", tuple(MEAN))
@pytest.mark.parametrize("sees", ("line", "square"))
def test_extremes_give_words_without_nan(target, sees):
    model = Gan()
    for loss in ("log", "other"):
        for lr_g, lr_d, k in ((0.01, 0.5, 5), (1, 0.01, 1), (1, 0.5, 5), (1, 0.5, 1)):
            state = {"target": target, "sees": sees, "loss": loss, "lr_g": lr_g, "lr_d": lr_d}
            for name, value in {**state, "k": k, "t": STEPS, "seed": 20}.items():
                model.change(name, value)
            said = model.describe() + "".join(goal.meter(model)[1] for goal in SPEC.goals)
            assert "nan" not in said and "inf" not in said and "-0" not in said
            assert abs(model.mean) < 25 and model.spread < 12
