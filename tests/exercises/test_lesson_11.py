"""Lesson 11: against torch, other right answers, first attempts, numbers that the cards state."""

import functools
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from course_utils.exercises import lesson_11 as ex
from course_utils.exercises.clues import STOPPED

NAMES = ["receptive_field", "conv_cost", "bottleneck_saving", "residual"]


# --- against torch --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [case for case in ex.conv_cost.cases if case[2] % 2])
def test_conv_cost_is_what_torch_counts(case):
    c_in, c_out, k, size = case
    with torch.device("meta"):
        layer, X = nn.Conv2d(c_in, c_out, k, padding=k // 2), torch.zeros(1, c_in, size, size)
    with FlopCounterMode(display=False) as flops:
        assert layer(X).shape == (1, c_out, size, size)
    weights, multiplications = ex.conv_cost.right_answer(*case)
    assert weights == sum(w.numel() for w in layer.parameters())
    assert 2 * multiplications == flops.get_total_flops()  # torch counts the additions too


@pytest.mark.parametrize("case", ex.receptive_field.cases)
def test_the_receptive_field_is_where_the_slope_is_not_0(case):
    """Each layer adds up its window; the input pixels with a slope are those that are seen."""
    x = torch.zeros(1, 1, 200, dtype=torch.float64, requires_grad=True)
    h = x
    for k, s in case[0]:
        h = F.conv1d(h, torch.ones(1, 1, k, dtype=torch.float64), stride=s)
    h[0, 0, h.shape[-1] // 2].backward()
    seen = x.grad[0, 0].nonzero()
    field = ex.receptive_field.right_answer(*case)
    assert seen.max() - seen.min() + 1 == field


def test_the_residual_block_is_torchs():
    branch = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 4)).double()
    x = torch.randn(20, 4, dtype=torch.float64)
    ours = ex.residual.right_answer(
        x.numpy(), lambda x: branch(torch.from_numpy(x)).detach().numpy()
    )
    np.testing.assert_allclose(ours, F.relu(x + branch(x)).detach().numpy(), rtol=1e-12)


@pytest.mark.parametrize("case", [case for case in ex.bottleneck_saving.cases])
def test_the_bottleneck_has_torchs_weights(case):
    c, k, middle = case
    direct = nn.Conv2d(c, c, k, bias=False)
    three = nn.Sequential(
        nn.Conv2d(c, middle, 1, bias=False),
        nn.Conv2d(middle, middle, k, bias=False),
        nn.Conv2d(middle, c, 1, bias=False),
    )
    sizes = [sum(w.numel() for w in net.parameters()) for net in (direct, three)]
    assert ex.bottleneck_saving.right_answer(*case) == sizes[0] / sizes[1]


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    weights, multiplications = ex.conv_cost.right_answer(64, 64, 3, 224)
    said = ex.conv_cost.words.right
    assert f"{weights:,} weights" in said and f"{multiplications:,} mult" in said
    assert f"{224 * 224:,} places" in said and multiplications == (weights - 64) * 224**2
    field = ex.receptive_field.right_answer
    assert [field([(3, 1)] * n) for n in (2, 3)] == [5, 7]
    assert field([(3, 1), (2, 2)] * 2) == 10 and "10 × 10" in ex.receptive_field.words.right
    assert round(0.5**20, 6) == 1e-6
    said, direct = ex.bottleneck_saving.words.right, 256 * 256 * 9
    saving = ex.bottleneck_saving.right_answer(256, 3, 64)
    assert f"{direct:,} weights" in said and f"{round(direct / saving):,}" in said
    assert f"{saving:.2f} times" in said


def test_a_bottleneck_with_a_wide_middle_costs_more():
    assert ex.bottleneck_saving.right_answer(256, 3, 256) < 1
    assert any(ex.bottleneck_saving.right_answer(*case) < 1 for case in ex.bottleneck_saving.cases)


# --- other right answers --------------------------------------------------------------------------


def cost_of_a_filter(c_in, c_out, k, size):
    one_filter = c_in * k**2
    return [c_out * (one_filter + 1), size**2 * c_out * one_filter]


