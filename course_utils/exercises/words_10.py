"""All that a learner reads in the exercises of lesson 10; simple_cnn is in words_10_cnn.py."""

from .checker import Words
from .words_10_cnn import SIMPLE_CNN

MASK = (
    "You return True and False (a mask): which pictures, but not in which order. Asked are the "
    "places of the n worst, as numbers; np.argsort gives them."
)  # told whatever the mask asks for

WORDS = {
    "simple_cnn": SIMPLE_CNN,
    "shift": Words(
        task="X has shape (n, H, W): n pictures. Move every picture dx pixels to the right and dy "
        "pixels down; negative numbers mean left and up. What leaves the picture is lost, and the "
        "places that become free are 0. Return an array of the same shape. |dx| < W and |dy| < H.",
        right="Move one of our digits by one pixel, and 148 of its 784 numbers are others, on "
        "average. It is still the same digit.",
        hints=(
            "np.roll moves, but what leaves on one side comes back on the other. Begin with zeros, "
            "or put zeros around.",
            "The pixel at row i, column j comes from row i - dy, column j - dx. If that place is "
            "outside of the picture, a 0 stays.",
            "With zeros around: a, b = abs(dy), abs(dx) and wide = np.pad(X, ((0, 0), (a, a), "
            "(b, b))). Then cut out H rows and W columns.",
            "The cut begins at row a - dy and at column b - dx: wide[:, a-dy : a-dy+H, "
            "b-dx : b-dx+W].",
        ),
        mistakes={
            "wraps": "What left on one side came back on the other: np.roll wraps around. The "
            "places that become free should be 0.",
            "no_axis": "np.roll without axis moves all numbers in one long line, over the ends of "
            "rows and pictures. Columns are axis 2, rows axis 1; and what wraps around should be "
            "0.",
            "dy_as_axis": "The third value of np.roll is an axis, not a second move. Move by dx "
            "along axis 2, by dy along axis 1; and what wraps around should be 0.",
            "swapped": "dx and dy have changed places. dx goes to the right, along a row: that is "
            "the last axis. dy goes down: axis 1.",
            "wrong_way": "Your pictures move the other way. Positive means right and down.",
            "up_for_down": "Your pictures move up for a positive dy. Row 0 is at the top, so down "
            "is to higher rows.",
            "left_for_right": "Your pictures move to the left for a positive dx. Positive means to "
            "the right.",
            "sideways_only": "dy does nothing. The pictures should also move down, or up.",
            "downwards_only": "dx does nothing. The pictures should also move to the right, or to "
            "the left.",
            "shrinks": "Your pictures became smaller: only what stays in view is left. Put it into "
            "an array of zeros of the old shape.",
            "grows": "Your pictures became larger. Zeros came on one side, so as much has to be "
            "cut off on the other.",
            "edge": "In the places that became free the old pixels still stand, or the edge is "
            "repeated. They should be 0, which is paper.",
            "filled_with_ones": "You filled up with 1, which is ink. 0 is paper.",
            "batch_axis": "You moved along axis 0. It counts the pictures, so the pictures changed "
            "places. Rows are axis 1, columns axis 2.",
            "changed_X": "You wrote into X itself, and whoever called you has lost the old "
            "pictures. Write into a new array.",
            "only_positive": "It works for moves to the right and down, but not for negative "
            "numbers. Left and up need their own slices, or zeros on both sides.",
            "minus_zero": "A slice that ends at -dx is empty when dx is 0: :-0 means :0. Count "
            "the end from the front, with H and W.",
            "no_border": "Some pixels come from, or go to, a place outside of the picture. A "
            "negative index takes from the other end, and one too high stops. Ask first whether "
            "the place is inside.",
            "below_zero": "You ask whether a place is too high, but not whether it is below 0. A "
            "negative index wraps round to the other end: ask 0 <= ... < H of the very index "
            "that you use.",
            "one_pixel": "You always move by one pixel. Move by dx and dy.",
            "first_picture": "Only the first picture came back. All n should move.",
            "whole_numbers": "Your result holds whole numbers only, so the greys between 0 and 1 "
            "are cut off. Make it with np.zeros(...), without int.",
            "second_from_X": "The move down begins with X again, so what moved to the right is "
            "overwritten. The second move should begin with the result of the first.",
            "nothing_for_zero": "When dx or dy is 0, nothing is copied and zeros are left. A move "
            "by 0 keeps the pixels where they are.",
            "unchanged": "Nothing moved. NumPy's functions return a new array and leave X as it "
            "is: keep what they return.",
            "all_zero": "Everything is 0. What stays in view still has to be copied.",
        },
    ),
    "confusion_matrix": Words(
        task="y holds the right classes, y_hat the answers of a network, both of shape (n,) with "
        "numbers from 0 to k - 1. Return an array of shape (k, k): in row i and column j stands "
        "how many examples of class i were answered with j.",
        right="Its diagonal holds the right answers: their sum by n is the accuracy. For ten "
        "digits 90 more cells say what was taken for what.",
        hints=(
            "Begin with k × k zeros. Each example adds 1 to one cell. Which one?",
            "The row is the right class, the column the answer. zip(y, y_hat) gives both together.",
            "counts = np.zeros((k, k), dtype=int), and in the loop counts[true, answer] += 1.",
        ),
        mistakes={
            "transposed": "Rows and columns have changed places. The row is the right class, the "
            "column is what the network answered.",
            "both_ways": "You count every example twice, also the other way round. A 4 taken for a "
            "9 is not a 9 taken for a 4.",
            "shares": "You return shares. Counts are asked for: they also tell how many examples "
            "there were.",
            "diagonal_only": "You counted the right answers only. The cells beside the diagonal "
            "show what was taken for what.",
            "errors_only": "You counted the errors only. Right answers count too, on the diagonal.",
            "not_added": "A pair that comes twice counts once. = replaces what is there. Also "
            "counts[y, y_hat] += 1, with whole arrays, adds 1 a cell only once: go through the "
            "examples one by one.",
            "size_from_y": "You took the size from the classes that happen to occur. A class may "
            "be missing from y, so use k.",
            "one_size_short": "Your table is one short. Classes go from 0 to k - 1: that are k.",
            "from_one": "You subtracted 1 from the classes. They begin with 0 already, and index "
            "-1 is the last row.",
            "room_for_zero": "Your table has k + 1 rows. Classes go from 0 to k - 1: that are k.",
            "began_with_ones": "Your counts begin with 1. Before the first example they are 0.",
            "hits": "You return how many of each class are right: the diagonal. The whole table "
            "is wanted.",
            "how_many_of_each": "You return how many examples each class has. Those are the sums "
            "of the rows; the whole table is wanted.",
            "accuracy": "This is the accuracy, one number. The table says more: which class was "
            "taken for which.",
            "example_by_example": "You compare every example with every other one. The table has "
            "a row and a column for each class.",
            "whole_rows": "You add 1 to a whole row. One example belongs to one cell: row and "
            "column.",
            "every_pair": "You combine every class with every answer: one loop inside the other. "
            "Class i belongs to answer i only: zip walks through both side by side.",
            "returned_early": "You returned after the first example. return stands behind the "
            "loop.",
            "same_row": "[[0] * k] * k is one and the same row, k times: what you add to one row "
            "stands in all. np.zeros((k, k), dtype=int) makes k rows of their own.",
            "list_with_comma": "A list of lists has no counts[i, j]. It is counts[i][j]; [i, j] "
            "belongs to arrays: np.zeros((k, k), dtype=int).",
            "ten_classes": "Your table is always 10 × 10. How many classes there are comes in as "
            "k.",
            "zeros_in_the_loop": "Each example begins a new table of zeros, so only the last one "
            "is counted. Make the table once, before the loop.",
            "zeros_without_brackets": "np.zeros takes the whole shape in brackets of its own: "
            "np.zeros((k, k)).",
            "index_by_place": "Your loop goes to k, the number of classes. It should go through "
            "all examples: len(y).",
        },
    ),
    "most_wrong": Words(
        task="probs has shape (N, k): one row for each picture, with the probability of each "
        "class. y has shape (N,) and holds the right classes. Return the places (index numbers) "
        "of the n pictures whose right class got the lowest probability, the lowest first.",
        right="These are the pictures with the largest cross-entropy, -ln(p): a p of 0.01 costs "
        "4.6, a p of 0.9 only 0.1. Look at them first: sometimes it is the label that is wrong.",
        hints=(
            "First: for each picture, the one probability that stands at its right class. N "
            "numbers. Then: which n are the lowest?",
            "probs[np.arange(len(y)), y] takes from row i the entry at y[i] (lesson 04).",
            "np.argsort gives the places in the order of their values, the lowest first. [:n] "
            "takes n of them.",
        ),
        mistakes={
            "best_first": "You return the pictures whose right class got the highest probability. "
            "argsort begins with the lowest: no turning round, and the first n.",
            "worst_last": "The right pictures, but the worst stands last. It should come first.",
            "least_sure": "You sort by the largest probability of each row. That tells how sure "
            "the network was; y is not even used. Ask what the right class got.",
            "surest": "You return the pictures of which the network was surest. y is not even "
            "used. Ask what the right class got.",
            "surest_errors": "You take the wrong answers and sort them by how sure the network was "
            "of its answer. Sort by what the right class got.",
            "errors_only": "You leave out the pictures that were answered right. Asked is only "
            "what the right class got: a right answer may rest on a low probability too.",
            "errors_in_order": "You return wrong answers in the order in which they come. Sort by "
            "what the right class got.",
            "place_among_errors": "Your places count within the wrong answers only. They should "
            "be places in y, so that pictures[places] shows the right pictures.",
            "distance_to_the_top": "You sort by how far the right class is behind the highest one. "
            "Asked is the probability of the right class alone.",
            "first_n": "You return 0, 1, 2, ...: the first n pictures, whatever they are. Sort by "
            "what the right class got. (argsort knows the places; behind sort they are lost.)",
            "cut_before_sorting": "You cut before you sorted, so only the first n pictures take "
            "part. Sort all of them, and cut behind that: np.argsort(...)[:n].",
            "classes": "You return classes. Asked are the places of the pictures: that is what "
            "argsort gives.",
            "values": "You return the values, sorted. Asked are their places: argsort, not sort.",
            "rows": "You return the rows of probs. Asked are the places of the pictures.",
            "down_the_columns": "You sorted every column of probs. First take one number from each "
            "row: the one at its right class.",
            "along_the_rows": "You sorted every row of probs. That ranks the classes of a picture; "
            "asked is a ranking of the pictures.",
            "forgot_arange": "probs[:, y] takes N columns for every row, and probs[y] takes whole "
            "rows. One entry of each row needs a row number for each: np.arange(len(y)).",
            "index_swapped": "Row and column have changed places. The row is the number of the "
            "picture, the column its class.",
            "lowest_of_the_row": "You sort by the lowest probability of each row. It may be of any "
            "class; asked is the one at the right class.",
            "one_column": "You look at one column only, so at one class. Each picture has its own "
            "right class, y[i].",
            "the_worst_only": "You return the worst picture alone. Asked are n of them.",
            "all_of_them": "You return all places. Asked are the first n.",
            "in_their_order": "The right pictures, but sorted by their place. They should come "
            "with the worst one first.",
            "ranks": "argsort of argsort gives ranks: how many are lower. One argsort gives the "
            "places.",
            "without_the_worst": "You left out the worst picture. Slices begin with 0.",
            "one_too_many": "You return one picture too many. [:n] already takes n: 0 to n - 1.",
        },
    ),
}
