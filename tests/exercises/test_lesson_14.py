"""Lesson 14: against torch, other right answers, first attempts, numbers that the cards state."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from course_utils.exercises import answers
from course_utils.exercises import lesson_14 as ex
from course_utils.exercises.clues import STOPPED
from course_utils.exercises.words_14 import SAID
from course_utils.exercises.words_14_step import SAID as SAID_OF_STEP

NAMES = ["discriminator_loss", "generator_loss", "gan_step", "modes_covered"]
bce = F.binary_cross_entropy_with_logits


# --- against torch --------------------------------------------------------------------------------


def tensors(*arrays):
    return [torch.tensor(x, dtype=torch.float32) for x in arrays]


@pytest.mark.parametrize("case", ex.discriminator_loss.cases)
def test_the_losses_are_torchs(case):
    real, fake = tensors(*case)
    logits, labels = torch.cat([real, fake]), torch.cat([real * 0 + 1, fake * 0])
    want = 2 * nn.BCEWithLogitsLoss()(logits, labels)
    torch.testing.assert_close(ex.discriminator_loss.right_answer(real, fake), want)
    want = nn.BCELoss()(torch.sigmoid(fake.double()), torch.ones_like(fake).double())
    if fake.abs().max() < 30:
        torch.testing.assert_close(ex.generator_loss.right_answer(fake), want.float())


def gradients(case):
    """One step of the game by the formulas: losses and new weights."""
    real, z, WG, WD, lr, _ = case
    fake = z @ WG.T
    p, q = sigmoid(real @ WD.T), sigmoid(fake @ WD.T)
    loss_D = -np.log(p).mean() - np.log(1 - q).mean()
    WD = WD - lr * ((p - 1).T @ real + q.T @ fake) / len(real)
    q = sigmoid(fake @ WD.T)
    WG = WG - lr * WD.T @ (q - 1).T @ z / len(z)
    return (loss_D, -np.log(q).mean()), WG, WD


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_a_step_is_what_the_formulas_say():
    case = ex.gan_step.cases[-1][:-1] + (1,)
    got = ex.gan_step._right(case)
    for ours, theirs in zip(got.values(), gradients(case), strict=True):
        np.testing.assert_allclose(np.squeeze(ours), np.squeeze(theirs), rtol=1e-5)


def game(seed=0):
    torch.manual_seed(seed)
    G = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
    D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
    return G, D, torch.optim.Adam(G.parameters(), 0.01), torch.optim.Adam(D.parameters(), 0.01)


def test_on_networks_with_adam_it_is_the_step_of_dcgans_tutorial():
    ours, theirs = game(), game()
    for seed in range(5):
        torch.manual_seed(seed)
        real, z = torch.randn(16, 2), torch.randn(16, 3)
        got = ex.gan_step.right_answer(*ours, real, z)
        assert got == pytest.approx(step_backward_one_by_one(*theirs, real, z), rel=1e-5)
        assert all(type(loss) is float for loss in got)
    for mine, yours in zip(ours[:2], theirs[:2], strict=True):
        torch.testing.assert_close(mine.state_dict(), yours.state_dict(), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("case", ex.modes_covered.cases)
def test_covered_is_what_a_table_of_distances_says(case):
    points, centres, radius, least = case
    distances = torch.cdist(*map(torch.tensor, (points, centres)))
    want = ((distances <= radius + 1e-9).sum(0) >= least).sum().item()
    assert ex.modes_covered.right_answer(*case) == want


def test_no_point_lies_within_radius_of_two_centres():
    """So "nearest centre, and within radius" counts as right too."""
    for points, centres, radius, _ in ex.modes_covered.cases:
        distances = np.linalg.norm(points[:, None] - centres, axis=2)
        assert ((distances <= radius).sum(axis=1) <= 1).all()


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    zeros = torch.zeros(4, 1)
    guessing = ex.discriminator_loss.right_answer(zeros, zeros).item()
    assert guessing == pytest.approx(2 * math.log(2)) and f"{guessing:.3f}" == "1.386"
    assert "2 · log 2 = 1.386" in ex.discriminator_loss.words.right
    logit = torch.tensor([[math.log(0.001 / 0.999)]], requires_grad=True)
    ex.generator_loss.right_answer(logit).backward()
    assert round(logit.grad.item(), 3) == -0.999
    assert "is -0.999" in ex.generator_loss.words.right
    logit.grad = None
    torch.log(1 - torch.sigmoid(logit)).mean().backward()
    assert round(logit.grad.item(), 4) == -0.001
    assert "is only -0.001" in ex.generator_loss.words.right
    circle = [(10 * math.cos(a), 10 * math.sin(a)) for a in np.arange(8) * math.pi / 4]
    copies = np.repeat([circle[3]], 100, axis=0)
    assert ex.modes_covered.right_answer(copies, np.array(circle), 1.0, 10) == 1
    assert "covers 1 of 8" in ex.modes_covered.words.right


# --- other right answers --------------------------------------------------------------------------


def discriminator_loss(real, fake):
    return bce(real, torch.ones_like(real)) + bce(fake, torch.zeros_like(fake))


def generator_loss(fake):
    return bce(fake, torch.ones_like(fake))


def labels_made_by_hand(real, fake):
    criterion = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(len(real), 1), torch.zeros(fake.shape[0], 1)
    return criterion(real, ones) + criterion(fake, zeros)


def flattened(real, fake):
    real, fake = real.squeeze(1), fake.view(-1)
    return bce(real, torch.ones(len(real))) + bce(fake, torch.full(fake.shape, 0.0))


def step_with_own_losses(G, D, opt_G, opt_D, real, z):
    opt_D.zero_grad()
    loss_D = discriminator_loss(D(real), D(G(z).detach()))
    loss_D.backward()
    opt_D.step()
    opt_G.zero_grad()
    loss_G = generator_loss(D(G(z)))
    loss_G.backward()
    opt_G.step()
    return [loss_D.item(), loss_G.item()]


def step_backward_one_by_one(G, D, opt_G, opt_D, real, z):
    """As in DCGAN's own tutorial: two backward calls add up, and the same fakes serve twice."""
    D.zero_grad()
    on_real = D(real).view(-1)
    loss_real = bce(on_real, torch.ones(len(real)))
    loss_real.backward()
    fake = G(z)
    on_fake = D(fake.detach()).view(-1)
    loss_fake = bce(on_fake, torch.zeros(len(fake)))
    loss_fake.backward()
    opt_D.step()
    G.zero_grad()
    loss_G = bce(D(fake).view(-1), torch.ones(len(fake)))
    loss_G.backward()
    opt_G.step()
    return (loss_real + loss_fake).item(), loss_G.item()