def looped_cost(c_in, c_out, k, size):
    weights = multiplications = 0
    for _ in range(c_out):
        weights += 1 + c_in * k * k
        multiplications += size * size * c_in * k * k
    return float(weights), float(multiplications)


def from_the_top(layers):
    field = 1
    for k, s in reversed(layers):
        field = (field - 1) * s + k
    return field


def first_apart(layers):
    field, jump = layers[0]
    for layer in layers[1:]:
        field = field + (layer[0] - 1) * jump
        jump = jump * layer[1]
    return field


def with_a_product(layers):
    strides = [s for _, s in layers]
    return 1 + sum((k - 1) * math.prod(strides[:i]) for i, (k, _) in enumerate(layers))


def masked_residual(x, branch):
    total = branch(x) + x
    total[total < 0] = 0
    return total


def added_in_place(x, branch):
    out = branch(x)
    out += x
    out *= out > 0
    return out


def residual_of_a_copy(x, branch):
    shortcut = x.copy()
    out = branch(x)
    return (out + shortcut).clip(min=0)


def through_torch(x, branch):
    return torch.relu(torch.from_numpy(x) + torch.from_numpy(branch(x)))


RIGHT = {
    "conv_cost": [
        cost_of_a_filter,
        looped_cost,
        lambda c_in, c_out, k, size: np.array(cost_of_a_filter(c_in, c_out, k, size)),
    ],
    "receptive_field": [
        from_the_top,
        first_apart,
        with_a_product,
        lambda layers: functools.reduce(
            lambda pair, layer: (pair[0] + (layer[0] - 1) * pair[1], pair[1] * layer[1]),
            layers,
            (1, 1),
        )[0],
        lambda layers: float(from_the_top(layers)),
    ],
    "residual": [
        masked_residual,
        added_in_place,
        residual_of_a_copy,
        through_torch,
        lambda x, branch: np.where(x + branch(x) > 0, x + branch(x), 0),
        lambda x, branch: (x + branch(x)) * (x + branch(x) > 0),
        lambda x, branch: np.maximum(0, np.add(branch(x), x)).tolist(),
    ],
    "bottleneck_saving": [
        lambda c, k, middle: (c * k) ** 2 / (2 * c * middle + (k * middle) ** 2),
        lambda c, k, middle: 1 / (2 * middle / (c * k * k) + (middle / c) ** 2),
        lambda c, k, middle: np.float64(c**2 * k**2) / (middle * (2 * c + middle * k**2)),
    ],
}


# --- first attempts -------------------------------------------------------------------------------


def relu(z):
    return np.maximum(z, 0)


def residual_changes_x(x, branch):
    x += branch(x)
    x[x < 0] = 0
    return x


def field_over(pairs):
    """for k, s in pairs(layers): the pairs come out wrong."""

    def receptive_field(layers):
        field, jump = 1, 1
        for k, s in pairs(layers):
            field += (k - 1) * jump
            jump *= s
        return field

    return receptive_field


def field_of_whole_pairs(layers):
    field, jump = 1, 1
    for layer in layers:
        field += (layer - 1) * jump
        jump *= layer
    return field


def one_pair_for_all(layers):
    field, jump = 1, 1
    k, s = layers
    for _ in layers:
        field += (k - 1) * jump
        jump *= s
    return field


def field_by_places(first=0, last=0):
    def receptive_field(layers):
        field, jump = 1, 1
        for i in range(first, len(layers) - last):
            field += (layers[i][0] - 1) * jump
            jump *= layers[i][1]
        return field

    return receptive_field


