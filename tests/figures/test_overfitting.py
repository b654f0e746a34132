"""Figure 14: the training against torch, and what the words claim, over thirty sets of points."""

from functools import cache
from statistics import median

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE
from course_utils.figures import overfitting_net as net
from course_utils.figures.overfitting import PLAIN, WORDS, Overfitting
from course_utils.figures.overfitting_net import EVERY, LR, STEPS
from course_utils.figures.overfitting_painter import OverfittingPainter

SEEDS = range(1, 31)


@cache
def runs(seeds=SEEDS, **changes):
    return [net.run(*{**PLAIN, **changes, "seed": seed}.values()) for seed in seeds]


def ends(**changes):
    return [run.fresh[0, -1] for run in runs(**changes)]


def lowest(run):
    return run.fresh[0].min()


@pytest.fixture
def figure():
    made = CATALOGUE["overfitting"]()
    yield made
    made.close()


# --- the network ---


@pytest.mark.parametrize(("dropout", "l2"), [(0, 0), (0, 0.01), (0.5, 0.003)])
def test_a_run_is_torchs_adam_on_torchs_loss(dropout, l2):
    (X, y), _ = net.points(60, 0.3, 6)
    slopes = net.Slopes(X, y, 64, dropout, 6)
    start = net.first_weights(64, 6)
    ours = net.train(start, slopes.at, l2)
    W = [torch.tensor(part) for part in net.parts(start)]
    hidden, out = torch.nn.Linear(2, 64), torch.nn.Linear(64, 1)
    hidden.weight.data, hidden.bias.data = W[0][:2].T.clone(), W[0][2].clone()
    out.weight.data, out.bias.data = W[1][None].clone(), W[2].clone()
    both = [*hidden.parameters(), *out.parameters()]
    adam = torch.optim.Adam(both, lr=LR, weight_decay=l2)
    loss = torch.nn.BCEWithLogitsLoss()
    for step in range(50):
        a = torch.tanh(hidden(torch.tensor(X)))
        if dropout:
            a = a * torch.tensor(slopes.mask(step))
        adam.zero_grad()
        loss(out(a)[:, 0], torch.tensor(y)).backward()
        adam.step()
    W, v, c = net.parts(ours[50 // EVERY])
    assert np.allclose(W[:2].T, hidden.weight.detach(), atol=1e-4)
    assert np.allclose(W[2], hidden.bias.detach(), atol=1e-4)
    assert np.allclose(v, out.weight.detach()[0], atol=1e-4)
    assert np.allclose(c, out.bias.detach(), atol=1e-4)


def test_dropout_leaves_out_its_share_and_keeps_the_mean():
    (X, y), _ = net.points(60, 0.3, 6)
    for dropout in (0.1, 0.5, 0.7):
        slopes = net.Slopes(X, y, 64, dropout, 6)
        masks = np.array([slopes.mask(step) for step in range(STEPS)])
        assert (masks == 0).mean() == pytest.approx(dropout, abs=0.005)
        assert masks.mean() == pytest.approx(1, abs=0.01)


def test_scores_are_torchs_loss_and_the_probability_of_the_answer():
    run, (_, (X, y)) = runs((6,))[0], net.points(60, 0.3, 6)
    z = torch.tensor(net.logits(run.weights[-1], net.with_ones(X)))
    p = torch.sigmoid(z)
    wanted = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y))
    assert run.fresh[0, -1] == pytest.approx(float(wanted), rel=1e-4)
    right = (p > 0.5) == (torch.tensor(y) > 0.5)
    assert run.fresh[1, -1] == pytest.approx(float(right.float().mean()))
    assert run.fresh[2, -1] == pytest.approx(float(torch.maximum(p, 1 - p).mean()), rel=1e-4)


def test_first_weights_are_in_the_range_of_torchs():
    W, v, c = net.parts(net.first_weights(64, 6))
    for part, inputs in ((W, 2), (v, 64), (c, 64)):
        assert np.abs(part).max() <= 1 / np.sqrt(inputs)
    assert np.abs(W).max() > 0.6 and np.abs(v).max() > 0.1