def step_without_detach(G, D, opt_G, opt_D, real, z):
    """G gets slopes from D's loss, and clears them before its own."""
    loss_D = discriminator_loss(D(real), D(G(z)))
    opt_D.zero_grad()
    loss_D.backward()
    opt_D.step()
    loss_G = generator_loss(D(G(z)))
    opt_G.zero_grad()
    loss_G.backward()
    opt_G.step()
    return float(loss_D), float(loss_G)


def step_without_a_graph(G, D, opt_G, opt_D, real, z):
    with torch.no_grad():
        fake = G(z)
    both = bce(D(torch.cat([real, fake])), torch.cat([0 * real[:, :1] + 1, 0 * fake[:, :1]]))
    loss_D = 2 * both
    opt_D.zero_grad()
    loss_D.backward()
    opt_D.step()
    for p in D.parameters():
        p.requires_grad_(False)
    opt_G.zero_grad()
    loss_G = F.softplus(-D(G(z))).mean()
    loss_G.backward()
    opt_G.step()
    for p in D.parameters():
        p.requires_grad_(True)
    return loss_D.detach().numpy(), loss_G.detach()


def step_retained(G, D, opt_G, opt_D, real, z):
    fake = G(z)
    loss_D = discriminator_loss(D(real), D(fake))
    opt_D.zero_grad()
    loss_D.backward(retain_graph=True)
    opt_D.step()
    opt_G.zero_grad()
    loss_G = generator_loss(D(fake))
    loss_G.backward()
    opt_G.step()
    return loss_D.item(), loss_G.item()


