"""All that a learner reads in the exercises of lesson 12.

LSTM_STEP and CLIP stand in words_12_lstm.py, THROUGH_TIME in words_12_through_time.py.
"""

from .checker import Words
from .words_12_lstm import CLIP, LSTM_STEP
from .words_12_through_time import THROUGH_TIME

WORDS = {
    "rnn_step": Words(
        task="One step of a recurrent network. The state is what it remembers: a row of hidden "
        "numbers for each of n examples. Given are the new input x (n, inputs), the old state h "
        "(n, hidden), U (inputs, hidden), W (hidden, hidden) and b (hidden,). Return the new "
        "state, tanh(x·U + h·W + b), shape (n, hidden).",
        right="That is torch's nn.RNNCell. The same U, W and b work at every step: with 1 input "
        "and 32 numbers in the state they hold 1,088 numbers, for 10 steps or for 10,000.",
        hints=(
            "Two layers without activation, one for x and one for h. What they give is added up, "
            "and tanh comes once, at the very end.",
            "x @ U has shape (n, hidden), and so has h @ W. b is added to each row.",
            "return np.tanh(x @ U + h @ W + b)",
        ),
        mistakes={
            "no_state": "The old state h is missing, so the network remembers nothing. Add h @ W.",
            "no_input": "The input x is missing: only the old state counts. Add x @ U.",
            "no_bias": "The bias b is missing.",
            "no_tanh": "The sum is right. What is missing is tanh around it.",
            "tanh_apart": "You took the tanh of the parts. Add all three first; tanh comes once, "
            "around the sum.",
            "tanh_on_one_part": "tanh stands around one part only. Add all three first; tanh comes "
            "around the whole sum.",
            "bias_outside": "b stands outside the tanh. It belongs into the sum, inside.",
            "w_transposed": "You transposed W. h @ W fits as it is: h has a column for each row "
            "of W.",
            "u_transposed": "You transposed U. Here U has shape (inputs, hidden), so x @ U fits as "
            "it is.",
            "both_transposed": "You transposed U and W. torch stores them that way round; here "
            "x @ U and h @ W fit as they are.",
            "swapped": "U and W have changed places. U takes the input x, W the old state h.",
            "matrix_first": "You put the matrices first, as books do for a single example. Here "
            "each row is an example: x @ U and h @ W.",
            "elementwise": "You used *, which multiplies entry by entry. @ multiplies and adds up.",
            "elementwise_w": "h * W multiplies entry by entry. Each number of the new state looks "
            "at all of the old one: h @ W.",
            "no_w": "You added h as it is. The old state goes through W first: h @ W.",
            "adds_old": "You added the old state on top. It comes in through W only, inside the "
            "tanh.",
            "half_old": "You mixed the new state with the old one. Here the tanh alone is the new "
            "state.",
            "input_through_w": "The input goes through W as well. Only the old state does: x @ U + "
            "h @ W.",
            "multiplied": "You multiplied the two parts. They are added.",
            "bias_twice": "b counts twice. (torch has two biases; here there is one.)",
            "minus_bias": "You subtracted b. It is added.",
            "sigmoid": "You took the sigmoid. Here it is tanh, which goes from -1 to 1.",
            "relu": "You took ReLU. Here it is tanh.",
            "two_values": "You return the state twice, as torch's nn.RNN does. Here once is "
            "enough.",
            "tanh_twice": "tanh comes twice. Once is enough, around the whole sum.",
        },
    ),
    "through_time": THROUGH_TIME,
    "clip": CLIP,
    "lstm_step": LSTM_STEP,
    "windows": Words(
        task="series holds n numbers in the order of time. Return (X, y). The rows of X are all "
        "stretches of length numbers that still have a number behind them, from the left: shape "
        "(n - length, length). y holds the number right behind each of them: shape (n - length,).",
        right="One number for each day of a year and windows of 30 days: 335 questions, each with "
        "its answer. Neighbours share 29 of their 30 numbers.",
        hints=(
            "A window needs one number behind it, as its answer. Where does the last one begin? "
            "So how many are there?",
            "Window i is series[i : i + length]. A slice leaves its end out, so the number at "
            "i + length is not in the window: it is the answer.",
            "for i in range(len(series) - length): append series[i : i + length] to one list and "
            "series[i + length] to another. Return np.array(...) of both.",
        ),
        mistakes={
            "past_the_end": "You look for an answer behind the end of the series. The last window "
            "with an answer begins at n - length - 1, and its answer is at i + length.",
            "last_without_an_answer": "X has one row more than y: its last window ends where the "
            "series ends, so it has no answer. Leave it out.",
            "wrapped": "Your last window has the first number of the series as its answer. Time "
            "does not run in a circle: leave that window out.",
            "one_too_few": "The last window is missing. range leaves its end out already: "
            "n - length windows begin at 0, 1, ..., n - length - 1.",
            "without_the_first": "The first window is missing: it begins at 0, where range begins "
            "by itself.",
            "tiles": "Your windows do not overlap. A new one begins at every number: each moves "
            "by 1 only.",
            "as_many_as_length": "You made as many windows as a window is long. There is one for "
            "every start with an answer: n - length.",
            "last_inside": "Your y is the last number inside the window, so the answer stands in "
            "the question! It is the number right behind the window.",
            "first_inside": "Your y is the first number of the window. The answer is the number "
            "right behind it.",
            "two_ahead": "Your y lies two steps behind the window: one number is jumped over. The "
            "slice ends before i + length, so the answer is at i + length.",
            "answer_in_the_window": "Your windows are one number too long: the answer stands in "
            "them. A slice leaves its end out: series[i : i + length].",
            "one_short_window": "Your windows are one number too short. A slice leaves its end "
            "out: series[i : i + length] has length numbers.",
            "backwards": "Your windows run backwards in time. The oldest number comes first.",
            "from_the_end": "Your windows come from the end of the series. Begin with the first.",
            "y_a_column": "Your y is a column, (n - length, 1). It should be a row of numbers, "
            "(n - length,): else y_hat - y makes a whole table of it later.",
            "x_transposed": "Your X is transposed. One row is one window.",
            "third_axis": "Your X has a third axis. torch's layers will want that later; here X "
            "has shape (n - length, length).",
            "shifted_windows": "Your y holds whole windows, one step on. Here each window has one "
            "number as its answer.",
            "cut_off": "Your loop runs to the end of the series, so the last windows are cut off: "
            "rows of different lengths. Stop while a window still has an answer.",
            "end_without_i": "Your slice ends at length, wherever it begins. It moves along: from "
            "i to i + length.",
            "swapped": "Right numbers, wrong order: X first, then y.",
            "only_x": "X is right. y is missing: return X, y.",
            "only_y": "y is right. X is missing: return X, y.",
            "pairs": "You return a list of pairs. All windows belong into one array X, all answers "
            "into another, y.",
            "returned_early": "You stopped after the first window. return stands behind the loop.",
            "only_the_last": "Only the last window is left. Collect them: append each to a list.",
            "one_long_row": "Your windows stand one behind the other in a single row. Each is a "
            "row of its own: append, and not + or extend.",
            "places": "You return places (indices). Asked are the numbers of the series that "
            "stand there.",
            "mean_as_answer": "Your y is the mean of the window. The answer is the number that "
            "really came next.",
        },
    ),
}
