"""Figure 18: every number that its words claim, measured on the shipped network."""

from itertools import combinations

import numpy as np
import pytest

from course_utils import data, digit_nets
from course_utils.figures import CATALOGUE
from course_utils.figures import inside_cnn_net as asked
from course_utils.figures.inside_cnn import SIX, STRONG, WORDS, InsideCNN, flip, need, upright
from course_utils.figures.inside_cnn_painter import SIZE, clicked, crosses, grid_picture, places

EVERY = [(1, c) for c in range(8)] + [(2, c) for c in range(16)]


@pytest.fixture(scope="module")
def held_out():
    """1,000 pictures that training never saw, and what the network makes of them."""
    _, _, X, y = data.digits()
    return X, y, digit_nets.load("cnn").forward(X)


def share_right(X, y, off):
    return (digit_nets.load("cnn").forward(X, off).logits.argmax(1) == y).mean()


@pytest.fixture
def model():
    return InsideCNN()


def do(model, *events):
    for name, *args in events:
        if args:
            model.change(name, *args)
        else:
            getattr(model, name)()
    return model


# --- the prediction ---


def test_the_strongest_filter_is_not_needed(model):
    assert model.label == 6
    values = model.strongest
    assert values.argmax() == STRONG and values[STRONG] > np.sort(values)[-2] + 0.3
    first, second, lead = asked.winner(model.now)
    assert (first, second, round(lead, 1)) == (6, 5, 14.4)
    model.toggle()
    first, _, lead = asked.winner(model.now)
    assert (first, round(lead, 1)) == (6, 13.0) and model.now.probs[0, 6] > 0.9995
    assert "14.4 to 13.0" in WORDS["answer"]


def test_the_strongest_filter_of_a_thousand_digits(held_out):
    X, y, whole = held_out
    strong = whole.maps1.max(axis=(2, 3)).argmax(1)
    before, changed = whole.logits.argmax(1), 0
    for channel in range(8):
        mine = strong == channel
        now = digit_nets.load("cnn").forward(X[mine], [(1, channel)]).logits.argmax(1)
        changed += (now != before[mine]).sum()
    assert changed == pytest.approx(21, abs=1) and "changed 21 answers" in WORDS["answer"]


def test_it_is_settled_by_exactly_that(model):
    settled = CATALOGUE["inside_cnn"].args[0].prediction.settled
    assert not settled(model)
    model.toggle()
    assert settled(model)
    assert not settled(do(model, ("channel", 3), ("toggle",)))
    assert not settled(do(InsideCNN(), ("picture", 3), ("toggle",)))


# --- the upright filter ---


def test_filter_3_answers_upright_strokes_most():
    up, level = asked.answers_to("upright"), asked.answers_to("level")
    assert (round(float(up[3]), 2), round(float(level[3]), 2)) == (2.17, 0.23)
    assert up.argmax() == 3 and np.argsort(up)[-2] == 0
    difference = np.sort(up - level)
    assert (up - level).argmax() == 3 and difference[-1] > difference[-2] + 0.4


@pytest.mark.parametrize("width", [2, 2.5, 3.5, 4])
def test_and_so_with_other_brushes(width):
    answers = [
        digit_nets.load("cnn").forward(
            asked.drawn.render([np.array(asked.STROKES[name], float)], width)).maps1[0]
        for name in ("upright", "level")
    ]
    up, level = (asked.strongest(planes, asked.EDGE) for planes in answers)
    assert (up - level).argmax() == 3


def test_what_the_filter_wants():
    """Ink in its middle, none on the right."""
    w = digit_nets.load("cnn").filters1[3, 0]
    assert w[:, 1:3].sum() > 1 and (w[:, 4] < 0).all()
    assert w[:, 4].sum() < -1


def test_the_claim_needs_both_strokes_and_the_right_filter(model):
    do(model, ("channel", 3), ("claim",))
    assert upright(model)[0] < 1 and "look at both" in upright(model)[1]
    assert "upright ?" in upright(model)[1]
    do(model, ("what", "upright"), ("claim",))
    assert upright(model)[0] < 1 and "2.17" in upright(model)[1] and "0.23" not in upright(model)[1]
    do(model, ("what", "level"), ("channel", 0), ("claim",))
    assert upright(model)[0] < 1 and "another filter" in upright(model)[1]
    do(model, ("channel", 3))
    assert upright(model)[0] < 1
    assert upright(do(model, ("layer", 2), ("claim",)))[0] < 1
    assert upright(do(model, ("layer", 1), ("claim",)))[0] == 1


def test_strokes_seen_in_layer_2_do_not_count():
    model = do(InsideCNN(), ("layer", 2), ("what", "upright"), ("what", "level"), ("what", "digit"))
    do(model, ("layer", 1), ("channel", 3), ("claim",))
    assert upright(model)[0] < 1


# --- two channels ---


def test_one_pair_of_276_changes_the_six():
    found = [off for count in (1, 2) for off in combinations(EVERY, count)
             if asked.winner(asked.read("digit", SIX, off))[0] != 6]
    assert found == [((1, 0), (1, 3))]


