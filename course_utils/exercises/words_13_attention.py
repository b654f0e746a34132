"""All that a learner reads in lesson 13's exercises attention and causal."""

from .checker import Words

SHAPES = (
    "The shapes do not fit: in A @ B the rows of B must be as many as the columns of A. Here Q is "
    "{Q}, K {K} and V {V}; .T turns a matrix."
)  # what stops a product

ATTENTION = Words(
    task="n queries look something up among m keys, and each key has a value. Q has shape (n, d), "
    "K (m, d), V (m, dv): a query, a key, a value in each row. scores = Q·Kᵀ / √d, shape (n, m). "
    "Softmax over the keys makes weights of them: each row adds up to 1. The output is weights·V, "
    "shape (n, dv). Return (output, weights).",
    right="That is torch's scaled_dot_product_attention. With d = 64 random numbers of spread 1 in "
    "each vector the scores q·k have a spread of 8; divided by √64 it is 1. So a large d does not "
    "make the softmax see the largest score only.",
    hints=(
        "Three lines: scores, weights, output. The shapes (n, m) and (n, dv) say which product "
        "fits.",
        "scores = Q @ K.T / np.sqrt(Q.shape[1]). Each row of scores belongs to one query, so the "
        "softmax goes along the row: axis=1.",
        "e = np.exp(scores - scores.max(axis=1, keepdims=True)): without the largest score of its "
        "row np.exp may become inf. Then e / e.sum(axis=1, keepdims=True).",
        "return weights @ V, weights",
    ),
    mistakes={
        "not_scaled": "The scores are not divided by √d. With many numbers in a vector they become "
        "large, and the softmax then sees only the largest.",
        "divided_by_d": "You divided by d. It is the root of d: np.sqrt.",
        "scale_multiplied": "You multiplied by √d. The scores grow with √d by themselves, so they "
        "are divided by it.",
        "other_d": "Your d is another number. It is how many numbers a query (and a key) has: "
        "Q.shape[1].",
        "scaled_too_late": "You divided by √d after the softmax. There it makes the weights (or "
        "the output) too small; it belongs to the scores.",
        "scaled_twice": "You divided by √d twice: the scores, and the weights again. The weights "
        "of a row must add up to 1.",
        "overflow": "The formula is right, but np.exp of a score above 709 is inf, and inf / inf "
        "is nan. Take the largest score of each row away first: the weights stay the same.",
        "one_maximum": "You took the largest score of all away. A row far below it becomes all "
        "zeros, and 0 / 0 is nan. Each row needs its own: axis=1, keepdims=True.",
        "maximum_down": "You took away the largest score of each column. That changes the weights: "
        "within a row all must lose the same number, so axis=1, keepdims=True.",
        "down_the_columns": "Your columns add up to 1. The softmax goes over the keys: each row, "
        "one query, adds up to 1 (axis=1).",
        "over_everything": "All your weights together add up to 1. Each row has its own sum: "
        "axis=1, keepdims=True.",
        "no_keepdims": "Without keepdims=True the sums of the rows lie down as one row, and divide "
        "the columns (or do not fit).",
        "no_division": "You stopped at np.exp. Divide each row by its sum.",
        "no_softmax": "The softmax is missing: your weights are the raw scores.",
        "plain_share": "You divided the scores by their sum. Softmax takes np.exp of them first, "
        "so that no weight is below 0.",
        "sigmoid": "You took the sigmoid of each score. Softmax lets the keys of a row share 1.",
        "softmax_too_late": "Your softmax stands around the product with V. It belongs to the "
        "scores: weights = softmax(scores), and only then weights @ V.",
        "k_for_v": "You mixed the keys. Keys are only for finding; what is fetched are the values.",
        "v_for_k": "You compared the queries with the values. They are compared with the keys.",
        "q_and_k_swapped": "You wrote K·Qᵀ: a row for each key. Rows are queries: Q·Kᵀ.",
        "q_with_itself": "You compared the queries with themselves. Scores are Q·Kᵀ.",
        "no_transpose": "K must be turned: Q has d columns, K too, so it is Q @ K.T.",
        "q_transposed": "You turned Q. Rows of Q times rows of K: Q @ K.T.",
        "entry_by_entry": "You used *, which multiplies entry by entry. Each query meets each key: "
        "Q @ K.T.",
        "swapped_answer": "Right numbers, wrong order: the output first, then the weights.",
        "only_output": "The output is right. Return the weights too: output, weights.",
        "only_weights": "The weights are right. Return the output too: output, weights.",
        "scores_returned": "The output is right, but you return the scores. Asked are the weights, "
        "after the softmax.",
        "mean_of_v": "Your weights are right, but the output is the plain mean of the values. Use "
        "the weights: weights·V.",
        "all_alike": "All your weights are alike, whatever the scores say. Softmax of the scores "
        "makes them.",
        "best_key_only": "You fetched only the value of the best key. Softmax mixes all values, "
        "each with its weight: weights·V.",
        "one_hot": "You gave all weight to the best key. Softmax gives the others some too; that "
        "is why it has a slope.",
        "weights_times_v": "weights * V multiplies entry by entry. The values of a row are mixed: "
        "weights @ V.",
        "weights_transposed": "You turned the weights. They fit as they are: weights @ V.",
        "weights_behind": "The weights stand in front: weights @ V.",
    },
)