def step_zeros_at_the_ends(G, D, opt_G, opt_D, real, z):
    loss_D = discriminator_loss(D(real), D(G(z).detach()))
    loss_D.backward()
    opt_D.step()
    loss_G = generator_loss(D(G(z)))
    loss_G.backward()
    opt_G.step()
    opt_D.zero_grad()
    opt_G.zero_grad()
    return loss_D.item(), loss_G.item()


def step_zeros_at_the_top(G, D, opt_G, opt_D, real, z):
    opt_D.zero_grad()
    opt_G.zero_grad()
    return step_zeros_at_the_ends(G, D, opt_G, opt_D, real, z)


def modes_in_loops(points, centres, radius, least):
    covered = 0
    for cx, cy in centres:
        n = 0
        for x, y in points:
            if math.sqrt((x - cx) ** 2 + (y - cy) ** 2) <= radius:
                n = n + 1
        if n >= least:
            covered = covered + 1
    return covered


def modes_nearest_and_near(points, centres, radius, least):
    distances = np.linalg.norm(points[:, None] - centres[None], axis=-1)
    nearest = distances.argmin(axis=1)[distances.min(axis=1) <= radius]
    return int((np.bincount(nearest, minlength=len(centres)) >= least).sum())


RIGHT = {
    "discriminator_loss": [
        discriminator_loss,
        labels_made_by_hand,
        flattened,
        lambda real, fake: F.softplus(-real).mean() + F.softplus(fake).mean(),
        lambda real, fake: -(F.logsigmoid(real).mean() + F.logsigmoid(-fake).mean()),
        lambda real, fake: -F.logsigmoid(real).mean() - (F.logsigmoid(fake) - fake).mean(),
        lambda real, fake: 2 * bce(torch.cat([real, fake]), torch.cat([real * 0 + 1, fake * 0])),
        lambda real, fake: sum(discriminator_loss(r, f) for r, f in zip(real, fake, strict=True))
        / len(real),
    ],
    "generator_loss": [
        generator_loss,
        lambda fake: nn.BCEWithLogitsLoss()(fake, torch.ones(len(fake), 1)),
        lambda fake: F.softplus(-fake).mean(),
        lambda fake: -F.logsigmoid(fake).mean(),
        lambda fake: torch.logaddexp(torch.zeros_like(fake), -fake).sum() / fake.numel(),
        lambda fake: bce(fake.flatten(), torch.full((len(fake),), 1.0)),
    ],
    "gan_step": [
        step_with_own_losses,
        step_backward_one_by_one,
        step_without_detach,
        step_without_a_graph,
        step_retained,
        step_zeros_at_the_ends,
        step_zeros_at_the_top,
    ],
    "modes_covered": [
        modes_in_loops,
        modes_nearest_and_near,
        lambda p, c, r, k: sum((np.hypot(*(p - one).T) <= r).sum() >= k for one in c),
        lambda p, c, r, k: ((np.linalg.norm(p[:, None] - c, axis=2) <= r).sum(axis=0) >= k).sum(),
        lambda p, c, r, k: len([m for m in c if np.sum(((p - m) ** 2).sum(1) <= r**2) >= k]),
        lambda p, c, r, k: float(modes_in_loops(p, c, r, k)),
        lambda p, c, r, k: np.count_nonzero([(np.linalg.norm(p - m, axis=1) <= r).sum() >= k
                                             for m in c]),
    ],
}  # fmt: skip


