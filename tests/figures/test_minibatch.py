"""Figure 13: the slopes and runs against plain loops and torch, and what the words claim."""

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE
from course_utils.figures import minibatch_runs as data
from course_utils.figures.minibatch import WORDS, Cloud, Minibatch, _three_kinds, percent
from course_utils.figures.minibatch_runs import BUDGET, SHUFFLES, SIZES, N, X, Y
from course_utils.figures.race_optimizers import LRS

START = (-1.5, -1.5)


def test_the_lowest_loss_is_the_lowest():
    def plain(w):
        return ((w[0] * X + w[1] - Y) ** 2).mean()

    rng = np.random.default_rng(0)
    for w in rng.normal(1, 2, (20, 2)):
        assert data.above(w) == pytest.approx(100 * (plain(w) / plain(data.BEST) - 1))
        assert data.above(w) > 0
    assert data.above(data.BEST) == 0


def test_slopes_are_torchs():
    w = torch.tensor([0.3, -0.7], dtype=torch.float64, requires_grad=True)
    batch = slice(40, 56)
    y_hat = w[0] * torch.tensor(X[batch]) + w[1]
    torch.nn.functional.mse_loss(y_hat, torch.tensor(Y[batch])).backward()
    ours = data.slopes(w.detach().numpy())[batch].mean(0)
    assert np.allclose(ours, w.grad.numpy(), rtol=1e-12)


@pytest.mark.parametrize("batch", (1, 8, 256))
def test_a_run_is_sgd_one_batch_at_a_time(batch):
    seed, lr = 3, 0.02
    rng = np.random.default_rng(seed)
    order = np.concatenate([rng.permutation(N) for _ in range(BUDGET // N)])
    w = np.array(START)
    for k in range(0, BUDGET, batch):
        w = w - lr * data.slopes(w)[order[k : k + batch]].mean(0)
    way = data.runs(batch, lr, START)
    assert way.shape == (BUDGET // batch + 1, SHUFFLES, 2)
    assert np.allclose(way[-1, seed - 1], w, rtol=1e-9)


def test_the_error_falls_like_one_over_the_root_of_b():
    """Theory: error² = variance / B · (N − B) / (N − 1), drawing without putting back."""
    single = data.slopes(START)
    spread = ((single - single.mean(0)) ** 2).sum() / N
    order = data.draws(5, 4000)
    for batch in SIZES:
        off = single[order[:, :batch]].mean(1) - single.mean(0)
        theory = spread / batch * (N - batch) / (N - 1)
        assert (off**2).sum(1).mean() == pytest.approx(theory, rel=0.1, abs=1e-12)
    small, large = Cloud(START, 4, 1).error, Cloud(START, 16, 1).error
    assert f"{small:.1f} becomes {large:.1f}" in WORDS["answer"]
    halves = [Cloud(START, 16, s).error / Cloud(START, 4, s).error for s in range(1, 21)]
    assert min(halves) > 0.4 and max(halves) < 0.6


def test_the_prediction_settles_only_when_both_sizes_were_seen():
    figure = CATALOGUE["minibatch"]()
    settled = figure.spec.prediction.settled
    figure.do("batch", 8)
    assert not settled(figure.model)
    figure.do("drag", "start", 0.0, 0.0)
    figure.do("batch", 16)
    assert not settled(figure.model)  # 4 was seen elsewhere
    figure.do("batch", 4)
    assert settled(figure.model)
    figure.close()


def test_what_the_goals_say():
    assert data.end(1, 0.01, START) < 5 and data.end(256, 0.3, START) < 5
    assert data.end(1, 0.1, START) > 20 and data.end(256, 0.1, START) > 50
    assert data.end(16, 0.1, START) < 1
    ends = [max(data.end(1, lr, START), data.end(256, lr, START)) for lr in LRS]
    both = [end for end in ends if end < 5]
    assert both == []  # so the first goal needs two rates
    assert not (data.above(data.runs(1, 1.0, START)[-1]) < 1e4).any()
    assert percent(data.end(1, 1.0, START)) == "over 10000 %"


def test_the_noise_floor_rises_with_the_rate_and_falls_with_the_batch():
    by_rate = [data.end(1, lr, START) for lr in (0.01, 0.03, 0.1)]
    by_batch = [data.end(batch, 0.1, START) for batch in (1, 4, 16)]
    assert by_rate == sorted(by_rate) and by_batch == sorted(by_batch, reverse=True)
    assert by_rate[2] / by_rate[0] > 8 and by_batch[0] / by_batch[2] > 8


def test_three_kinds_of_batch_size():
    assert _three_kinds({1: 28.0, 256: 60.0}) == 0
    assert _three_kinds({1: 28.0, 16: 0.6}) == pytest.approx(2 / 3)
    assert _three_kinds({1: 28.0, 16: 0.6, 256: 60.0}) == 1


def test_a_start_near_the_bottom_does_not_count():
    model = Minibatch()
    model.drag("start", 1.9, 1.05)
    for batch in (1, 256):
        model.change("batch", batch)
    assert not {1, 256} & model.ends[model.lr].keys()


def test_near_the_bottom_batches_push_anywhere():
    assert Cloud(START, 16, 1).wrong.sum() == 0
    assert min(Cloud((1.9, 1.05), 16, s).wrong.sum() for s in range(1, 21)) >= 50
    assert Cloud(tuple(data.BEST), 16, 1).angle > 60


def test_batch_sizes_are_powers_of_two():
    model = Minibatch()
    for value, size in ((1.0, 1), (3.1, 4), (200.0, 256), (90, 64)):
        model.change("batch", value)
        assert model.batch == size


def test_another_draw_is_another_cloud_and_the_same_run():
    figure = CATALOGUE["minibatch"]()
    before, way = figure.png, figure.model.way()
    figure.do("resample")
    assert figure.png != before and np.array_equal(figure.model.way(), way)
    figure.close()


@pytest.mark.parametrize("lr", (0.001, 1.0))
def test_extremes_give_words_without_nan(lr):
    figure = CATALOGUE["minibatch"]()
    figure.do("lr", lr)
    for batch in (1, 256):
        for at in ((-2.4, 3.6), (4.4, -3.2), (1.88, 1.07)):
            figure.do("batch", batch)
            figure.do("drag", "start", *at)
            words = figure.description + figure.goal.goal.meter(figure.model)[1]
            assert "nan" not in words and "inf" not in words
    figure.close()
