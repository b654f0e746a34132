"""The warm-up exercise of lesson 00."""

from .checker import Words, exercise

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
            "forgot_minus_ten": "You compare 2 times x with 0; the minus 10 is missing.",
            "returned_the_sum": "You returned the sum itself; return whether it is above 0.",
            "turned_round": "Turned round: it is on where 2 * x - 10 is below 0. Above 0 is >.",
            "compared_with_ten": "You compare x with 10; it is 2 times x that must be above 10.",
        },
    )
}


@exercise(WORDS["lamp"], cases=[(6,), (5,), (0,), (4.9,), (5.1,), (11,), (-3,)])
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
