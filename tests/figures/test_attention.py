"""Figure 24: its attention against torch's, the mask, and the numbers its words claim."""

import math

import numpy as np
import pytest
import torch
from torch.nn.functional import scaled_dot_product_attention

from course_utils.figures.attention import DIMS, LONGEST, SPEC, STEP, WORDS, Attention
from course_utils.figures.attention_math import (
    KEYS,
    QUERIES,
    SENTENCES,
    attend,
    measure,
    random_scores,
    softmax,
    words_seen,
)
from course_utils.figures.attention_painter import MOST, QueryPainter, level_lines, strip_places
from course_utils.figures.attention_random_painter import DIMS as DRAWN
from course_utils.figures.attention_random_painter import RandomPainter

SEEDS = range(8)


def with_state(**state):
    model = Attention()
    for name, value in state.items():
        model.change(name, value)
    return model


def torchs(q, keys, values, visible=None, scale=1.0):
    """torch's result for one query."""
    tensors = [torch.tensor(np.atleast_2d(a)) for a in (q, keys, values)]
    mask = None if visible is None else torch.tensor(visible)[None]
    return scaled_dot_product_attention(*tensors, attn_mask=mask, scale=scale)[0].numpy()


# --- the mathematics ---------------------------------------------------------------------------


def test_one_query_against_torch():
    rng = np.random.default_rng(0)
    for _ in range(30):
        q, keys, values = rng.normal(size=3), rng.normal(size=(6, 3)), rng.normal(size=(6, 4))
        hidden = rng.random(6) < 0.4
        hidden[0] = False
        assert np.allclose(attend(q, keys, values)[2], torchs(q, keys, values))
        scores, weights, result = attend(q, keys, values, hidden)
        assert np.allclose(result, torchs(q, keys, values, ~hidden))
        assert np.array_equal(np.isneginf(scores), hidden)
        assert (weights[hidden] == 0).all() and weights.sum() == pytest.approx(1)


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("mask", [False, True])
def test_the_model_against_torch(name, mask):
    for angle, length in ((75, 0.8), (-180, 2.7), (33, 0.0), (-60, 1.45)):
        model = with_state(sentence=name, mask=mask, angle=angle, length=length)
        points, n = model.said.points, len(model.said.words)
        q = length * np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))])
        visible = np.array([not mask or i <= model.said.looks for i in range(n)])
        assert np.allclose(model.result, torchs(q, points, points, visible))
        assert np.allclose(model.weights, torchs(q, points, np.eye(n), visible))
        assert (model.weights[~visible] == 0).all()


def test_the_random_experiment_against_torch():
    """Dividing by c is torch's ``scale``; c = √d is what torch does when nothing is said."""
    d = 64
    rng = np.random.default_rng(0)
    q = rng.standard_normal((QUERIES, 1, d), dtype=np.float32)
    k = rng.standard_normal((QUERIES, KEYS, d), dtype=np.float32)
    eye = np.broadcast_to(np.eye(KEYS, dtype=np.float32), (QUERIES, KEYS, KEYS)).copy()
    tensors = [torch.from_numpy(a) for a in (q, k, eye)]
    assert np.allclose(measure(d, 8.0).weights, scaled_dot_product_attention(*tensors)[:, 0],
                       atol=1e-5)  # fmt: skip
    loose = scaled_dot_product_attention(*tensors, scale=1 / 3)[:, 0]
    assert np.allclose(measure(d, 3.0).weights, loose, atol=1e-5)


def test_words_seen_counts_equal_weights():
    for n in (1, 3, 9):
        assert words_seen(np.array([1 / n] * n + [0.0])) == pytest.approx(n)
    weights = softmax(np.array([1.0, 0.3, -2.0]))
    entropy = torch.distributions.Categorical(torch.tensor(weights)).entropy().item()
    assert words_seen(weights) == pytest.approx(math.exp(entropy))


# --- part 1: what the words claim --------------------------------------------------------------


def test_twice_as_long_a_query():
    """The answer to the prediction: 0.31 to 0.49, 0.12 to 0.08, and no rule of the others."""
    short, long = Attention(), with_state(length=1.6)
    words = short.said.words
    hungry, was = words.index("hungry"), words.index("was")
    assert np.allclose(long.scores, 2 * short.scores)
    for index, before, after in ((hungry, "0.31", "0.49"), (was, "0.12", "0.08")):
        assert f"{short.weights[index]:.2f}" == before in SPEC.prediction.why
        assert f"{long.weights[index]:.2f}" == after in SPEC.prediction.why
    above = short.scores > (short.weights * short.scores).sum()
    assert (long.weights > short.weights)[above].all()
    assert (long.weights < short.weights)[short.weights < 0.12].all()
    ratio = short.weights[hungry] / short.weights[was]
    assert long.weights[hungry] / long.weights[was] == pytest.approx(ratio**2)