CAUSAL = Words(
    task="scores has shape (n, n): a row for each position of a text, a column for each position "
    "it could look at. Position i may look at the positions 0 to i only, not ahead. Put minus "
    "infinity (-np.inf) in place of every score that is ahead, then take the softmax of each row. "
    "Return the weights, shape (n, n); leave scores as it came in.",
    right="exp(-∞) is 0, so what lies ahead weighs exactly nothing and each row still adds up to "
    "1. Of 1,000 · 1,000 weights 500,500 are left. So all positions of a text can learn at once, "
    "and none sees the letter that it should guess.",
    hints=(
        "Which entries are ahead? Row i, column j, with j > i: the triangle above the diagonal.",
        "hidden = np.triu(np.ones((n, n), dtype=bool), k=1) is True there. Without k=1 the "
        "diagonal would be hidden too.",
        "z = np.where(hidden, -np.inf, scores), then e = np.exp(z), and each row divided by its "
        "sum (keepdims=True).",
    ),
    mistakes={
        "no_mask": "Nothing is hidden: every position sees the whole text, with the answer.",
        "after_softmax": "You hid what is ahead after the softmax, so the rows do not add up to 1 "
        "any more. Hide the scores first.",
        "shared_again": "You hid what is ahead after the softmax and divided once more. A hidden "
        "score that is far higher leaves nothing to divide: 0 / 0 is nan. Hide the scores first.",
        "zeroed": "You made the hidden scores 0. exp(0) is 1, so they still get weight. Minus "
        "infinity gives exp(-∞) = 0.",
        "not_low_enough": "Your number for hidden scores is not low enough: it still gets weight, "
        "and all others may be lower yet. Below everything there is only -np.inf.",
        "plus_infinity": "You put plus infinity. The hidden ones should lose: -np.inf.",
        "times_infinity": "You multiplied by infinity. 0 · inf is nan, and a score below 0 times "
        "-inf is +inf. np.where puts -np.inf in place of the hidden scores.",
        "wrong_triangle": "You hid the past: the triangle below the diagonal. What is ahead stands "
        "above it, where the column is larger than the row.",
        "diagonal_hidden": "You hid the diagonal too. Each position may look at itself; the first "
        "one has nothing else.",
        "sees_the_next": "One position ahead can still be seen, just the one to be guessed. Hide "
        "from the first one above the diagonal: k=1.",
        "only_itself": "You hid the past as well: each position sees only itself.",
        "down_the_columns": "Your softmax goes down the columns. Each row, one position that "
        "looks, adds up to 1: axis=1.",
        "over_everything": "You divided by the sum of everything. Each row has its own sum.",
        "maximum_down": "You took away the largest of each column. Within a row all must lose the "
        "same number: axis=1, keepdims=True.",
        "no_keepdims": "Without keepdims=True the numbers for the rows lie down as one row, and "
        "meet the columns.",
        "no_division": "You stopped at np.exp. Divide each row by its sum.",
        "no_softmax": "You return masked scores. Softmax makes weights of them.",
        "plain_share": "You divided the scores by their sum. Softmax takes np.exp of them first.",
        "evenly": "You gave all visible positions the same weight. Softmax of the scores decides.",
        "the_mask": "You return the mask. Asked are the weights.",
        "transposed": "Your weights are transposed: rows and columns have changed places.",
        "scaled_again": "You divided by √n. These scores are ready; nothing is divided here.",
        "changed_scores": "You wrote into scores itself. It came from outside and is still needed: "
        "np.where makes a new array, or begin with scores.copy().",
    },
)
