"""Exercise of lesson 14, gan_step: what is known to go wrong in it."""

from .lesson_14_step import gan_step
from .variants import know

_FIRST = "    on_real, on_fake = D(real), D(G(z).detach())\n"
_REAL = "bce(on_real, torch.ones_like(on_real))"
_FAKE = "bce(on_fake, torch.zeros_like(on_fake))"
_LOSS_D = f"    loss_D = {_REAL} + {_FAKE}\n"
_ZERO_D = "    opt_D.zero_grad()\n"
_BACK_D = "    loss_D.backward()\n"
_STEP_D = "    opt_D.step()\n"
_PART_D = _FIRST + _LOSS_D + _ZERO_D + _BACK_D + _STEP_D
_AGAIN = "    on_fake = D(G(z))\n"
_LOSS_G = "    loss_G = bce(on_fake, torch.ones_like(on_fake))\n"
_ZERO_G = "    opt_G.zero_grad()\n"
_BACK_G = "    loss_G.backward()\n"
_STEP_G = "    opt_G.step()\n"
_PART_G = _AGAIN + _LOSS_G + _ZERO_G + _BACK_G + _STEP_G
_RETURN = "loss_D.item(), loss_G.item()"

_ATTACHED = {".detach()": ""}
_RETAINED = {_BACK_D: "    loss_D.backward(retain_graph=True)\n"}
_BOTH_ZEROS_FIRST = {_ZERO_G: "", _ZERO_D: _ZERO_D + _ZERO_G}
_D_STEPS_LATE = {_STEP_D: "", _STEP_G: _STEP_D + _STEP_G}
_ONE_BACKWARD = {_BACK_D: "", _BACK_G: "    (loss_D + loss_G).backward()\n"}
_BOTH_STEP = {_STEP_G: _STEP_G + _STEP_D}
_KEPT_FAKES = {_FIRST: "    fake = G(z)\n    on_real, on_fake = D(real), D(fake)\n"}
_SWAPPED_LABELS = {
    _LOSS_D: f"    loss_D = {_REAL.replace('ones', 'zeros')} + {_FAKE.replace('zeros', 'ones')}\n"
}


def _loss_d(code):
    return {_LOSS_D: f"    loss_D = {code}\n"}


def _loss_g(code):
    return {_LOSS_G: f"    loss_G = {code}\n"}


know(
    gan_step,
    {
        "no_zero_d": [{_ZERO_D: ""}, {_ZERO_D: "", _ZERO_G: ""}],
        "no_zero_g": [{_ZERO_G: ""}],
        "zero_too_early": [{_ZERO_D: "", _STEP_D: _STEP_D + _ZERO_D}],
        "not_detached": [
            _ATTACHED | _BOTH_ZEROS_FIRST,
            _ATTACHED | {_ZERO_G: ""},
            _ATTACHED | {_ZERO_G: "", _ZERO_D: ""},
        ],
        "fakes_used_twice": [_KEPT_FAKES | {_AGAIN: "    on_fake = D(fake)\n"}],
        "old_logits": [{_AGAIN: ""}, {_AGAIN: ""} | _ATTACHED | _RETAINED],
        "g_cut_off": [{_AGAIN: "    on_fake = D(G(z).detach())\n"}],
        "both_at_once": [
            _D_STEPS_LATE,
            _D_STEPS_LATE | _ONE_BACKWARD | _ATTACHED,
        ],
        "d_helps_g": [
            _BOTH_STEP,
            _BOTH_STEP | {_ZERO_G: _ZERO_G + _ZERO_D},
            _BOTH_STEP | {_ZERO_G: _ZERO_D},
            _BOTH_STEP | {_ZERO_G: ""},
            _BOTH_STEP | {_ZERO_D: ""},
            _BOTH_STEP | {_ZERO_D: "", _ZERO_G: ""},
        ],
        "d_steps_for_g": [{_STEP_G: _STEP_D}],
        "g_steps_for_d": [{_STEP_D: _STEP_G}],
        "d_not_stepped": [{_STEP_D: ""}],
        "g_not_stepped": [{_STEP_G: ""}],
        "nobody_steps": [{_STEP_D: "", _STEP_G: ""}],
        "d_no_backward": [{_BACK_D: ""}],
        "g_no_backward": [{_BACK_G: ""}],
        "nobody_goes_back": [{_BACK_D: "", _BACK_G: ""}],
        "step_first": [
            {_BACK_D: "", _STEP_D: _STEP_D + _BACK_D},
            {_BACK_G: "", _STEP_G: _STEP_G + _BACK_G},
            {_BACK_D: "", _STEP_D: _STEP_D + _BACK_D, _BACK_G: "", _STEP_G: _STEP_G + _BACK_G},
        ],
        "zero_between": [
            {_ZERO_D: "", _BACK_D: _BACK_D + _ZERO_D},
            {_ZERO_G: "", _BACK_G: _BACK_G + _ZERO_G},
            {_ZERO_D: "", _BACK_D: _BACK_D + _ZERO_D, _ZERO_G: "", _BACK_G: _BACK_G + _ZERO_G},
        ],
        "g_first": [{_PART_D: "", _PART_G: _PART_G + _PART_D}],
        "noise_to_d": [
            {"D(G(z).detach())": "D(z)"},
            {_AGAIN: "    on_fake = D(z)\n"},
        ],
        "labels_swapped": [
            _SWAPPED_LABELS,
            _loss_g(_FAKE) | _SWAPPED_LABELS,
        ],
        "fakes_called_real": [_loss_d(f"{_REAL} + {_FAKE.replace('zeros', 'ones')}")],
        "g_called_fake": [_loss_g(_FAKE)],
        "saturating": [_loss_g(f"-{_FAKE}")],
        "only_real": [_loss_d(_REAL)],
        "only_fake": [_loss_d(_FAKE)],
        "half": [_loss_d(f"({_REAL} + {_FAKE}) / 2")],
        "subtracted": [_loss_d(f"{_REAL} - {_FAKE}"), _loss_d(f"-({_REAL} + {_FAKE})")],
        "sigmoid_twice": [
            {
                "bce(on_real": "bce(torch.sigmoid(on_real)",
                "bce(on_fake": "bce(torch.sigmoid(on_fake)",
            },
            {"loss_G = bce(on_fake": "loss_G = bce(torch.sigmoid(on_fake)"},
        ],
        "new_noise": [
            {_AGAIN: "    on_fake = D(G(torch.randn_like(z)))\n"},
            {"G(z)": "G(torch.randn_like(z))"},
        ],
        "tensors": [{_RETURN: "loss_D, loss_G"}],
        "one_number": [{_RETURN: "loss_D.item() + loss_G.item()"}],
        "swapped": [{_RETURN: "loss_G.item(), loss_D.item()"}],
    },
)


know(gan_step, {
    "asked_nobody": [{"D(real), D(G(z).detach())": "real, G(z).detach()"},
                     {"D(real), D(G(z).detach())": "real, G(z)"}],
})  # fmt: skip