def test_more_points_are_the_same_points_and_more():
    (few, _), fresh = net.points(60, 0.3, 6)
    (many, _), also_fresh = net.points(300, 0.3, 6)
    assert np.array_equal(many[:60], few) and np.array_equal(fresh[0], also_fresh[0])
    assert not (fresh[0][:, None] == many).all(-1).any()


# --- what the words claim ---


def test_the_numbers_in_the_words():
    model = Overfitting()
    fresh, best = model.run.fresh, int(model.run.fresh[0].argmin())
    assert best * EVERY == 55 and model.run.train[1, -1] == 1
    low, end = fresh[0, [best, -1]]
    assert f"to {low:.2f} at step 55, then climbs to {end:.2f}" in WORDS["answer"]
    assert f"{fresh[1, best]:.0%}, then {fresh[1, -1]:.0%}".replace("%", " %") in WORDS["answer"]
    _, (X, y) = net.points(*model.made)
    sure = []
    for theta in (model.run.weights[best], model.run.weights[-1]):
        z = net.logits(theta, net.with_ones(X))
        p = 1 / (1 + np.exp(-np.abs(z[(z > 0) != (y > 0)])))
        sure.append(f"{p.mean():.0%}".replace("%", " %"))
    assert f"it was {sure[0]} sure and is now {sure[1]} sure" in WORDS["answer"]
    assert f"right on {fresh[1, best]:.0%}".replace("%", " %") in WORDS["why"]
    assert f"{fresh[2, best]:.0%} sure".replace("%", " %") in WORDS["why"]
    falling = fresh[0, 5 : model.t // EVERY + 1]
    assert (np.diff(falling) < 0).all()  # "so far both losses fall"


def test_the_loss_climbs_while_the_accuracy_hardly_moves():
    plain = runs()
    best = [int(run.fresh[0].argmin()) for run in plain]
    ratio = [run.fresh[0, -1] / lowest(run) for run in plain]
    drop = [run.fresh[1, k] - run.fresh[1, -1] for run, k in zip(plain, best, strict=True)]
    assert min(ratio) > 1.5 and median(ratio) > 3
    assert 0.02 < median(drop) < 0.06
    assert median(run.train[1, -1] for run in plain) > 0.98
    assert 20 <= median(best) * EVERY <= 40 and max(best) * EVERY <= 90


def test_at_the_best_step_the_network_is_about_as_sure_as_it_is_right():
    gaps = [run.fresh[2] - run.fresh[1] for run in runs()]
    best = [int(run.fresh[0].argmin()) for run in runs()]
    assert abs(median(gap[k] for gap, k in zip(gaps, best, strict=True))) < 0.03
    assert median(gap[-1] for gap in gaps) > 0.12 and min(gap[-1] for gap in gaps) > 0.05


def test_which_cure_brings_the_end_back_to_the_best_stop():
    stop = [lowest(run) for run in runs()]

    def cured(**changes):
        return sum(end < low + 0.05 for end, low in zip(ends(**changes), stop, strict=True))

    assert cured() == 0 and cured(width=8) <= 2
    assert cured(l2=0.003) >= 23 and cured(n=300) >= 23
    assert 6 <= cured(dropout=0.5) <= 20
    assert median(ends(dropout=0.5)) < 0.5 * median(ends())
    assert median(ends(l2=0.003)) < median(ends(dropout=0.5)) < median(ends(width=2))
    assert median(ends(l2=0.03)) > median(ends(l2=0.003)) + 0.02


def test_more_points_close_the_gap():
    by_n = [median(ends(n=n)) for n in (30, 60, 120, 300)]
    assert by_n == sorted(by_n, reverse=True) and by_n[0] > 4 * by_n[-1]


def test_only_some_decay_reaches_the_goal_and_no_dropout_does():
    reached = [k for k in range(31) if runs((6,), l2=k / 1000)[0].fresh[0, -1] < 0.28]
    assert reached == [1, 2, 3, 4, 5]  # as a hint says
    by_dropout = [runs((6,), dropout=k / 10)[0].fresh[0, -1] for k in range(8)]
    assert min(by_dropout) > 0.28


# --- the model ---


def test_controls_snap_to_what_was_trained():
    model = Overfitting()
    for value, width in ((2.0, 2), (5.9, 8), (64.0, 64)):
        model.change("width", value)
        assert model.width == width and model.run.weights.shape == (41, 4 * width + 1)
    model.drag("t", 57.4, 0.2)
    assert model.t == 55
    for x, t in ((-30, 0), (900, STEPS)):
        model.drag("t", x, 0)
        assert model.t == t
    assert model.done
    model.step()
    assert model.t == STEPS


def test_curves_appear_only_where_training_has_been(figure):
    first = figure.model.best
    figure.do("t", 20)
    assert figure.model.seen == 40
    figure.do("t", 200)
    figure.do("t", 40)
    assert figure.model.seen == 200 and figure.model.best != first


def test_the_prediction_settles_at_the_end_of_the_plain_run_only(figure):
    settled = figure.spec.prediction.settled
    figure.do("l2", 0.01)
    figure.do("t", 200)
    assert not settled(figure.model)
    figure.do("l2", 0)
    assert settled(figure.model)


def test_stopping_early_counts_only_after_the_end_was_seen(figure):
    figure.do("t", 55)
    figure.do("keep")
    assert not figure.goal.met
    figure.do("t", 200)
    figure.do("keep")
    figure.do("t", 55)
    assert not figure.goal.met
    figure.do("keep")
    assert figure.goal.met


@pytest.mark.parametrize(
    "events",
    [
        [("l2", 0.01)],
        [("dropout", 0.3)],
        [("l2", 0.002), ("n", 300)],
        [("l2", 0.002), ("t", 100)],
        [("l2", 0.002), ("dropout", 0.1)],
    ],
)
def test_what_does_not_reach_the_goal_of_weight_decay(figure, events):
    for event in (*figure.spec.goals[0].solution, ("t", 200), *events, ("keep",)):
        figure.do(*event)
    assert figure.goals[0].met and not figure.goals[1].met


def test_a_small_gap_is_not_enough(figure):
    for goal in figure.spec.goals[:2]:
        for event in goal.solution:
            figure.do(*event)
    assert figure.goals[1].met
    figure.do("t", 10)  # the losses are close, but training has just begun
    figure.do("keep")
    figure.do("t", 200)
    figure.do("l2", 0.004)
    figure.do("keep")
    train, fresh = figure.model.kept_loss
    assert fresh - train < 0.05 and not figure.goals[2].met


def test_the_sub_networks_are_drawn_only_with_dropout():
    model = Overfitting()
    assert model.masks(8) == []
    model.change("dropout", 0.5)
    model.change("width", 8)
    masks = np.array(model.masks(8))
    assert masks.shape == (8, 8) and set(np.unique(masks)) == {0, 2}
    painter = OverfittingPainter(model)
    painter.paint(model)
    assert len(painter.subnets.get_xdata()) > 8
    model.change("dropout", 0.0)
    painter.paint(model)
    assert len(painter.subnets.get_xdata()) == 0


def test_no_point_leaves_the_picture():
    model = Overfitting()
    model.change("noise", 0.5)
    model.change("n", 300)
    painter = OverfittingPainter(model)
    painter.paint(model)
    drawn = np.concatenate([line.get_xydata() for line in painter.points])
    assert len(drawn) == 300
    assert (np.abs(drawn) < (1.8, 1.5)).all()


@pytest.mark.parametrize("seed", (3, 19, 30))
def test_extremes_give_words_without_nan(figure, seed):
    figure.do("seed", seed)
    for width, n, noise, l2 in ((2, 30, 0.1, 0.03), (64, 30, 0.5, 0), (64, 300, 0.5, 0.001)):
        for name, value in {"width": width, "n": n, "noise": noise, "l2": l2, "t": 200}.items():
            figure.do(name, value)
        said = figure.description + figure.goal.said
        assert "nan" not in said and "inf" not in said
        top = figure.model.run.fresh[0].max()
        assert top < 32  # the largest scale of the loss panel


def test_a_kept_network_is_copied(figure):
    for event in (("t", 200), ("l2", 0.002), ("keep",), ("l2", 0.0), ("t", 100)):
        figure.do(*event)
    call = figure.state_call()
    copies = []
    eval(call, {"figures": type("", (), {"show": lambda name, **s: copies.append((name, s))})})
    again = CATALOGUE[copies[0][0]](**copies[0][1])
    assert again.png == figure.png and again.description == figure.description
    again.close()
