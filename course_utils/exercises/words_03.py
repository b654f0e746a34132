"""All that a learner reads in the exercises of lesson 03."""

from .checker import Words

WORDS = {
    "leaky_relu": Words(
        task="Leaky ReLU of an array z, shape (n,): an entry above 0 stays as it is, every other "
        "entry is multiplied by alpha (a number from 0 to 1). Return an array of the same shape.",
        right="Below 0 a slope of alpha is left, so a neuron that has gone silent can still learn "
        "its way back.",
        hints=(
            "There are two cases, z > 0 and the rest. np.where(condition, a, b) takes an entry of "
            "a where the condition is True, otherwise one of b.",
            "The condition is z > 0. Where it holds you want z; elsewhere you want alpha * z.",
            "return np.where(z > 0, z, ...), with the leak in place of the dots.",
        ),
        mistakes={
            "cut_off_first": "You cut off what is below 0, and shrank the rest. It is the other "
            "way round: above 0 unchanged, below 0 times alpha.",
            "both_sides": "You multiplied by alpha on both sides of 0. An entry above 0 passes "
            "unchanged.",
            "plain_relu": "This is plain ReLU: below 0 everything becomes 0. The leaky one lets a "
            "small part of z through there.",
            "swapped": "Your two sides are swapped: alpha belongs to the entries below 0. "
            "(np.minimum does the same; the larger of z and alpha * z is the one you want.)",
            "minus_alpha": "Your leak has the wrong sign: for a negative z you return a positive "
            "number. A negative z stays negative, only smaller.",
            "added_alpha": "Below 0 you added alpha to z. It is a factor, not something to add.",
            "only_alpha": "Below 0 you return alpha itself, the slope. The value there is alpha "
            "times z.",
            "absolute": "You took the absolute value: -2 became 2. A negative z stays negative and "
            "becomes small.",
            "slope": "You returned the slope of leaky ReLU, 1 or alpha. Here its value is wanted.",
            "divided": "Below 0 you divided by alpha, so the leak is larger than z itself. "
            "Multiply.",
            "one_number": "Your code works while z is one number. With more entries, if (and max) "
            "cannot decide for all of them at once. Let np.where decide entry by entry.",
            "python_relu": "max(0, z) compares single numbers, not arrays, and it is plain ReLU "
            "besides. Use np.where, and alpha * z below 0.",
            "fixed_leak": "You wrote 0.01, the share in the table. Here the share is alpha, and "
            "it may be any number from 0 to 1.",
            "relu_plus": "You added (or took away) alpha * z everywhere, so the entries above 0 "
            "change too. The leak belongs to the entries below 0 only.",
            "maximum_of_alpha": "np.maximum(alpha, z) never goes below alpha itself. One of the "
            "two should be alpha * z.",
            "np_max": "np.max(z, 0) gives the largest entry, and takes 0 as an axis. np.maximum "
            "compares entry by entry. (And 0 alone would be plain ReLU.)",
            "lost_positive": "Above 0 your answer is 0. There z passes unchanged; only the rest "
            "is multiplied by alpha.",
            "alpha_by_z": "Below 0 you wrote alpha**z, a power. One star multiplies: alpha * z.",
        },
    ),
    "sigmoid_slope": Words(
        task="The slope of the sigmoid at z, with s = 1 / (1 + exp(-z)): return how steep it is "
        "for each entry of the array z, shape (n,).",
        right="The slope is 0.25 at z = 0 and never more; at z = 10 only 0.000045 is left.",
        hints=(
            "Work out s first: s = 1 / (1 + np.exp(-z)).",
            "The slope can be written with s alone: s times what is missing from s to 1.",
            "return s * (1 - s)",
        ),
        mistakes={
            "only_s": "You returned the sigmoid's value s. How steep it is there is s * (1 - s).",
            "z_times": "You put z into s * (1 - s). It is the value s = sigmoid(z) that goes in.",
            "squared": "You returned s times s. One of the two factors is 1 - s.",
            "one_minus": "You returned 1 - s, perhaps written as exp(-z) / (1 + exp(-z)). That is "
            "one factor; it still has to be multiplied by s.",
            "plus_sign": "You wrote 1 + s; it is 1 - s. The slope must go to 0 when s comes near "
            "1.",
            "always_quarter": "0.25 is the slope at z = 0, where it is largest. Everywhere else it "
            "is smaller, so it depends on z.",
            "one_quarter": "You return the single number 0.25. It is the slope at z = 0 only, and "
            "every entry of z has a slope of its own.",
            "slope_of_tanh": "1 - s² is the slope of tanh. The sigmoid's slope is s - s².",
            "negative": "Your slope is negative, but the sigmoid only ever rises. If you worked "
            "it out from exp(-z): two minus signs cancel. If you nudged: f(z + eps) comes first.",
            "no_brackets": "Your answer is 0 (or nearly): brackets are missing. s * 1 - s is s - "
            "s; and / 2 * eps divides by 2, then multiplies by eps. Write s * (1 - s), or / (2 * "
            "eps).",
            "brackets_in_s": "1 / 1 + exp(-z) is 1 + exp(-z), since division goes first. Put "
            "brackets around (1 + np.exp(-z)).",
            "sigmoid_twice": "You went through the sigmoid twice: s is already sigmoid(z). Put s, "
            "not sigmoid(s), into s * (1 - s).",
            "one_minus_z": "You wrote s * (1 - z). In the second factor, too, it is s: s * (1 - "
            "s).",
            "one_sided": "Right to the first digits only. A one-sided nudge is right to about "
            "five digits (a large eps, or rounding, does it too). Nudge to both sides with eps = "
            "1e-6, or use s * (1 - s), which is exact.",
            "forgot_divide": "Almost 0: this is how much f moves for your small nudge. A slope is "
            "that divided by the length of the nudge, 2 * eps.",
            "divided_by_eps": "Twice the right slope. From z - eps to z + eps it is 2 * eps: "
            "divide by that.",
            "half_slope": "Half the right slope. With 2 * eps below the line, the nudge must go "
            "to both sides: f(z + eps) - f(z - eps).",
            "only_last_divided": "Division goes before minus, so only the last term was divided. "
            "Put brackets around (f(z + eps) - f(z - eps)).",
        },
    ),
    "surviving": Words(
        task="A small push goes through n_layers boxes in a row, each one sigmoid neuron with "
        "weight w. Each box multiplies the push by |w| and by a slope of at most 0.25. Return the "
        "most that can be left of a push of size 1 (a size, so without sign).",
        right="With w = 1, ten boxes leave at most 0.25¹⁰: one millionth. Only |w| of 4 or more "
        "could make up for the slopes.",
        hints=(
            "What can one box let through at most? Its slope is 0.25 at best, and the weight "
            "multiplies too.",
            "One box leaves 0.25 * abs(w). The next multiplies by the same number once more, and "
            "so on.",
            "Multiplying n_layers times by the same number is a power: (...) ** n_layers.",
        ),
        mistakes={
            "times_layers": "You multiplied by n_layers, as if the boxes added up. Each one "
            "multiplies: that is a power, **.",
            "forgot_weight": "You counted the slopes only. In every box the push is also "
            "multiplied by w.",
            "weight_once": "You counted w only once, but every box has one. Put it inside the "
            "brackets of the power.",
            "weight_once_signed": "Two things: every box has a weight, so w belongs inside the "
            "brackets of the power; and it is a size, so take abs(w).",
            "slope_once": "You counted the slope 0.25 only once. Put it inside the brackets: ** "
            "reaches only what stands right before it.",
            "kept_sign": "You kept the sign of w, so the answer can be negative. A size has no "
            "sign: abs(w).",
            "forgot_slope": "The slope of the sigmoid is missing: at most 0.25 in every box.",
            "slope_half": "0.5 is the sigmoid's value at z = 0. Its slope there is 0.5 * (1 - "
            "0.5), which is 0.25.",
            "divided_by_slope": "You divided by the slope. Each box multiplies by it, so the push "
            "shrinks.",
            "added": "You added slope and weight. Each box multiplies by both.",
            "one_layer": "This is what one box leaves. There are n_layers of them.",
            "one_short": "You counted one box too few: all n_layers of them multiply.",
            "one_long": "You counted one box too many: n_layers of them multiply. (A loop that "
            "begins with the first box's factor has used one already.)",
            "capped": "You let at most 1 through. With |w| above 4 each box makes the push "
            "larger, and more than 1 is left: it explodes.",
            "real_slope": "You took the sigmoid's slope at z = w. A weight is not the place on "
            "the curve. The most that can be left comes with the steepest place, slope 0.25.",
            "began_at_zero": "Your answer is 0 for every w. If a loop multiplies, it must begin "
            "with the push of 1: 0 times anything stays 0.",
            "what_is_lost": "This is what is lost. Return what is left: without 1 minus.",
            "shared_out": "You divided by n_layers. Each box multiplies what came out of the one "
            "before: that is a power, **.",
        },
    ),
    "dead_units": Words(
        task="Z, shape (n_examples, n_units), holds the numbers z that a ReLU layer works out "
        "before its ReLU. A unit is silent for an example when its z is 0 or below. Return how "
        "many units are silent for every example.",
        right="A unit that is silent for every example gets gradient 0 from each of them, so its "
        "weights no longer move.",
        hints=(
            "Z <= 0 is a table of True and False: is this unit silent for this example?",
            "A column is a unit. np.all(table, axis=0) asks down each column whether everything in "
            "it is True.",
            "Count the True that are left: .sum() adds them up, and True counts as 1.",
        ),
        mistakes={
            "any_example": "You counted units that are silent for at least one example. A dead "
            "unit is silent for all of them: np.all.",
            "counted_zeros": "You counted every single zero that ReLU puts out. Count units: whole "
            "columns that are silent.",
            "looked_for_zeros": "You looked for z equal to 0. Z comes before the ReLU, and ReLU "
            "silences everything below 0 as well.",
            "dead_examples": "axis=1 goes along the rows, so you counted examples for which no "
            "unit speaks. Units are columns: axis=0.",
            "strictly_below": "At z = 0 exactly ReLU gives 0 as well: use <= instead of <.",
            "living": "You counted the units that are alive. Count the others.",
            "always_awake": "You counted units that speak for every example. Dead means: silent "
            "for every example.",
            "share": "You returned the share of dead units, between 0 and 1. Return how many there "
            "are.",
            "one_for_each": "You return True or False for each unit. Count the True: .sum().",
            "below_on_average": "You looked at the average (or the sum) of z. One example with z "
            "above 0 is enough to keep a unit alive, whatever the average.",
            "first_example": "You looked at the first example only. A unit is dead when all "
            "examples leave it silent.",
            "all_at_once": "Without an axis, np.all asks about the whole table and gives a single "
            "True or False. Ask down each column (axis=0), then count.",
            "zeros_in_columns": "You counted, for each unit, the examples that leave it silent. "
            "Dead means all of them; then count such units.",
            "length_of_where": "np.where(condition) gives a tuple of arrays, and its length is 1 "
            "here, always. To count the True, use .sum().",
            "size_of_all": "len counts all units, True or False. To count the True, use .sum().",
            "dead_in_rows": "You added up z along the rows. A unit is a column, and adding up "
            "hides the single z above 0 that keeps it alive.",
            "relu_below_zero": "After ReLU nothing is below 0, so your answer is always 0. Silent "
            "means: z is 0 or below (or what ReLU puts out is equal to 0).",
            "share_of_zeros": "You returned the share of zeros that ReLU puts out. Count units: "
            "columns in which everything is silent.",
        },
    ),
    "softmax": Words(
        task="Softmax of each row of z, shape (n, k): exp of each entry, divided by the sum of exp "
        "over its row. Return probabilities, shape (n, k). It must work for entries of 1000 too, "
        "where exp(1000) is inf.",
        right="Subtracting the largest entry of a row changes no probability, and now exp never "
        "sees a number above 0.",
        hints=(
            "exp(z - c) / sum(exp(z - c)) is the same for every number c, because exp(-c) cancels. "
            "Which c keeps exp from growing too large?",
            "The largest entry of each row: z.max(axis=1, keepdims=True) has shape (n, 1), so it "
            "is subtracted row by row.",
            "e = np.exp(z - z.max(axis=1, keepdims=True)), then divide e by its sums over axis=1, "
            "also with keepdims=True.",
        ),
        mistakes={
            "overflow": "The formula is right, but exp(1000) is too large for a number in the "
            "computer: it becomes inf, and inf / inf is nan. Subtract the largest entry of each "
            "row from z first.",
            "smallest": "You subtracted the smallest entry of a row. Beside a 0, exp still sees "
            "1000. Subtract the largest.",
            "average": "You subtracted the mean of a row. In 2000, 0, 0 exp still sees 1333. "
            "Subtract the largest.",
            "sum_everything": "You divided by the sum over the whole array (and took the maximum "
            "of the whole array). Each row is one example and must add up to 1 by itself: axis=1, "
            "keepdims=True.",
            "sum_everything_unsafe": "Two things: each row must add up to 1 by itself, so sum over "
            "axis=1 with keepdims=True; and subtract the row's largest entry first, or exp(1000) "
            "becomes inf.",
            "sum_all_rows": "The maximum is taken row by row, but you divided by the sum over the "
            "whole array. The sum must go row by row too.",
            "down_the_columns": "axis=0 goes down the columns, across different examples. Each row "
            "is one example: axis=1.",
            "columns_unsafe": "Two things: axis=0 sums over different examples, a row is axis=1 "
            "(with keepdims=True); and subtract the row's largest entry first, or exp(1000) "
            "becomes inf.",
            "no_keepdims": "The sums have shape (n,), so NumPy lines them up with the columns. "
            "With keepdims=True they have shape (n, 1), one for each row.",
            "no_keepdims_unsafe": "Two things: keep the sums as shape (n, 1) with keepdims=True; "
            "and subtract the row's largest entry before exp, or exp(1000) becomes inf.",
            "no_keepdims_twice": "Both your maximum and your sum have shape (n,), so NumPy lines "
            "them up with the columns. Give both keepdims=True.",
            "divided_by_max": "You divided by the maximum. That changes the differences between "
            "the entries, and so the probabilities; subtract it.",
            "plain_share": "You divided z itself by its sum; exp is missing. Shares of z go wrong "
            "as soon as an entry is negative.",
            "whole_maximum": "You subtracted the maximum of the whole array. A row that lies 900 "
            "below it becomes all zeros, and 0 / 0 is nan. Each row needs its own maximum.",
            "log_softmax": "These are the logarithms of the probabilities (log-softmax). Here the "
            "probabilities themselves are wanted.",
            "hard_maximum": "You gave the largest entry 1 and the others 0. Softmax is softer: "
            "every class keeps a part.",
            "forgot_divide": "Your rows do not add up to 1: divide by the sum of each row.",
            "sigmoids": "This is the sigmoid of every entry by itself. Softmax makes the entries "
            "of a row share 1 between them.",
            "max_no_keepdims": "The sum is right, but your maximum has shape (n,), so NumPy lines "
            "it up with the columns. It needs keepdims=True as well.",
            "clipped": "You cut z off at 700. Then 1000 and 1001 become equal, and the difference "
            "between them is lost. Subtract the row's largest entry: that keeps all differences.",
            "only_on_top": "You subtracted the maximum above the line only. Below it the same "
            "exp(z - max) must stand; work it out once and call it e.",
            "only_below": "You subtracted the maximum below the line only. Above it the same "
            "exp(z - max) must stand; work it out once and call it e.",
            "sum_down_columns": "The maximum goes row by row, but the sum goes down the columns "
            "(axis=0, as Python's own sum does). Each row must add up to 1: axis=1, keepdims=True.",
            "max_down_columns": "The sum goes row by row, but the maximum is taken down the "
            "columns. Within a row every entry must lose the same number: axis=1, keepdims=True.",
            "whole_maximum_no_keepdims": "Two things: keep the sums as shape (n, 1) with "
            "keepdims=True; and take the maximum of each row, not of the whole array.",
        },
    ),
}