ATTEMPTS = [
    ("conv_cost", lambda c_in, c_out, k, size: (c_in * k * c_out * k, (k * size) ** 2 * c_in
     * c_out), "no_bias"),
    ("conv_cost", lambda c_in, c_out, k, size: (c_in * c_out * k**2 + c_out, (c_in * c_out * k**2
     + c_out) * size**2), "bias_multiplied"),
    ("conv_cost", lambda c_in, c_out, k, size: c_in * c_out * k**2 + c_out, "one_number"),
    ("conv_cost", lambda c_in, c_out, k, size: c_in * c_out * k ^ 2, "It returned an int, but 2 "
     "values were expected: return them with commas between."),
    ("receptive_field", lambda layers: 1 + sum(k - 1 for k, s in layers), "stride_forgotten"),
    ("receptive_field", lambda layers: math.prod(k for k, s in layers), "kernels_multiplied"),
    ("receptive_field", lambda layers: from_the_top(layers[::-1]), "top_down"),
    ("receptive_field", lambda layers: from_the_top([(s, k) for k, s in layers]), "swapped"),
    ("receptive_field", lambda layers: from_the_top(layers) ** 2, "squared"),
    ("conv_cost", lambda c_in, c_out, k, size: (c_in * c_out * k**2 + c_out, c_in * c_out
     * size**4), "fully_connected"),
    ("conv_cost", lambda c_in, c_out, k, size: (c_in * c_out * size**4,) * 2, "fully_connected"),
    ("receptive_field", field_by_places(last=1), "last_left_out"),
    ("receptive_field", field_by_places(first=1), "first_left_out"),
    ("receptive_field", field_of_whole_pairs, "pair_for_a_number"),
    ("receptive_field", one_pair_for_all, "pair_for_a_number"),
    ("receptive_field", lambda layers: 1 + sum(layers), "pair_for_a_number"),
    ("receptive_field", field_over(lambda layers: range(len(layers))), "pair_for_a_number"),
    ("receptive_field", field_over(enumerate), "pair_for_a_number"),
    ("receptive_field", field_over(zip), "pair_for_a_number"),
    ("residual", lambda x, branch: x + relu(branch(x)), "relu_too_early"),
    ("residual", lambda x, branch: relu(branch(x)) + x, "relu_too_early"),
    ("residual", lambda x, branch: relu(branch(x)), "no_shortcut"),
    ("residual", lambda x, branch: branch(x) + x, "no_relu"),
    ("residual", lambda x, branch: relu(branch + x), "not_called"),
    ("residual", lambda x, branch: np.hstack([x, branch(x)]).clip(0), "concatenated"),
    ("residual", lambda x, branch: max(0, x + branch(x)), "one_largest"),
    ("residual", residual_changes_x, "changed_x"),
    ("residual", lambda x, branch: relu(x + branch), "not_called"),
    ("bottleneck_saving", lambda c, k, m: c / m, "channels_alone"),
    ("bottleneck_saving", lambda c, k, m: (c * k) / (m * k), "channels_alone"),
    ("bottleneck_saving", lambda c, k, m: (2 * c * m + m * m * k * k) / (c * k) ** 2,
     "upside_down"),
    ("bottleneck_saving", lambda c, k, m: c * c * k * k / c * m + m * m * k * k + m * c,
     "no_brackets"),
    ("bottleneck_saving", lambda c, k, m: c * c * k * k / 2 * c * m + m * m * k * k, "no_brackets"),
    ("bottleneck_saving", lambda c, k, m: c**2 * k**2 / (2 * c * m) + (m * k) ** 2, "no_brackets"),
    ("bottleneck_saving", lambda c, k, m: c * c * k * k / (c * m + m * m * k * k), "no_way_back"),
    ("residual", lambda x, branch: torch.relu(x + branch(x)), STOPPED["not_a_tensor"]),
    ("residual", lambda x, branch: nn.ReLU()(x + branch(x)), STOPPED["not_a_tensor"]),
    ("residual", lambda x, branch: torch.clamp(x + branch(x), min=0), STOPPED["not_a_tensor"]),
    ("residual", lambda x, branch: ReLU(x + branch(x)), STOPPED["no_relu"]),  # noqa: F821
]  # fmt: skip


def test_the_branch_is_shown_as_code_that_a_reader_can_try():
    card = ex.residual.check(lambda x, branch: relu(branch(x)))
    assert card.lines[1] == "Smallest example that shows it: x = [1.], branch = lambda x: 2 * x"
    for x, branch in ex.residual.cases:
        np.testing.assert_array_equal(eval(branch.__name__)(x), branch(x))
        assert branch(x).shape == x.shape