def test_one_line_further_is_a_factor_of_e():
    q = np.array([1.3, -0.7])
    lines = level_lines(q)
    values = [line @ q for line in lines]
    assert np.allclose([v.mean() for v in values], np.arange(len(lines)) - len(lines) // 2)
    assert round(math.e, 1) == 2.7 and level_lines(np.zeros(2)) == []


def test_the_prediction_is_settled_by_the_same_direction_only():
    settled = SPEC.prediction.settled
    assert not settled(Attention())
    assert settled(with_state(length=1.6)) and settled(with_state(length=0.4))
    assert not settled(with_state(length=1.5))
    assert settled(with_state(angle=10, length=1.6))  # from 0.8, after turning
    turned = with_state(length=1.5)
    turned.drag("q", 0.0, 1.6)
    assert turned.length == 1.6 and not settled(turned)
    other = with_state(length=0.7)
    for name, value in (("mask", True), ("length", 1.3)):
        other.change(name, value)
    assert not settled(other)
    other.change("length", 1.4)
    assert settled(other)


def test_the_keys_of_the_two_sentences_differ_in_the_last_word_only():
    first, second = SENTENCES["hungry"], SENTENCES["round"]
    assert first.words[:-1] == second.words[:-1] and first.keys[:8] == second.keys[:8]
    for sentence in SENTENCES.values():
        assert len(sentence.words) == len(sentence.keys)
    names = [s.words[s.wanted] for s in SENTENCES.values()]
    assert names == ["dog", "ball", "books"]


def widest(name, length, mask=False):
    """Directions, in whole degrees, in which the right noun gets more than 0.8."""
    said = SENTENCES[name]
    hidden = mask & (np.arange(len(said.words)) > said.looks)
    found = []
    for angle in range(-180, 180):
        turn = math.radians(angle)
        q = length * np.array([math.cos(turn), math.sin(turn)])
        if attend(q, said.points, said.points, hidden)[1][said.wanted] > 0.8:
            found.append(angle)
    return found


def test_the_noun_needs_direction_and_length():
    assert widest("hungry", 2.0) == [] and widest("round", 2.0) == []
    dog, ball = widest("hungry", LONGEST), widest("round", LONGEST)
    assert 20 <= len(dog) <= 40 and 20 <= len(ball) <= 40 and not set(dog) & set(ball)
    assert 32 in widest("hungry", 2.6) and -25 in widest("round", 2.6)
    assert len(widest("hungry", 2.0, mask=True)) > 30  # without its rival "hungry"


def test_the_first_goal_needs_both_sentences():
    meter = SPEC.goals[0].meter
    model = with_state(length=2.6, angle=32)
    assert meter(model)[0] == 0.5 and "✓" in meter(model)[1]
    model.change("sentence", "round")
    assert meter(model)[0] < 0.6
    model.change("angle", -25)
    assert meter(model)[0] == 1
    circling = with_state(length=2.7)
    for angle in range(-180, 181, 5):
        circling.change("angle", angle)
    assert meter(circling)[0] == 0.5


def test_even_weights_need_the_mask_and_a_short_query():
    meter = SPEC.goals[1].meter
    for angle in range(-180, 181, 15):
        for name in ("hungry", "round"):
            state = {"sentence": name, "angle": angle}
            assert meter(with_state(mask=True, length=0.1, **state))[0] == 1
            assert meter(with_state(mask=False, length=0.1, **state))[0] < 1
            assert meter(with_state(mask=True, length=0.3, **state))[0] < 1
    for name in SENTENCES:
        model = with_state(sentence=name, mask=True, length=0)
        assert meter(model)[0] == 1
        visible = model.said.points[: model.said.looks + 1]
        assert np.allclose(model.result, visible.mean(0))


# --- part 2: what the words claim --------------------------------------------------------------


def test_without_dividing_the_spread_grows_as_the_root_of_d():
    for d in DIMS:
        spreads = [measure(d, 1.0, seed).spread for seed in SEEDS]
        assert np.allclose(spreads, math.sqrt(d), rtol=0.07)
        assert random_scores(d).shape == (QUERIES, KEYS)
    assert DRAWN == DIMS


def test_the_largest_weight():
    """ "0.87 at d = 64 without dividing, 0.36 divided by √d for every large d, else near 1/8"."""
    said = SPEC.goals[2].why
    assert f"{measure(64, 1.0).top:.2f}" == "0.87" in said and "0.36" in said
    for seed in SEEDS:
        assert 0.85 < measure(64, 1.0, seed).top < 0.9
        assert measure(64, 1.0, seed).slope < 0.1 < 0.2 < measure(64, 8.0, seed).slope
        for d in DIMS[1:]:
            assert measure(d, math.sqrt(d), seed).top == pytest.approx(0.36, abs=0.02)
        assert measure(64, 64.0, seed).top < 0.16 and measure(256, 100.0, seed).top < 0.2


def test_only_the_roots_are_healthy():
    slider = next(c for c in SPEC.controls if c.name == "c")
    stops = sorted({slider.tidy(10 ** (k / 10)) for k in range(21)})
    for d, root in ((16, 4.0), (64, 8.0), (256, 16.0)):
        model = with_state(d=d)
        good = []
        for c in stops:
            model.change("c", c)
            good += [c] * model.healthy(d)
        assert good == [root]
        assert f"c = {root:g} for d = {d}" in WORDS["root_hints"][2]


def test_all_three_divisors_must_hold_at_the_end():
    meter = SPEC.goals[2].meter
    model = Attention()
    for d in DIMS:
        model.change("d", d)
        for c in (1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 100.0):
            model.change("c", c)
        assert meter(model)[0] < 1
    for d, c in ((16, 4.0), (64, 8.0), (256, 16.0)):
        model.change("d", d)
        assert model.c == 100
        model.change("c", c)
    assert meter(model)[0] == 1
    model.change("d", 2)
    assert model.c == 100 and meter(model)[0] == 1


# --- the model and its picture -----------------------------------------------------------------


def test_touching_a_control_opens_its_part():
    model = with_state(d=16)
    assert model.part == 2 and model.handles() == [] and "d = 16" in model.describe()
    model.change("mask", True)
    assert model.part == 1 and model.handles()[0]["id"] == "q"
    model.change("part", 2)
    assert model.part == 2 and model.more() == {"part": 2}
    assert Attention().more() == {}


def test_dragging_the_query():
    model = Attention()
    model.drag("q", 0.0, -1.02)
    assert (model.angle, model.length) == (-90, 1.0)
    model.drag("q", 9.0, 9.0)
    assert (model.angle, model.length) == (45, LONGEST)
    model.drag("q", 0.01, 0.0)
    assert (model.angle, model.length) == (45, 0.0) and model.weights.max() < 0.112
    slider = next(c for c in SPEC.controls if c.name == "length")
    for x in np.linspace(0, 2.7, 60):
        model.drag("q", float(x), 0.3)
        assert slider.tidy(model.length) == model.length
        assert model.length / STEP == pytest.approx(round(model.length / STEP))


def test_the_words_of_each_sentence_fit():
    assert MOST == 9
    for sentence in SENTENCES.values():
        places = strip_places(sentence.words)
        assert places[0][0] >= 5 and sum(places[-1]) <= 795
        assert all(a + w < b for (a, w), (b, _) in zip(places, places[1:], strict=False))


def test_the_picture_shows_the_weights():
    model = with_state(sentence="books", mask=True)
    painter = QueryPainter(model)
    painter.paint(model)
    shown = [text.text for text in painter.weights]
    assert shown[:6] == [f"{w:.2f}" for w in model.weights[:6]]
    assert shown[6:] == ["0", "", ""] and painter.scores[6].text == "−∞"
    model.change("sentence", "round")
    painter.paint(model)
    assert [text.text for text in painter.text] == model.said.words


def test_the_root_line_appears_only_when_all_are_found():
    model = with_state(d=16, c=4.0)
    painter = RandomPainter(model)
    painter.paint(model)
    assert not painter.root.get_visible() and painter.good.get_xdata() == [4]
    for d, c in ((64, 8.0), (256, 16.0)):
        model.change("d", d)
        model.change("c", c)
    painter.paint(model)
    assert painter.root.get_visible() and painter.open.get_xdata() == [1]
    assert painter.top.text == f"{measure(256, 16.0).top:.2f}"
