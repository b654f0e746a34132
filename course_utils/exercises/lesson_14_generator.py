"""Exercise of lesson 14: the loss of a generator, the one that does not saturate."""


from .arrays import arr
from .checker import exercise
from .lesson_14_logits import on_logits
from .variants import know
from .words_14 import WORDS


def _of_fakes(generator_loss, fake):
    return on_logits(generator_loss, fake=fake)


@exercise(
    WORDS["generator_loss"],
    cases=[
        (arr([-1]),),
        (arr([0], [3]),),
        (arr([-2], [1], [0.5]),),
        (arr([-200], [30]),),
    ],
    tolerance=1e-5,  # float32
    run=_of_fakes,
)
def generator_loss(fake):
    import torch

    F = torch.nn.functional
    return F.binary_cross_entropy_with_logits(fake, torch.ones_like(fake))


_LOSS = "F.binary_cross_entropy_with_logits(fake, torch.ones_like(fake))"
_PROBABILITY = "torch.sigmoid(fake)"


def _instead(*losses):
    return [{_LOSS: loss} for loss in losses]


know(
    generator_loss,
    {
        "saturating": _instead(
            f"-{_LOSS.replace('ones', 'zeros')}", f"torch.log(1 - {_PROBABILITY}).mean()"
        ),
        "called_fake": [
            {"ones_like": "zeros_like"},
            *_instead(f"-torch.log(1 - {_PROBABILITY}).mean()"),
        ],
        "negated": _instead(f"-{_LOSS}", f"torch.log({_PROBABILITY}).mean()"),
        "sigmoid_twice": [{"(fake, ": f"({_PROBABILITY}, "}],
        "no_sigmoid": [{"_with_logits": ""}],
        "log_of_logits": _instead("-torch.log(fake).mean()"),
        "log_of_zero": [
            {"_with_logits": "", "(fake, ": f"({_PROBABILITY}, "},
            *_instead(
                *(f"-torch.log({_PROBABILITY}{eps}).mean()" for eps in (
                    "", " + 1e-12", " + 1e-10", " + 1e-8", " + 1e-7", " + 1e-6")),
            ),
        ],
        "mean_of_logits": _instead("-fake.mean()", "fake.mean()"),
        "no_log": _instead(
            f"1 - {_PROBABILITY}.mean()", f"-{_PROBABILITY}.mean()", f"{_PROBABILITY}.mean()"
        ),
        "least_squares": _instead(
            "((fake - 1) ** 2).mean()", f"(({_PROBABILITY} - 1) ** 2).mean()"
        ),
        "log_of_the_mean": _instead(
            f"-torch.log({_PROBABILITY}.mean())", "-torch.log(torch.sigmoid(fake.mean()))"
        ),
        "summed": _instead(
            f'{_LOSS[:-1]}, reduction="sum")', f"-torch.log({_PROBABILITY}).sum()"
        ),
        "no_reduction": _instead(
            f'{_LOSS[:-1]}, reduction="none")',
            *(f"-torch.log({_PROBABILITY}{eps})" for eps in ("", " + 1e-10", " + 1e-8")),
        ),
        "both_targets": _instead(f"{_LOSS} + {_LOSS.replace('ones', 'zeros')}"),
        "half_sure": [{"torch.ones_like(fake)": "0.5 * torch.ones_like(fake)"}],
        "smoothed": [
            {"torch.ones_like(fake)": f"{target} * torch.ones_like(fake)"} for target in (0.9, 0.8)
        ],
        "target_first": [{"fake, torch.ones_like(fake)": "torch.ones_like(fake), fake"}],
        "target_shape": [{"torch.ones_like(fake)": "torch.ones(len(fake))"}],
        "target_number": [{"torch.ones_like(fake)": "1.0"}],
        "cross_entropy": [{"binary_cross_entropy_with_logits": "cross_entropy"}],
    },
)  # fmt: skip
