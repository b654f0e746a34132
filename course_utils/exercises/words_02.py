"""All that a learner reads in the exercises of lesson 02."""

from .checker import Words

WORDS = {
    "xor": Words(
        task="Build XOR for inputs x1, x2 (0 or 1) from the gates AND, OR and NAND of this lesson.",
        right="From gates it is AND(OR, NAND): two look at the inputs, a third looks at those two. "
        "That is a network of two layers.",
        hints=(
            "OR is right in three corners. Which corner is wrong, and which gate says no there?",
            "XOR means: OR says yes, and NAND says yes.",
            "return AND(OR(x1, x2), NAND(x1, x2))",
        ),
        mistakes={
            "just_or": "This is OR: it says 1 at (1, 1), where XOR says 0.",
            "just_nand": "This is NAND: it says 1 at (0, 0), where XOR says 0.",
            "just_and": "This is AND. You need the gate that says no at (1, 1): NAND.",
            "xnor": "This is XOR turned upside down: the last gate should be AND, not NAND.",
            "or_of_both": "OR of OR and NAND is always 1: one of them always says yes. Both must.",
            "swapped_and": "You ask AND and NAND at once; they are opposites, so the answer is "
            "always 0.",
        },
    ),
    "layer": Words(
        task="A layer on a batch: X has shape (n, n_in), W (n_out, n_in), b (n_out,). Return z = "
        "X·Wᵀ + b, "
        "shape (n, n_out).",
        right="One line computes every neuron of the layer for every row of the batch.",
        hints=(
            "X @ M needs M of shape (n_in, n_out); W is stored the other way round, as PyTorch "
            "does.",
            "W.T is W with rows and columns exchanged: X @ W.T + b.",
        ),
        mistakes={
            "not_transposed": "You wrote X @ W. W has one row for each neuron, (n_out, n_in), so "
            "it must be "
            "transposed: W.T.",
            "w_first": "You wrote W @ X. The batch comes first: one row of X for each example.",
            "forgot_bias": "The bias b is missing.",
            "transposed_result": "Your answer is transposed: rows must be examples, columns "
            "neurons.",
            "neurons_down": "You wrote W @ X.T, which puts the neurons into the rows. Examples "
            "stay in the rows: X @ W.T.",
            "activated": "Return the sums z themselves: no step, ReLU, tanh or sigmoid here.",
            "elementwise": "You used *, which multiplies entry by entry; @ multiplies and adds up.",
        },
    ),
    "count_parameters": Words(
        task="Count the weights and biases of a fully connected network with layers of these "
        "sizes, such "
        "as [784, 128, 64, 10].",
        right="784-128-64-10 has 109,386: the network that you trained in lesson 00.",
        hints=(
            "A layer from n_in to n_out has n_in·n_out weights and n_out biases.",
            "Add up n_in * n_out + n_out over the pairs zip(sizes, sizes[1:]).",
        ),
        mistakes={
            "forgot_biases": "You counted the weights only; every neuron after the input also has "
            "a bias.",
            "biases_for_inputs": "You gave the inputs biases too; inputs are numbers, not neurons.",
            "one_bias_a_layer": "You gave each layer one bias. Each of its neurons has one: n_out "
            "in all.",
            "biases_of_the_inputs": "You counted a bias for each input of a layer. Each neuron "
            "has one: n_out, not n_in.",
            "hidden_biases_only": "The neurons of the last layer have biases too.",
            "last_forgotten": "The last layer is missing from your count.",
            "counted_neurons": "You counted neurons; count the numbers on their connections, and "
            "biases.",
            "last_layer_only": "Only the last layer is left in your count; add up over all layers.",
            "first_layer_only": "You counted only the first layer; is the return inside the loop?",
            "multiplied_all": "You multiplied all sizes together; each layer has its own matrix, "
            "so add up.",
        },
    ),
    "collapse": Words(
        task="Two layers without activation, first (W1, b1), then (W2, b2): return the one layer "
        "(W, b) "
        "that does the same.",
        right="However many linear layers are stacked, the stack is one linear layer.",
        hints=(
            "Write it out: W2·(W1·x + b1) + b2. What stands before x, and what remains?",
            "W2·(W1·x + b1) = (W2·W1)·x + W2·b1. The part without x belongs to b.",
            "W = W2 @ W1; b = W2 @ b1 + b2.",
        ),
        mistakes={
            "wrong_order": "You multiplied W1 @ W2. The layer used first stands next to x: W2 @ "
            "W1.",
            "both_wrong": "Two things: the layer used first stands next to x, W2 @ W1; and b1 goes "
            "through "
            "the second layer too, W2 @ b1 + b2.",
            "only_W": "You returned only W; return two things: W, b.",
            "swapped": "You returned b before W; return W, b.",
            "added_biases": "You added b1 + b2; but b1 goes through the second layer too: W2 @ b1 "
            "+ b2.",
            "forgot_b1": "b1 has disappeared; it reaches the output through the second layer: W2 @ "
            "b1.",
            "transposed_both": "That is (W2 @ W1).T. Here W stands before x, and nothing needs to "
            "be transposed: W2 @ W1.",
            "entry_by_entry": "* multiplies entry by entry. One layer after the other multiplies "
            "the matrices: @.",
            "w1_on_b1": "W1 works on x only. b1 is added after it, and then goes through W2.",
            "b1_first": "b1 @ W2 goes through W2 the wrong way, as if it were transposed: W2 @ b1.",
            "w2_on_both": "b2 is added at the very end; only b1 goes through W2.",
            "added_weights": "You added the matrices; one layer after the other multiplies them.",
        },
    ),
    "slopes": Words(
        task="The slope of loss(w) along each weight, by nudging: for each i add eps to w[i] alone "
        "and "
        "return (loss(nudged) - loss(w)) / eps, shape of w.",
        right="It works for any loss at all, and costs one more forward pass for every single "
        "weight.",
        hints=(
            "Loop over range(len(w)); make a copy, nudged = w.copy(), in every round.",
            "nudged[i] += eps, then (loss(nudged) - loss(w)) / eps goes into place i of the "
            "answer.",
        ),
        mistakes={
            "forgot_divide": "You return how much the loss changed; divide by eps to get the "
            "slope.",
            "kept_nudges": "You did not undo a nudge before the next one: later slopes see several "
            "weights "
            "moved at once. Copy w afresh in every round.",
            "central": "You compare a nudge up with a nudge down. That is more exact, but costs "
            "twice as "
            "much; here compare one nudge with loss(w).",
            "no_brackets": "Division goes before minus: put brackets around (loss(nudged) - "
            "loss(w)).",
            "one_number": "You moved all weights at once and return one number; nudge one weight "
            "at a "
            "time and return one slope for each.",
            "nudged_all": "You moved all weights at once; one at a time tells which one matters.",
            "set_not_added": "nudged[i] = eps puts eps in place of the weight. Add to it: +=.",
            "own_eps": "Use the eps that is handed in, for the nudge and for the division.",
            "wrong_sign": "You subtracted the wrong way round: the loss after the nudge comes "
            "first.",
            "changed_w": "You changed w itself. Nudge a copy: w.copy().",
        },
    ),
}
