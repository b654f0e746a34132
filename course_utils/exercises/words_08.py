"""All that a learner reads in the exercises of lesson 08."""

from .checker import Words
from .words_08_dropout import DROPOUT
from .words_08_stopping import EARLY_STOP

WORDS = {
    "standardise": Words(
        task="train and test have shapes (n, k) and (m, k), one column for each feature. Subtract "
        "from each column its mean and divide by its standard deviation (np.std). Both numbers "
        "come from train, and test gets the same ones. A column that is constant in train has "
        "standard deviation 0: divide it by 1 instead. Return the new train and the new test.",
        right="In train each column now has mean 0 and standard deviation 1 (a constant one is "
        "0). In test only nearly so: it was measured with the ruler of train, as every new "
        "example will be.",
        hints=(
            "Each column needs a mean and a std of its own. Along which axis of train does NumPy "
            "have to go?",
            "mean = train.mean(axis=0) and std = train.std(axis=0) have shape (k,). Use these two "
            "for test as well.",
            "std[std == 0] = 1, then return (train - mean) / std, (test - mean) / std",
        ),
        mistakes={
            "own_statistics": "You measured test by itself. A new example comes alone and has no "
            "mean and std of its own: test gets the numbers of train.",
            "both_together": "Your mean and std come from train and test together. Then test has "
            "already had a say in training. Only train may be looked at.",
            "from_the_test": "You took mean and std from test. They come from train.",
            "own_mean": "You subtracted test's own mean from test. It gets the mean of train, as "
            "it gets the std of train.",
            "own_std": "You divided test by its own std. It gets the std of train, as it gets the "
            "mean of train.",
            "test_as_it_was": "Your test comes back as it was. It needs the same change as train, "
            "or the network meets numbers of another size. (Was train changed before its mean was "
            "taken? Then that mean is 0.)",
            "test_not_centred": "Your test is divided by the std of train, but the mean of train "
            "is not subtracted from it. (Was train changed before its mean was taken? Then that "
            "mean is 0.)",
            "test_not_divided": "You subtracted the mean of train from test, but did not divide by "
            "the std of train. (Was train changed before its std was taken? Then that std is 1.)",
            "only_mean": "You subtracted the mean, but the columns still differ in size. Divide "
            "by the standard deviation too.",
            "only_std": "You divided by the standard deviation, but the columns are not centred. "
            "Subtract the mean first.",
            "min_max": "You squeezed each column between its lowest and highest value. That is "
            "another kind of scaling; here mean and standard deviation are wanted.",
            "mean_and_range": "You divided by highest minus lowest. Here each column is divided "
            "by its standard deviation, np.std.",
            "small_by_one": "You divided small deviations by 1 too. Only one of exactly 0 becomes "
            "1.",
            "all_by_one": "Because one column is constant you divided all of them by 1. Only that "
            "one: std[std == 0] = 1.",
            "divided_first": "Subtract first, then divide: (train - mean) / std.",
            "over_rows": "You went along axis 1: one mean for each example, over unlike features. "
            "Each column needs its own.",
            "over_everything": "You took one mean and one std over all the numbers. Features may "
            "have quite different sizes: each column needs its own.",
            "one_std": "The means are right, but you have one std for the whole array. Each "
            "column needs its own, just as for the mean.",
            "by_variance": "You divided by the variance. Its root, the standard deviation, is "
            "wanted: np.std.",
            "one_less": "You divided by n - 1 inside the standard deviation (ddof=1). np.std, as "
            "it is, divides by n.",
            "zero_by_zero": "A column that is constant in train has std 0, and dividing by 0 "
            "gives nan or inf. Put a 1 where std is 0.",
            "patched_nan": "You divided by 0 and mended the nan afterwards. Where test differs "
            "from the constant, inf became a giant number. Put a 1 where std is 0, before you "
            "divide.",
            "zeros_in_test": "In a column that is constant in train you made test 0 as well. "
            "There test may differ: subtract the mean and divide by 1.",
            "constant_kept": "A column that is constant in train came through as it was. Its mean "
            "is subtracted as well; only the division by 0 must not happen.",
            "column_lost": "You left out the column that is constant in train. It stays, so that "
            "the shapes stay.",
            "small_number": "You added a small number to std. That changes every column a little, "
            "and where test differs from a constant column it gives giant numbers. Put a 1 only "
            "where std is 0.",
            "one_added": "You added 1 to every std. The 1 belongs only where std is 0.",
            "no_brackets": "Division goes before minus: put brackets around the difference.",
            "mirrored": "You subtracted the data from the mean: everything above the mean became "
            "negative. The data comes first.",
            "only_train": "You return only train. The new test is wanted as well, behind it.",
            "test_first": "You return test before train. train comes first.",
        },
    ),
    "initial_std": Words(
        task="How large should the first weights be? A layer has n_in inputs and n_out outputs. "
        'If activation is "relu", use He: variance 2 / n_in. If it is "tanh", use Glorot '
        "(also called Xavier): variance 2 / (n_in + n_out). Return the standard deviation of the "
        "weights, one number.",
        right="For a layer from 784 to 128 this is 0.0505 with ReLU and 0.0468 with tanh. The "
        "more inputs add up, the smaller each weight.",
        hints=(
            'Two cases: if activation == "relu": ..., and the other one after it.',
            "The standard deviation is the square root of the variance: np.sqrt.",
            "np.sqrt(2 / n_in) for ReLU, np.sqrt(2 / (n_in + n_out)) for tanh.",
        ),
        mistakes={
            "variance": "You return the variance. Its square root is the standard deviation.",
            "outputs_for_inputs": "For ReLU you took n_out. What a neuron adds up are its inputs: "
            "their number counts.",
            "he_for_all": "You answer with He every time. tanh has a rule of its own. (if "
            'activation == "relu" or "tanh" is always true.)',
            "glorot_for_all": 'You answer with Glorot every time. For "relu" the rule is He\'s. '
            '(Is the name spelled "relu", all small?)',
            "swapped": "The two rules are swapped: He goes with ReLU, Glorot with tanh.",
            "one_over_n": "You return 1 / n_in. Begin with the variance that goes with the "
            "activation, then take its root.",
            "lecun_for_all": "You return the root of 1 / n_in, LeCun's rule, which is older. He "
            "has a 2 above the line; Glorot counts the outputs too.",
            "lecun_for_tanh": "For tanh you took the root of 1 / n_in. Some books call that "
            "Xavier too. Here, as in torch's xavier_normal_, the outputs count as well: 2 / (n_in "
            "+ n_out).",
            "lecun_for_relu": "For ReLU the variance is 2 / n_in, and you have 1. ReLU sets about "
            "half of the values to 0, and the 2 makes up for it.",
            "forgot_two": "In both of your rules there is a 1 above the line. It should be a 2.",
            "forgot_two_in_tanh": "For tanh you have a 1 above the line. Glorot takes the average "
            "of n_in and n_out, so a 2 stands there.",
            "outputs_in_tanh": "For tanh you counted only n_out. Glorot counts inputs and outputs "
            "together.",
            "root_above": "You took the root of the 2 only. The root goes over the whole fraction.",
            "root_below": "You took the root of what is below the line only. The root goes over "
            "the whole fraction, the 2 included.",
            "no_brackets": "Division goes before plus: put brackets around n_in + n_out.",
            "average_in_relu": "For ReLU you took the average of inputs and outputs. He counts "
            "the inputs only: the variance is 2 / n_in, and its root is wanted.",
            "two_outside": "One of your rules has a 4 under its root: 2 * np.sqrt(1 / n) makes "
            "that, and so does 2 divided by an average. Under the root belongs a 2.",
            "divided_twice": "1 / (n_in + n_out) / 2 divides twice. The average needs brackets of "
            "its own: 1 / ((n_in + n_out) / 2), which is 2 / (n_in + n_out).",
            "product": "You multiplied n_in by n_out. Glorot adds them.",
            "upside_down": "Your fraction is upside down. The more inputs, the smaller the "
            "weights.",
            "squared": "You squared the variance. From variance to standard deviation you take "
            "the root.",
            "averaged_fractions": "You averaged the two fractions. Average the two counts first, "
            "then divide: 2 / (n_in + n_out).",
            "uniform_limit": "With a 6 you get the limit of a uniform distribution, between "
            "-limit and +limit. Its standard deviation is smaller: it has a 2.",
            "gain_of_tanh": "You multiplied by 5/3, which torch calls the gain of tanh. Glorot's "
            "own rule, which is wanted here, has no such factor.",
            "root_only_of_relu": "For ReLU all is well. For tanh you return the variance: its "
            "root is missing.",
            "root_only_of_tanh": "For tanh all is well. For ReLU you return the variance: its "
            "root is missing.",
            "always_small": "0.01 for every layer is too small for most: the size should follow "
            "from the numbers of inputs and outputs.",
            "always_one": "You return the same number for every layer. The size should follow "
            "from n_in (and n_out), or the sums grow or shrink from layer to layer.",
            "only_relu": 'For "tanh" your function returns nothing. The second rule needs a '
            "return as well.",
            "only_tanh": 'For "relu" your function returns nothing. The first rule needs a '
            "return as well.",
        },
    ),
    "batch_norm": Words(
        task="Batch normalisation, as in training. X has shape (n, k): n examples, k neurons; "
        "gamma and beta have shape (k,). For each column take mean and variance over the batch "
        "(np.var). Then X_hat = (X - mean) / sqrt(variance + eps), and the answer is gamma·X_hat "
        "+ beta, shape (n, k).",
        right="It equals torch's F.batch_norm in training. Column j now has mean beta[j] and "
        "standard deviation gamma[j], or nearly: with variance 1, eps makes that 0.999995 of it.",
        hints=(
            "Batch: a neuron is compared with itself on the other examples. So mean and variance "
            "go down the columns.",
            "X.mean(axis=0) and X.var(axis=0) have shape (k,), and broadcasting does the rest.",
            "X_hat = (X - mean) / np.sqrt(var + eps), then gamma * X_hat + beta.",
        ),
        mistakes={
            "layer_norm": "You went along axis 1, over the neurons of one example. That is layer "
            "normalisation. Batch normalisation goes over the batch, down each column.",
            "one_less": "You divided by n - 1 inside the variance (ddof=1). To normalise, torch "
            "too divides by n: np.var as it is.",
            "over_everything": "You took one mean and one variance over all the numbers. Each "
            "neuron, that is each column, has its own.",
            "no_axis_no_gamma": "Two things: mean and variance need axis=0, since each column has "
            "its own; and gamma is missing, by which X_hat is scaled.",
            "one_variance": "The means are right, but you have one variance for the whole array. "
            "Each column has its own.",
            "one_mean": "The variances are right, but you have one mean for the whole array. Each "
            "column has its own.",
            "no_scale_and_shift": "You stopped at X_hat. Scale it by gamma and shift it by beta: "
            "this is what the network can learn.",
            "forgot_gamma": "gamma is missing: X_hat is scaled by it before beta is added.",
            "forgot_beta": "beta is missing: it is added at the very end.",
            "beta_first": "You added beta before you multiplied, so gamma scales the shift too. "
            "First gamma, then beta.",
            "exchanged": "gamma and beta have changed places: gamma multiplies, beta is added.",
            "minus_beta": "You subtracted beta. It is added.",
            "eps_outside": "Very near: you added eps after the root. It belongs under the root, "
            "to the variance.",
            "eps_alone": "Division goes first, so eps is added to what comes out of it. It belongs "
            "under the root, to the variance.",
            "forgot_eps": "eps is missing. In a column where all examples are equal you divide 0 "
            "by 0, which is nan.",
            "fixed_eps": "You wrote a fixed number for eps. It is an argument and may be another "
            "one: use eps.",
            "eps_only_at_zero": "You step in only where the variance is 0 or tiny. eps is added "
            "to every variance.",
            "by_variance": "You divided by the variance. Its root is missing.",
            "root_of_std": "You took the root of the standard deviation, which is a root already. "
            "Under the root stands the variance.",
            "only_centred": "You subtracted the mean, but did not divide by the root of the "
            "variance.",
            "not_centred": "You divided well, but did not subtract the mean.",
            "no_brackets": "Division and multiplication go before minus: put brackets around (X - "
            "mean).",
            "root_mean_square": "You averaged the squares of X itself. The variance is the "
            "average square of X - mean.",
            "summed_squares": "You added up the squared distances from the mean. The variance is "
            "their average.",
            "min_max": "You used the lowest and highest value of each column. Here mean and "
            "variance are wanted.",
            "multiplied": "You multiplied by the root. A column that spreads widely should "
            "shrink: divide.",
            "matrix_product": "You wrote @ with gamma, which adds up over the columns. Each "
            "column is multiplied by its own gamma: *.",
        },
    ),
    "dropout": DROPOUT,
    "early_stop": EARLY_STOP,
}
