"""All that a learner reads in lesson 12's exercises lstm_step and clip."""

from .checker import Words

LSTM_STEP = Words(
    task="One step of an LSTM. It keeps two memories for each of n examples: the state h and the "
    "cell state c, both (n, hidden). z = x·U + h·W + b, shape (n, 4·hidden), is cut into four "
    "equal blocks of columns, in torch's order i, f, g, o. i, f and o go through the sigmoid: "
    "they are gates, from 0 (shut) to 1 (open). g, the new content, goes through tanh. Entry by "
    "entry: c_new = f·c + i·g and h_new = o·tanh(c_new). Return (h_new, c_new).",
    right="That is torch's nn.LSTMCell. Along c only f is multiplied in, no tanh and no matrix: "
    "with f at 0.99 in each of 100 steps 0.37 of a number in c is left; with f at 0.5, after 10 "
    "steps, less than a thousandth.",
    hints=(
        "z is one line, as in rnn_step. Where does each of the four blocks of columns begin?",
        "i, f, g, o = np.split(z, 4, axis=1) cuts along the columns. sigmoid(z) is "
        "1 / (1 + np.exp(-z)).",
        "First three sigmoids, and one tanh for g. Then the new c; then the new h, which looks at "
        "the new c already.",
        "c = f * c + i * g; h = o * np.tanh(c); return h, c.",
    ),
    mistakes={
        "matrix_product": "Gates multiply number by number: *, not @.",
        "i_and_f_swapped": "i and f have changed places, in the cut or in c_new. The order is "
        "i, f, g, o; f belongs to the old c, i to the new content g.",
        "g_last": "You cut in the order i, f, o, g. The order here is i, f, g, o: the new content "
        "is the third block.",
        "other_order": "The blocks come in another order. (Books differ: each framework has its "
        "own.) Here it is i, f, g, o.",
        "g_sigmoid": "g went through the sigmoid. It is no gate but new content, which may be "
        "below 0: tanh.",
        "gates_tanh": "Your gates went through tanh. A gate lies between 0 and 1: the sigmoid.",
        "gates_raw": "Your gates are still raw numbers from z. i, f and o go through the sigmoid "
        "first.",
        "g_raw": "g is still a raw number from z. It goes through tanh.",
        "nothing_squashed": "You used the blocks of z as they are. i, f and o go through the "
        "sigmoid, g through tanh.",
        "sigmoid_upside_down": "The minus in your sigmoid is missing: 1 / (1 + np.exp(-z)).",
        "h_from_old_c": "Your h looks at the old c. The new c comes first, then h looks at that.",
        "no_tanh_on_c": "The tanh around c is missing in h: o·tanh(c_new).",
        "sigmoid_on_c": "You took the sigmoid of c. In h it is tanh(c_new).",
        "tanh_kept_in_c": "The c you return went through tanh. tanh(c) is for h only; c itself is "
        "handed on without it, and that keeps its slope near 1.",
        "o_forgotten": "The output gate o is missing: h_new = o·tanh(c_new).",
        "o_on_c": "o works on c itself. It decides only what h shows of it: o·tanh(c_new).",
        "i_forgotten": "The input gate i is missing: only i·g is written, not all of g.",
        "f_forgotten": "The forget gate f is missing, so nothing is ever forgotten. (The first "
        "LSTM of 1997 had none.) Here the old c is multiplied by f.",
        "coupled": "You took 1 - f in place of i. Some networks do; here the input gate is a "
        "number of its own.",
        "f_as_forgetting": "You kept 1 - f of the old c. Its name misleads: f says how much is "
        "kept.",
        "i_upside_down": "You wrote 1 - i of the new content. i says how much is written.",
        "g_forgotten": "The new content g is missing: i·g is added, not i.",
        "c_forgotten": "The old c is missing: only new content is left. f·c keeps the old.",
        "all_multiplied": "You multiplied the old and the new. They are added: f·c + i·g.",
        "h_for_c": "You kept f·h. The long memory is c: f·c.",
        "old_c_returned": "h is right, but you return the old c. The next step needs the new one.",
        "returned_c_h": "Right numbers, wrong order: h first, then c.",
        "only_h": "You return h only. The next step needs c too: return h, c.",
        "as_torch": "You return h and the pair (h, c), as torch's nn.LSTM does. Here it is h, c.",
        "adds_old_h": "You added the old h on top. It comes in through W only.",
        "no_h": "h·W is missing from z: the gates look at the old state too.",
        "no_x": "x·U is missing from z.",
        "no_b": "The bias b is missing from z.",
        "swapped": "U and W have changed places. U takes x, W the old state h.",
        "interleaved": "You dealt the columns out like cards, every fourth one to a gate. Each "
        "block is hidden columns that stand side by side.",
        "rows_cut": "You cut z by its rows. Rows are examples; the four blocks stand side by side "
        "in the columns: axis=1, or z[:, ...].",
        "length_of_x": "Your blocks are as wide as x. Each has hidden columns, as many as h has.",
    },
)

