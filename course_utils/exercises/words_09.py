"""All that a learner reads in the exercises of lesson 09; conv2d is in words_09_conv2d.py, the
last two in words_09_windows.py."""

from .checker import Words
from .words_09_conv2d import CONV2D
from .words_09_windows import IM2COL, MAX_POOL

A_FLOAT = (
    "Every number is right, but it is a float: {got}. Sizes must be whole numbers: np.zeros and "
    "range take no float. // gives an int; so does int(...) around it."
)

PER_COLOUR = (
    "You return {C} maps, one for each channel. A filter looks at all channels and adds up what "
    "it finds there into one number: {K} filters, {K} maps."
)
MINUS_ZERO = (
    "Nothing fits into a slice that ends at -padding when padding is 0: :-0 means :0. Count its "
    "end from the front, padding + H and padding + W, or let np.pad do it."
)

WORDS = {
    "slide": Words(
        task="x has shape (H, W), kernel (FH, FW). Lay the kernel on x at every place where all of "
        "it fits. There, multiply each number of the kernel by the number under it, and add the "
        "products up. Return the sums, shape (H - FH + 1, W - FW + 1). Do not flip the kernel.",
        right="That is what the libraries call a convolution. A 3×3 kernel on a 28×28 digit gives "
        "26×26: 676 places with 9 products each, 6,084 products in all, from only 9 weights.",
        hints=(
            "Two loops: one over the rows where the kernel may begin, one over the columns. How "
            "many of each are there?",
            "The window that begins at row i and column j: x[i:i+FH, j:j+FW]. It has the shape of "
            "the kernel.",
            "out = np.zeros((H - FH + 1, W - FW + 1)), and in the loops out[i, j] = np.sum(window "
            "* kernel).",
        ),
        mistakes={
            "flipped": "You turned the kernel by half a turn. That is the convolution of "
            "mathematics. The libraries lay the kernel down as it is (cross-correlation), and so "
            "do we.",
            "flipped_one_way": "You mirrored the kernel along one axis. It is laid down as it is.",
            "turned_kernel": "You transposed the kernel (.T). It is laid down as it is.",
            "sides_swapped": "You exchanged height and width of the kernel. .shape gives rows "
            "first, then columns: FH goes with the rows, FW with the columns.",
            "mean": "You took the mean of the products. Their sum is wanted. (An averaging kernel "
            "carries the 1/9 inside it.)",
            "weighted_mean": "You divided by the sum of the kernel. Only add the products up: a "
            "kernel that finds edges adds up to 0, and nothing can be divided by 0.",
            "maximum": "You took the largest product. Taking the largest is pooling; here the "
            "products are added up.",
            "no_kernel": "You added up the window alone. Each of its numbers is first multiplied "
            "by the number of the kernel above it.",
            "added": "You added window and kernel. Multiply them entry by entry, then add up.",
            "multiplied": "You multiplied all products together (np.prod). Add them up.",
            "not_summed": "You return the products themselves. Each window gives one number: their "
            "sum.",
            "summed_one_way": "You added up along one axis of the window only. Add up over both: "
            "each window gives one number.",
            "last_product": "Only the last product is left: each one replaced the one before. Add "
            "them up with +=.",
            "running_total": "Your total goes on from place to place. Set it back to 0 at the "
            "beginning of each window.",
            "matrix_product": "@ and np.dot make a matrix product, where rows meet columns. Here "
            "each number meets the one under it: that is *, and then the sum.",
            "one_short": "Your loops stop one place too soon. In 5 numbers, a kernel of 3 fits at "
            "5 - 3 + 1 = 3 places.",
            "too_far": "Your loops go too far: there part of the window lies outside of x. The "
            "last row where the kernel fits is H - FH, the last column W - FW.",
            "size_of_x": "Your result is as large as x, with zeros where the kernel does not fit. "
            "It should hold only the places where it fits.",
            "padded": "You put zeros around x. Padding comes later in the lesson: here the kernel "
            "stays inside x, and the result is smaller than x.",
            "transposed": "Your result is transposed: its rows should be the rows of x.",
            "places_swapped": "i and j have changed places in the window. i counts rows and comes "
            "first: x[rows, columns].",
            "shape_swapped": "Your array for the result has width and height exchanged. np.zeros "
            "takes the rows first, then the columns.",
            "square_only": "You used one side for both directions. x and the kernel need not be "
            "square: each has a height and a width of its own.",
            "diagonal": "You went down the diagonal only. Every row is combined with every column: "
            "one loop inside the other.",
            "tiles": "Your kernel jumps by its own size. It moves by one place each time, and its "
            "windows overlap.",
            "flat": "The numbers are right, but they stand in one line. Bring them into rows and "
            "columns: (H - FH + 1, W - FW + 1).",
            "last_place": "You return one number, that of the last place. Keep the numbers of all "
            "places, each at its own [i, j].",
            "returned_early": "You returned too soon: places after the first, or after the first "
            "row, are still 0. return stands behind both loops.",
            "zeros_without_brackets": "np.zeros takes the whole shape in brackets of its own: "
            "np.zeros((rows, columns)).",
            "whole_numbers": "Your result holds whole numbers only, so what is behind the point "
            "is cut off. Make it with np.zeros(...), without int.",
        },
    ),
    "output_size": Words(
        task="How long is what comes out? size is the length of one side of the input, kernel that "
        "of the kernel. On both ends stand padding zeros, and the kernel moves by stride each "
        "time. Return the number of places where all of the kernel fits: an int.",
        right="floor((size + 2·padding - kernel) / stride) + 1. 224 with kernel 7, padding 3 and "
        "stride 2 gives 112: 223 / 2 is 111.5, and the half step that is left over finds no "
        "place.",
        hints=(
            "How long is the line with its zeros? And how far can the kernel move from its first "
            "place until it touches the end?",
            "The way is size + 2·padding - kernel. Count the whole steps in it. The first place "
            "costs no step.",
            "Whole steps: way // stride. Then + 1.",
        ),
        mistakes={
            "no_floor": "There is no such thing as half a place. If a step is left over that is "
            "too short, the kernel does not take it: // rounds down.",
            "rounded": "You rounded to the nearest. Half a step is no step: always round down.",
            "ceiling": "You rounded up. The last step would push the kernel over the end: round "
            "down.",
            "forgot_one": "You counted the steps. The first place needs none, so there is one "
            "place more than steps.",
            "one_too_soon": "You added the 1 before dividing. Right for stride 1; else it comes "
            "after: it is the first place, and not part of the way.",
            "one_in_the_stride": "Your 1 is added to the stride. It is one more place: add it "
            "behind the division.",
            "minus_one": "You subtracted 1 at the end. There is one place more than steps, so "
            "add it.",
            "padding_once": "You counted the padding once. It stands at both ends.",
            "padding_forgotten": "padding does not count in your answer. It makes the input "
            "longer, at both ends.",
            "padding_subtracted": "You subtracted the padding. Zeros at both ends make the input "
            "longer.",
            "padding_late": "You added the padding behind the division. It belongs to the input: "
            "the stride goes over the zeros as well.",
            "padding_squared": "You squared the padding. It comes twice, once at each end: that is "
            "times 2.",
            "kernel_late": "You subtracted the kernel after dividing. First find how far the "
            "kernel can move, then divide by the stride.",
            "kernel_forgotten": "The length of the kernel does not count in your answer. Places "
            "near the end are lost, because the kernel would stick out.",
            "size_only": "Only size and stride count in your answer. The padding makes the input "
            "longer at both ends; and near the end places are lost, as the kernel would stick out.",
            "half_a_kernel": "You took kernel // 2: so far a kernel reaches on each side of its "
            "middle. Here all of it must fit: the way is size + 2·padding - kernel.",
            "kernel_added": "You added the kernel. The longer it is, the fewer places it has: "
            "subtract it.",
            "floored_apart": "You divided the input and the kernel by the stride one by one, and "
            "rounded each. Subtract first, then divide and round once.",
            "no_brackets": "Division goes before minus: only the kernel was divided. Put brackets "
            "around the whole way.",
            "stride_multiplied": "You multiplied by the stride. Larger steps make fewer places: "
            "divide.",
            "stride_ignored": "stride does not count in your answer. With stride 2 the kernel "
            "takes only every second place.",
            "stride_subtracted": "You subtracted the stride. Ask how many steps of this length "
            "fit into the way: divide.",
            "remainder": "% gives what is left over after dividing. How often it fits is //.",
            "both_sides": "You squared it. That counts the places in a square picture; here one "
            "side is wanted.",
            "upwards": "You go from the small size to the large one. The other way round is "
            "wanted: from the input to what comes out.",
        },
    ),
    "conv2d": CONV2D,
    "im2col": IM2COL,
    "max_pool": MAX_POOL,
}
