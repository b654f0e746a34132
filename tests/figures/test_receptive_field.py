"""Figure 19: the formula against the gradient of a real stack of convolutions; the goals."""

from itertools import combinations_with_replacement, product

import numpy as np
import pytest

from course_utils.engine import Tensor
from course_utils.engine import functional as F
from course_utils.figures.receptive_field import (
    ASKED,
    MOST_LAYERS,
    SPEC,
    STACKS,
    START,
    ReceptiveField,
)  # fmt: skip
from course_utils.figures.receptive_field_picture import HEAD, WALL, cat
from course_utils.figures.receptive_field_stack import (
    COUNTED,
    SIZE,
    fields,
    has_holes,
    influence,
    inputs_read,
    is_even,
    lengths,
    middle,
    steps,
    weights,
    work,
)  # fmt: skip

PLAIN15 = ((3, 1, 1),) * 15
SPARSE = ((3, 1, 1), (3, 1, 14))
SOME = [
    START, *STACKS, SPARSE, ((3, 2, 1),) * 4, ((5, 2, 1), (3, 1, 2)), ((1, 2, 1), (3, 3, 1)),
    ((3, 4, 1), (3, 1, 1)), ((3, 1, 2), (3, 2, 1), (1, 1, 1), (5, 1, 1)), ((7, 3, 2), (3, 1, 3)),
]  # fmt: skip


def random_stacks(count=300):
    rng = np.random.default_rng(0)
    for _ in range(count):
        n = rng.integers(1, 6)
        k, s, d = 1 + 2 * rng.integers(0, 4, n), rng.integers(1, 5, n), rng.integers(1, 7, n)
        yield tuple(zip(k.tolist(), s.tolist(), d.tolist(), strict=True))


