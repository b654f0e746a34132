"""The known mistakes of all exercises: many, each with a short message, none of them twice."""

import pytest

from course_utils.exercises import CATALOGUE
from course_utils.exercises.checker import _alike

LEAST = {  # how many are known in each exercise of a lesson
    "lesson_08": 26,
    "lesson_09": 23,
    "lesson_10": 20,
    "lesson_11": 21,
    "lesson_12": 25,
    "lesson_13": 22,
    "lesson_14": 19,
}
SHORT, LONG = 180, 210
LONGER = {  # some of their messages are longer than SHORT
    "lesson_03.sigmoid_slope",
    "lesson_04.cross_entropy",
    "lesson_06.momentum",
    "lesson_07.train_step",
    "lesson_07.evaluate",
    "lesson_07.diagnosis",
    "lesson_08.early_stop",
    "lesson_10.simple_cnn",
}
TWICE = {  # more than one function does the same, under one message
    "lesson_03.sigmoid_slope",
    "lesson_03.softmax",
    "lesson_04.huber_loss",
    "lesson_05.numeric_gradient",
    "lesson_06.momentum",
    "lesson_07.batches",
    "lesson_07.train_step",
    "lesson_07.accuracy",
    "lesson_07.evaluate",
    "lesson_08.batch_norm",
    "lesson_08.early_stop",
    "lesson_09.output_size",
    "lesson_09.conv2d",
    "lesson_09.im2col",
    "lesson_09.max_pool",
    "lesson_10.simple_cnn",
    "lesson_10.confusion_matrix",
    "lesson_11.receptive_field",
    "lesson_11.bottleneck_saving",
    "lesson_11.residual",
}


@pytest.mark.parametrize("key", [key for key in CATALOGUE if key[:9] in LEAST])
def test_many_mistakes_are_known(key):
    assert len(CATALOGUE[key].mistakes) >= LEAST[key[:9]]


@pytest.mark.parametrize("key", CATALOGUE)
def test_messages_are_short(key):
    longest = max(map(len, CATALOGUE[key].words.mistakes.values()))
    assert SHORT < longest <= LONG if key in LONGER else longest <= SHORT


@pytest.mark.parametrize("key", [key for key in CATALOGUE if key not in TWICE])
def test_no_two_known_mistakes_do_the_same(key):
    exercise, seen = CATALOGUE[key], []
    for known in exercise.known:
        wrong = known.function if exercise.use is None else known.function()
        got = list(exercise._each_case(wrong))
        for other, theirs in seen:
            pairs = zip(got, theirs, strict=True)
            assert not all(_alike(a, b, exercise.tolerance) for a, b in pairs), (known, other)
        seen.append((known, got))
