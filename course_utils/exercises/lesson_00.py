"""The warm-up exercise of lesson 00."""

from .checker import Words, exercise
from .variants import know

WORDS = {
    "lamp": Words(
        task="Return True when the lamp is on: when 2 times x, minus 10, is above 0.",
        right="Multiply, add, compare: you have just written your first neuron.",
        hints=(
            "Work out 2 * x - 10 first and give it a name, such as z.",
            "A comparison is already True or False: return z > 0.",
        ),
        mistakes={
            "on_at_zero": "At x = 5 the sum is exactly 0, and 0 is not above 0: use > instead of "
            ">=.",
            "forgot_minus_ten": "Your lamp switches on too early. Is it "
            "2 times x, minus 10, that you compare with 0?",
            "returned_the_sum": "You returned the sum itself; return whether it is above 0.",
            "turned_round": "Turned round: it is on where 2 * x - 10 is below 0. Above 0 is >.",
            "compared_with_ten": "Your lamp switches on too late. Is it "
            "2 times x that you compare with 10?",
            "only_whole": "Right for whole numbers. But at x = 5.1 the sum is 0.2, above 0 "
            "already.",
            "always": "Your lamp never changes: the answer must depend on x.",
            "exactly_zero": "== asks whether two numbers are equal. Above 0 is >.",
            "plus": "You added 10; it is 2 times x minus 10.",
        },
    )
}


@exercise(WORDS["lamp"], cases=[(6,), (5,), (0,), (4.9,), (5.1,), (11,), (-3,), (-6,)])
def lamp(x):
    return 2 * x - 10 > 0


@lamp.mistake
def on_at_zero(x):
    return 2 * x - 10 >= 0


@lamp.mistake
def forgot_minus_ten(x):
    return 2 * x > 0


@lamp.mistake
def returned_the_sum(x):
    return 2 * x - 10


@lamp.mistake
def compared_with_ten(x):
    return x > 10


@lamp.mistake
def turned_round(x):
    return 2 * x - 10 < 0


SUM, COMPARED = "2 * x - 10", "2 * x - 10 > 0"
know(lamp, {
    "only_whole": [{COMPARED: "x >= 6"}],
    "always": [{COMPARED: "True"}, {COMPARED: "False"}],
    "exactly_zero": [{COMPARED: "2 * x - 10 == 0"}, {COMPARED: "x == 6"}],
    "plus": [{SUM: "2 * x + 10"}],
})  # fmt: skip
