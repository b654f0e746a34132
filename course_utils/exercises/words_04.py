"""All that a learner reads in the exercises of lesson 04."""

from .checker import Words

WORDS = {
    "mse_loss": Words(
        task="Mean squared error: y_hat holds the predictions, y the true values, both of shape "
        "(n,). Return one number, the average of the squared differences.",
        right="Squaring makes one error of 10 count as much as a hundred errors of 1.",
        hints=(
            "Work from the inside out: difference, square, average.",
            "A difference of arrays goes entry by entry, and ** 2 squares every entry.",
            "return np.mean((y_hat - y) ** 2)",
        ),
        mistakes={
            "summed": "You added the squares up; take their average, or the loss grows with the "
            "number of examples.",
            "halved": "You took half of it. Some books do that to make the slope tidier; torch's "
            "mse_loss, and this exercise, do not.",
            "half_of_sum": "This is half of the sum of squares, as some books have it. torch's "
            "mse_loss is the average, without the half.",
            "square_of_mean": "You averaged first and squared afterwards. Then an error of +3 and "
            "one of -3 cancel to 0. Square every difference first.",
            "rooted": "You took the square root at the end (that is called RMSE). Leave the root "
            "out.",
            "mean_abs": "You averaged the sizes of the errors: that is another loss, MAE. Here "
            "every error is squared.",
            "not_squared": "Without the square, errors above and below cancel each other. Square "
            "every difference.",
            "not_averaged": "You return one number for each example. Average them to one number.",
            "squares_apart": "You squared y_hat and y first and subtracted afterwards. Subtract "
            "first: (y_hat - y) ** 2.",
            "only_y_squared": "** goes before minus, so only y was squared. Put brackets around "
            "the difference: (y_hat - y) ** 2.",
            "divided_each": "You divided every square by n, but did not add them up. np.mean does "
            "both.",
            "doubled": "You doubled the differences: * 2 doubles, ** 2 squares. (2r is the pull, "
            "the slope of this loss.)",
            "first_only": "Only the first example counts. Is the return inside the loop?",
            "last_only": "Only the last example counts: = throws away what was there before. "
            "Begin with total = 0 and write total += ... in the loop.",
            "length_of_error": "np.linalg.norm is the root of the sum of squares. The mean of the "
            "squares is wanted: no root, and divided by n.",
            "square_of_mean_abs": "You averaged first and squared afterwards. Square every "
            "difference first, then average.",
        },
    ),
    "huber_loss": Words(
        task="Huber loss, as in torch: with r = |y_hat - y|, an example costs 0.5·r² while r is at "
        "most delta, and delta·(r - 0.5·delta) beyond. Return the average over the examples, one "
        "number.",
        right="Near 0 it is a bowl, far out a straight line: an outlier can pull with strength "
        "delta at most.",
        hints=(
            "First r = np.abs(y_hat - y). Then each entry falls into one of two cases.",
            "np.where(r <= delta, inside, outside) picks entry by entry.",
            "inside is 0.5 * r**2, outside is delta * (r - 0.5 * delta); at the end np.mean.",
        ),
        mistakes={
            "no_half": "The 0.5 is missing inside: there an example costs 0.5 * r**2.",
            "jump": "Outside you wrote delta * r. At r = delta the two pieces then do not meet: "
            "the loss jumps. The - 0.5 * delta joins them.",
            "whole_delta_off": "Outside you subtracted delta. At r = delta the line must begin at "
            "0.5·delta², where the bowl ends: subtract half of delta.",
            "swapped": "Your two pieces are swapped: the bowl belongs to the small errors, the "
            "line to the large ones.",
            "delta_ignored": "You wrote 1 where delta should be, in the condition or in the line. "
            "The border must move with delta.",
            "forgot_abs": "You took the difference without its size. A large negative error is "
            "below delta too, and so it was squared.",
            "added_up": "You added up over the examples; take the average.",
            "smooth_l1": "This is torch's smooth_l1_loss: Huber divided by delta. Its relative "
            "huber_loss keeps 0.5·r² inside and has delta as the slope of the line.",
            "slope_one": "Your line has slope 1 (r - 0.5·delta). Its slope must be delta, as steep "
            "as the bowl where they meet.",
            "one_number": "Your code works for one example. With more, if cannot decide for all of "
            "them at once; np.where decides entry by entry.",
            "one_for_each": "You return one number for each example. Average them to one number.",
            "all_squared": "You squared every error, however large: this is half of the squared "
            "error. Beyond delta a straight line goes on.",
            "clipped": "Beyond delta your loss is flat, so an outlier would not be corrected at "
            "all. It should still rise, in a straight line.",
            "plain_line": "Outside you wrote r alone. The line must have slope delta and begin "
            "where the bowl ends: delta * (r - 0.5 * delta).",
            "lost_a_delta": "Outside a delta got lost: delta * (r - 0.5 * delta) is delta * r - "
            "0.5 * delta**2. Mind the brackets, and the second delta.",
            "sign_in_line": "The condition looks at the size of r, but the line still uses r with "
            "its sign. Make r = np.abs(y_hat - y) once, for both.",
            "all_or_nothing": "You chose one piece for all examples together. Each example goes "
            "into the bowl or onto the line by itself: np.where.",
            "the_pull": "You returned the pull, the slope of the Huber loss. Here the loss itself "
            "is wanted.",
            "half_squared": "You squared the 0.5 as well, which makes it a quarter. Write 0.5 * "
            "r**2.",
            "plus_half": "Outside you added half of delta. At r = delta the line must begin at "
            "0.5·delta², where the bowl ends: subtract it.",
            "delta_one_for_each": "Two things: delta may be any number, here it is fixed at 1; "
            "and the average over the examples is missing.",
        },
    ),
    "bce_slope": Words(
        task="Binary cross-entropy takes a logit z and a label y (0 or 1); its probability is p = "
        "sigmoid(z). Return the slope of this loss along z, for each entry of the arrays z and y, "
        "shape (n,).",
        right="The slope is p - y. At z = -10 with y = 1 it is -0.99995; that of the squared error "
        "½(p - y)² there is -0.00005.",
        hints=(
            "The loss is -log(p) when y is 1, and -log(1 - p) when y is 0. Nudge z a little: which "
            "way does each one go?",
            "The slope of -log(p) along p is -1/p, and the slope of p along z is p·(1 - p). "
            "Multiply them.",
            "For y = 1 that leaves p - 1, for y = 0 it leaves p. Both are p - y.",
        ),
        mistakes={
            "turned": "You wrote y - p, the direction in which to go. The slope points uphill: p - "
            "y.",
            "squared_error": "This is the slope of the squared error (p - y)². Its factor p·(1 - "
            "p) makes it almost 0 when the network is sure and wrong.",
            "kept_slope": "You still have the factor p·(1 - p), the slope of the sigmoid. The "
            "slope of the loss along p has 1 / (p·(1 - p)), so they cancel.",
            "only_p": "You returned p. That is right for y = 0 only; the label must come in.",
            "along_p": "This is the slope along the probability p. To get the one along z, "
            "multiply by p·(1 - p), the slope of the sigmoid.",
            "no_sigmoid": "You compared the logit z with y. z may be any number: send it through "
            "the sigmoid first.",
            "no_sign": "You dropped the sign (with abs, or with 1 - p where y is 1). It says which "
            "way to move z: for a yes, up makes the loss smaller, so the slope is negative.",
            "averaged": "You averaged over the entries. Each z has a slope of its own: return an "
            "array.",
            "divided_by_n": "You divided by n. That belongs to the average loss; here each entry "
            "has its own loss.",
            "the_loss": "You returned the loss itself. Its slope along z is wanted.",
            "half_the_labels": "Your answer is 0 wherever y is 0. Examples with label 0 count too: "
            "there the slope is p.",
            "sigmoid_turned": "The minus in the sigmoid is missing: p = 1 / (1 + np.exp(-z)).",
            "only_sigmoid_slope": "This is the slope of the sigmoid. The slope of the loss along "
            "p comes in as well; multiplied, much of it cancels.",
            "always_yes": "p - 1 is right where y is 1. Where y is 0 the slope is p.",
            "no_turned": "For y = 0 the sign is wrong: moving z up makes the loss larger there, "
            "so the slope is positive.",
            "decided": "You turned p into yes or no first. The slope needs p itself, so that a "
            "little wrong pulls less than very wrong.",
            "added_label": "You added y. The slope is 0 when p agrees with the label, so it is a "
            "difference.",
            "nudged": "Right to the first digits only. A one-sided nudge is right to about five "
            "digits: nudge to both sides, or use the formula for the pull in the lesson.",
            "undivided": "Almost 0: this is how much the loss moves for your small nudge. A slope "
            "is that divided by the length of the nudge, 2 * eps.",
        },
    ),
    "cross_entropy": Words(
        task="Cross-entropy, as in torch: logits has shape (n, k), target (n,) holds the number of "
        "the right class of each row. Return the average of -log(p), where p is the softmax "
        "probability of the right class. It must work for logits of 1000 too.",
        right="log-softmax never works out a probability that could become 0, so even a loss of "
        "1000 comes out as a number.",
        hints=(
            "-log softmax can be worked out without softmax: log p = z - log(sum(exp(z))), row by "
            "row.",
            "As in lesson 03: subtract each row's largest entry from the logits first, with "
            "keepdims=True. Then exp is safe.",
            "log_p[np.arange(len(target)), target] picks the entry of the right class from each "
            "row.",
            "log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True)); then minus the mean of the "
            "picked entries.",
        ),
        mistakes={
            "forgot_softmax": "You averaged the logits of the right classes, with a minus. Logits "
            "are not yet log-probabilities: the log of the sum of exp is missing.",
            "logits_as_probs": "You took the logarithm of the logits. A logit may be negative or "
            "above 1; softmax turns logits into probabilities first.",
            "softmax_twice": "You went through softmax twice. The second one sees only numbers "
            "between 0 and 1 and makes almost all classes equal.",
            "summed": "You added up over the rows; take the average.",
            "one_maximum": "You subtracted the largest entry of the whole batch. Beside a row of "
            "1000s a small row then becomes log(0). Each row its own: axis=1, keepdims=True.",
            "share_wrong": "This is the share of wrong answers. It does not move when a weight is "
            "nudged; cross-entropy reads the probability of the right class.",
            "minus_p": "You averaged -p. Take -log(p): it grows without end when the network is "
            "sure and wrong.",
            "forgot_minus": "The minus is missing. A logarithm of a probability is never above 0; "
            "a loss should be never below 0.",
            "largest": "You took the probability of the largest class in each row. A loss must "
            "look at the right class, target, or it would reward confident mistakes.",
            "overflow": "The formula is right, but exp(1000) is too large for a number in the "
            "computer: it becomes inf, and inf / inf is nan. Subtract each row's largest entry "
            "first.",
            "log_of_zero": "Your softmax is safe, but a probability can be so small that it is "
            "stored as 0, and log(0) is minus infinity. Do not take the log of a finished "
            "probability: work out z - log(sum(exp(z))).",
            "log_of_mean": "You averaged the probabilities and took the logarithm of that. Take "
            "-log in each row, then average.",
            "down_the_columns": "Your softmax goes down the columns (axis=0), across different "
            "examples. Each row is one example: axis=1, keepdims=True.",
            "base_two": "You used the logarithm to base 2. torch uses the natural one: np.log.",
            "not_averaged": "You return one number for each row. Average them to one number.",
            "all_classes": "You averaged over all classes. Only the right class of each row "
            "counts.",
            "every_pair": "log_p[:, target] takes every row for every target, n × n entries. Row i "
            "goes with target i: log_p[np.arange(n), target].",
            "one_minus_p": "You averaged 1 - p. That grows to 1 at most; -log(p) grows without end "
            "when the network is sure and wrong.",
            "three_rows": "np.arange(3) counts three rows, as in the lesson's example. A batch "
            "may have any number of rows: len(target).",
            "picked_rows": "log_p[target] picks whole rows. From each row pick one column: "
            "log_p[np.arange(n), target].",
            "overflow_in_log": "Almost: exp(1000) is too large for a number in the computer and "
            "becomes inf. Subtract each row's largest entry from the logits first.",
            "eps_added": "A small number inside the log keeps it from log(0), but it also limits "
            "the loss (to 27.6 with 1e-12), where 1000 is right. Work out z - log(sum(exp(z))) "
            "instead.",
            "whole_batch": "Your softmax goes over the whole batch. Each row is one example with "
            "its own maximum and its own sum: axis=1, keepdims=True.",
            "whole_batch_unsafe": "Two things: each row has its own sum, axis=1 with "
            "keepdims=True; and subtract each row's largest entry before exp, or exp(1000) "
            "becomes inf.",
            "no_keepdims": "The sums have shape (n,), so NumPy lines them up with the columns. "
            "With keepdims=True they have shape (n, 1), one for each row.",
            "binary_formula": "This is the yes-or-no formula for every class. With one of many, "
            "only -log(p) of the right class counts; the others come in through the softmax.",
            "plain_probability": "This is the average probability of the right class. The loss is "
            "-log of it, in each row.",
            "for_each_class": "You return a table of all rows and classes. Pick the right class "
            "of each row, then average.",
            "log_after_maximum": "You subtracted the largest entry, but log(sum(exp(z))) is still "
            "missing.",
        },
    ),
    "recipe": Words(
        task='The last step of a network for a problem: "number" (n_classes is None), "yes or no" '
        '(n_classes is 2) or "one of many". It ends in a Linear layer, with no activation after '
        "it. Return how many output neurons it has, and the name of the torch loss class as text "
        '(for a number the squared one, "MSELoss").',
        right="Number: 1 and MSELoss. Yes or no: 1 and BCEWithLogitsLoss. One of many: n_classes "
        "and CrossEntropyLoss.",
        hints=(
            "What does a Linear layer put out: probabilities or logits? Which of torch's losses "
            "take that?",
            "One output can say yes or no, since p for no is 1 - p. One of many needs one output "
            "for each class.",
            "With logits: BCEWithLogitsLoss for yes or no, CrossEntropyLoss for one of many. A "
            "number: MSELoss.",
            'if problem == "number": return 1, "MSELoss"; go on like this with the other two.',
        ),
        mistakes={
            "bce_on_logits": "BCELoss wants probabilities, but a Linear layer gives logits, any "
            "number. BCEWithLogitsLoss brings the sigmoid with it.",
            "nll_on_logits": "NLLLoss wants log-probabilities, but a Linear layer gives logits. "
            "CrossEntropyLoss brings log-softmax with it.",
            "both_on_probabilities": "BCELoss and NLLLoss both want the activation done before "
            "them. Your network ends in a Linear layer, so take the losses that work on logits.",
            "two_outputs": "Yes or no needs one output with BCEWithLogitsLoss: the probability of "
            "no is what is left to 1.",
            "two_classes": "Two outputs and CrossEntropyLoss work too, with twice the weights in "
            "the last layer. Here yes or no is done with one output, so another loss is needed.",
            "one_output_for_many": "CrossEntropyLoss compares one logit for each class. With a "
            "single output there is nothing to compare.",
            "number_as_class": "CrossEntropyLoss chooses among classes, and a number is not a "
            "class. Measure how far off it is.",
            "always_n_classes": "You always give n_classes outputs. A number needs one output, and "
            "so does yes or no.",
            "mse_for_yes": "Behind a sigmoid the squared error pulls least where the network is "
            "sure and wrong. For yes or no: BCEWithLogitsLoss.",
            "mse_everywhere": "MSELoss measures how far off a number is. For classes take a loss "
            "that is made for probabilities.",
            "yes_or_no_for_all": "BCEWithLogitsLoss on many outputs answers yes or no for each "
            "class by itself, so several may be true. One of many means exactly one.",
            "loss_first": "You returned the loss first; return the number of outputs, then the "
            "loss.",
            "only_loss": "You returned only the loss; return two things: the number of outputs, "
            "the loss.",
            "short_names": "torch's classes have longer names: they end in Loss, and the yes-or-no "
            "one says that it takes logits.",
            "function_names": "These are torch's functions. Here the names of its classes are "
            "wanted, such as MSELoss.",
            "with_prefix": "Give the name alone, without nn. in front.",
            "huber_for_number": "HuberLoss would do too, where outliers are likely. Here the "
            "squared one is asked for, MSELoss.",
            "size_for_number": "L1Loss (the mean size of the errors) would do too. Here the "
            "squared one is asked for, MSELoss.",
            "cross_entropy_on_one": "CrossEntropyLoss compares the logits of several classes. "
            "With the one output of a yes or no it has nothing to compare.",
            "nothing_for_number": "For a number n_classes is None, no classes at all. It still "
            "needs an output neuron: one.",
            "ten_classes": "Ten outputs fit the ten digits. Another problem has another number of "
            "classes: n_classes.",
            "with_brackets": "Give the name alone, without brackets behind it.",
            "other_words": 'problem is "number", "yes or no" or "one of many". You compare it with '
            "other words, so no line fits.",
            "torch_prefix": "Give the name alone, without torch.nn. in front.",
            "one_less": "One output for each class, all n_classes of them. Only with yes or no is "
            "one of the two left out.",
            "sigmoid_losses": "BCELoss and NLLLoss both want the activation done before them, and "
            "yes or no needs one output only. Take the losses that work on logits.",
            "outputs_as_loss": "Return the number of outputs as a number, without quotes. Only "
            "the loss is text.",
        },
    ),
}
