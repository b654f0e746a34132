"""All that a learner reads in the exercises of lesson 01."""

from .checker import Words

WORDS = {
    "neuron": Words(
        task="Return 1 when w·x + b is above 0, else 0. x and w have shape (n_in,), b is a number.",
        right="That is a whole artificial neuron: a weighted sum, a bias, a step.",
        hints=(
            "np.dot(w, x), or w @ x, multiplies element by element and adds up.",
            "z = w @ x + b; then int(z > 0) is 1 or 0.",
        ),
        mistakes={
            "forgot_bias": "The bias b is missing from your sum.",
            "fires_at_zero": "Your neuron also answers 1 at exactly z = 0; it should need more "
            "than 0.",
            "returned_z": "You returned the sum z itself; the step that turns it into 0 or 1 is "
            "missing.",
            "subtracted_bias": "You subtracted b. In this course b is added: a negative b makes "
            "the "
            "neuron harder to wake.",
            "minus_one": "You answer -1 where 0 is wanted; in this exercise the answers are 1 and "
            "0.",
            "elementwise": "w * x multiplies entry by entry and leaves a whole array; w @ x also "
            "adds "
            "the products up to one number.",
            "only_two": "You wrote out two inputs; it must work for any number of them, here for "
            "one.",
            "last_product": "Your loop keeps only the last product; add them up with +=.",
            "bias_each": "You add b once for each input. It belongs to the neuron: add it once, "
            "after the sum.",
            "threshold_half": "You compare z with 0.5. The bias is the threshold already; compare "
            "with 0.",
        },
    ),
    "nand": Words(
        task="Give (w1, w2, b) so that the neuron answers NAND: 0 only when both inputs are 1.",
        right="NAND says no only when both say yes. Every logic circuit can be built from it.",
        hints=(
            "NAND is AND turned upside down: what do opposite signs do to z?",
            "For AND, (1, 1, -1.5) works. Turn all three signs.",
        ),
        mistakes={
            "made_and": "This is AND, the exact opposite of NAND. Flip the sign of all three "
            "numbers.",
            "made_or": "This is OR: it answers 1 as soon as one input is 1.",
            "made_nor": "This answers 1 only when both inputs are 0. Perhaps the two mixed corners "
            "lie "
            "exactly on your line, where z = 0, and 0 is not above 0: raise b a little.",
            "always_zero": "This answers 0 for every corner: the bias needs its sign turned too.",
            "always_one": "This answers 1 for every corner: b outweighs both weights together. "
            "Lower b.",
        },
    ),
    "distance": Words(
        task="Return the signed distance of the point x from the line w·x + b = 0: positive on the "
        "side that w points to.",
        right="z alone grows when w grows; divided by the length of w it is a distance in the "
        "plane.",
        hints=(
            "The length of w is np.linalg.norm(w), the root of the sum of its squares.",
            "Divide z = w @ x + b by that length.",
        ),
        mistakes={
            "not_divided": "You returned z. Doubling w and b would double it, but the line stays "
            "where "
            "it is: divide by the length of w.",
            "squared_length": "You divided by w @ w, the squared length; take the root first.",
            "no_sign": "You took the absolute value; keep the sign, it tells the side.",
            "line_from_zero": "That is how far the line lies from (0, 0); your x does not occur "
            "in it.",
            "no_brackets": "Division goes before plus, so only b was divided. Brackets: "
            "(w @ x + b) / ...",
            "forgot_b": "You measured from a line through (0, 0): the bias b is missing.",
            "length_of_x": "You divided by the length of x; it is the length of w that must go.",
        },
    ),
    "update": Words(
        task="One step of the learning rule for a point x with label y (+1 or -1): if y·(w·x + b) "
        "is "
        "not above 0, return w + lr·y·x and b + lr·y; else return w and b unchanged.",
        right="Wrong points pull the line towards themselves, right points leave it alone.",
        hints=(
            "First decide: z = w @ x + b, and the point is wrong when y * z <= 0.",
            "If it is wrong, return w + lr * y * x, b + lr * y.",
            "If it is right, return w, b.",
        ),
        mistakes={
            "always": "You also moved w for a point that was already right; only mistakes move it.",
            "ignored_label": "You added x whatever its label; a point with y = -1 must push the "
            "other way.",
            "kept_bias": "You moved w but not b; b gets lr·y, as if its input were always 1.",
            "forgot_rate": "The learning rate lr is missing from your step.",
            "on_line_is_right": "A point exactly on the line (z = 0) counts as wrong, or training "
            "from "
            "w = 0 would never begin: use <= 0.",
            "mixed_labels": "You compare a 0-or-1 answer with y, but here y is +1 or -1, so points "
            "that want -1 always look wrong. Ask whether y * z is above 0.",
            "zero_is_minus": "For y = -1 you take z = 0 for right. A point exactly on the line "
            "is wrong whatever it wants: y * z <= 0.",
            "looked_at_z": "You look at z alone; whether a point is right depends on y too: y * z.",
            "mends_right": "Your condition is turned around: you move w when the point is right.",
            "b_times_x": "b became an array: b gets lr * y, without x. Its input is always 1.",
            "only_w": "You returned only w; return both: w, b.",
            "wrong_way": "You subtracted the step, so the mistake gets worse: the sign must be "
            "plus.",
        },
    ),
    "fit": Words(
        task="Start from w = np.zeros(X.shape[1]), b = 0.0, with lr = 1; go through the points in "
        "order, correct each mistake at once, and stop after the first pass without one, or after "
        "max_epochs passes. Return w and b.",
        right="This loop, from 1958, is the ancestor of every training loop you will write.",
        hints=(
            "Two loops: an outer one over epochs, an inner one over zip(X, y).",
            "Count the mistakes of each pass; after a pass with none, return.",
            "Inside: if y_i * (w @ x_i + b) <= 0, then w = w + y_i * x_i and b = b + y_i.",
        ),
        mistakes={
            "one_pass": "You did one pass only, or began again from zero in every pass; keep w and "
            "b, and "
            "go on until a pass has no mistake.",
            "one_epoch_short": "You ran one epoch too few: range(max_epochs) counts max_epochs "
            "rounds.",
            "one_epoch_long": "You ran one epoch too many: at most max_epochs are allowed.",
            "first_right": "You stopped at the first point that was right; a whole pass must be "
            "right.",
            "updates_on_right": "You moved w for right points too; only mistakes move it.",
            "nothing_moved": "Nothing was learned: w and b are still 0. At the start every z is "
            "exactly 0, and that counts as wrong (<= 0). And keep what a step gives: w, b = ...",
            "mixed_labels": "You compare a 0-or-1 answer with y_i, but here labels are +1 or -1, "
            "so points that want -1 always look wrong. Ask whether y_i * z is above 0.",
            "zero_is_minus": "For y_i = -1 you take z = 0 for right. A point exactly on the line "
            "is wrong whatever it wants: y_i * z <= 0.",
            "last_point_only": "Your count of mistakes starts anew at every point, so a pass ends "
            "the training as soon as its last point is right. Set it to 0 before the inner loop.",
            "w_as_before": "You stop when w is the same before and after a pass. Two mistakes can "
            "cancel each other in w and still move b; stop when a pass has made none.",
            "another_rate": "Your steps are a tenth of what is asked: lr = 1 here.",
            "one_a_pass": "You leave the pass at its first mistake. Mend it, and go on with the "
            "next point of the same pass.",
            "late_bias": "w is trained but b stays 0; it gets y_i at every mistake.",
            "batch_update": "You decided all points of a pass with the old w; here each mistake is "
            "mended "
            "at once, before the next point is looked at.",
        },
    ),
}
