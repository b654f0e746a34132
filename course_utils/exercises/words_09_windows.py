"""All that a learner reads in lesson 09's exercises im2col and max_pool."""

from .checker import Words

IM2COL = Words(
    task="x has shape (H, W). Lay every window of size × size out as one row: its own first row, "
    "then its second, and so on. The windows move by stride; they come row by row, from the top "
    "left. Return shape (number of windows, size * size).",
    right="Now the sliding is one matrix product: im2col(x, 3) @ kernel.flatten(). The price is "
    "memory: a 28×28 digit has 784 numbers, and its 676 rows of 9 have 6,084.",
    hints=(
        "The two loops are those of slide. What is new is what you do with a window.",
        "window.flatten() makes one row of it. Collect the rows in a list, and make an array of it "
        "at the end.",
        "for i in range(0, H - size + 1, stride): the third number of range is the step. The same "
        "for j with W.",
        "rows.append(x[i:i+size, j:j+size].flatten()) in both loops, return np.array(rows) behind "
        "them.",
    ),
    mistakes={
        "torn_windows": "reshape fills row by row, so it tears the windows apart. Each of them is "
        "a row already: np.array(rows).",
        "columns": "Your windows are columns (many books do it so, and the name comes from "
        "there). Here each window is a row: transpose.",
        "down_first": "Your windows come column by column: you go down first. Go to the right "
        "first, as you read: the loop over the rows is the outer one.",
        "down_inside": "Inside a window you go down first. Its first row comes first, then the "
        "second: flatten() as it is.",
        "down_twice": "You go down first, both among the windows and inside them. Go to the right "
        "first in both, as you read.",
        "cells_first": "Each of your groups holds one place of the kernel for all windows. Here "
        "one row holds one window. (reshape does not change the order; that takes .T.)",
        "diagonal": "You went down the diagonal only. Every row is combined with every column: one "
        "loop inside the other.",
        "one_short": "Your loops stop one place too soon: range leaves its end out. The last "
        "window begins at H - size, and that must be in.",
        "over_the_edge": "Your loops go too far: windows at the edge are cut off, so the rows "
        "differ in length. The last window begins at H - size and W - size.",
        "not_flattened": "Your windows are still squares. Flatten each one: (number of windows, "
        "size * size).",
        "grid_kept": "Your windows still stand in a grid. They come in one long list, one below "
        "the other: two axes in all.",
        "one_long_row": "Everything stands in one line. Each window should begin a row of its own: "
        "append, and not +=.",
        "summed": "You added the windows up. Here nothing is calculated: the numbers are only laid "
        "out.",
        "only_reshaped": "reshape cuts x into pieces, without any overlap, and a piece is no "
        "window. Cut each window out of x by its rows and columns.",
        "cut_from_one_line": "You cut pieces out of one long line. A window has several rows, "
        "which do not follow each other in that line. Cut first, flatten after that.",
        "last_window": "You return only the last window. Append each one to a list.",
        "returned_early": "You returned too soon: the windows of the first row only, or the first "
        "one alone. return stands behind both loops.",
        "last_row_of_windows": "Only the last row of windows is left. The list begins anew each "
        "time: make it once, before both loops.",
        "square_only": "You used the height for the width too. x need not be square: j goes up to "
        "W - size.",
        "places_swapped": "i and j have changed places in the window. i counts rows and comes "
        "first: x[rows, columns].",
        "stride_ignored": "stride does not count in your answer. It is the step from one window to "
        "the next.",
        "tiles": "Your windows move by size. The step is stride, and they may overlap.",
        "stride_downwards_only": "Your stride works on the rows only. It holds for the columns "
        "too.",
        "stride_sideways_only": "Your stride works on the columns only. It holds for the rows too.",
        "stride_twice": "The stride works twice: range takes steps already, and then you multiply "
        "by it once more.",
        "stride_only_in_the_count": "The number of windows is right, but they still move by 1. A "
        "window begins at i * stride and j * stride.",
        "stride_over_the_rows": "You made all windows, and then took every stride-th of the list. "
        "The stride holds for rows and columns, each by itself.",
        "stride_inside": "You took every stride-th number inside a window. That is dilation. The "
        "stride lies between two windows.",
    },
)