def test_a_check_leaves_torchs_random_numbers_alone():
    torch.manual_seed(3)
    want = torch.rand(2)
    torch.manual_seed(3)
    ex.gan_step.check(ex.gan_step.mistakes["new_noise"])
    assert torch.equal(torch.rand(2), want) and torch.is_grad_enabled()


# --- first attempts -------------------------------------------------------------------------------


def sigmoid_and_log(real, fake):
    on_real, on_fake = torch.sigmoid(real), torch.sigmoid(fake)
    return -torch.log(on_real).mean() - torch.log(1 - on_fake).mean()


def under_no_grad(real, fake):
    with torch.no_grad():
        return discriminator_loss(real, fake)


def step(d_first=True, detach=True, zero=True, again=True, wrap=float):
    """A training step with something different."""

    def gan_step(G, D, opt_G, opt_D, real, z):
        fake = G(z)
        on_fake = D(fake.detach() if detach else fake)
        loss_D = discriminator_loss(D(real), on_fake)
        if zero:
            opt_D.zero_grad()
            opt_G.zero_grad()
        loss_D.backward()
        opt_D.step()
        loss_G = generator_loss(D(G(z)) if again else on_fake)
        loss_G.backward()
        opt_G.step()
        return wrap(loss_D), wrap(loss_G)

    return gan_step


def with_copied_lines(*lines):
    """G's turn copied from D's, with these lines still there: opt_D's, opt_G's, or both."""

    def gan_step(G, D, opt_G, opt_D, real, z):
        loss_D = discriminator_loss(D(real), D(G(z).detach()))
        opt_D.zero_grad()
        loss_D.backward()
        opt_D.step()
        loss_G = generator_loss(D(G(z)))
        optimizers = {"D": opt_D, "G": opt_G}
        for who, method in [line.split() for line in lines if line.endswith("zero_grad")]:
            getattr(optimizers[who], method)()
        loss_G.backward()
        for who, method in [line.split() for line in lines if line.endswith("step")]:
            getattr(optimizers[who], method)()
        return loss_D.item(), loss_G.item()

    return gan_step


def one_sum(G, D, opt_G, opt_D, real, z):
    opt_G.zero_grad()
    opt_D.zero_grad()
    fake = G(z)
    loss_D = discriminator_loss(D(real), D(fake.detach()))
    loss_G = generator_loss(D(fake))
    (loss_D + loss_G).backward()
    opt_D.step()
    opt_G.step()
    return loss_D.item(), loss_G.item()


def no_losses(G, D, opt_G, opt_D, real, z):
    step()(G, D, opt_G, opt_D, real, z)


def numpy_losses(G, D, opt_G, opt_D, real, z):
    return np.log(D(real)), 0


def printed_only(G, D, opt_G, opt_D, real, z):
    return 0.0, 0.0


def noise_for(player):
    """D(z) in place of D(G(z)), in one player's turn or in both."""

    def gan_step(G, D, opt_G, opt_D, real, z):
        loss_D = discriminator_loss(D(real), D(z if player != "G" else G(z).detach()))
        opt_D.zero_grad()
        loss_D.backward()
        opt_D.step()
        loss_G = generator_loss(D(z if player != "D" else G(z)))
        opt_G.zero_grad()
        loss_G.backward()
        opt_G.step()
        return loss_D.item(), loss_G.item()

    return gan_step


def counts_on(points, centres, radius, least):
    covered, near = 0, 0
    for centre in centres:
        for point in points:
            if np.linalg.norm(point - centre) <= radius:
                near += 1
        if near >= least:
            covered += 1
    return covered


PAIRS = SAID["pairs"].format(n=3, m=2)


def rows_from_rows(sign, axis):
    return lambda points, centres, radius, least: (
        np.linalg.norm(sign * (points - centres), axis=axis) <= radius
    ).sum()


