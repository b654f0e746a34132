"""All that a learner reads in the exercises of lesson 05."""

from .checker import Words

WORDS = {
    "multiply_backward": Words(
        task="A node works out a * b. The gradient grad arrives at its output. Return two "
        "gradients: the one that goes back to a, and the one that goes back to b.",
        right="A multiply node sends back what arrives, times the other input. That is why it must "
        "remember both inputs.",
        hints=(
            "Nudge a by a little: how much does a * b move? That is the node's own slope for a.",
            "The slope for a is b, and the slope for b is a. Multiply each by what arrives.",
            "return grad * b, and after a comma the other one",
        ),
        mistakes={
            "not_swapped": "You multiplied by the input itself. If a moves by 1, a * b moves by b: "
            "each one is sent the other input.",
            "overwritten": "Your first line gives a another value, and the second uses it. Use new "
            "names, or return grad * b, grad * a.",
            "stepped": "You returned a and b after a step. Backward changes no value: it only "
            "finds the gradients, grad * b and grad * a.",
            "forgot_grad": "These are the node's own slopes, b and a. Multiply both by grad, the "
            "gradient that arrives.",
            "rule_of_add": "You passed grad on unchanged to both. That is the rule of add; "
            "multiply stretches it by the other input.",
            "both_product": "You multiplied by a * b, the value. The slope for a is b alone: a is "
            "what moves.",
            "added": "You added grad to the other input. The chain rule multiplies them.",
            "divided": "You divided grad by the other input. The chain rule multiplies.",
            "one_sum": "You return one number. Two inputs came in, so two gradients go back, with "
            "a comma between.",
            "only_a": "You return the gradient of a only. b gets one too: return both, with a "
            "comma between.",
            "forward": "You returned a * b, the forward value. Backward, gradients are wanted.",
            "both_times_b": "You multiplied both by the same input. Each one is sent grad times "
            "the other input.",
            "only_first_times_grad": "One of your two gradients is the node's own slope alone. "
            "It, too, must be multiplied by what arrives, grad.",
            "dotted": "For arrays, np.dot, @ and np.sum add up. Here every entry has a gradient of "
            "its own: multiply with *.",
            "forward_times_grad": "You returned the value times grad, one number. Two inputs came "
            "in, so two gradients go back: each is grad times the other input.",
            "shared": "You shared grad out between the two. Nothing is shared: each input is sent "
            "grad times the other input.",
            "in_one_list": "Return the two gradients directly, with a comma between, not in a "
            "list inside a list.",
            "largest_takes_all": "That is the rule of max. Multiply sends each input grad times "
            "the other input.",
        },
    ),
    "relu_backward": Words(
        task="The backward step of ReLU: z went in, and grad arrives at the output, both of shape "
        "(n,). Return the gradient that goes back to z: grad where z was above 0, and 0 elsewhere "
        "(at z = 0 as well).",
        right="ReLU works as a gate: open, the gradient passes unchanged; closed, nothing of it "
        "passes.",
        hints=(
            "The slope of ReLU is 1 above 0 and 0 below. The gradient that arrives is multiplied "
            "by it.",
            "(z > 0) is an array of True and False; in a product they count as 1 and 0.",
            "np.where(z > 0, ..., 0), with what arrives in place of the dots",
        ),
        mistakes={
            "only_slope": "You returned the slope, 1 or 0. Multiply it by grad, the gradient that "
            "arrives.",
            "relu_times": "You multiplied grad by relu(z), the value. Multiply by the slope: 1 "
            "where z is above 0, otherwise 0.",
            "looked_at_grad": "You kept what is above 0 in grad. The gate is set by z, on the way "
            "forward; a gradient may be negative and pass.",
            "z_times": "You multiplied grad by z. The slope of ReLU is 1 or 0, never z.",
            "open_at_zero": "At z = 0 exactly this exercise (and torch) closes the gate: > instead "
            "of >=.",
            "inverted": "Your gate is turned around: it lets through where z is below 0.",
            "all_open": "You let everything through. Where z was not above 0, ReLU put out a flat "
            "0, and nothing goes back.",
            "relu_forward": "This is ReLU forward. Backward, it is grad that passes or not.",
            "both_gates": "You also stopped negative gradients. Only z sets the gate; a gradient "
            "may have any sign.",
            "one_number": "Your code works while z is one number. With more entries, if cannot "
            "decide for all of them at once; np.where decides entry by entry.",
            "relu_of_product": "You took ReLU of z * grad. The gate lets grad itself through, "
            "with its sign, where z is above 0.",
            "cut_out": "grad[z > 0] keeps only some of the entries, so the shape changes. A "
            "closed gate sends 0: np.where(z > 0, ..., 0).",
            "kept_z": "Where the gate is closed you sent z. There 0 goes back.",
            "leaky": "That is the leaky ReLU. The plain one lets nothing back where z is not "
            "above 0.",
            "added_up": "You added up over the entries. Each entry of z has a gradient of its "
            "own: leave the sum out.",
            "turned_below": "Where z is below 0 you turned the sign around, as for the absolute "
            "value. ReLU sends 0 there.",
            "slope_plus": "You added the slope to grad. The chain rule multiplies them.",
            "one_where_closed": "Where the gate is closed you sent 1. There 0 goes back.",
        },
    ),
    "hidden_gradient": Words(
        task="A 2-2-2 network: x (2,); h = sigmoid(W1 @ x + b1); y_hat = sigmoid(W2 @ h + b2); "
        "loss = 0.5 * sum((y_hat - y)²). Everything forward is worked out already. Return the "
        "gradient of the loss along W1, shape (2, 2), with W1's rows and columns.",
        right="One walk backward gave all four slopes. Nudging would have cost one more forward "
        "pass for each.",
        hints=(
            "Walk back from the loss: loss to y_hat, through the output's sigmoid, through W2, "
            "through the hidden sigmoid, to W1.",
            "At the output: d = (y_hat - y) * y_hat * (1 - y_hat), shape (2,). A sigmoid's slope "
            "is made of its own output.",
            "Back through W2: W2.T @ d adds up both paths. Times h * (1 - h), that is d_hidden.",
            "W1[i, j] joins x[j] to neuron i, so its slope is d_hidden[i] * x[j]: "
            "np.outer(d_hidden, x).",
        ),
        mistakes={
            "first_output": "You followed the path through the first output only. A hidden neuron "
            "feeds both outputs, so both paths add up.",
            "no_output_slope": "The slope of the output's sigmoid, y_hat * (1 - y_hat), is "
            "missing.",
            "no_hidden_slope": "The slope of the hidden sigmoid, h * (1 - h), is missing.",
            "no_slopes": "Both sigmoids are missing from your chain: their slopes are y_hat * (1 - "
            "y_hat) and h * (1 - h).",
            "not_transposed": "You wrote W2 @ d. Going back, rows and columns of W2 change "
            "places: W2.T @ d.",
            "forgot_W2": "You went from the outputs to the hidden neurons without W2. Its weights "
            "say how strongly each path pulls.",
            "forgot_x": "You stopped at the hidden neurons, with shape (2,). Each weight's slope "
            "is that, times the entry of x it was multiplied by.",
            "elementwise": "You multiplied by x entry by entry, which leaves shape (2,). Every "
            "neuron meets every entry of x: np.outer.",
            "transposed": "Your answer is transposed. Row i of W1 belongs to hidden neuron i, "
            "column j to x[j].",
            "turned": "You wrote y - y_hat, so every slope has the wrong sign. The gradient points "
            "uphill: y_hat - y.",
            "factor_two": "Your answer is twice the right one. The 0.5 in the loss cancels the 2 "
            "from the square.",
            "gradient_of_W2": "This is the gradient of W2. Go back one layer more: through W2 and "
            "the hidden sigmoid, to W1.",
            "h_for_x": "You multiplied by h in the last step. What W1 multiplies is x.",
            "sigmoid_again": "You sent h or y_hat through the sigmoid once more. They are its "
            "outputs already: the slope is h * (1 - h).",
            "w11_alone": "This is the slope of w11 alone, as in the lesson. Return all four: W2.T "
            "@ d adds up both paths for both hidden neurons, and np.outer makes the table.",
            "no_error": "The walk begins at the loss: the gradient that arrives at the outputs is "
            "y_hat - y. It is missing.",
            "squared_error": "You began with the loss itself. The walk begins with its slope, "
            "y_hat - y.",
            "half_kept": "Your answer is half of the right one. The slope of 0.5·r² is r: the 2 "
            "from the square cancels the 0.5.",
            "dotted": "np.dot (and @) of two arrays of shape (2,) gives one number. Every hidden "
            "neuron meets every input: np.outer gives all four products.",
            "no_brackets": "Without brackets y_hat * 1 - y_hat is y_hat - y_hat. Write y_hat * (1 "
            "- y_hat), and h * (1 - h).",
            "entry_by_entry": "You multiplied W2 and d entry by entry, so the two paths were "
            "never added up. W2.T @ d multiplies and adds.",
            "summed_wrong": "You added up along the wrong axis. In W2.T * d the two paths of "
            "hidden neuron i stand in row i; W2.T @ d adds them up.",
            "same_column": "You use column 0 of W2, W2[0, 0] and W2[1, 0], for both hidden "
            "neurons. Neuron i reaches the outputs through column i.",
            "x_of_the_row": "You multiply by x[i], the input with the neuron's number. W1[i, j] "
            "is multiplied by x[j].",
            "slope_from_x": "You worked out the hidden sigmoid's slope from x. It is made of the "
            "sigmoid's own output: h * (1 - h).",
            "second_output": "You followed the path through the second output only. A hidden "
            "neuron feeds both outputs, so both paths add up.",
        },
    ),
    "unbroadcast": Words(
        task="In a sum such as x + y, NumPy may have stretched a small input to the shape of the "
        "result. grad has the shape of the result, shape is that of the input. Add grad up until "
        "it has that shape: (3,), (2, 1) or () from (2, 3), for example. If the shapes are equal, "
        "nothing is added.",
        right="What was copied forward is added up backward: each copy had its own effect on the "
        "loss.",
        hints=(
            "NumPy stretches in two ways: it puts new axes in front, and it repeats axes of size "
            "1. Undo both, by adding up.",
            "First, while grad has more axes than shape: grad = grad.sum(axis=0).",
            "Then for every axis where shape has a 1: grad = grad.sum(axis=axis, keepdims=True).",
        ),
        mistakes={
            "averaged": "You averaged. Every copy had its own effect on the loss, so the effects "
            "add up.",
            "picked_one": "You kept the gradient of one copy and dropped the others. All copies "
            "have an effect: add them up.",
            "no_keepdims": "Where shape has a 1, the axis must stay, with size 1: keepdims=True.",
            "kept_in_front": "The axes that NumPy put in front must go altogether: sum there "
            "without keepdims.",
            "summed_everything": "You added up everything to one number. That is right for shape "
            "() only.",
            "only_in_front": "You removed the axes in front, but an axis of size 1 was stretched "
            "too: add it up, with keepdims=True.",
            "only_ones": "You added up the axes of size 1, but axes that NumPy put in front are "
            "still there: sum them away.",
            "from_the_end": "You removed axes from the end. NumPy lines shapes up at the end and "
            "adds new axes in front: axis=0.",
            "reshaped": "reshape only rearranges numbers, it cannot make fewer of them. Add up "
            "with sum.",
            "left_alone": "You returned grad as it came. An input that was stretched needs its "
            "own, smaller shape back.",
            "always_in_front": "You always add up over axis 0, once. What must be added up "
            "depends on shape: compare it with grad.shape.",
            "once_in_front": "You removed at most one axis in front, and there may be more: while "
            "instead of if.",
            "once_in_front_alone": "Two things are missing: there may be more than one axis too "
            "many in front (while, not if); and an axis where shape has a 1 is added up too.",
            "front_to_front": "You compare the shapes from the front. NumPy lines them up at the "
            "end: first remove the extra axes in front, then compare.",
            "resized": "np.resize only cuts numbers off. Every copy had its own effect on the "
            "loss: add them up.",
            "stretched_again": "np.broadcast_to stretches, as the way forward did. The way back "
            "adds up what was stretched.",
            "all_into_one": "You put the sum of everything into every entry. Add up only along "
            "the axes that were stretched.",
            "zeros": "The shape is right, but not the numbers: add up the entries of grad along "
            "the axes that were stretched.",
        },
    ),
    "numeric_gradient": Words(
        task="f takes an array and returns a number. Return the slope of f along each entry of x, "
        "shape (n,): move that entry up and down by h = 1e-5, and divide the difference of f by "
        "2h. Leave x itself as it was.",
        right="The errors of up and down cancel: with h = 1e-5 about ten digits can be right. Now "
        "you can check any backward code.",
        hints=(
            "Go through the entries one by one. Copies keep x safe: up = x.copy(), down = "
            "x.copy().",
            "up[i] += h and down[i] -= h, then (f(up) - f(down)) / (2 * h) is the slope of entry "
            "i.",
            "Begin with slopes = np.zeros(len(x)); put each slope in its place; return after the "
            "loop.",
        ),
        mistakes={
            "forward_only": "You compared f(x + h) with f(x). On a curve that is a little too "
            "steep or too flat; compare up with down.",
            "backward_only": "You compared f(x) with f(x - h). On a curve that is a little too "
            "steep or too flat; compare up with down.",
            "no_two": "Up and down are 2h apart, but you divided by h: your slopes are twice the "
            "right ones.",
            "forgot_divide": "You return how much f changed. Divide by 2h to get a slope.",
            "no_brackets": "/ 2 * h divides by 2 and then multiplies by h. Write / (2 * h).",
            "only_down_divided": "Division goes before minus, so only f(down) was divided. Put "
            "brackets around (f(up) - f(down)).",
            "moved_all": "You return one number: all entries moved at once, or the slopes added "
            "up. Move one entry at a time, and return a slope for each.",
            "filled": "You moved all entries at once, so every slope is the same. Move one entry "
            "at a time.",
            "not_restored": "You moved entries of x itself and left them moved. Work on copies "
            "(x.copy()), or put each entry back.",
            "kept_moves": "You made the copies before the loop, so earlier entries stay moved. "
            "Copy x afresh in every round.",
            "no_copy": "up = x makes no copy: up, down and x are three names of one array. Write "
            "x.copy().",
            "no_sign": "You took the absolute value. A slope has a sign: it is negative where f "
            "falls.",
            "wrong_way": "You subtracted the wrong way round: f(up) comes first.",
            "first_only": "Only the first slope is worked out. Is the return inside the loop?",
            "entry_alone": "You gave f a single number, x[i] + h. f wants the whole array, with "
            "only entry i moved.",
            "half_way": "Your slopes are half of the right ones: the two places are h apart, not "
            "2h. (+= h, then -= h, leads back to x itself.)",
            "last_slope": "You return one slope, the last. Keep them all: slopes[i] = ... in the "
            "loop.",
            "tiny_h": "h is so small that rounding eats the difference, as in the table above. "
            "Take h = 1e-5.",
            "another_h": "Right to the first digits only. Is h = 1e-5, and does one copy go up "
            "and the other down by it?",
            "added_the_two": "You added f(up) and f(down). The slope comes from their difference.",
        },
    ),
}
