"""Exercises of lesson 14: the loss of a discriminator; the rest in the modules named below.

Read on in lesson_14_logits.py, lesson_14_generator.py, lesson_14_step.py, lesson_14_slips.py and
lesson_14_modes.py.  Known mistakes are written as what is different in the solution: see
variants.py.
"""


from .arrays import arr
from .checker import exercise
from .lesson_14_generator import generator_loss
from .lesson_14_logits import on_logits
from .lesson_14_modes import modes_covered
from .lesson_14_slips import gan_step
from .variants import know
from .words_14 import WORDS

__all__ = ["discriminator_loss", "gan_step", "generator_loss", "modes_covered"]


def _of_both(discriminator_loss, real, fake):
    return on_logits(discriminator_loss, real=real, fake=fake)


@exercise(
    WORDS["discriminator_loss"],
    cases=[
        (arr([2]), arr([-1])),
        (arr([0], [3]), arr([1], [-2])),
        (arr([-1], [2], [0.5]), arr([2], [-3], [0])),
        (arr([-200], [3]), arr([30], [-2])),
    ],
    tolerance=1e-5,  # float32
    run=_of_both,
)
def discriminator_loss(real, fake):
    import torch

    F = torch.nn.functional
    loss_real = F.binary_cross_entropy_with_logits(real, torch.ones_like(real))
    loss_fake = F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
    return loss_real + loss_fake


_REAL = "F.binary_cross_entropy_with_logits(real, torch.ones_like(real))"
_FAKE = "F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))"
_SUM = "loss_real + loss_fake"


def _both(real, fake):
    return {_REAL: real, _FAKE: fake}


def _reduced(way):
    return _both(*(f'{part[:-1]}, reduction="{way}")' for part in (_REAL, _FAKE)))


def _logs(eps):
    """The logarithms written out, with a small number inside."""
    return _both(
        f"-torch.log(torch.sigmoid(real){eps}).mean()",
        f"-torch.log(1 - torch.sigmoid(fake){eps}).mean()",
    )


_BCE = "F.binary_cross_entropy"
_AGAINST = [
    {_SUM: f"{_BCE}_with_logits(real, fake)"},
    {_SUM: f"{_BCE}_with_logits(fake, real)"},
    {_SUM: f"{_BCE}_with_logits(real, fake) + {_BCE}_with_logits(fake, real)"},
    {_SUM: f"{_BCE}_with_logits(real, torch.sigmoid(fake))"},
    {_SUM: f"{_BCE}_with_logits(torch.sigmoid(real), torch.sigmoid(fake))"},
    {_SUM: f"{_BCE}(torch.sigmoid(real), torch.sigmoid(fake))"},
]
_SIGMOID = {f"logits({x}, ": f"logits(torch.sigmoid({x}), " for x in ("real", "fake")}

know(
    discriminator_loss,
    {
        "labels_swapped": [
            _both(_REAL.replace("ones", "zeros"), _FAKE.replace("zeros", "ones")),
        ],
        "fakes_called_real": [{"zeros_like": "ones_like"}],
        "reals_called_fake": [{"ones_like": "zeros_like"}],
        "sigmoid_twice": [_SIGMOID, *({one: _SIGMOID[one]} for one in _SIGMOID)],
        "no_sigmoid": [{"_with_logits": ""}],
        "log_of_logits": [_both("-torch.log(real).mean()", "-torch.log(1 - fake).mean()")],
        "log_of_zero": [
            _SIGMOID | {"_with_logits": ""},
            *map(_logs, ("", " + 1e-12", " + 1e-10", " + 1e-8", " + 1e-7", " + 1e-6")),
        ],
        "only_real": [{_SUM: "loss_real"}],
        "only_fake": [{_SUM: "loss_fake"}],
        "half": [{_SUM: "(loss_real + loss_fake) / 2"}],
        "summed": [_reduced("sum")],
        "no_reduction": [_reduced("none")],
        "negated": [
            {_SUM: "-(loss_real + loss_fake)"},
            _logs("") | {_SUM: "-(loss_real + loss_fake)"},
        ],
        "subtracted": [{_SUM: "loss_real - loss_fake"}, {_SUM: "loss_fake - loss_real"}],
        "multiplied": [{_SUM: "loss_real * loss_fake"}],
        "two_values": [{_SUM: "loss_real, loss_fake"}],
        "mean_of_logits": [
            _both("-real.mean()", "fake.mean()"),
            _both("real.mean()", "-fake.mean()"),
        ],
        "real_against_fake": _AGAINST,
        "no_log": [_both("1 - torch.sigmoid(real).mean()", "torch.sigmoid(fake).mean()")],
        "least_squares": [
            _both("((real - 1) ** 2).mean()", "(fake**2).mean()"),
            _both("((torch.sigmoid(real) - 1) ** 2).mean()", "(torch.sigmoid(fake) ** 2).mean()"),
        ],
        "hinge": [_both("F.relu(1 - real).mean()", "F.relu(1 + fake).mean()")],
        "smoothed": [
            {"torch.ones_like(real)": f"{target} * torch.ones_like(real)"} for target in (0.9, 0.8)
        ],
        "target_first": [
            {"real, torch.ones_like(real)": "torch.ones_like(real), real",
             "fake, torch.zeros_like(fake)": "torch.zeros_like(fake), fake"},
        ],
        "target_shape": [
            {"torch.ones_like(real)": "torch.ones(len(real))",
             "torch.zeros_like(fake)": "torch.zeros(len(fake))"},
        ],
        "target_number": [{"torch.ones_like(real)": "1.0", "torch.zeros_like(fake)": "0.0"}],
        "cross_entropy": [{"binary_cross_entropy_with_logits": "cross_entropy"}],
    },
)  # fmt: skip


know(discriminator_loss, {
    "subtracted": [{"loss_real + loss_fake": "loss_real - loss_fake", "zeros_like": "ones_like"}],
})  # fmt: skip
