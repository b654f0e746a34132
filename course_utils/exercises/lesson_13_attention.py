"""Exercise of lesson 13: attention of n queries over m keys and their values."""

import numpy as np

from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .variants import changed, know, with_each
from .words_13_attention import ATTENTION, SHAPES


def _case(n, m, d, dv, seed=13):
    """Halves, so that they print short."""
    rng = np.random.default_rng(seed)
    return tuple(rng.integers(-3, 4, shape) / 2 for shape in ((n, d), (m, d), (m, dv)))


def _told_of_shapes(attention, Q, K, V):
    """The answer, or Unfit with the shapes where a product stops: by @ and np.dot alike."""
    try:
        return attention(Q, K, V)
    except ValueError as error:
        if "matmul" not in str(error) and "not aligned" not in str(error):
            raise
    raise Unfit(SHAPES.format(Q=Q.shape, K=K.shape, V=V.shape), "shapes")


@exercise(
    ATTENTION,
    cases=[
        (arr([1, 0, 0, 0]), arr([2, 0, 0, 0], [0, 1, 0, 0]), arr([10], [20])),
        (arr([1, 0], [0, 2]), arr([1, 1], [0, 1]), arr([10, 0], [0, 5])),
        _case(2, 3, 2, 1),
        _case(3, 2, 4, 3),
        _case(1, 4, 3, 2),
        _case(3, 3, 3, 3),
        (arr([900, 0], [0, 1]), arr([1, 0], [3, 1]), arr([10], [20])),
    ],
    run=_told_of_shapes,
)
def attention(Q, K, V):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    return weights @ V, weights


_SCALE = " / np.sqrt(Q.shape[1])"
_SCORES = "Q @ K.T / np.sqrt(Q.shape[1])"
_TOP = " - scores.max(axis=1, keepdims=True)"
_SUM = "e.sum(axis=1, keepdims=True)"
_WEIGHTS = "e / e.sum(axis=1, keepdims=True)"
_OUTPUT = "weights @ V, weights"
_NAIVE = {_TOP: ""}
_WHOLE = {_TOP: " - scores.max()"}
_DOWN = {_TOP: " - scores.max(axis=0)"}

# Each of these is made with the largest score of a row taken away first, and without that.
_ANY_SOFTMAX = {
    "not_scaled": [{_SCALE: ""}],
    "divided_by_d": [{_SCALE: " / Q.shape[1]"}],
    "scale_multiplied": [{_SCALE: " * np.sqrt(Q.shape[1])"}],
    "other_d": [{_SCALE: f" / np.sqrt({n})"} for n in ("len(K)", "len(Q)", "V.shape[1]", "K.size")],
    "scaled_too_late": [
        {_SCALE: "", _WEIGHTS: f"{_WEIGHTS} / np.sqrt(Q.shape[1])"},
        {_SCALE: "", _OUTPUT: "weights @ V / np.sqrt(Q.shape[1]), weights"},
    ],
    "scaled_twice": [{_WEIGHTS: f"{_WEIGHTS} / np.sqrt(Q.shape[1])"}],
    "over_everything": [{_SUM: "e.sum()"}],
    "no_keepdims": [{_SUM: "e.sum(axis=1)"}],
    "no_division": [{_WEIGHTS: "e"}],
    "k_for_v": [{_OUTPUT: "weights @ K, weights"}],
    "q_with_itself": [{"Q @ K.T": "Q @ Q.T"}],
    "swapped_answer": [{_OUTPUT: "weights, weights @ V"}],
    "only_output": [{_OUTPUT: "weights @ V"}],
    "only_weights": [{_OUTPUT: "weights"}],
    "scores_returned": [{_OUTPUT: "weights @ V, scores"}],
    "mean_of_v": [{_OUTPUT: "np.ones_like(weights) / len(V) @ V, weights"}],
    "best_key_only": [{_OUTPUT: "V[weights.argmax(axis=1)], weights"}],
    "weights_times_v": [{_OUTPUT: "weights * V, weights"}],
    "weights_transposed": [{_OUTPUT: "weights.T @ V, weights"}],
    "weights_behind": [{_OUTPUT: "V.T @ weights, weights"}],
}
_COLUMNS = {_SUM: "e.sum(axis=0)"}
_STAR, _ALONE = {_SCORES: "Q * K"}, {_OUTPUT: "weights @ V"}
_STARRED = [_STAR, _STAR | _NAIVE, _STAR | _ALONE, _STAR | _ALONE | _NAIVE]

know(attention, {"overflow": [_NAIVE], "one_maximum": [_WHOLE], "maximum_down": [_DOWN]})
know(attention, with_each(_ANY_SOFTMAX, _NAIVE, _WHOLE))
know(
    attention,
    {
        "down_the_columns": [_COLUMNS, _COLUMNS | _DOWN, _COLUMNS | _NAIVE],
        "no_softmax": [{_WEIGHTS: "scores"}, {_WEIGHTS: "Q @ K.T"}],
        "plain_share": [{_WEIGHTS: "scores / scores.sum(axis=1, keepdims=True)"}],
        "sigmoid": [{_WEIGHTS: "1 / (1 + np.exp(-scores))"}],
        "all_alike": [{_WEIGHTS: "np.ones_like(scores) / len(K)"}],
        "one_hot": [{_WEIGHTS: "1.0 * (scores == scores.max(axis=1, keepdims=True))"}],
        "v_for_k": [{"Q @ K.T": "Q @ V.T"}],
        "q_and_k_swapped": [{"Q @ K.T": "K @ Q.T"}, {"Q @ K.T": "K @ Q.T"} | _NAIVE],
        "weights_behind": [{_OUTPUT: "V @ weights, weights"}],
        "no_transpose": [
            {"Q @ K.T": "Q @ K"},
            {_SCORES: "Q @ K"},
            {_SCORES: "Q @ K"} | _NAIVE,
            {"Q @ K.T": "Q @ K", _SUM: "e.sum(axis=0)"} | _NAIVE,
            {"Q @ K.T": "Q @ K", _SUM: "e.sum(axis=1)"} | _NAIVE,
            {"Q @ K.T": "Q @ K", _OUTPUT: "weights @ V"},
        ],
        "q_transposed": [{"Q @ K.T": "Q.T @ K"}],
        "entry_by_entry": [{"Q @ K.T": "Q * K"}, {"Q @ K.T": "Q * K.T"}, *_STARRED],
    },
)


def _softmax_too_late(Q, K, V):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = e / e.sum(axis=1, keepdims=True)
    z = scores @ V
    e = np.exp(z - z.max(axis=1, keepdims=True))
    output = e / e.sum(axis=1, keepdims=True)
    return output, weights


_RETURN = "return output, weights"
_LATE = [
    {},
    {_SCALE: ""},
    {_RETURN: "return output, scores"},
    {_RETURN: "return output, scores", _SCALE: ""},
    {_RETURN: "return output, output"},
    {_RETURN: "return output"},
]
_NAIVE_HERE = {" - z.max(axis=1, keepdims=True)": ""}
_ONCE = [{"scores @ V": "weights @ V"}, _NAIVE_HERE | _NAIVE]
for _way in with_each({"late": _LATE}, _NAIVE_HERE)["late"] + _ONCE:
    attention.mistake(changed(_softmax_too_late, _way), key="softmax_too_late")
