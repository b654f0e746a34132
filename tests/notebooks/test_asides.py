"""What lessons say in passing and do not run, because it would take too long there.

The code is the lesson's own: cells are found by words in them and run up to a line that is named.
"""

import math

import numpy as np
import pytest
import torch
from lesson import read, source
from sklearn.datasets import load_breast_cancer

from course_utils.data import places
from course_utils.exercises import CATALOGUE
from course_utils.figures.folding import GAIN
from course_utils.figures.race_optimizers import SURFACES
from course_utils.recurrent import Cells, recall

pytestmark = pytest.mark.slow


def cell(number, words):
    """The code of the one cell of a lesson that holds these words."""
    (path,) = (places.ROOT / "notebooks").glob(f"{number:02}_*.ipynb")
    (code,) = [source(c) for _, c in read(path).code() if words in source(c)]
    return code


def run(number, *wanted):
    """The names that a lesson's cells define; (words, end): only the code before ``end``."""
    names = {}
    for words in wanted:
        words, end = words if isinstance(words, tuple) else (words, None)
        code = cell(number, words)
        assert end is None or end in code
        exec(code.partition(end)[0] if end else code, names)
    return names


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_02_the_figure_multiplies_what_it_gives_to_sigmoid_and_tanh():
    (path,) = (places.ROOT / "notebooks").glob("02_*.ipynb")
    said = path.read_text("utf-8")
    assert f"the figure gives them ${GAIN['sigmoid']:g}z$ and ${GAIN['tanh']:g}z$" in said


def test_06_with_rate_0_001_sgd_goes_farther_than_adam_but_on_the_plateau():
    """Straight from start to end, 200 steps, all starts; Adam as torch.optim has it."""
    for name, surface in SURFACES.items():
        for start in np.array(surface.starts, float):
            sgd, adam, m, v = start, start, 0, 0
            for t in range(1, 201):
                sgd = sgd - 0.001 * surface.slope(sgd, 20)
                slope = surface.slope(adam, 20)
                m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
                adam = adam - 0.001 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
            far, by_adam = (np.linalg.norm(to - start) for to in (sgd, adam))
            assert 0.1 < by_adam < 0.4
            assert far < 0.01 if name == "plateau" else far > by_adam, (name, start)


def test_07_and_08_about_159_of_180_redrawn_labels_are_wrong():
    lesson = run(8, "from course_utils.exercises import", ("def mislabelled", "def by_heart"))
    y = lesson["y_all"][:600]
    wrong = [int((lesson["mislabelled"](seed)[1] != y).sum()) for seed in range(3)]
    assert all(abs(n - 159) <= 2 for n in wrong), wrong


def test_08_over_24_splits_the_stack_beat_its_best_part_in_3_and_was_behind_in_17():
    code, one_split = cell(8, "def results"), "random_state=0, stratify"
    assert one_split in code
    lesson = {"np": np}
    exec(code.replace(one_split, "random_state=SPLIT, stratify"), lesson)
    kinds, results = lesson["kinds"], lesson["results"]
    stack, tumours = lesson["ensemble"].StackingClassifier, load_breast_cancer
    beat = behind = 0
    for lesson["SPLIT"] in range(24):
        best = max(results(lambda seed, i=i: kinds(seed)[i][1], tumours)[0] for i in range(3))
        whole = results(lambda seed: stack(
            kinds(seed), lesson["linear_model"].LogisticRegression()), tumours)[0]  # fmt: skip
        beat, behind = beat + (whole > best + 1e-9), behind + (whole < best - 1e-9)
    assert (beat, behind) == (3, 17)


def test_11_alexnets_fully_connected_end_has_96_percent_of_its_weights():
    from torchvision import models

    with torch.device("meta"):
        net = models.alexnet(weights=None)
    end, whole = (sum(w.numel() for w in part.parameters()) for part in (net.classifier, net))
    assert round(100 * end / whole) == 96


def lesson_10():
    """Its digits and its ``fit``, with the course's network."""
    stub = ("def simple_cnn", "ex.simple_cnn.check")
    return run(10, "import torch", stub, ("def fit(net", "torch.manual_seed(0)"))


def colours(lesson, seed, pixels="large"):
    """Scores of the CNN and of the network without filters, from another start."""
    code = cell(10, "data.shapes(1000)")
    for part in ("torch.manual_seed(0)", "/ 255 - 2", "4 * torch.from_numpy"):
        assert part in code
    code = code.replace("torch.manual_seed(0)", f"torch.manual_seed({seed})")
    if pixels == "small":
        code = code.replace("4 * torch", "torch").replace("/ 255 - 2", "/ 255 - 0.5")
    exec(code.partition("plots.pictures")[0], lesson)
    return lesson["with_filters"], lesson["without"]


