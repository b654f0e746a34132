"""The rules behind the figures: what their words claim, measured; and the drawing tools."""

import io

import matplotlib
import numpy as np
import pytest
from PIL import Image

from course_utils.claims import Claims
from course_utils.figures import geometry, learning_rule, plots, stage, style
from course_utils.figures.bitmap import colours
from course_utils.figures.folding import Folding
from course_utils.figures.lettering import Lettering
from course_utils.figures.line import Line, xor_claim
from course_utils.figures.playground import Playground
from course_utils.figures.playground_net import ACTIVATIONS, Net
from course_utils.figures.xor_training import solved_runs

# --- figure 1 --------------------------------------------------------------------------------


def test_doubling_everything_moves_no_line():
    line = Line()
    before = geometry.line_points(line.w1, line.w2, line.b)
    line.double()
    assert (line.w1, line.w2, line.b) == (2.0, -1.0, -0.6)
    assert np.allclose(before, geometry.line_points(line.w1, line.w2, line.b))
    line.double()  # 4 is beyond the sliders: nothing happens
    assert line.w1 == 2.0


def test_claiming_too_early_is_answered():
    line = Line()
    line.change("data", "XOR")
    line.best_xor = 2
    line.claim()
    share, words = xor_claim(line)
    assert share < 1 and "too early" in words


def test_the_gates_need_the_same_weights():
    line = Line()
    for name, value in (("w1", 1), ("w2", 1), ("b", -1.5), ("data", "OR"), ("w1", 2), ("w2", 2)):
        line.change(name, value)
    line.change("b", -1)
    assert line.solved["AND"] and line.solved["OR"]
    assert not line.solved["AND"] & line.solved["OR"]


# --- figure 2 --------------------------------------------------------------------------------


def test_what_is_said_of_a_bad_start():
    slow, quick = (learning_rule.count_mistakes(rate, start="bad") for rate in (0.01, 3.0))
    assert f" {slow} mistakes" in learning_rule.WORDS["bad_why"] and quick <= 5


def test_the_rule_ends_exactly_when_all_points_are_right():
    x, y = learning_rule.make_points(0.4, 1, flipped=False)
    history = learning_rule.learn(x, y, 0.1, np.zeros(3))
    w = history[-1][1]
    assert (y * (x @ w[:2] + w[2]) > 0).all()
    for (_, old), (i, new) in zip(history, history[1:], strict=False):
        assert y[i] * (x[i] @ old[:2] + old[2]) <= 0
        assert np.allclose(new, old + 0.1 * y[i] * np.append(x[i], 1))


def test_the_gap_is_the_gap():
    for gap in (0.1, 0.5, 1.0):
        x, y = learning_rule.make_points(gap, 3, flipped=False)
        across = x @ [0.5, np.sqrt(0.75)]
        assert across[y == 1].min() - across[y == -1].max() == pytest.approx(gap)


# --- figure 3 --------------------------------------------------------------------------------


def test_identity_never_parts_the_classes():
    rng = np.random.default_rng(0)
    model = Folding()
    model.change("activation", "identity")
    for _ in range(300):
        model.angle1, model.angle2 = rng.integers(-180, 181, 2)
        model.offset1, model.offset2 = rng.uniform(-1, 2, 2)
        assert model.cut()[0] < 1e-9


def test_the_shown_answers_solve_xor_when_the_classes_are_parted():
    model = Folding()
    for name, value in (("angle1", 45), ("offset1", 0.35), ("angle2", 45), ("offset2", 1.05)):
        model.change(name, value)
    assert model.answers(np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])).tolist() == [0, 1, 1, 0]


def test_more_units_solve_more_often_and_identity_never():
    tanh = [int(solved_runs("tanh", n, runs=100).sum()) for n in (2, 3, 4)]
    assert tanh[0] < tanh[1] < tanh[2] and tanh[2] >= 95
    assert solved_runs("identity", 4).sum() == 0


# --- figure 4 --------------------------------------------------------------------------------


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_of_the_small_network(activation):
    rng = np.random.default_rng(1)
    net, X, y = Net(2, 3, activation, 0), rng.normal(size=(7, 2)), rng.integers(0, 2, 7)
    l2, h = 0.01, 1e-6
    net.b = [rng.normal(size=b.shape) for b in net.b]  # at exactly 0 ReLU has no slope to compare

    def loss():
        return net.score(X, y)[0] + l2 / 2 * sum((W**2).sum() for W in net.W)

    dW, db = net.gradients(X, y, l2)
    for params, grads in ((net.W, dW), (net.b, db)):
        for p, g in zip(params, grads, strict=True):
            for place in np.ndindex(p.shape):
                p[place] += h
                up = loss()
                p[place] -= 2 * h
                down = loss()
                p[place] += h
                assert (up - down) / (2 * h) == pytest.approx(g[place], abs=1e-7, rel=1e-5)


def trained(steps, **settings):
    model = Playground()
    for name, value in settings.items():
        model.change(name, value)
    for _ in range(steps):
        model.step()
    return model


