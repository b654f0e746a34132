"""All that a learner reads in lesson 10's exercise simple_cnn."""

from .checker import Words

SIMPLE_CNN = Words(
    task="Return a network (nn.Sequential will do) for pictures of shape (n, channels, size, "
    "size). Conv2d to 32 channels, "
    "ReLU, MaxPool2d(2); Conv2d to 64 channels, ReLU, MaxPool2d(2); Flatten; Linear to 512, ReLU; "
    "Linear to 10. Both convolutions are 3×3 with padding=1. Ten logits come out for each picture. "
    "channels and size differ from check to check.",
    right="For 28×28 digits it has 1,630,090 parameters. 98.5 % of them are in the first linear "
    "layer; both convolutions together have 18,816.",
    hints=(
        "nn.Sequential takes the layers in their order, with commas between them. The task names "
        "ten. Only one of them is hard: how many numbers come into the first linear layer?",
        "padding=1 keeps the size of a 3×3 convolution, and each pooling halves it. How many "
        "rows and columns are left after two poolings, and how many channels?",
        "After the second pooling: 64 channels of size // 4 rows and size // 4 columns. Flatten "
        "makes one row of these numbers for each picture.",
        "nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), then the same from "
        "32 to 64, nn.Flatten(), nn.Linear(64 * (size // 4) ** 2, 512), nn.ReLU(), "
        "nn.Linear(512, 10)",
    ),
    mistakes={
        # the convolutions
        "no_padding": "A convolution lacks its padding, so its maps are smaller than planned: a "
        "3×3 kernel cuts one pixel off each side. Write padding=1 with its name: the fourth number "
        "of Conv2d is the stride.",
        "channels_swapped": "The channels of a convolution are in the wrong order. Conv2d takes "
        "first how many channels come in, then how many go out.",
        "fixed_channels": "You wrote down how many channels come in. Digits have 1, colour "
        "pictures 3: the number is in channels.",
        "not_chained": "The second convolution does not take what the first one gives. 32 maps "
        "come out of the first, so 32 channels go into the second.",
        "other_width": "Your second convolution gives 32 channels. It should make 64 from 32.",
        "one_conv": "There is only one convolution. conv, ReLU and pool come twice.",
        "kernel_of_five": "Your kernels are 5×5. Here they are 3×3, with padding=1.",
        "no_bias": "You switched the biases off. Leave them on, as torch does by itself.",
        "padding_in_pool": "padding=1 stands in the pooling. It belongs to the convolution; "
        "MaxPool2d takes only the 2.",
        # the poolings
        "one_pool": "There is one pooling only, so the maps are halved once. conv, ReLU and pool "
        "come twice.",
        "no_pool": "There is no pooling. After each convolution with its ReLU the maps are halved "
        "by MaxPool2d(2).",
        "pool_first": "You pool before you convolve. Then the convolution never sees the fine "
        "lines. First conv, then pool.",
        "pools_together": "Both poolings stand behind the second convolution. One belongs behind "
        "each.",
        "average": "You pool with the mean (AvgPool2d). Here the largest of the four numbers goes "
        "on.",
        "stride_and_pool": "Your convolutions have stride 2, and pooling halves as well. So the "
        "maps are halved four times. Leave the stride at 1.",
        "stride_for_pool": "You halve with stride 2 in the convolutions, in place of pooling. That "
        "is done elsewhere; here the convolution keeps the size, and MaxPool2d halves.",
        "pool_stride": "Your pooling moves by one pixel, so it does not halve. MaxPool2d(2) moves "
        "by two.",
        # from maps to rows
        "no_flatten": "A linear layer takes one row for each picture, but maps came in. A layer "
        "between them makes a row of all the maps.",
        "flatten_all": "You flattened everything, and the pictures of the batch became one row. "
        "Flatten() keeps the first axis.",
        "flatten_first": "You flattened at the beginning. A convolution needs rows and columns: "
        "it sees what stands beside what. Flatten before the first linear layer.",
        "fixed_size": "The first linear layer fits one size of picture only. How many numbers "
        "come in depends on size: work it out from size.",
        "halved_once": "The first linear layer counts on size // 2. There are two poolings, and "
        "each one halves.",
        "not_halved": "The first linear layer counts on pictures of full size. Each pooling has "
        "halved them.",
        "one_side": "You counted size // 4 once. The maps have rows and columns.",
        "without_channels": "You counted the places of one map. There are 64 maps.",
        "other_channels": "You counted 32 maps. After the second convolution there are 64.",
        "float_size": "/ gives a float, and a layer needs a whole number of inputs. // rounds "
        "down, as pooling does.",
        "not_floored": "For a size such as 30 you count too many inputs. Pooling drops the row "
        "that is left over: 30, 15, 7. Round down one side first, size // 4, then multiply.",
        # the linear layers
        "no_hidden": "There is only one linear layer. There should be two: to 512 with a ReLU, "
        "then to 10.",
        "other_hidden": "Your hidden linear layer has 128 neurons. Here it has 512.",
        "no_last": "The last linear layer is missing: 512 numbers come out for each picture. One "
        "more layer makes 10 of them, one for each class.",
        "one_output": "One number comes out for each picture. A choice from ten classes needs ten "
        "logits.",
        "linear_swapped": "The two numbers of a linear layer are in the wrong order. Linear takes "
        "first how many numbers come in, then how many go out.",
        # the activations
        "no_relu_conv": "A convolution has no ReLU behind it. Without it, only pooling keeps the "
        "two convolutions from being one.",
        "no_relu_linear": "There is no ReLU between the two linear layers. Then the two are no "
        "more than one (lesson 02).",
        "no_relu": "There are ReLUs missing, in more than one place: one belongs behind each "
        "convolution, and one behind the first linear layer.",
        "other_activation": "You used another activation. Here it is ReLU.",
        "softmax": "There is a softmax at the end. The loss has one inside (CrossEntropyLoss), and "
        "a second one makes learning slow (lesson 07). The network should end with logits.",
        "sigmoid_at_the_end": "There is a sigmoid at the end. The network should end with logits: "
        "numbers of any size, of both signs.",
        "relu_at_the_end": "There is a ReLU behind the last layer. Logits below 0 become 0 then, "
        "and carry no slope. The network should end with a linear layer.",
        # extras
        "dropout": "There is dropout in your network. It may help later, but here the plain "
        "network is asked for.",
        "batch_norm": "There is batch normalisation in your network. It may help later, but here "
        "the plain network is asked for.",
        # modules
        "list_in_sequential": "nn.Sequential takes the layers one by one, and no list. A star in "
        "front unpacks a list: nn.Sequential(*layers).",
        "only_a_list": "You returned the layers, but nothing that leads from one to the next. "
        "nn.Sequential makes a network of them.",
        "class_in_sequential": "One of your layers is a class and no layer yet. Round brackets "
        "make one: nn.ReLU().",
        "function_in_sequential": "nn.Sequential takes layers, and one of yours is a function. "
        "nn.ReLU() is the layer that does what F.relu does.",
        "class_returned": "You returned the class. Round brackets make a network of it.",
        "no_super": "The class has no super().__init__() in its __init__. It comes first, before "
        "the layers: it prepares the place where they are kept.",
        "no_forward": "Your class has no forward(self, x), or it is spelled in another way. It "
        "says what happens when the network is called.",
        "forward_forgot_return": "Your forward returns nothing. It ends with a return.",
        "forgot_return": "Your network is built, but simple_cnn does not return it.",
    },
)

SEEN = {
    "kind": "It returned {what}, but a network (torch.nn.Module) was expected.",
    "class": "a class",
    "no forward": "The network cannot be called: it has no forward.",
    "stopped": "{n} pictures went in, and it stopped in {layer}: there the shape was {shape}.",
    "shape": "For {n} pictures it answered {got}. One row of ten for each was expected: "
    "({n}, 10).",
    "nothing": "Pictures went in, and None came out.",
    "missing": "Weights of these shapes are missing: {shapes}.",
    "extra": "Weights of these shapes do not belong here: {shapes}.",
    "random": "The same pictures gave other logits the second time.",
    "softmax": "The answers are probabilities, or their logarithms.",
    "none below 0": "Not one of the answers is below 0.",
}  # what a harness saw, for answers that are no known mistake
