"""Exercise of lesson 10: a network that reads pictures; more mistakes in lesson_10_modules.py.

What a network does is looked at in lesson_10_look.py.
"""

from .checker import exercise
from .lesson_10_edits import (
    CONV1,
    CONV2,
    FLATTEN,
    LINEAR1,
    LINEAR2,
    POOL1,
    POOL2,
    RELU1,
    RELU2,
    RELU3,
    edited,
)
from .lesson_10_look import look
from .words_10_cnn import SIMPLE_CNN


@exercise(
    SIMPLE_CNN,
    cases=[(1, 28), (3, 32), (2, 30), (3, 8)],
    tolerance=1e-4,  # float32
    run=look,
)
def simple_cnn(channels, size):
    import torch

    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(channels, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * (size // 4) ** 2, 512),
        nn.ReLU(),
        nn.Linear(512, 10),
    )


def _inputs(flat):
    """Another number of inputs of the first linear layer."""
    return {LINEAR1: f"nn.Linear({flat}, 512)"}


_BARE1 = {CONV1: "nn.Conv2d(channels, 32, 3)"}
_BARE2 = {CONV2: "nn.Conv2d(32, 64, 3)"}
_STRIDES = {
    CONV1: "nn.Conv2d(channels, 32, 3, stride=2, padding=1)",
    CONV2: "nn.Conv2d(32, 64, 3, stride=2, padding=1)",
}
_OTHERS = ("Sigmoid", "Tanh", "LeakyReLU", "GELU")
_NO_LINEAR1 = {LINEAR1: "", RELU3: "", LINEAR2: "nn.Linear(64 * (size // 4) ** 2, 10)"}

_KNOWN = {
    "no_padding": [
        _BARE1 | _BARE2,
        _BARE1,
        _BARE2,
        _BARE1 | _BARE2 | _inputs("64 * (((size - 2) // 2 - 2) // 2) ** 2"),
        _BARE1 | _BARE2 | _inputs("64 * (size // 4 - 2) ** 2"),
        _BARE1 | _BARE2 | _inputs("64 * 5 * 5"),
        _BARE1 | _BARE2 | _inputs("64 * 6 * 6"),
        _BARE1 | _BARE2 | _inputs("64 * 7 * 7"),
        _BARE1 | _BARE2 | _inputs("64 * 8 * 8"),
    ],
    "channels_swapped": [
        {CONV1: "nn.Conv2d(32, channels, 3, padding=1)"},
        {CONV2: "nn.Conv2d(64, 32, 3, padding=1)"},
        {
            CONV1: "nn.Conv2d(32, channels, 3, padding=1)",
            CONV2: "nn.Conv2d(64, 32, 3, padding=1)",
        },
    ],
    "fixed_channels": [
        {CONV1: "nn.Conv2d(1, 32, 3, padding=1)"},
        {CONV1: "nn.Conv2d(3, 32, 3, padding=1)"},
        {CONV1: "nn.Conv2d(1, 32, 3, padding=1)"} | _inputs("64 * 7 * 7"),
        {CONV1: "nn.Conv2d(3, 32, 3, padding=1)"} | _inputs("64 * 8 * 8"),
    ],
    "not_chained": [
        {CONV2: "nn.Conv2d(channels, 64, 3, padding=1)"},
        {CONV2: "nn.Conv2d(64, 64, 3, padding=1)"},
    ],
    "other_width": [
        {CONV2: "nn.Conv2d(32, 32, 3, padding=1)"},
        {CONV2: "nn.Conv2d(32, 32, 3, padding=1)"} | _inputs("32 * (size // 4) ** 2"),
    ],
    "one_conv": [
        {CONV2: "", RELU2: "", POOL2: "", **_inputs("32 * (size // 2) ** 2")},
        {CONV2: "", RELU2: "", POOL2: ""},
        {CONV2: "", RELU2: ""},
    ],
    "kernel_of_five": [
        {
            CONV1: f"nn.Conv2d(channels, 32, 5, padding={padding})",
            CONV2: f"nn.Conv2d(32, 64, 5, padding={padding})",
        }
        for padding in (1, 2)
    ],
    "no_bias": [
        {
            CONV1: "nn.Conv2d(channels, 32, 3, padding=1, bias=False)",
            CONV2: "nn.Conv2d(32, 64, 3, padding=1, bias=False)",
        },
    ],
    "padding_in_pool": [
        _BARE1 | _BARE2 | dict.fromkeys((POOL1, POOL2), "nn.MaxPool2d(2, padding=1)"),
    ],
    "one_pool": [
        {POOL2: ""},
        {POOL1: ""},
        {POOL2: "", **_inputs("64 * (size // 2) ** 2")},
        {POOL1: "", **_inputs("64 * (size // 2) ** 2")},
    ],
    "no_pool": [{POOL1: "", POOL2: ""}, {POOL1: "", POOL2: "", **_inputs("64 * size**2")}],
    "pool_first": [
        {
            CONV1: "nn.MaxPool2d(2), nn.Conv2d(channels, 32, 3, padding=1)",
            POOL1: "",
            CONV2: "nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1)",
            POOL2: "",
        },
        {CONV1: "nn.MaxPool2d(2), nn.Conv2d(channels, 32, 3, padding=1)", POOL1: ""},
        {CONV1: "nn.MaxPool2d(2), nn.Conv2d(channels, 32, 3, padding=1)", POOL2: ""},
    ],
    "pools_together": [
        {POOL1: "", POOL2: "nn.MaxPool2d(2), nn.MaxPool2d(2)"},
        {POOL1: "", POOL2: "nn.MaxPool2d(4)"},
    ],
    "average": [dict.fromkeys((POOL1, POOL2), "nn.AvgPool2d(2)")],
    "stride_and_pool": [_STRIDES],
    "stride_for_pool": [_STRIDES | {POOL1: "", POOL2: ""}],
    "pool_stride": [dict.fromkeys((POOL1, POOL2), "nn.MaxPool2d(2, 1)")],
    "no_flatten": [{FLATTEN: ""}],
    "flatten_all": [{FLATTEN: "nn.Flatten(0)"}],
    "flatten_first": [{FLATTEN: "", CONV1: "nn.Flatten(), nn.Conv2d(channels, 32, 3, padding=1)"}],
    "fixed_size": [_inputs("64 * 8 * 8"), _inputs("64 * 7 * 7")],
    "halved_once": [_inputs("64 * (size // 2) ** 2")],
    "not_halved": [_inputs("64 * size**2")],
    "one_side": [_inputs("64 * (size // 4)"), _inputs("64 * (size // 4) * 2")],
    "without_channels": [_inputs("(size // 4) ** 2"), _inputs("channels * (size // 4) ** 2")],
    "other_channels": [_inputs("32 * (size // 4) ** 2")],
    "float_size": [_inputs("64 * (size / 4) ** 2")],
    "not_floored": [_inputs("int(64 * (size / 4) ** 2)"), _inputs("64 * (size**2 // 16)")],
    "no_hidden": [_NO_LINEAR1],
    "other_hidden": [
        {LINEAR1: "nn.Linear(64 * (size // 4) ** 2, 128)", LINEAR2: "nn.Linear(128, 10)"},
    ],
    "no_last": [{LINEAR2: ""}, {LINEAR2: "", RELU3: ""}],
    "one_output": [{LINEAR2: "nn.Linear(512, 1)"}],
    "linear_swapped": [
        {LINEAR1: "nn.Linear(512, 64 * (size // 4) ** 2)"},
        {LINEAR2: "nn.Linear(10, 512)"},
        {LINEAR1: "nn.Linear(512, 64 * (size // 4) ** 2)", LINEAR2: "nn.Linear(10, 512)"},
    ],
    "no_relu_conv": [{RELU1: ""}, {RELU2: ""}, {RELU1: "", RELU2: ""}],
    "no_relu_linear": [{RELU3: ""}],
    "no_relu": [{RELU1: "", RELU2: "", RELU3: ""}, {RELU1: "", RELU3: ""}, {RELU2: "", RELU3: ""}],
    "other_activation": [
        dict.fromkeys(places, f"nn.{name}()")
        for name in _OTHERS
        for places in ((RELU1, RELU2, RELU3), (RELU3,))
    ],
    "softmax": [
        {LINEAR2: f"nn.Linear(512, 10), nn.{name}(dim={dim})"}
        for name in ("Softmax", "LogSoftmax")
        for dim in (1, 0)
    ],
    "sigmoid_at_the_end": [{LINEAR2: "nn.Linear(512, 10), nn.Sigmoid()"}],
    "relu_at_the_end": [{LINEAR2: "nn.Linear(512, 10), nn.ReLU()"}],
    "dropout": [{RELU3: "nn.ReLU(), nn.Dropout(0.5)"}],
    "batch_norm": [
        {RELU1: "nn.BatchNorm2d(32), nn.ReLU()", RELU2: "nn.BatchNorm2d(64), nn.ReLU()"},
        {RELU3: "nn.BatchNorm1d(512), nn.ReLU()"},
    ],
    "class_in_sequential": [
        {RELU1: "nn.ReLU", RELU2: "nn.ReLU", RELU3: "nn.ReLU"},
        {FLATTEN: "nn.Flatten"},
    ],
}

for _key, _ways in _KNOWN.items():
    for _changes in _ways:
        simple_cnn.mistake(edited(simple_cnn.right_answer, _changes), key=_key)