CHANGED = (
    "You changed what came in: g *= ... and g[...] = ... write into the arrays, gradients[i] = ... "
    "into the list. Make a new list of g * factor."
)
RAGGED = (
    "Arrays of different shapes do not fit into one array, so NumPy's functions do not take the "
    "list as a whole. Go through it: np.sum(g**2) for each g, and add these up."
)
CLIP = Words(
    task="gradients is a list of arrays of any shapes. Their length, all together, is the root of "
    "the sum of all squares in all arrays. If it is above max_norm, return new arrays, each "
    "multiplied by max_norm / length; else the same numbers as before. Return a list, and leave "
    "the arrays that came in as they are.",
    right="torch.nn.utils.clip_grad_norm_ does this (in place). One factor for all keeps the "
    "direction: 300 and 400 become 0.6 and 0.8 at max_norm = 1. Cut one by one, they would become "
    "1 and 1: a step to somewhere else.",
    hints=(
        "One length for all arrays together, so one factor for all. How many passes over the list "
        "does that take?",
        "total += np.sum(g**2) in a loop over all g; behind the loop, length = np.sqrt(total).",
        "[g * (max_norm / length) for g in gradients] is a new list of new arrays. It is only "
        "wanted if length > max_norm.",
    ),
    mistakes={
        "each_by_itself": "You clipped each array by itself. Then some shrink and others do not, "
        "and the direction changes. There is one length, for all together.",
        "each_number": "You cut off each number by itself. That changes the direction; all numbers "
        "are multiplied by one factor.",
        "always_scaled": "You scale short gradients too, and make them longer. If the length is "
        "not above max_norm, nothing changes.",
        "never_scaled": "Nothing changes, however long the gradients are.",
        "squared_length": "The root is missing: the length is the root of the sum of squares.",
        "root_too_late": "You compared the square of the length with max_norm. Take the root "
        "first.",
        "squared_factor": "You divided by the square of the length. Take the root first.",
        "lengths_added": "You added up the lengths of the arrays. Squares are added up, over all "
        "arrays; one root comes at the end.",
        "sizes_added": "You added up the sizes of the numbers, without minus signs. The length is "
        "the root of the sum of squares.",
        "mean_of_squares": "You took the mean of the squares. The length has their sum.",
        "largest": "You took the largest number for the length. All numbers count: the root of "
        "the sum of squares.",
        "last_array_only": "Only the last array counts in your length. Add up over all of them: "
        "+=, not =.",
        "first_array_only": "Only the first array counts in your length. Add up over all of them.",
        "plain_sum": "You added up without squaring, so that plus and minus cancel.",
        "max_norm_only": "You multiplied by max_norm and did not divide by the length.",
        "length_one": "You made the length 1. It should become max_norm: multiply by that.",
        "upside_down": "Your factor is upside down. The length should become max_norm: max_norm / "
        "length.",
        "wrong_side": "You scale the short ones. It is the gradients above max_norm that are "
        "scaled.",
        "taken_away": "You subtracted. A factor shortens without changing the direction: multiply "
        "by max_norm / length.",
        "nothing_when_short": "When the gradients are short you return nothing. Then they are to "
        "be returned as they are.",
        "first_only": "You return one array. return stands behind the loop, and gives the whole "
        "list.",
        "one_long_array": "You return all numbers in one row. Each array keeps its place in the "
        "list, and its shape.",
        "with_length": "The list is right. The length is not asked for.",
        "the_length": "You return a number. Asked is the list of the scaled arrays.",
        "added_by_place": "sum(g**2 for g in gradients) adds the arrays entry by entry, which "
        "their shapes do not allow. np.sum(g**2) first makes one number of each.",
        "divided_by_zero": "When all gradients are 0 you divide by 0. Divide only where the length "
        "is above max_norm.",
        "minus_bound": "You took max_norm from the length. The factor is max_norm / length.",
    },
)
