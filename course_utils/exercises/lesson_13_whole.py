"""Exercise of lesson 13: how many letters are right, and how many whole texts."""

import numpy as np

from .checker import exercise
from .variants import know
from .words_13 import WORDS


def _rows(*rows):
    return np.array(rows)


@exercise(
    WORDS["whole_right"],
    cases=[
        (_rows([3, 1, 5]), _rows([3, 1, 0]), 1),
        (_rows([3, 1], [2, 2]), _rows([3, 1], [4, 1]), 1),
        (_rows([2, 3, 4], [5, 2, 1]), _rows([2, 3, 1], [4, 1, 0]), 1),
        (_rows([4, 2, 1, 0], [3, 3, 1, 0], [5, 1, 0, 0]),
         _rows([4, 2, 1, 0], [3, 1, 0, 0], [2, 1, 0, 0]), 1),
        (_rows([0, 3, 2, 2], [0, 1, 3, 3], [2, 2, 2, 2]),
         _rows([0, 3, 2, 2], [0, 2, 2, 2], [1, 0, 2, 2]), 2),
        (_rows([2, 3, 4, 5, 1, 4], [3, 4, 4, 1, 0, 0], [2, 4, 3, 1, 0, 0], [5, 1, 1, 0, 0, 0]),
         _rows([2, 3, 4, 5, 1, 0], [3, 4, 5, 1, 0, 0], [4, 2, 3, 1, 0, 0], [5, 1, 0, 0, 0, 0]), 1),
    ],
)  # fmt: skip
def whole_right(answers, targets, end):
    right = letters = whole = 0
    for answer, target in zip(answers, targets):
        n = list(target).index(end) + 1
        hits = (answer[:n] == target[:n]).sum()
        right += hits
        letters += n
        whole += hits == n
    return right / letters, whole / len(targets)


_N = "list(target).index(end) + 1"
_HITS = "(answer[:n] == target[:n]).sum()"
_RIGHT, _LETTERS = "right += hits", "letters += n"
_WHOLE = "hits == n"
_RETURN = "right / letters, whole / len(targets)"
_ALL_HITS = {_RIGHT: "right += (answer == target).sum()"}
_ALL_LETTERS = {_LETTERS: "letters += len(target)"}
_ALL_RIGHT = {_WHOLE: "(answer == target).all()"}
_ROW_SHARES = {_RIGHT: "right += hits / n", _LETTERS: "letters += 1"}

know(
    whole_right,
    {
        "padding_counted": [
            {_N: "len(target)"},
            {_N: "len(target)", _RETURN: "right / letters, whole / letters"},
            _ALL_HITS | _ALL_LETTERS,
        ],
        "padding_in_texts": [_ALL_RIGHT],
        "padding_in_hits": [_ALL_HITS, _ALL_HITS | _ALL_RIGHT],
        "divided_by_all": [_ALL_LETTERS, _ALL_LETTERS | _ALL_RIGHT],
        "end_not_counted": [
            {_N: "list(target).index(end)"},
            {_RIGHT: "right += hits - (answer[n - 1] == end)", _LETTERS: "letters += n - 1"},
            {_WHOLE: "(answer[: n - 1] == target[: n - 1]).all()"},
        ],
        "all_but_end": [
            {_N: "(target != end).sum()", _HITS: "(answer == target)[target != end].sum()"},
        ],
        "end_of_answer": [
            {_N: "list(answer).index(end) + 1"},
            {_N: "int(np.argmax(answer == end)) + 1"},
            {_N: "list(answer).index(end)"},
            {_N: "int(np.argmax(answer == end))"},
            {_N: "list(answer).index(end) + 1 if end in answer else len(answer)"},
            {_N: "list(answer).index(end) if end in answer else len(answer)"},
        ],
        "end_as_a_place": [
            {_N: n} | way for n in ("end", "end + 1") for way in ({}, _ALL_RIGHT, _ALL_LETTERS)
        ],
        "last_end": [{_N: "len(target) - list(target[::-1]).index(end)"}],
        "zero_for_padding": [
            {_N: "(target != 0).sum()", _HITS: "(answer == target)[target != 0].sum()"},
        ],
        "mean_of_rows": [_ROW_SHARES],
        "mean_for_texts": [
            {_WHOLE: "hits / n"},
            {_RETURN: "right / letters, right / letters"},
            _ROW_SHARES | {_WHOLE: "hits / n"},
        ],
        "counts": [
            {_RETURN: "right, whole"},
            {_RETURN: "right, whole / len(targets)"},
            {_RETURN: "right / letters, whole"},
        ],
        "swapped": [{_RETURN: "whole / len(targets), right / letters"}],
        "texts_by_letters": [{_RETURN: "right / letters, whole / letters"}],
        "texts_by_places": [
            {_RETURN: "right / letters, whole / targets.size"},
            {_RETURN: "right / targets.size, whole / targets.size"},
        ],
        "letters_by_texts": [{_RETURN: "right / len(targets), whole / len(targets)"}],
        "one_letter_is_enough": [{_WHOLE: "hits > 0"}],
        "all_or_nothing": [
            {_RETURN: "right / letters, right == letters"},
            {_RETURN: "right / letters, np.array_equal(answers, targets)"},
        ],
        "errors": [{_RETURN: "1 - right / letters, 1 - whole / len(targets)"}],
        "percent": [{_RETURN: "100 * right / letters, 100 * whole / len(targets)"}],
        "only_letters": [{_RETURN: "right / letters"}],
        "only_texts": [{_RETURN: "whole / len(targets)"}],
        "shifted": [
            {_HITS: "(answer[1:n] == target[: n - 1]).sum()"},
            {_HITS: "(answer[: n - 1] == target[1:n]).sum()"},
        ],
        "ends_only": [{_WHOLE: "answer[n - 1] == end"}],
        "anywhere": [{_HITS: "np.isin(answer[:n], target[:n]).sum()"}],
        "last_text": [
            {
                _RIGHT: "right = hits",
                _LETTERS: "letters = n",
                f"whole += {_WHOLE}": "whole = hits == n",
            },
            {f"whole += {_WHOLE}": "whole = hits == n"},
        ],
        "returned_early": [{f"    return {_RETURN}": f"        return {_RETURN}"}],
    },
)


know(whole_right, {"padding_wrong": [{"hits == n": "hits == len(target)"}]})