def test_the_numbers_of_the_pair(model, held_out):
    X, y, _ = held_out
    leads = [asked.winner(asked.read("digit", SIX, off))[2]
             for off in ((), ((1, 0),), ((1, 3),))]
    assert [round(lead, 1) for lead in leads] == [14.4, 6.2, 7.4]
    pair = [(1, 0), (1, 3)]
    first, second, _ = asked.winner(asked.read("digit", SIX, tuple(pair)))
    assert (first, second) == (5, 6)
    sixes = digit_nets.load("cnn").forward(X[y == 6], pair).logits.argmax(1)
    assert len(sixes) == 100 and (sixes == 5).sum() == pytest.approx(49, abs=1)
    leads = {pair: asked.winner(asked.read("digit", SIX, (pair,)))[2] for pair in EVERY}
    assert set(sorted(leads, key=leads.get)[:2]) == {(1, 0), (1, 3)}  # as the first hint says


def test_the_pair_counts_only_on_the_six_and_alone(model):
    do(model, ("channel", 0), ("toggle",), ("channel", 3), ("toggle",))
    assert flip(model)[0] == 1
    assert flip(do(model, ("picture", 13)))[0] == 0
    assert flip(do(model, ("picture", SIX), ("what", "rising")))[0] == 0
    do(model, ("what", "digit"), ("channel", 5), ("toggle",))
    assert flip(model) == (0.0, "3 channels are off, two are allowed")


# --- the channel that is needed most ---


def test_only_filter_1_costs_four_of_thirty(model):
    assert model.right == 30
    counts = {pair: asked.right((pair,)) for pair in EVERY}
    assert counts[(1, 1)] == 26
    assert min(count for pair, count in counts.items() if pair != (1, 1)) == 28
    assert asked.on_paper(1, "after").argmax() == 1  # as the hint says
    do(model, ("channel", 1), ("toggle",))
    assert need(model)[0] == 1
    assert need(do(model, ("channel", 2), ("toggle",)))[0] < 1  # two are off now


def test_strong_is_not_needed_over_a_thousand_digits(held_out):
    X, y, whole = held_out
    strong = np.bincount(whole.maps1.max(axis=(2, 3)).argmax(1), minlength=8)
    assert strong[1] == 0 and strong[7] == pytest.approx(809, abs=2)
    assert (whole.logits.argmax(1) == y).mean() == pytest.approx(0.989, abs=0.0011)
    assert share_right(X, y, [(1, 1)]) == pytest.approx(0.906, abs=0.0011)
    assert share_right(X, y, [(1, 7)]) == pytest.approx(0.981, abs=0.0011)


# --- the model and the picture ---


def test_channels_stay_within_their_layer(model):
    do(model, ("layer", 2), ("channel", 15), ("layer", 1))
    assert model.channel == 7
    do(model, ("channel", 12))
    assert model.channel == 7


def test_off_and_on_again(model):
    do(model, ("channel", 4), ("toggle",), ("layer", 2), ("toggle",))
    assert model.off == ((1, 4), (2, 4)) and model.more() == {"off": model.off}
    assert not model.now.maps2[0, 4].any() and not model.now.maps1[0, 4].any()
    do(model, ("toggle",))
    assert model.off == ((1, 4),)
    do(model, ("clear",))
    assert model.off == () and model.more() == {}
    assert np.array_equal(model.now.logits, model.whole.logits)


def test_only_where_strokes_are_cut_off_the_edge_is_left_out(model):
    planes = np.zeros((1, 28, 28))
    planes[0, 1, 5] = 9
    assert asked.strongest(planes, asked.EDGE) == 0 and asked.strongest(planes) == 9
    assert np.array_equal(model.strongest, model.maps.max(axis=(1, 2)))
    do(model, ("what", "level"), ("channel", 3))
    assert model.maps[3].max() > 1 > model.strongest[3]
    assert do(model, ("layer", 2)).edge == 0


@pytest.mark.parametrize("layer", [1, 2])
def test_a_click_on_a_map_chooses_it(layer):
    figure = CATALOGUE["inside_cnn"](layer=layer)
    left, side = 196, {1: 84, 2: 56}[layer]
    for channel, (x, y) in enumerate(places(layer)):
        at = ((left + x + side / 2) / SIZE[0], (28 + y + side / 2) / SIZE[1])
        figure.do("click", *at)
        assert figure.model.channel == channel
    assert clicked(0.05, 0.2, layer) is None and clicked(0.9, 0.9, layer) is None
    figure.close()


@pytest.mark.parametrize("layer", [1, 2])
def test_every_map_has_its_place_in_the_grid(layer):
    side = {1: 84, 2: 56}[layer]
    values = np.zeros((asked.CHANNELS[layer], 28 // layer, 28 // layer))
    blank = grid_picture(values, layer)
    for channel, (x, y) in enumerate(places(layer)):
        values[:] = 0
        values[channel] = 1
        changed = np.argwhere((grid_picture(values, layer) != blank).any(axis=2))
        assert changed.min(0).tolist() == [y + 1, x + 1]
        assert changed.max(0).tolist() == [y + side - 2, x + side - 2]


def test_crosses():
    assert crosses(places(1)[[]], 84) == ([], [])
    x, y = crosses(places(1)[[0, 5]], 84)
    assert len(x) == 12 and np.isnan(x).sum() == 4


def test_colours_do_not_change_with_what_is_off():
    figure = CATALOGUE["inside_cnn"](layer=2)
    before = figure.painter._scale(figure.model)
    for channel in range(8):
        figure.model.change("off", [(1, channel)])
        figure.paint()
        assert np.array_equal(figure.painter._scale(figure.model), before)
    figure.model.change("off", EVERY)
    figure.paint()
    assert "16 of 16" in figure.painter.lines[3].text and "7" in figure.painter.lines[2].text
    figure.close()
