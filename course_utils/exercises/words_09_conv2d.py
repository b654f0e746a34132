"""All that a learner reads in lesson 09's exercise conv2d."""

from .checker import Words

CONV2D = Words(
    task="x has shape (C, H, W): C channels. w has shape (K, C, FH, FW): K filters, each with one "
    "slice for each channel. b has shape (K,). First put padding zeros around each channel, on "
    "all four sides. Then each filter slides with this stride: multiply each slice by its channel, "
    "add up all products of all channels, and add the filter's bias once. Return shape "
    "(K, H_out, W_out).",
    right="It equals torch's F.conv2d. 64 filters of 7×7 for 3 channels have 64·(3·49 + 1) = 9,472 "
    "parameters, for a picture of any size. A fully connected layer from 224×224 in colour to "
    "only 64 neurons has 9,633,856.",
    hints=(
        "Three loops: over the filters, the rows and the columns of the result. The channels need "
        "none: slice them all at once.",
        "np.pad(x, ((0, 0), (padding, padding), (padding, padding))) leaves the channels alone. "
        "After that no padding is needed in the sizes.",
        "The window is x[:, top:top+FH, left:left+FW], shape (C, FH, FW), as w[k] is. top is i * "
        "stride.",
        "out[k, i, j] = np.sum(window * w[k]) + b[k]",
    ),
    mistakes={
        # the bias
        "no_bias": "The bias is missing: each filter has one, b[k].",
        "bias_in_each_channel": "You added the bias once for each channel. It belongs to the "
        "filter: add it once, after the channels are summed.",
        "bias_in_each_product": "You added the bias inside the sum, so it counts once for each "
        "product. Close the bracket of the sum first, then add b[k].",
        "one_bias": "All your filters get the same bias. Each has its own: filter k gets b[k].",
        "bias_along_the_width": "You added the whole b at once. So it runs along the width, or "
        "does not fit at all. Filter k gets one number, b[k].",
        "bias_multiplied": "You multiplied by the bias. It is added.",
        # the channels
        "mean_of_channels": "You took the mean over the channels. They are added up.",
        "mean_of_all": "You took the mean of the products. They are added up, over the window and "
        "over the channels.",
        "first_channel": "You looked only at channel 0. A filter has a slice for every channel, "
        "and what they give is added up.",
        "last_channel": "Only the last channel is left: each one replaced the one before. Add them "
        "up with +=.",
        "one_slice": "You laid the same slice, w[k, 0], on every channel. Channel c has its own: "
        "w[k, c].",
        "channels_kept": "You keep a result for each channel. All channels are added up: each "
        "filter makes one map.",
        "filter_meets_its_channel": "You let filter k see channel k only. Every filter sees all "
        "channels.",
        # the filters
        "filters_summed": "You added up the filters too. Each filter makes a map of its own, from "
        "w[k] alone: the result has K maps.",
        "one_filter": "You used filter 0 only. Every filter makes a map: w[k], for k from 0 to "
        "K - 1.",
        "last_filter": "You return only the map of the last filter. Keep all K maps, each at its "
        "own out[k].",
        "returned_early": "You returned after the first filter; the other maps are still 0. return "
        "stands behind all loops.",
        "flipped": "You flipped the filters. The libraries lay them down as they are "
        "(cross-correlation), and so do we.",
        "filters_and_channels_swapped": "You wrote w[:, k]. The first axis of w counts the "
        "filters, the second the channels: filter k is w[k].",
        # the result
        "channels_last": "Your filters stand on the last axis, (H_out, W_out, K). Here, as in "
        "torch, they come first.",
        "width_first": "Height and width of your maps are exchanged: rows first, (K, H_out, "
        "W_out).",
        "largest": "You took the largest product. Taking the largest is pooling; here the products "
        "are added up.",
        "relu_added": "You set what is below 0 to 0. That is ReLU, the next step in a network. A "
        "convolution alone may be negative.",
        "running_total": "Your total goes on from place to place. Set it back to 0 at the "
        "beginning of each place.",
        "square_only": "You used the height for the width too. A picture need not be square: W and "
        "FW make W_out.",
        "many_in_one_place": "out[k, i, j] is one place, and you put several numbers there. "
        "np.sum makes one number of the products, and b[k], not b, is one number too.",
        "zeros_without_brackets": "np.zeros takes the whole shape in brackets of its own: "
        "np.zeros((K, H_out, W_out)).",
        "one_short": "The last row and column of places are missing: you counted the steps. There "
        "is one place more than steps.",
        "axes_unpacked": "x has three axes and w has four, so .shape holds three numbers, or "
        "four: C, H, W = x.shape.",
        "whole_numbers": "Your result holds whole numbers only, so what is behind the point is "
        "cut off. Make it with np.zeros(...), without int.",
        # stride
        "stride_ignored": "stride does not count in your answer. With stride 2 the window begins "
        "at rows 0, 2, 4 and so on.",
        "both_ignored": "With stride 1 and no padding all is well. Now bring in the two: zeros "
        "around x, and windows that begin at multiples of stride.",
        "stepped_places": "Your i jumps by stride: it is a place in the picture. The place in "
        "the result is i // stride, or loop over range(H_out) and begin at i * stride.",
        "divided_first": "You divided before taking the filter off. Count the steps as in "
        "output_size: (H - FH) // stride + 1.",
        "stride_only_in_the_size": "The size is right, but your windows still move by 1. The "
        "window of out[k, i, j] begins at row i * stride and column j * stride.",
        "stride_only_in_the_windows": "Your windows move by stride, but the size does not know it: "
        "they run out of the picture. H_out and W_out shrink with the stride.",
        "stride_downwards_only": "Your stride works on the rows only. It holds for the columns "
        "too.",
        "stride_sideways_only": "Your stride works on the columns only. It holds for the rows too.",
        "stride_left_out_at_the_end": "Your window begins at i * stride, but ends at i + FH. It "
        "ends FH rows behind its own beginning.",
        "partial_windows": "You kept windows that stick out of the picture. The size is rounded "
        "down: //.",
        # padding
        "padding_ignored": "padding does not count in your answer. Put that many zeros around each "
        "channel before the windows are cut.",
        "padding_before": "You padded one end of each axis only. Zeros stand on all four sides: "
        "(padding, padding) for each axis.",
        "padding_downwards_only": "You padded one axis only. Zeros stand above and below, and left "
        "and right.",
        "padding_everywhere": "You padded the channels as well: np.pad(x, padding) works on every "
        "axis. The first axis gets (0, 0).",
        "padding_of_the_edge": "You filled the border with values from the picture. Here it is "
        "filled with zeros, as np.pad does when no mode is given.",
        "padding_of_ones": "You filled the border with ones. Here it is filled with zeros.",
        "padding_twice": "Your border is twice as wide as padding. The 2 in 2·padding counts the "
        "two ends; on each end stands padding.",
        "padding_of_the_answer": "You put the zeros around the result. They belong around x, "
        "before the filters slide over it.",
        "padding_counted_again": "Your picture is padded already, and then the size counts the "
        "padding once more. Use it in one of the two.",
        "size_before_padding": "You took the size from the picture without its border. Now the "
        "last places are missing: padding makes H and W larger.",
    },
)
