"""What Python, NumPy and torch say when a function stops, in words of our own."""

STOPPED = {
    "raised": "It stopped with {error}.",
    "shapes": "The shapes do not fit: @ wants as many columns on its left as rows on its right, "
    "and no single numbers. Print both shapes. (Number by number is *.)",
    "broadcast": "The shapes do not fit: {error}. Print the .shape of both sides.",
    "reshape": "reshape must keep the number of entries, and here they differ ({error}).",
    "truth": "An if (also max, min, all, any, and, or, not) needs one True or False, but comparing "
    "an array gives one for each entry. np.where decides entry by entry.",
    "power": "In Python ^ is not a power (it works on the bits of whole numbers). A power is **: "
    "x**2.",
    "one_number": "math.exp, math.log, float, .item() and their like take one number, and got a "
    "whole array. NumPy's own functions take arrays: np.exp, np.log, np.sqrt.",
    "index": "An index, an axis or a size must be a whole number, and yours is not ({error}). "
    "To compare two arrays entry by entry use np.maximum, not np.max.",
    "call": "A bracket right behind a number or an array calls it, like a function. To multiply, "
    "write *: s * (1 - s).",
    "lists": "A list [...] does not calculate ({error}). np.array([...]) makes an array of it.",
    "axis": "That axis does not exist ({error}). An array of shape (n,) has axis 0 only, one of "
    "shape (n, k) has 0 and 1.",
    "beyond": "It looked for an entry that is not there ({error}). The first one has index 0, the "
    "last one len(...) - 1.",
    "find": "An array has no such method: np.argmin finds the place of the smallest.",
    "brackets": "A function is called with round brackets: np.exp(z), not np.exp[z].",
    "name": "Python does not know one of your names ({error}). Is it spelled right, and does a "
    "line before it give it a value?",
    "arguments": "A function got too many values, or too few ({error}). The first line of your "
    "own must stay as it was in the stub.",
    "itself": "Your function calls itself, without an end.",
    "dtype": "It took a number for a data type ({error}). A shape has brackets of its own, and so "
    "has a list: np.zeros((2, 3)), np.array([1, 2]).",
    "unpack": "On the left of = (or behind for) stand more names than values came, or fewer "
    "({error}). Print what stands on the right.",
    "ragged": "The rows have different lengths, and an array needs equal ones. Print len(row) for "
    "each row.",
    "empty": "Something is empty here ({error}). Print its shape: does a slice or a mask leave "
    "nothing?",
    "whole": "A place or a slice needs whole numbers ({error}). / gives a float, even 4 / 2; // "
    "gives a whole number.",
    "reverse": "NumPy's sorting has no reverse. np.argsort(-x) sorts from the largest.",
    "keyword": "That function has no such option ({error}).",
    "none": "Something you calculate with is None ({error}): what a function without return gives, "
    "and what x.sort() and list.append() give.",
    "method": "A NumPy array has no such method ({error}). torch's methods belong to tensors.",
    "no_relu": "Python does not know ReLU, and NumPy has none: np.maximum(0, z) is ReLU. With "
    "torch's tensors it is torch.relu(z), as a layer nn.ReLU().",
    "not_in_numpy": "NumPy has no such function ({error}). ReLU is np.maximum(0, z), the sigmoid "
    "1 / (1 + np.exp(-z)); a softmax is np.exp divided by its sum.",
    "not_a_tensor": "This exercise works with NumPy arrays, and torch's functions take tensors "
    "only. NumPy has np.exp, np.log, np.sum; ReLU is np.maximum(0, z).",
    # and torch
    "mean": "torch takes no mean of whole numbers, nor of True and False: .float() first.",
    "np_mean": "np.mean does not take a torch tensor. torch's own does: .float().mean().",
    "with": "Behind with comes a call, with its round brackets: with torch.no_grad():",
    "spent": "backward() ran twice on one loss. Its graph is gone after the first time.",
    "no_graph": "backward() found no graph to go back through. Was the model called under "
    "no_grad, or was the graph cut off on the way to the loss?",
    "through_numpy": "A NumPy function met a tensor that still needs its graph. Take torch's "
    "own: torch.exp, torch.log, torch.mean.",
    "target_shape": "Target and logits have different shapes ({error}). torch.ones_like(logits) "
    "and torch.zeros_like(logits) fit.",
    "target_number": "A single number has no size ({error}). The target of a loss is a tensor as "
    "large as the logits: torch.ones_like(logits).",
    "probabilities": "binary_cross_entropy takes probabilities, between 0 and 1. For logits there "
    "is binary_cross_entropy_with_logits.",
    "in_place": "A tensor was changed between forward and backward. Did an optimizer step in "
    "between? After its step() run the model again.",
}
# Words in an error's own message -> the key of a clearer one above; the first that fits counts.
CLUES = {
    "name 'ReLU'": "no_relu",
    "name 'relu'": "no_relu",
    "name 'Relu'": "no_relu",
    "must be Tensor, not numpy.ndarray": "not_a_tensor",
    "got (numpy.ndarray": "not_a_tensor",
    "module 'numpy' has no attribute": "not_in_numpy",
    "NoneType": "none",
    "as a data type": "dtype",
    "Field elements must be": "dtype",
    "values to unpack": "unpack",
    "cannot unpack": "unpack",
    "inhomogeneous": "ragged",
    "zero-size array": "empty",
    "empty sequence": "empty",
    "iterable argument is empty": "empty",  # Python 3.13 says it so
    "need at least one array": "empty",
    "slice indices": "whole",
    "only integers, slices": "whole",
    "indices must be integers": "whole",
    "keyword argument 'reverse'": "reverse",
    "mean() got an unexpected keyword argument 'axis'": "np_mean",
    "unexpected keyword argument": "keyword",
    "matmul": "shapes",
    "could not be broadcast": "broadcast",
    "not aligned": "broadcast",
    "cannot reshape": "reshape",
    "truth value of an array": "truth",
    "bitwise_xor": "power",
    "for ^": "power",
    "can be converted to Python scalars": "one_number",
    "only integer scalar arrays": "index",
    "cannot be interpreted as an integer": "index",
    "must be of integer": "index",
    "ndarray' object has no attribute 'index'": "find",
    "ndarray' object has no attribute": "method",
    "ufunc' object is not subscriptable": "brackets",
    "float' object is not callable": "call",
    "float64' object is not callable": "call",
    "int' object is not callable": "call",
    "ndarray' object is not callable": "call",
    "can't multiply sequence": "lists",
    "'list' and": "lists",
    "and 'list'": "lists",
    "AxisError": "axis",
    "out of bounds": "beyond",
    "index out of range": "beyond",
    "NameError": "name",
    "UnboundLocalError": "name",
    "positional argument": "arguments",
    "RecursionError": "itself",
    "must match the size of tensor": "broadcast",
    "mat1 and mat2 shapes": "broadcast",
    "is invalid for input of size": "reshape",
    "Boolean value of Tensor": "truth",
    "cannot be converted to Scalar": "one_number",
    "Tensor' object is not callable": "call",
    "Dimension out of range": "axis",
    "could not infer output dtype": "mean",
    "context manager protocol": "with",
    "graph a second time": "spent",
    "does not require grad": "no_graph",
    "Can't call numpy()": "through_numpy",
    "Target size": "target_shape",
    "'float' object has no attribute 'size'": "target_number",
    "'int' object has no attribute 'size'": "target_number",
    "elements of input should be between 0 and 1": "probabilities",
    "modified by an inplace operation": "in_place",
}
