"""Exercise of lesson 11: how many times fewer weights a bottleneck has."""

from .checker import exercise
from .words_11 import WORDS


@exercise(
    WORDS["bottleneck_saving"],
    cases=[
        (4, 3, 2),
        (4, 1, 2),
        (3, 2, 3),
        (6, 5, 1),
        (8, 3, 6),
        (256, 3, 64),
    ],
)
def bottleneck_saving(c, k, middle):
    direct = c * c * k * k
    bottleneck = c * middle + middle * middle * k * k + middle * c
    return direct / bottleneck


@bottleneck_saving.mistake
def upside_down(c, k, middle):
    return (2 * c * middle + middle**2 * k**2) / (c * c * k * k)


@bottleneck_saving.mistake
def difference(c, k, middle):
    return c * c * k * k - (2 * c * middle + middle**2 * k**2)


@bottleneck_saving.mistake
def share(c, k, middle):
    return 1 - (2 * c * middle + middle**2 * k**2) / (c * c * k * k)


@bottleneck_saving.mistake(key="share")
def percent(c, k, middle):
    return 100 * (1 - (2 * c * middle + middle**2 * k**2) / (c * c * k * k))


@bottleneck_saving.mistake
def whole_division(c, k, middle):
    return c * c * k * k // (2 * c * middle + middle**2 * k**2)


@bottleneck_saving.mistake
def rounded(c, k, middle):
    return round(c * c * k * k / (2 * c * middle + middle**2 * k**2), 2)


@bottleneck_saving.mistake(key="rounded")
def rounded_to_one_digit(c, k, middle):
    return round(c * c * k * k / (2 * c * middle + middle**2 * k**2), 1)


@bottleneck_saving.mistake
def no_way_back(c, k, middle):
    return c * c * k * k / (c * middle + middle * middle * k * k)


@bottleneck_saving.mistake
def way_back_kept_small(c, k, middle):
    return c * c * k * k / (c * middle + middle * middle * k * k + middle * middle)


@bottleneck_saving.mistake
def only_the_middle(c, k, middle):
    return c * c * k * k / (middle * middle * k * k)


@bottleneck_saving.mistake
def wide_in_the_middle(c, k, middle):
    return c * c * k * k / (c * middle + c * c * k * k + middle * c)


@bottleneck_saving.mistake
def half_wide_in_the_middle(c, k, middle):
    return c * c * k * k / (c * middle + c * middle * k * k + middle * c)


@bottleneck_saving.mistake(key="half_wide_in_the_middle")
def k_by_k_leads_back(c, k, middle):
    return c * c * k * k / (c * middle + middle * c * k * k)


@bottleneck_saving.mistake
def middle_once(c, k, middle):
    return c * c * k * k / (2 * c * middle + middle * k * k)


@bottleneck_saving.mistake
def c_once(c, k, middle):
    return c * k * k / (2 * c * middle + middle**2 * k**2)


@bottleneck_saving.mistake(key="channels_added")
def single_channels(c, k, middle):
    return c * k * k / (c + middle * k * k + middle)


@bottleneck_saving.mistake
def direct_to_middle(c, k, middle):
    return c * middle * k * k / (2 * c * middle + middle**2 * k**2)


@bottleneck_saving.mistake
def k_once(c, k, middle):
    return c * c * k / (2 * c * middle + middle**2 * k)


@bottleneck_saving.mistake(key="k_once")
def k_once_in_the_middle(c, k, middle):
    return c * c * k * k / (2 * c * middle + middle**2 * k)


@bottleneck_saving.mistake(key="k_once")
def k_once_direct(c, k, middle):
    return c * c * k / (2 * c * middle + middle**2 * k**2)


@bottleneck_saving.mistake(key="k_everywhere")
def no_k_at_all(c, k, middle):
    return c * c / (2 * c * middle + middle**2)


@bottleneck_saving.mistake
def no_k_in_the_middle(c, k, middle):
    return c * c * k * k / (2 * c * middle + middle**2)


@bottleneck_saving.mistake
def k_everywhere(c, k, middle):
    return c * c * k * k / (2 * c * middle * k * k + middle**2 * k**2)


@bottleneck_saving.mistake
def channels_added(c, k, middle):
    return (c + c) * k * k / (2 * (c + middle) + (middle + middle) * k * k)


@bottleneck_saving.mistake(key="channels_added")
def channels_added_in_the_ones(c, k, middle):
    return c * c * k * k / (2 * (c + middle) + middle * middle * k * k)


@bottleneck_saving.mistake
def ones_with_one_weight(c, k, middle):
    return c * c * k * k / (2 + middle * middle * k * k)


@bottleneck_saving.mistake(key="ones_with_one_weight")
def ones_of_the_middle(c, k, middle):
    return c * c * k * k / (2 * middle + middle * middle * k * k)


@bottleneck_saving.mistake
def with_biases(c, k, middle):
    return (c * c * k * k + c) / (2 * c * middle + middle**2 * k**2 + 2 * middle + c)


@bottleneck_saving.mistake
def no_brackets(c, k, middle):
    return c * c * k * k / c * middle + middle * middle * k * k + middle * c


@bottleneck_saving.mistake(key="no_brackets")
def no_brackets_above(c, k, middle):
    return c * c * k * k / (c * middle) + middle * middle * k * k + middle * c


@bottleneck_saving.mistake(key="no_brackets")
def no_brackets_twice(c, k, middle):
    return c * c * k * k / 2 * c * middle + middle * middle * k * k


@bottleneck_saving.mistake(key="no_brackets")
def no_brackets_twice_above(c, k, middle):
    return c * c * k * k / (2 * c * middle) + middle * middle * k * k


@bottleneck_saving.mistake(key="no_brackets")
def no_brackets_middle_first(c, k, middle):
    return c * c * k * k / (middle * middle * k * k) + 2 * c * middle


@bottleneck_saving.mistake(key="no_brackets")
def no_brackets_in_a_product(c, k, middle):
    return c * c * k * k / middle * (2 * c + middle * k * k)


@bottleneck_saving.mistake
def multiplied(c, k, middle):
    return c * c * k * k / ((c * middle) * (middle * middle * k * k) * (middle * c))


@bottleneck_saving.mistake
def bottleneck_alone(c, k, middle):
    return c * middle + middle * middle * k * k + middle * c


@bottleneck_saving.mistake(key="bottleneck_alone")
def both(c, k, middle):
    return c * c * k * k, c * middle + middle * middle * k * k + middle * c


@bottleneck_saving.mistake
def channels_alone(c, k, middle):
    return c / middle


@bottleneck_saving.mistake(key="channels_alone")
def channels_alone_upside_down(c, k, middle):
    return middle / c


@bottleneck_saving.mistake(key="channels_alone")
def channels_alone_whole(c, k, middle):
    return c // middle