def through_the_engine(stack, wide, neuron=None):
    """(gradient of one output for a row of ``wide`` inputs, number of outputs); weights 1/k."""
    x = Tensor(np.zeros((1, 1, 1, wide)), requires_grad=True)
    out = x
    for k, s, d in stack:
        kernel = Tensor(np.full((1, 1, 1, k), 1 / k))
        padding = (0, d * (k - 1) // 2)
        out = F.conv2d(out, kernel, stride=(1, s), padding=padding, dilation=(1, d))
    n = out.shape[-1]
    out[0, 0, 0, n // 2 if neuron is None else neuron].backward()
    return x.grad[0, 0, 0], n


def with_events(*events):
    model = ReceptiveField()
    for event, *value in events:
        model.change(event, *value) if value else getattr(model, event)()
    return model


def with_stack(stack):
    return with_events(("stack", stack))


def reached(model):
    return [goal.meter(model)[0] >= 1 for goal in SPEC.goals]


@pytest.mark.parametrize("stack", [*SOME, PLAIN15])
def test_the_formula_against_the_gradient_of_one_output(stack):
    """Inputs with a gradient: as many as the formula says, or fewer where there are holes."""
    (r, jump) = fields(stack)[-1]
    grad, n = through_the_engine(stack, 2 * r + 6 * jump)
    on = np.flatnonzero(grad)
    assert on[-1] - on[0] + 1 == r
    assert len(on) == inputs_read(stack)
    assert (len(on) < on[-1] - on[0] + 1) == has_holes(stack)
    one, other = (np.flatnonzero(through_the_engine(stack, 2 * r + 6 * jump, n // 2 + i)[0])[0]
                  for i in (0, 1))  # fmt: skip
    assert other - one == jump


@pytest.mark.parametrize("stack", SOME)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 1.0])
def test_the_influence_is_the_engines_gradient(stack, share):
    neuron = int(share * (lengths(stack)[-1] - 1))
    grad, n = through_the_engine(stack, SIZE, neuron)
    rows = influence(stack, neuron)
    assert n == lengths(stack)[-1] == len(rows[-1])
    assert np.allclose(rows[0], grad)


def test_holes_and_inputs_against_counting():
    for stack in random_stacks():
        reached_by = {0}
        for k, step in steps(stack):
            reached_by = {a + i * step for a in reached_by for i in range(k)}
        r = fields(stack)[-1][0]
        assert max(reached_by) + 1 == r
        assert inputs_read(stack) in (len(reached_by), None if r > COUNTED else "")
        assert has_holes(stack) == (len(reached_by) < r)
        paths = np.prod([k for k, _, _ in stack])
        assert len(reached_by) <= paths
        assert is_even(stack) == (len(reached_by) == r == paths)


def test_too_wide_to_count():
    huge = ((31, 4, 16),) * 8
    assert inputs_read(huge) is None and has_holes(huge)
    assert inputs_read(((31, 4, 1),) * 8) == fields(((31, 4, 1),) * 8)[-1][0]  # no holes: known


def test_the_price():
    assert (fields(PLAIN15)[-1], weights(PLAIN15), work(PLAIN15)) == ((31, 1), 135, 135)
    strided = ((3, 2, 1),) * 3 + ((3, 1, 1),)
    assert (fields(strided)[-1], weights(strided)) == ((31, 8), 36)
    assert work(strided) == pytest.approx(9 * (1 / 4 + 1 / 16 + 1 / 64 + 1 / 64))
    dilated = tuple((3, 1, d) for d in (1, 2, 4, 8))
    assert (fields(dilated)[-1], weights(dilated), work(dilated)) == ((31, 1), 36, 36)
    assert (fields(((31, 1, 1),))[-1], weights(((31, 1, 1),))) == ((31, 1), 961)


def test_the_presets_see_15():
    assert [fields(stack)[-1] for stack in STACKS] == [(15, 1), (15, 4), (15, 1), (15, 1)]
    assert [weights(stack) for stack in STACKS] == [63, 27, 27, 225]
    for stack in STACKS:
        assert reached(with_stack(stack)) == [False] * 3


def test_the_prediction():
    fifth, first, last = (
        START + ((3, 1, 1),),
        ((3, 2, 1), *START[1:]),
        (*START[:3], (3, 2, 1)),
    )
    assert {fifth, first, last} == ASKED and SPEC.prediction.right == 1
    assert [fields(stack)[-1][0] for stack in (START, fifth, first, last)] == [9, 11, 15, 9]
    model = ReceptiveField()
    settled = SPEC.prediction.settled
    for event in (("layers", 5), ("layers", 4), ("layer", 1), ("s", 2), ("s", 1), ("layer", 4)):
        model.change(*event)
        assert not settled(model)
    model.change("s", 2)
    assert settled(model)


def test_36_weights_are_the_least():
    """No hole: no more inputs than paths.  With 35 weights there are at most 27 paths."""
    sizes = range(1, 32, 2)
    most = {0: 1}  # weights -> most paths, whatever the number of layers
    for total in range(1, 36):
        most[total] = max([most[total - 1]] + [k * most[total - k * k] for k in sizes
                                               if k * k <= total])  # fmt: skip
    assert most[35] == 27 and most[26] < 27
    four = [ks for n in range(1, MOST_LAYERS + 1)
            for ks in combinations_with_replacement((1, 3, 5), n)
            if sum(k * k for k in ks) <= 36 and np.prod(ks) >= 31]  # fmt: skip
    assert four == [(3, 3, 3, 3)]


def test_which_strides_reach_the_first_goal():
    good = [s for s in product(range(1, 5), repeat=4)
            if reached(with_stack([(3, one, 1) for one in s]))[0]]  # fmt: skip
    assert good == [(2, 2, 2, 1), (2, 3, 1, 1), (3, 2, 1, 1)]
    jumps = [fields([(3, one, 1) for one in s])[-1][1] for s in good]
    assert jumps == [8, 6, 6]


def test_which_dilations_reach_the_second_goal():
    """Order does not matter, as every jump is 1."""
    sets = list(combinations_with_replacement(range(1, 17), 4))
    good = [ds for ds in sets if reached(with_stack([(3, 1, d) for d in ds]))[1]]
    assert len(good) == 128 and len(sets) == 3876
    assert (1, 2, 4, 8) in good and (1, 1, 1, 12) not in good and (1, 3, 9, 16) in good
    assert reached(with_stack([(3, 1, d) for d in (8, 1, 4, 2)]))[1]


def test_which_three_layers_are_even():
    good = [(s, ds) for s in product((1, 2, 3, 4), repeat=2)
            for ds in product(range(1, 17), repeat=3)
            if is_even([(3, s[0], ds[0]), (3, s[1], ds[1]), (3, 1, ds[2])])]  # fmt: skip
    assert ((1, 1), (1, 3, 9)) in good and ((3, 3), (1, 1, 1)) in good
    assert {tuple(sorted(ds)) for s, ds in good if s == (1, 1)} == {(1, 3, 9)}
    for s, ds in good:
        rows = influence([(3, s[0], ds[0]), (3, s[1], ds[1]), (3, 1, ds[2])], 0)
        assert np.allclose(rows[0][rows[0] > 0], 1 / 27)


def test_no_single_move_reaches_a_goal():
    """From the start and from every preset; from the start not even with the button after it."""
    moves = [(c.name, v) for c in SPEC.controls for v in range(c.low, c.high + 1)]
    for stack, move in product((START, *STACKS), moves):
        model = with_events(("stack", stack), move)
        assert reached(model) == [False] * 3
        model.copy()
        assert stack != START or reached(model) == [False] * 3
    assert reached(ReceptiveField()) == [False] * 3


def test_five_plain_layers_have_243_paths_to_11_inputs():
    stack = ((3, 1, 1),) * 5
    assert fields(stack)[-1][0] == 11
    rows = influence(stack, 32)
    assert rows[0][32] * 3**5 == pytest.approx(51) and rows[0][27] * 3**5 == pytest.approx(1)


def test_the_middle_holds_90_percent():
    shares = influence(START, 32)[0]
    n = middle(shares, 32)
    assert n == 7
    reach = n // 2
    assert shares[32 - reach : 33 + reach].sum() >= 0.9 > shares[33 - reach : 32 + reach].sum()
    assert middle(influence(((15, 1, 1),), 32)[0], 32) == 15
    assert middle(influence(START, 0)[0], 0) <= 5


def test_the_knobs():
    assert with_events(("layer", 8)).layer == 4
    assert with_events(("k", 4)).k == 5 and with_events(("k", 31)).k == 31
    model = with_events(("layer", 3), ("d", 7), ("layers", 2))
    assert (model.layer, model.d, model.stack) == (2, 1, START[:2])
    model = with_events(("s", 4), ("copy",), ("layers", 6))
    assert model.stack == ((3, 4, 1),) * 4 + ((3, 1, 1),) * 2
    assert ReceptiveField().more() == {} and "stack" in model.more()


@pytest.mark.parametrize("stack", SOME)
def test_the_neuron_is_the_nearest(stack):
    for position in range(SIZE):
        model = with_events(("stack", stack), ("position", position))
        centres = model.jump * np.arange(lengths(stack)[-1])
        assert abs(model.centre - position) == np.abs(centres - position).min()


def test_the_head_is_31_pixels_wide():
    away = (cat() != np.array([int(WALL[i : i + 2], 16) for i in (1, 3, 5)])).any(-1)
    columns = np.flatnonzero(away[20:45].any(0))
    assert (columns[0], columns[-1] + 1) == HEAD and HEAD[1] - HEAD[0] == 31
    assert np.flatnonzero(away[:, 17:48].any(1))[0] == 17
