"""All that a learner reads in the exercises of lesson 11."""

from .checker import Words

WORDS = {
    "receptive_field": Words(
        task="layers is a list of (k, s) from the input up: the kernel size and the stride of each "
        "convolution or pooling. Return the side of the receptive field: how many input pixels in "
        "a row one neuron of the last layer sees.",
        right="Two layers of 3×3 see 5 pixels, three see 7. In lesson 10's network a neuron behind "
        "the second pooling sees 10 × 10 of the 28 × 28 pixels.",
        hints=(
            "Without any layer one sees 1 pixel. A 3×3 layer with stride 1 adds 2: one on each "
            "side. What does it add when a stride of 2 came before?",
            "Keep a second number: how many input pixels lie between two neighbours. At first 1; "
            "each stride multiplies it.",
            "field, jump = 1, 1. In the loop: field += (k - 1) * jump, and only then jump *= s.",
        ),
        mistakes={
            "kernels_multiplied": "You multiplied the kernels. Their windows overlap: two of 3 see "
            "5 pixels, not 9.",
            "kernels_added": "You added the kernels. Windows overlap: each layer adds one less "
            "than its kernel, and not each pixel of it is new.",
            "stride_forgotten": "The stride does nothing in your answer. Behind a stride of 2 "
            "neighbours are 2 input pixels apart, so later kernels reach further.",
            "began_with_zero": "You began with 0. With no layer at all one sees 1 pixel, itself, "
            "and neighbours stand 1 apart: both numbers begin with 1.",
            "replaced": "You put (k - 1) * jump in place of the field. It is added to what the "
            "field was.",
            "whole_kernel": "Each of your layers adds k steps. One of its k places is where the "
            "field was before: k - 1 are new.",
            "jump_first": "You changed the jump before you used it. The stride of a layer counts "
            "for the layers above it only.",
            "own_stride": "You multiply by the layer's own stride. What counts is the product of "
            "the strides below it.",
            "last_stride": "You keep only the stride of the layer just below. All strides below "
            "count, multiplied.",
            "strides_added": "You add the strides. Halving and halving again makes a quarter: "
            "strides multiply.",
            "strides_divide": "You divide by the stride. Behind a stride neighbours are further "
            "apart, not nearer.",
            "top_down": "You went through the layers from the wrong end. If you multiply a jump, "
            "begin at the input; if you stretch the field by s, begin at the last layer.",
            "field_stretched": "You stretch the whole field by the stride. It is the steps between "
            "the places that are stretched, and there is one step less than places.",
            "the_jump": "You return the jump: how far apart neighbours are. Asked is the field.",
            "both": "You return two numbers. Only the field is asked for.",
            "first_layer": "You stopped after the first layer. return stands behind the loop.",
            "last_layer": "Only the last layer is left. Add up what each layer brings.",
            "last_left_out": "You left out the last layer. range(n) ends one before n by itself, "
            "so len(layers) - 1 is one too few. for k, s in layers takes all of them.",
            "first_left_out": "You left out the first layer. Places in a list begin with 0; for k, "
            "s in layers takes all of them.",
            "largest_kernel": "You took the largest kernel. Layers on top of one another see more "
            "than one alone.",
            "squared": "You squared it: that is the number of pixels in the square. Asked is one "
            "side.",
            "of_each_layer": "You return the fields of all layers. Asked is that of the last one.",
            "halves": "You add half a kernel on each side, rounded down. For a kernel of 2 that is "
            "too much: all that is new is k - 1.",
            "one_half": "You added one side only. The kernel reaches out on both sides: k - 1 in "
            "all.",
            "swapped": "k and s have changed places. Each pair is (k, s): kernel first.",
            "pair_for_a_number": "Each entry of layers is a pair (k, s), and the loop takes it "
            "apart: for k, s in layers. You calculated with a whole pair, or took something else "
            "apart.",
        },
    ),
    "conv_cost": Words(
        task="A convolution takes c_in maps of size × size and gives c_out maps of the same size "
        "(k × k kernels, stride 1, padded). Return (weights, multiplications): how many weights "
        "it has, with its biases; and how often it multiplies for one picture. Places in the "
        "padding count as well; adding a bias is no multiplication.",
        right="64 to 64 channels with 3×3 on 224×224, a layer of VGG: 36,928 weights and "
        "1,849,688,064 multiplications. Each weight, but for the biases, works at 50,176 places.",
        hints=(
            "One filter has a slice of k × k for each map that comes in, and one bias. How many "
            "filters are there?",
            "One output number costs as many multiplications as one filter has weights, without "
            "its bias. How many output numbers are there?",
            "weights = c_in * c_out * k * k + c_out. The multiplications: the first part of it, at "
            "size * size places.",
        ),
        mistakes={
            "k_once": "A kernel has rows and columns: k times k numbers.",
            "k_doubled": "You took 2·k. A square of k rows and k columns has k·k numbers.",
            "no_bias": "The biases are missing from the weights. Each filter has one.",
            "bias_for_inputs": "You gave a bias to each map that comes in. Each filter has one, "
            "so there are as many as maps that come out.",
            "bias_in_each_slice": "You gave a bias to each slice. A filter adds its slices up and "
            "has one bias.",
            "one_bias": "You counted one bias for the whole layer. Each filter has one.",
            "bias_at_each_place": "You counted a bias for each place. A filter takes the same one "
            "everywhere.",
            "bias_multiplied": "The biases stand among your multiplications. They are only added.",
            "channels_added": "You added the channels. Each map that comes out looks at all that "
            "come in: multiply.",
            "inputs_forgotten": "c_in is missing. A filter has a slice for each map that comes in.",
            "outputs_forgotten": "c_out is missing. There is one filter for each map that comes "
            "out.",
            "size_forgotten": "You counted one place. The same weights are used at every place of "
            "the picture.",
            "size_once": "You counted the places of one row. A picture has size rows as well.",
            "shrunk": "You counted the places where all of the kernel fits. With padding there are "
            "as many places as pixels.",
            "only_size": "The channels are missing from your multiplications.",
            "swapped": "Right numbers, wrong order: the weights first, then the multiplications.",
            "fully_connected": "That is a fully connected layer from all pixels to all pixels. A "
            "convolution has only its kernels, and uses them again and again.",
            "weights_at_each_place": "You gave every place weights of its own. The places share "
            "them, so the number of weights does not depend on size.",
            "additions_too": "You counted the additions too. Only multiplications are asked for.",
            "one_number": "The weights are right. Return two numbers: weights, multiplications.",
            "added_up": "You added the two numbers. Return them apart, with a comma between.",
        },
    ),
    "bottleneck_saving": Words(
        task="A k×k convolution from c to c channels, against a bottleneck: 1×1 from c to middle "
        "channels, k×k from middle to middle, 1×1 back to c. Return the number of weights of the "
        "first divided by that of the three together. No biases.",
        right="256 channels, 3×3, 64 in the middle, as in ResNet: 589,824 weights against 69,632, "
        "8.47 times fewer. With a middle that is not small it saves nothing: below 1 it costs "
        "more.",
        hints=(
            "A convolution without bias has (channels in) · (channels out) · (kernel)² weights.",
            "The two 1×1 have c·middle weights each. And the k×k between them?",
            "direct = c * c * k * k; bottleneck = c * middle + middle * middle * k * k + middle * "
            "c; divide the first by the second.",
        ),
        mistakes={
            "upside_down": "Your fraction is upside down: the direct convolution stands above, the "
            "bottleneck below.",
            "difference": "You subtracted. Asked is how many times: divide.",
            "channels_alone": "You compared numbers of channels. Compare weights: c·c·k·k for the "
            "one, and for the bottleneck the sum of its three convolutions.",
            "share": "You return which share is saved. Asked is how many times larger the direct "
            "convolution is.",
            "whole_division": "// throws away what is behind the point. / keeps it.",
            "rounded": "You rounded. Return the number as it is.",
            "no_way_back": "One 1×1 is missing. One leads down to middle channels, another leads "
            "back to c.",
            "way_back_kept_small": "Your last 1×1 ends at middle channels. It leads back to c.",
            "only_the_middle": "The two 1×1 are missing. They have weights too: one for each pair "
            "of channels.",
            "wide_in_the_middle": "Your k×k convolution goes from c to c. In the bottleneck it has "
            "only middle channels on both sides: that is what saves.",
            "half_wide_in_the_middle": "Your k×k convolution has c channels on one side. In the "
            "bottleneck it goes from middle to middle.",
            "middle_once": "The k×k convolution has middle channels on both sides: middle times "
            "middle.",
            "c_once": "A convolution has a slice for each pair of channels, in and out. From c to "
            "c that is c times c.",
            "direct_to_middle": "Your direct convolution ends at middle channels. It goes from c "
            "to c.",
            "k_once": "A kernel has rows and columns: k times k.",
            "no_k_in_the_middle": "The kernel is missing in the middle of the bottleneck: there "
            "stands a k×k convolution.",
            "k_everywhere": "You gave all convolutions the same kernel, so that k cancels. The "
            "direct one and the one in the middle are k×k; the first and the last are 1×1.",
            "channels_added": "Channels are missing, or added up. Each channel that comes out "
            "looks at all that come in: multiply the two numbers.",
            "ones_with_one_weight": "A 1×1 convolution has more weights than that: one for each "
            "pair of channels, c times middle.",
            "with_biases": "You counted biases. Here only the weights count.",
            "no_brackets": "Python goes from left to right: a / b * c multiplies by c, and a / b + "
            "c divides by b only. Put brackets around the whole bottleneck.",
            "multiplied": "You multiplied the three layers. Their weights are added.",
            "bottleneck_alone": "You return numbers of weights. Divide the direct one by that of "
            "the bottleneck.",
        },
    ),
    "residual": Words(
        task="A residual block: x is an array, branch a function that takes x and returns an array "
        "of the same shape. Add x and what the branch gives; then ReLU. Return the result.",
        right="Where the branch gives 0, the block lets x through (what is not below 0): doing "
        "nothing is easy. And where the sums are above 0, so that each ReLU has slope 1, the way "
        "along the shortcuts has slope 1 over 20 blocks too; 0.5 each would leave a millionth.",
        hints=(
            "Two ways lead from x to the sum: one through the branch, one straight (the shortcut).",
            "branch(x) calls the branch. ReLU comes at the very end, on the sum.",
            "np.maximum(..., 0) is ReLU. Put x + branch(x) inside.",
        ),
        mistakes={
            "no_shortcut": "The shortcut is missing: only the branch is left. Add x to what it "
            "gives.",
            "no_branch": "The branch is missing: only x is left.",
            "no_relu": "The sum is right. What is missing is the ReLU on it.",
            "relu_too_early": "ReLU stands on the branch, before the sum. Then a branch can only "
            "add, never take away. Add first, then ReLU.",
            "relu_on_both": "ReLU stands on both parts. Add them first; ReLU comes once, on the "
            "sum.",
            "relu_on_x": "ReLU stands on the shortcut. The shortcut hands x on as it is; ReLU "
            "comes on the sum.",
            "relu_on_branch_and_after": "ReLU comes twice: on the branch, and on the sum. Only the "
            "second is asked for; with the first, a branch can only add.",
            "relu_before_branch": "ReLU stands before the branch. The branch gets x as it is.",
            "relu_before_branch_only": "ReLU stands before the branch, and none on the sum. Such "
            "blocks exist (\"pre-activation\"); here ReLU comes at the end.",
            "concatenated": "You put the two side by side. Nothing was added, and the result is "
            "larger than x. Add entry by entry.",
            "multiplied": "You multiplied x and the branch. They are added.",
            "subtracted": "You subtracted. The two are added.",
            "branch_of_branch": "You called the branch on its own result. Once is enough.",
            "branch_twice": "What the branch gives counts twice. Add x and branch(x), each once.",
            "shortcut_into_branch": "You add before the branch. The shortcut leads around it: add "
            "x to what comes out.",
            "x_twice": "x counts twice. Add x and branch(x), each once.",
            "mean": "You took the mean. They are added, nothing is divided.",
            "larger_of_both": "You took the larger of x and the branch. Add the two; ReLU compares "
            "their sum with 0.",
            "not_called": "branch is a function. Round brackets call it: branch(x).",
            "one_largest": "np.max and max look for one largest number. np.maximum compares entry "
            "by entry with 0.",
            "minimum": "You keep what is below 0. ReLU keeps what is above: np.maximum.",
            "step": "You return only whether the sum is above 0. ReLU keeps the number itself.",
            "absolute": "You dropped the minus signs. ReLU makes 0 of what is below 0.",
            "sigmoid": "That is a sigmoid. Here it is ReLU.",
            "changed_x": "You changed x itself: x += ... writes into the array that came in. "
            "x = x + ... makes a new one.",
            "forgot_return": "All is computed, but nothing is returned.",
        },
    ),
}