def test_10_filters_help_from_every_start_when_pixels_have_a_spread_of_1():
    lesson = lesson_10()
    for seed in (1, 2):
        cnn, without = colours(lesson, seed)
        assert 0.35 < cnn < 0.6 and 0.2 < without < 0.32
    assert colours(lesson, 1, "small")[0] < 0.35


def test_10_standardised_pixels_or_a_layer_more_do_not_replace_filters():
    lesson = lesson_10()
    nn, X, X_val = (lesson[name] for name in ("nn", "X", "X_val"))
    spread = [((part - X.mean()) / X.std()).flatten(1) for part in (X, X_val)]
    kinds = {
        "plain": ((X, X_val), (784, 2050, 10)),
        "standardised": (spread, (784, 2050, 10)),
        "deeper": ((X, X_val), (784, 1250, 512, 10)),
    }
    right = {}
    for name, ((train, val), sizes) in kinds.items():
        torch.manual_seed(0)
        layers = [part for a, b in zip(sizes, sizes[1:], strict=False)
                  for part in (nn.Linear(a, b), nn.ReLU())][:-1]  # fmt: skip
        net = nn.Sequential(nn.Flatten(), *layers)
        done = lesson["fit"](net, (train, lesson["y"]), (val, lesson["y_val"]), live=False)
        right[name] = done.last["val_accuracy"]
    assert max(right.values()) < right["plain"] + 0.0075, right


def test_12_the_gru_guesses_from_pytorchs_start():
    assert max(recall("GRU", 20, long_memory=False)) < 0.3


def test_12_the_plain_cell_has_a_rate_that_suits_it_better():
    ours, others = (np.median(recall("RNN", 20, lr=lr, long_memory=False)) for lr in (0.01, 0.02))
    assert ours > others + 0.05


def test_12_with_the_lstms_input_gate_half_open_noise_buries_the_symbol(monkeypatch):
    keep_for = Cells.keep_for

    def half_open(cells, T):
        keep_for(cells, T)
        with torch.no_grad():
            cells.b[..., : cells.hidden] = 0

    monkeypatch.setattr(Cells, "keep_for", half_open)
    assert np.median(recall("LSTM", 80)) < 0.3


def test_13_a_larger_state_gets_half_of_the_strings_of_12_after_1000_steps():
    lesson = run(13, "from course_utils.exercises import", "texts = data.sentences",
                 "LETTERS, END, START", "def examples", "def answer")  # fmt: skip
    net = lesson["train"](False, 0, steps=1000, hidden=128)
    x, y = lesson["examples"](200, 12, torch.Generator().manual_seed(99))
    with torch.no_grad():
        written = lesson["answer"](net, x)[0].numpy()
    share = CATALOGUE["lesson_13.whole_right"].right_answer(written, y.numpy(), lesson["END"])[1]
    assert 0.35 < share < 0.75


STUBS = ("ex.discriminator_loss.check", "ex.generator_loss.check", "ex.gan_step.check")
GAN = ("from course_utils.exercises import", *STUBS, "steepness = {}", "def line_gan")


def test_14_after_700_steps_adam_arrives_with_both_losses():
    lesson = run(14, *GAN, ("def sure_D", "\nsure = "), ("def play", "\ncame_to"))
    for loss in lesson["G_losses"].values():
        assert lesson["play"](lesson["makers"]["Adam"], loss, 700) == pytest.approx(10, abs=1)


@pytest.mark.parametrize(("lr_D", "fewest", "most"), [(0.001, 6, 8), (0.0003, 0, 2)])
def test_14_slowness_passes_and_collapse_stays(lr_D, fewest, most):
    lesson = run(14, *GAN, "def ring(n)", "def ring_gan")
    points = lesson["ring_gan"](0, lr_D, steps=1600)[0][1600]
    modes = CATALOGUE["lesson_14.modes_covered"].right_answer
    assert fewest <= modes(points, lesson["centres"], 0.3, 60) <= most


def test_14_the_even_circle_leaves_40_to_59_points_near_each_centre():
    angles = 2 * math.pi * np.random.default_rng(0).random(1000)
    circle = 2 * np.column_stack([np.cos(angles), np.sin(angles)])
    centres = 2 * np.array([(math.cos(k * math.pi / 4), math.sin(k * math.pi / 4))
                            for k in range(8)])  # fmt: skip
    near = (np.linalg.norm(circle[:, None] - centres, axis=2) <= 0.3).sum(axis=0)
    assert (near.min(), near.max()) == (40, 59)