MAX_POOL = Words(
    task="x has shape (C, H, W). In each channel by itself, windows of size × size move by stride; "
    "of each window only the largest number stays. A window that would stick out is left out (the "
    "floor). Return shape (C, H_out, W_out).",
    right="It equals torch's F.max_pool2d. With size 2 and stride 2, 224×224 becomes 112×112: a "
    "quarter of the numbers, as many channels as before, and 0 parameters.",
    hints=(
        "The places are those of conv2d without padding. What happens in a window is new, and each "
        "channel keeps to itself.",
        "H_out = (H - size) // stride + 1, and W_out the same with W.",
        "out[c, i, j] = np.max(x[c, top:top+size, left:left+size]), with top = i * stride and left "
        "= j * stride.",
    ),
    mistakes={
        "stepped_places": "Your i jumps by stride: it is a place in the picture. The place in "
        "the result is i // stride, or loop over range(H_out) and begin at i * stride.",
        "average": "You took the average. That is average pooling; here the largest number stays.",
        "smallest": "You took the smallest number. The largest stays.",
        "summed": "You added the window up. Only its largest number stays.",
        "middle": "You took the median. The largest number stays.",
        "without_sign": "You dropped the sign. -4 is smaller than -1, though it is farther from 0: "
        "no abs here.",
        "farthest_from_zero": "You took the number farthest from 0. -4 is farther away than -1, "
        "but smaller: compare the numbers as they are, without abs.",
        "starts_at_zero": "Your search for the largest begins at 0, so a window of negative "
        "numbers gives 0. Begin with its first number, or with -np.inf.",
        "running_best": "Your best number goes on from window to window. Begin anew in each "
        "window.",
        "where_it_is": "You return the place of the largest number (argmax). The number itself is "
        "wanted.",
        "corner": "You took the upper left number of each window. Compare all numbers in it.",
        "over_channels": "You took the largest over the channels as well. Each channel is pooled "
        "by itself, and as many come out as went in.",
        "first_channel": "Only the first channel is done. All channels are pooled, each by itself; "
        "return stands behind all loops.",
        "one_for_each_channel": "You took one number for each channel (global pooling). Each "
        "window gives one number.",
        "one_number": "You took one number for everything. Each window of each channel gives one.",
        "downwards_only": "You pooled along one axis only. A window has size rows and size "
        "columns.",
        "flat": "The numbers are right, but they stand in a line. Bring them into the shape (C, "
        "H_out, W_out).",
        "channels_last": "Your channels stand on the last axis. They stay the first one.",
        "width_first": "Height and width are exchanged in your result: rows first.",
        "square_only": "You used the height for the width too. A picture need not be square: W "
        "makes W_out.",
        "axes_unpacked": "x has three axes, so .shape holds three numbers: C, H, W = x.shape.",
        "nothing_chosen": "You return whole windows, or put one where a single number belongs. "
        "np.max makes one number of it.",
        "zeros_without_brackets": "np.zeros takes the whole shape in brackets of its own: "
        "np.zeros((C, H_out, W_out)).",
        "whole_numbers": "Your result holds whole numbers only, so what is behind the point is "
        "cut off. Make it with np.zeros(...), without int.",
        "stride_one": "stride does not count in your answer: your windows move by 1.",
        "stride_is_size": "Your windows move by size. Often stride equals size, but it is an "
        "argument of its own.",
        "stride_downwards_only": "Your stride works on one axis only. It holds for rows and "
        "columns.",
        "stride_only_in_the_size": "The size is right, but your windows still move by 1. A window "
        "begins at i * stride and j * stride.",
        "stride_only_in_the_windows": "Your windows move by stride, but the size does not know "
        "it: they run out of the picture. H_out and W_out shrink with the stride.",
        "stride_by_stride": "Your windows are stride × stride. They are size × size, and stride is "
        "the step to the next one.",
        "partial_windows": "You kept windows that stick out of the picture. The size is rounded "
        "down: //.",
        "padded": "You put zeros around the picture. Here is no padding; and where all numbers are "
        "negative, a zero would win.",
        "one_short": "The last row and column of windows are missing: you counted the steps. There "
        "is one place more than steps.",
        "size_by_stride": "You made the result H // stride high. That is right only when stride "
        "equals size; else count as in output_size.",
        "places_swapped": "i and j have changed places in the window. i counts rows and comes "
        "first.",
    },
)
