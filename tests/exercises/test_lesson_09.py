"""Lesson 09: against torch, other right answers, first attempts, numbers that the cards state."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils.exercises import answers
from course_utils.exercises import lesson_09 as ex
from course_utils.exercises.words_09 import MINUS_ZERO

NAMES = ["slide", "output_size", "conv2d", "im2col", "max_pool"]
view = np.lib.stride_tricks.sliding_window_view


@pytest.mark.parametrize("name", NAMES)
def test_the_cases_can_be_read(name):
    """The smallest example is shown to the reader: every number of every input is to be seen."""
    for case in getattr(ex, name).cases:
        arrays = [value for value in case if isinstance(value, np.ndarray)]
        assert all(array.size <= 24 and array.dtype == float for array in arrays)
        assert not any("..." in answers.show(value) for value in case)


# --- against torch --------------------------------------------------------------------------------

RNG = np.random.default_rng(9)


def tensors(*arrays):
    return [torch.tensor(array) for array in arrays]


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", [0, 1, 2])
@pytest.mark.parametrize("shapes", [((3, 9, 7), (4, 3, 3, 2)), ((1, 5, 8), (2, 1, 5, 1))])
def test_conv2d_equals_torch(stride, padding, shapes):
    x, w, b = (RNG.normal(0, 1, shape) for shape in (*shapes, shapes[1][0]))
    theirs = F.conv2d(*tensors(x, w, b), stride=stride, padding=padding).numpy()
    ours = ex.conv2d.right_answer(x, w, b, stride, padding)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)
    sides = zip(x.shape[1:], w.shape[2:], strict=True)
    sizes = [ex.output_size.right_answer(n, kernel, padding, stride) for n, kernel in sides]
    assert ours.shape == (len(w), *sizes)


@pytest.mark.parametrize("shapes", [((6, 9), (3, 2)), ((7, 4), (1, 4)), ((5, 5), (5, 5))])
def test_slide_equals_torch(shapes):
    x, kernel = (RNG.normal(0, 1, shape) for shape in shapes)
    theirs = F.conv2d(*tensors(x[None, None], kernel[None, None]))[0, 0].numpy()
    np.testing.assert_allclose(ex.slide.right_answer(x, kernel), theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("size", "stride"), [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (2, 5)])
def test_im2col_and_max_pool_equal_torch(size, stride):
    x = RNG.normal(0, 1, (3, 8, 11))
    theirs = F.max_pool2d(torch.tensor(x), size, stride).numpy()
    np.testing.assert_array_equal(ex.max_pool.right_answer(x, size, stride), theirs)
    rows = F.unfold(torch.tensor(x[:1])[None], size, stride=stride)[0].T.numpy()
    np.testing.assert_array_equal(ex.im2col.right_answer(x[0], size, stride), rows)


@pytest.mark.parametrize("case", ex.output_size.cases)
def test_output_size_is_what_torch_makes(case):
    size, kernel, padding, stride = case
    line = torch.zeros(1, 1, size)
    made = F.conv1d(line, torch.zeros(1, 1, kernel), stride=stride, padding=padding)
    assert ex.output_size.right_answer(*case) == made.shape[2]


def test_one_exercise_builds_on_the_other():
    x, kernel = RNG.normal(0, 1, (6, 7)), RNG.normal(0, 1, (3, 3))
    slid = ex.slide.right_answer(x, kernel)
    rows = ex.im2col.right_answer(x, 3)
    np.testing.assert_allclose(rows @ kernel.flatten(), slid.flatten(), rtol=1e-12, atol=1e-12)
    maps = ex.conv2d.right_answer(x[None], kernel[None, None], np.array([0.5]))
    np.testing.assert_allclose(maps, slid[None] + 0.5, rtol=1e-12)


# --- numbers that the cards state -----------------------------------------------------------------


def test_the_numbers_on_the_cards():
    digit = np.zeros((28, 28))
    places = ex.slide.right_answer(digit, np.zeros((3, 3))).shape
    assert places == (26, 26) and math.prod(places) == 676 and 9 * 676 == 6084
    for number in ("26×26", "676 places", "6,084 products", "9 weights"):
        assert number in ex.slide.words.right
    assert ex.output_size.right_answer(224, 7, 3, 2) == 112 and (224 + 2 * 3 - 7) / 2 == 111.5
    assert "gives 112" in ex.output_size.words.right and "111.5" in ex.output_size.words.right
    rows = ex.im2col.right_answer(digit, 3)
    assert rows.shape == (676, 9) and rows.size == 6084 and digit.size == 784
    assert "784 numbers" in ex.im2col.words.right and "6,084" in ex.im2col.words.right
    pooled = ex.output_size.right_answer(224, 2, 0, 2)
    assert pooled == 112 and 4 * pooled**2 == 224**2 and "112×112" in ex.max_pool.words.right


def test_the_parameters_that_the_card_counts():
    def count(layer):
        return f"{sum(p.numel() for p in layer.parameters()):,}"

    assert count(torch.nn.Conv2d(3, 64, 7)) in ex.conv2d.words.right
    assert count(torch.nn.Linear(224 * 224 * 3, 64)) in ex.conv2d.words.right


def test_the_cards_say_true_things_about_others():
    """torch does not flip, mathematics does; an edge kernel adds up to 0."""
    x, kernel = torch.tensor([1.0, 2, 4]), torch.tensor([3.0, 1])
    assert F.conv1d(x[None, None], kernel[None, None]).tolist() == [[[5, 10]]]
    assert np.convolve(x, kernel, "valid").tolist() == [7, 14]


# --- other right answers --------------------------------------------------------------------------


def four_loops(x, kernel):
    out = []
    for i in range(len(x) - len(kernel) + 1):
        row = []
        for j in range(len(x[0]) - len(kernel[0]) + 1):
            total = 0
            for a in range(len(kernel)):
                for b in range(len(kernel[0])):
                    total += x[i + a][j + b] * kernel[a][b]
            row.append(total)
        out.append(row)
    return out


def shifted(x, kernel):
    """One slice of x for each number of the kernel, instead of one for each place."""
    (H, W), (FH, FW) = x.shape, kernel.shape
    return sum(
        kernel[a, b] * x[a : H - FH + 1 + a, b : W - FW + 1 + b]
        for a in range(FH)
        for b in range(FW)
    )


def dotted(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.empty((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            out[i][j] = x[i : i + FH, j : j + FW].flatten() @ kernel.flatten()
    return out


def flipped_twice(x, kernel):
    from scipy.signal import convolve2d

    return convolve2d(x, np.flip(kernel), mode="valid")


def counted(size, kernel, padding, stride):
    places, start = 0, 0
    while start + kernel <= size + 2 * padding:
        places += 1
        start += stride
    return places


def floor_division(size, kernel, padding, stride):
    steps, _rest = divmod(size + padding + padding - kernel, stride)
    return np.int64(1 + steps)


def by_the_channel(x, w, b, stride=1, padding=0):
    """Each slice slides over its channel, all of it, and then places are skipped."""
    maps = []
    for k in range(len(w)):
        total = b[k]
        for channel, part in zip(x, w[k], strict=True):
            total = total + dotted(np.pad(channel, padding), part)
        maps.append(total[::stride, ::stride])
    return maps


def six_loops(x, w, b, stride=1, padding=0):
    (C, H, W), (K, _, FH, FW) = x.shape, w.shape
    out = np.zeros(
        (K, (H + 2 * padding - FH) // stride + 1, int((W + 2 * padding - FW) / stride + 1))
    )
    for k, i, j in np.ndindex(out.shape):
        out[k, i, j] = b[k]
        for c, u, v in np.ndindex(C, FH, FW):
            row, column = i * stride + u - padding, j * stride + v - padding
            if 0 <= row < H and 0 <= column < W:
                out[k, i, j] += x[c, row, column] * w[k, c, u, v]
    return out


def by_einsum(x, w, b, stride=1, padding=0):
    C, H, W = x.shape
    frame = np.zeros((C, H + 2 * padding, W + 2 * padding))
    frame[:, padding : padding + H, padding : padding + W] = x
    windows = view(frame, w.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("cijuv,kcuv->kij", windows, w) + b.reshape(-1, 1, 1)


def as_one_product(x, w, b, stride=1, padding=0):
    x = np.pad(x, [(0, 0), (padding, padding), (padding, padding)], mode="constant")
    (K, _, FH, FW), (_, H, W) = w.shape, x.shape
    rows = [
        x[:, i : i + FH, j : j + FW].reshape(-1)
        for i in range(0, H - FH + 1, stride)
        for j in range(0, W - FW + 1, stride)
    ]
    H_out = (H - FH) // stride + 1
    return (np.array(rows) @ w.reshape(K, -1).T + b).T.reshape(K, H_out, -1)


def filled_rows(x, size, stride=1):
    H_out, W_out = (np.array(x.shape) - size) // stride + 1
    out, n = np.zeros((H_out * W_out, size**2)), 0
    for i in range(H_out):
        for j in range(W_out):
            out[n] = x[i * stride : i * stride + size, j * stride : j * stride + size].ravel()
            n += 1
    return out


def by_cells(x, size, stride=1):
    """A column for each place in the window."""
    H, W = x.shape
    return np.stack(
        [
            x[a : H - size + 1 + a : stride, b : W - size + 1 + b : stride].flatten()
            for a in range(size)
            for b in range(size)
        ],
        axis=1,
    )


def lists_of_numbers(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0] - size + 1, stride):
        for j in range(0, x.shape[1] - size + 1, stride):
            rows.append([x[i + a, j + b] for a in range(size) for b in range(size)])
    return rows


def searched(x, size, stride):
    C, H, W = x.shape
    out = np.zeros((C, math.floor((H - size) / stride) + 1, math.floor((W - size) / stride) + 1))
    for c, i, j in np.ndindex(out.shape):
        best = -math.inf
        for a in range(size):
            for b in range(size):
                if x[c, i * stride + a, j * stride + b] > best:
                    best = x[c, i * stride + a, j * stride + b]
        out[c, i, j] = best
    return out


def best_of_slices(x, size, stride):
    _, H, W = x.shape
    slices = [
        x[:, a : H - size + 1 + a : stride, b : W - size + 1 + b : stride]
        for a in range(size)
        for b in range(size)
    ]
    return np.maximum.reduce(slices)


def reshaped_when_it_fits(x, size, stride):
    C, H, W = x.shape
    if stride == size:
        x = x[:, : H // size * size, : W // size * size]
        return x.reshape(C, H // size, size, W // size, size).max(axis=(2, 4))
    return view(x, (size, size), axis=(1, 2))[:, ::stride, ::stride].max(axis=(-2, -1))


def all_channels_at_once(x, size, stride):
    _, H, W = x.shape
    rows, columns = range(0, H - size + 1, stride), range(0, W - size + 1, stride)
    cut = [[x[:, i : i + size, j : j + size].max(axis=(1, 2)) for j in columns] for i in rows]
    return np.array(cut).transpose(2, 0, 1)


RIGHT = {
    "slide": [
        four_loops,
        shifted,
        dotted,
        flipped_twice,
        lambda x, kernel: (view(x, kernel.shape) * kernel).sum(axis=(2, 3)),
        lambda x, kernel: np.einsum("ijab,ab->ij", view(x, kernel.shape), kernel),
        lambda x, kernel: np.tensordot(view(x, kernel.shape), kernel),
        lambda x, kernel: F.conv2d(*tensors(x[None, None], kernel[None, None]))[0, 0],
    ],
    "output_size": [
        counted,
        floor_division,
        lambda size, kernel, padding, stride: int((size + 2 * padding - kernel) / stride) + 1,
        lambda size, kernel, padding, stride: int((size + 2 * padding - kernel) / stride + 1),
        lambda s, k, p, stride: math.floor((s + 2 * p - k) / stride + 1),
        lambda s, k, p, stride: int(np.floor((s - k + p * 2) / stride)) + 1,
        lambda s, k, p, stride: math.ceil((s + 2 * p - k + 1) / stride),  # the same, for ints
        lambda s, k, p, stride: (s + 2 * p - k + stride) // stride,
        lambda s, k, p, stride: len(range(0, s + 2 * p - k + 1, stride)),
        lambda s, k, p, stride: np.arange(s + 2 * p - k + 1)[::stride].size,
    ],
    "conv2d": [
        by_the_channel,
        six_loops,
        by_einsum,
        as_one_product,
        lambda x, w, b, stride=1, padding=0: F.conv2d(
            *tensors(x, w, b), stride=stride, padding=padding
        ),
        lambda x, w, b, stride=1, padding=0: by_einsum(x, w, b, stride, padding).tolist(),
    ],
    "im2col": [
        filled_rows,
        by_cells,
        lists_of_numbers,
        lambda x, size, stride=1: view(x, (size, size))[::stride, ::stride].reshape(-1, size**2),
        lambda x, size, stride=1: F.unfold(torch.tensor(x)[None, None], size, stride=stride)[0].T,
        lambda x, size, stride=1: np.vstack(lists_of_numbers(x, size, stride)),
    ],
    "max_pool": [
        searched,
        best_of_slices,
        reshaped_when_it_fits,
        all_channels_at_once,
        lambda x, size, stride: searched(x, size, stride).tolist(),
        lambda x, size, stride: F.max_pool2d(torch.tensor(x), size, stride=stride),
    ],
}


# --- what beginners typed -------------------------------------------------------------------------


def convolved(x, kernel):
    from scipy.signal import convolve2d

    return convolve2d(x, kernel, mode="valid")


def correlated_in_full(x, kernel):
    from scipy.signal import correlate2d

    return correlate2d(x, kernel)


def inner_loops_replace(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        for a, b in np.ndindex(kernel.shape):
            out[i, j] = x[i + a, j + b] * kernel[a, b]
    return out


def total_outside(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out, total = np.zeros((H - FH + 1, W - FW + 1)), 0
    for i, j in np.ndindex(out.shape):
        total += np.sum(x[i : i + FH, j : j + FW] * kernel)
        out[i, j] = total
    return out


def return_in_the_loop(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
        return out


def range_one_short(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH):
        for j in range(W - FW):
            out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
    return out


def forgot_return(x, kernel):
    (view(x, kernel.shape) * kernel).sum(axis=(2, 3))


def spoilt_by_the_kernel(x, kernel):
    x[: len(kernel), : len(kernel[0])] *= kernel
    return x


def slide_and_bias(x, w, b, stride=1, padding=0):
    """Slides each slice and adds the bias each time; stride and padding are for later."""
    out = np.zeros((len(w), x.shape[1] - w.shape[2] + 1, x.shape[2] - w.shape[3] + 1))
    for k in range(len(w)):
        for c in range(len(x)):
            out[k] += dotted(x[c], w[k, c]) + b[k]
    return out


def channels_replace(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    out = []
    for k in range(len(w)):
        for c in range(len(x)):
            map_k = dotted(x[c], w[k, c])[::stride, ::stride] + b[k]
        out.append(map_k)
    return np.array(out)


def whole_w(x, w, b, stride=1, padding=0):
    """Forgets [k] behind w."""
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, FH, FW = w.shape
    out = np.zeros((K, (x.shape[1] - FH) // stride + 1, (x.shape[2] - FW) // stride + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w) + b[k]
    return out


def b_without_k(x, w, b, stride=1, padding=0):
    out = np.zeros((len(w), x.shape[1] - w.shape[2] + 1, x.shape[2] - w.shape[3] + 1))
    for k, i, j in np.ndindex(out.shape):
        window = x[:, i : i + w.shape[2], j : j + w.shape[3]]
        out[k, i, j] = np.sum(window * w[k]) + b
    return out


def size_as_a_float(x, w, b, stride=1, padding=0):
    return np.zeros((len(w), (x.shape[1] - w.shape[2]) / stride + 1, 1))


def two_axes(x, *rest):
    H, W = x.shape
    return np.zeros((1, H, W))


def without_options(x, w, b):
    return by_einsum(x, w, b)


def padding_forgotten_and_no_bias(x, w, b, stride=1, padding=0):
    return by_einsum(x, w, 0 * b, stride)


def collected_with_plus(x, size, stride=1):
    rows = []
    for row in lists_of_numbers(x, size, stride):
        rows += row
    return np.array(rows)


def ragged(x, size, stride=1):
    return np.array(
        [
            x[i : i + size, j : j + size].flatten()
            for i in range(0, len(x), stride)
            for j in range(0, len(x[0]), stride)
        ]
    )


def ignores_stride_and_transposes(x, size, stride=1):
    return filled_rows(x, size).T


def pooled_over_all(x, size, stride):
    """window.max() without an axis, on all channels at once."""
    out = np.zeros(searched(x, size, stride).shape)
    for i, j in np.ndindex(out.shape[1:]):
        top, left = i * stride, j * stride
        out[:, i, j] = x[:, top : top + size, left : left + size].max()
    return out


def only_reshapes(x, size, stride):
    C, H, W = x.shape
    return x.reshape(C, H // size, size, W // size, size).max(axis=(2, 4))


def built_in_max(x, size, stride):
    return [[[max(x[0, :size, :size])]]]


def average_of_neighbours(x, size, stride):
    return F.avg_pool2d(torch.tensor(x), size, 1)


def padded_up_to_minus_padding(x, w, b, stride=1, padding=0):
    C, H, W = x.shape
    wide = np.zeros((C, H + 2 * padding, W + 2 * padding))
    wide[:, padding:-padding, padding:-padding] = x
    return by_einsum(wide, w, b, stride)


def each_channel_up_to_minus_padding(x, w, b, stride=1, padding=0):
    C, H, W = x.shape
    wide = np.zeros((C, H + 2 * padding, W + 2 * padding))
    for c in range(C):
        wide[c, padding:-padding, padding:-padding] = x[c]
    return by_einsum(wide, w, 0 * b)


def pooled_by(pick):
    def max_pool(x, size, stride):
        out = np.zeros(searched(x, size, stride).shape)
        for c, i, j in np.ndindex(out.shape):
            top, left = i * stride, j * stride
            out[c, i, j] = pick(x[c, top : top + size, left : left + size].flatten())
        return out

    return max_pool


ATTEMPTS = [
    ("slide", convolved, "flipped"),
    ("slide", correlated_in_full, "padded"),
    ("slide", inner_loops_replace, "last_product"),
    ("slide", total_outside, "running_total"),
    ("slide", return_in_the_loop, "returned_early"),
    ("slide", range_one_short, "one_short"),
    ("slide", lambda x, kernel: np.zeros(3, 4), "zeros_without_brackets"),
    ("slide", lambda x, kernel: x * kernel, "The shapes do not fit: ValueError"),
    ("slide", forgot_return, "For this input your function returned nothing"),
    ("slide", spoilt_by_the_kernel, "It changed its input: x was different"),
    ("output_size", lambda s, k, p, stride: np.floor((s + 2 * p - k) / stride) + 1, "Every number"),
    ("output_size", lambda s, k, p, stride: (s + 2 * p - k) / stride // 1 + 1, "Every number"),
    ("output_size", lambda s, k, p, stride: (s + 2 * p - k) / stride + 1, "no_floor"),
    ("output_size", lambda s, k, p, stride: np.ceil((s + 2 * p - k) / stride) + 1, "ceiling"),
    ("output_size", lambda s, k, p, stride: np.round((s + 2 * p - k) / stride) + 1, "rounded"),
    ("output_size", lambda s, k, p, stride: int((s + 2 * p - k + 1) / stride), "one_too_soon"),
    ("output_size", lambda s, k, p, stride: s + 2 * p - int(k / stride) + 1, "no_brackets"),
    ("output_size", lambda s, k, p: s + 2 * p - k, "A function got too many values, or too few"),
    ("output_size", lambda s, k, p, stride: ((s - k) // stride + 1,) * 2, "The answer is an array"),
    ("output_size", lambda s, k, p, stride: s // stride, "size_only"),
    ("output_size", lambda s, k, p, stride: np.ceil(s / stride), "size_only"),
    ("output_size", lambda s, k, p, stride: (s + 2 * p - k // 2) // stride + 1, "half_a_kernel"),
    ("output_size", lambda s, k, p, stride: (s - 2 * (k // 2)) // stride + 1, "half_a_kernel"),
    ("output_size", lambda s, k, p, stride: (s - k % 2) // stride + 1, "padding_forgotten"),
    ("conv2d", padded_up_to_minus_padding, MINUS_ZERO),
    ("conv2d", each_channel_up_to_minus_padding, MINUS_ZERO),
    ("conv2d", slide_and_bias, "bias_in_each_channel"),
    ("conv2d", channels_replace, "last_channel"),
    ("conv2d", whole_w, "filters_summed"),
    ("conv2d", b_without_k, "many_in_one_place"),
    ("conv2d", size_as_a_float, "An index, an axis or a size must be a whole number"),
    ("conv2d", two_axes, "axes_unpacked"),
    ("max_pool", two_axes, "axes_unpacked"),
    ("conv2d", without_options, "A function got too many values, or too few"),
    ("conv2d", padding_forgotten_and_no_bias, "no_bias"),
    ("conv2d", lambda x, w, b, stride=1, padding=0: by_einsum(x, w, b), "both_ignored"),
    ("conv2d", lambda x, w, b, stride=1, padding=0: x * w, "The answer"),
    ("im2col", collected_with_plus, "one_long_row"),
    ("im2col", ragged, "over_the_edge"),
    ("im2col", ignores_stride_and_transposes, "columns"),
    ("im2col", lambda x, size, stride=1: x.flatten(), "The answer has shape"),
    ("max_pool", pooled_by(lambda window: max(window, key=abs)), "farthest_from_zero"),
    ("max_pool", pooled_by(lambda window: window[np.abs(window).argmax()]), "farthest_from_zero"),
    ("max_pool", pooled_over_all, "over_channels"),
    ("max_pool", only_reshapes, "reshape must keep the number of entries"),
    ("max_pool", built_in_max, "An if (also max, min, all, any, and,"),
    ("max_pool", average_of_neighbours, "average"),
    ("max_pool", lambda x, size, stride: x.max(axis=3), "That axis does not exist"),
    ("max_pool", lambda x, size, stride: x[:, ::2, ::2], "The answer is not right yet."),
]


@pytest.mark.parametrize("name", ["conv2d", "im2col", "max_pool"])
def test_a_slip_is_named_also_while_stride_and_padding_are_not_used_yet(name):
    exercise = getattr(ex, name)
    early = [known for known in exercise.known if hasattr(known.function, "__wrapped__")]
    assert len(early) >= 20
    for known in early[::12]:
        assert exercise.check(known.function).lines[0] == exercise.words.mistakes[known.key]


def test_all_numbers_right_but_floats_is_said_last():
    """A wrong number is explained first, with a case that shows it, also when it is a float."""
    card = ex.output_size.check(lambda s, k, p, stride: np.floor((s + 2 * p - k) / stride) + 1)
    assert card.lines[0].startswith("Every number is right, but it is a float: 10.0.")
    card = ex.output_size.check(lambda s, k, p, stride: np.ceil((s + 2 * p - k) / stride) + 1)
    assert card.lines[1].endswith("size = 6, kernel = 3, padding = 0, stride = 2")


def test_later_cells_get_an_array():
    assert ex.slide.yours(four_loops) is ex.slide.right_answer
    assert ex.slide.yours(dotted) is dotted
    assert ex.output_size.yours(counted) is counted
    assert ex.conv2d.yours(by_einsum) is by_einsum
    assert ex.conv2d.yours(by_the_channel) is ex.conv2d.right_answer