ATTEMPTS = [
    ("discriminator_loss", sigmoid_and_log, "log_of_zero"),
    ("discriminator_loss", lambda r, f: -sigmoid_and_log(r, f), "negated"),
    ("discriminator_loss", lambda r, f: discriminator_loss(f, r), "labels_swapped"),
    ("discriminator_loss", lambda r, f: discriminator_loss(r, f) / 2, "half"),
    ("discriminator_loss", lambda r, f: discriminator_loss(r.sigmoid(), f.sigmoid()),
     "sigmoid_twice"),
    ("discriminator_loss", lambda r, f: F.binary_cross_entropy(r, r * 0 + 1)
     + F.binary_cross_entropy(f, f * 0), "no_sigmoid"),
    ("discriminator_loss", lambda r, f: bce(torch.cat([r, f]), torch.cat([r * 0 + 1, f * 0])),
     "half"),
    ("discriminator_loss", lambda r, f: bce(r, torch.ones(len(r))), "target_shape"),
    ("discriminator_loss", lambda r, f: bce(r, 1) + bce(f, 0), "target_number"),
    ("discriminator_loss", lambda r, f: f.mean() - r.mean(), "mean_of_logits"),
    ("discriminator_loss", lambda r, f: discriminator_loss(r, f).item(), SAID["number"]),
    ("discriminator_loss", lambda r, f: float(discriminator_loss(r, f)), SAID["number"]),
    ("discriminator_loss", lambda r, f: discriminator_loss(r, f).detach(), SAID["no_graph"]),
    ("discriminator_loss", under_no_grad, SAID["no_graph"]),
    ("discriminator_loss", lambda r, f: torch.tensor(discriminator_loss(r, f).item()),
     SAID["no_graph"]),
    ("discriminator_loss", lambda r, f: discriminator_loss(r, f.detach()),
     SAID["cut"].format(name="fake")),
    ("discriminator_loss", lambda r, f: -np.log(r).mean(), STOPPED["through_numpy"]),
    ("discriminator_loss", lambda r, f: bce(r, f), "real_against_fake"),
    ("discriminator_loss", lambda r, f: bce(f, r), "real_against_fake"),
    ("discriminator_loss", lambda r, f: bce(r.sigmoid(), f.sigmoid()), "real_against_fake"),
    ("generator_loss", lambda f: -torch.log(torch.sigmoid(f).mean()), "log_of_the_mean"),
    ("generator_loss", lambda f: bce(f.mean(), torch.ones(())), "log_of_the_mean"),
    ("generator_loss", lambda f: -torch.log(torch.sigmoid(f)), "no_reduction"),
    ("generator_loss", lambda f: -F.logsigmoid(f), "no_reduction"),
    ("generator_loss", lambda f: -torch.log(torch.sigmoid(f)).sum(), "summed"),
    ("generator_loss", lambda f: bce(f, torch.zeros_like(f)), "called_fake"),
    ("generator_loss", lambda f: torch.log(1 - torch.sigmoid(f)).mean(), "saturating"),
    ("generator_loss", lambda f: -F.softplus(f).mean(), "saturating"),
    ("generator_loss", lambda f: -torch.log(torch.sigmoid(f)).mean(), "log_of_zero"),
    ("generator_loss", lambda f: torch.log(torch.sigmoid(f)).mean(), "negated"),
    ("generator_loss", lambda f: -f.mean(), "mean_of_logits"),
    ("generator_loss", lambda f: generator_loss(torch.sigmoid(f)), "sigmoid_twice"),
    ("generator_loss", lambda f: (1 - torch.sigmoid(f)).mean(), "no_log"),
    ("generator_loss", lambda f: generator_loss(f).item(), SAID["number"]),
    ("generator_loss", lambda f: generator_loss(f.detach()), SAID["no_graph"]),
    ("gan_step", step(detach=False), "not_detached"),
    ("gan_step", step(detach=False, zero=False), "not_detached"),
    ("gan_step", step(zero=False), "no_zero_d"),
    ("gan_step", step(again=False), "old_logits"),
    ("gan_step", step(wrap=lambda loss: loss), "tensors"),
    ("gan_step", one_sum, "both_at_once"),
    *(("gan_step", noise_for(player), "noise_to_d") for player in ("D", "G", "both")),
    ("gan_step", with_copied_lines("G zero_grad", "D step"), "d_steps_for_g"),
    ("gan_step", with_copied_lines("D zero_grad", "D step"), "d_steps_for_g"),
    ("gan_step", with_copied_lines("G zero_grad", "G step", "D step"), "d_helps_g"),
    ("gan_step", with_copied_lines("G zero_grad", "D step", "G step"), "d_helps_g"),
    ("gan_step", with_copied_lines("D zero_grad", "D step", "G step"), "d_helps_g"),
    ("gan_step", with_copied_lines("D zero_grad", "G zero_grad", "D step", "G step"),
     "d_helps_g"),
    ("gan_step", step(wrap=str), "It returned text, but a number was expected."),
    ("gan_step", no_losses, answers.TEXT["nothing"]),
    ("gan_step", numpy_losses, STOPPED["through_numpy"]),
    ("gan_step", printed_only,
     SAID_OF_STEP["log"].format(log=SAID_OF_STEP["nothing"])),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, r, 1), "one_is_enough"),
    ("modes_covered", counts_on, "goes_on_counting"),
    ("modes_covered", rows_from_rows(1, 1), PAIRS),
    ("modes_covered", rows_from_rows(1, None), PAIRS),
    ("modes_covered", lambda p, c, r, k: ((c - p) ** 2).sum(), PAIRS),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, r, k) / len(c), "share"),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, r, k + 1), "more_than_least"),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, r**0.5, k), "squared_distance"),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, 2 * r, k), "diameter"),
    ("modes_covered", lambda p, c, r, k: modes_in_loops(p, c, k, r), "swapped"),
    ("modes_covered", lambda p, c, r, k: (np.linalg.norm(p[:, None] - c, axis=2) <= r).sum(),
     "counts_points"),
]  # fmt: skip