def test_two_neurons_never_close_the_circle_and_three_mostly_do():
    two = [max(h[4] for h in trained(40, units=2, seed=s).history) for s in range(8)]
    three = [max(h[4] for h in trained(60, units=3, seed=s).history) for s in range(8)]
    assert max(two) < 0.9
    assert sum(best >= 0.95 for best in three) >= 5


def test_identity_stays_a_line_on_the_circle():
    assert max(h[4] for h in trained(20, activation="identity", units=8, layers=3).history) < 0.7


def test_three_layers_wind_around_the_spiral():
    runs = [trained(10, data="spiral", noise=0.05, layers=3, units=8, seed=s) for s in range(4)]
    assert sum(run.best_spiral >= 0.95 for run in runs) >= 3


def test_learning_rate_and_weight_decay_act_on_the_next_step():
    one, other, decayed = trained(0), trained(0), trained(0)
    other.change("lr", 0.1)
    decayed.change("l2", 0.1)
    for model in (one, other, decayed):
        model.step()
    assert one.history[-1] != other.history[-1] != decayed.history[-1] != one.history[-1]


def test_a_click_enlarges_the_neuron_under_it():
    from course_utils.figures.playground_painter import PlaygroundPainter, columns

    model = trained(0, units=4, layers=2)
    x, y = columns(model)[2][3]
    width, height = PlaygroundPainter.size
    model.click((x + 5) / width, (y + 5) / height)
    assert model.shown == 8 and "neuron 4 of layer 2" in model.describe()
    model.click(0.99, 0.99)  # beside everything: nothing changes
    assert model.shown == 8


# --- tools -----------------------------------------------------------------------------------


def test_half_planes_agree_with_the_sign_of_z():
    from matplotlib.path import Path

    rng = np.random.default_rng(0)
    points = rng.uniform(-1, 2, (200, 2))
    for w1, w2, b in rng.uniform(-2, 2, (50, 3)):
        corners = geometry.half_plane(w1, w2, b, -1, 2)
        z = points @ [w1, w2] + b
        clear = np.abs(z) > 1e-6
        if len(corners) < 3:
            assert (z[clear] < 0).all()
        else:
            assert (Path(corners).contains_points(points)[clear] == (z > 0)[clear]).all()


def test_gap_between_segments_against_a_fine_search():
    rng = np.random.default_rng(0)
    t = np.linspace(0, 1, 201)[:, None]
    crossed = 0
    for _ in range(200):
        a, b = rng.uniform(-1, 1, (2, 2, 2))
        gap, p, q = geometry.gap_between(a, b)
        on_a, on_b = a[0] + t * (a[1] - a[0]), b[0] + t * (b[1] - b[0])
        searched = np.linalg.norm(on_a[:, None] - on_b[None], axis=2).min()
        assert gap <= searched + 1e-9 and searched - gap < 0.02
        crossed += gap == 0
        assert gap == 0 or np.hypot(*(p - q)) == pytest.approx(gap)
    assert 20 < crossed < 180


@pytest.mark.parametrize("channels", [3, 4])
def test_our_png_is_the_picture_to_the_last_pixel(channels):
    pixels = np.random.default_rng(0).integers(0, 256, (37, 53, channels), dtype=np.uint8)
    pixels[..., 3:] = 255
    png = stage.encode_png(pixels)
    for data in (png, stage.pack_png(png)):
        decoded = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
        assert np.array_equal(decoded, pixels[..., :3])


def test_lettering_lands_where_it_should():
    scene = stage.Stage(200, 100)
    axes = scene.figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    word = scene.actor(Lettering(axes, 0.75, 0.5, "HHHH", 14, "#ff0000", ha="center"))
    scene.draw()
    red = (scene.pixels()[..., 0] > 200) & (scene.pixels()[..., 1] < 80)
    rows, columns = np.nonzero(red)
    assert 140 < columns.mean() < 160 and 40 < rows.mean() < 60
    word.set_visible(False)
    scene.draw()
    assert (scene.pixels()[..., :3] == 255).all()


def test_colours_of_meaning():
    assert colours(np.array([-1.0, 0.0, 1.0, 5.0, np.nan])).shape == (5, 3)
    assert (colours(np.array(0.0)) >= 252).all()
    assert style.number(-0.04) == "0.0" and style.number(-1.25, 2) == "−1.25"
    assert style.number(2, 1, plus=True) == "+2.0"


def test_drawings_have_words_and_leave_nothing_open():
    before = matplotlib._pylab_helpers.Gcf.figs.copy()
    drawing = plots.digits(np.zeros((3, 784)), ["a", "b", "c"], right=[True, False, True])
    chart = plots.curves({"p": {"truth": ([0, 1], [0, 1]), "fit": ([0, 1], [1, 0])}})
    assert "captioned: a, b, c" in repr(drawing) and "truth, fit" in repr(chart)
    assert drawing._repr_png_()[:4] == b"\x89PNG"
    assert before == matplotlib._pylab_helpers.Gcf.figs


def test_a_claim_that_stops_being_true_stops_the_lesson():
    assert "✓ water is wet: yes" in repr(Claims(("water is wet", "yes", True)))
    with pytest.raises(AssertionError, match="no longer true: fire is cold .20."):
        Claims(("water is wet", "yes", True), ("fire is cold", 20, False))
    with pytest.raises(ValueError):
        Claims()