# --- what the cards show --------------------------------------------------------------------------


def test_a_wrong_step_shows_its_weights():
    card = ex.gan_step.check(ex.gan_step.mistakes["saturating"])
    assert card.lines[0] == ex.gan_step.words.mistakes["saturating"]
    assert card.lines[1] == (
        "Smallest example that shows it: real = [[2.]], z = [[1.]], weights_of_G = [[0.5]], "
        "weights_of_D = [[1.]], lr = 0.5, steps = 1"
    )
    assert card.lines[2].startswith("your answer: losses of D and G: [[1.101")
    assert "weights of G: [[" in card.lines[3] and "weights of D: [[" in card.lines[3]


def test_what_a_step_did_is_told_in_its_order():
    def gan_step(G, D, opt_G, opt_D, real, z):
        loss = generator_loss(D(G(z)))
        opt_G.zero_grad()
        loss.backward()
        opt_G.step()
        return 0.0, loss.item()

    card = ex.gan_step.check(gan_step)
    assert card.lines[0].endswith(
        "What your function did: G(...), D(...), opt_G.zero_grad(), slopes for D, slopes for G, "
        "opt_G.step()."
    )


def test_a_graph_that_is_used_up_is_told_by_its_cause():
    fakes, logits = (ex.gan_step.mistakes[key] for key in ("fakes_used_twice", "old_logits"))
    assert ex.gan_step.check(fakes).lines[2] == SAID_OF_STEP["spent_fakes"]
    assert ex.gan_step.check(logits).lines[2] == SAID_OF_STEP["spent_logits"]


def test_a_collapsed_generator_is_shown_small():
    card = ex.modes_covered.check(lambda p, c, r, k: modes_in_loops(p, c, r, 1))
    assert card.lines[1:] == [
        "Smallest example that shows it: points = [[0., 1.], [1., 0.], [9., 0.]], centres = "
        "[[0., 0.], [10., 0.]], radius = 2, least = 2",
        "your answer: 2",
        "right answer: 1",
    ]
