"""All that a learner reads in the exercises of lesson 14; GAN_STEP stands in words_14_step.py."""

from .checker import Words
from .words_14_step import GAN_STEP

SAID = {
    "number": "It returned a plain number. A loss stays a tensor, since backward() goes back "
    "through its graph: leave out .item() and float(...).",
    "no_graph": "It returned a tensor without a graph, so nothing could learn from it. Was it "
    "computed under no_grad, detached, or put into a new torch.tensor(...)?",
    "cut": "The loss depends on {name}, but no slope goes back to it: somewhere it was detached. "
    "The loss takes the logits as they are.",
    "pairs": "points - centres takes row from row, and here are {n} points and {m} centres. Take "
    "one centre at a time, or all pairs: points[:, None] - centres has shape ({n}, {m}, 2).",
}  # what the harness saw

WORDS = {
    "discriminator_loss": Words(
        task="real and fake are torch tensors of shape (n, 1): the logits that D gives to n real "
        "examples and to n fakes. D should say 1 to what is real and 0 to what is fake. Return the "
        "mean binary cross-entropy of the real ones plus that of the fakes: one tensor, a single "
        "number with its graph.",
        right="A D that can only guess says 0 (a logit; the probability is 0.5) to everything and "
        "pays 2 · log 2 = 1.386. That number, and not 0, is where the loss of D is heading when "
        "the fakes are perfect.",
        hints=(
            "Two losses of the kind you know from lesson 04, with targets that you make yourself: "
            "all 1 for the real ones, all 0 for the fakes.",
            "torch.ones_like(real) has the shape of real and is full of ones. There is "
            "torch.zeros_like too.",
            "F = torch.nn.functional; F.binary_cross_entropy_with_logits(real, "
            "torch.ones_like(real)) is the first half. Add the second.",
        ),
        mistakes={
            "labels_swapped": "Your targets are swapped: real is 1, fake is 0. This D would learn "
            "to call real what is fake.",
            "fakes_called_real": "You want D to say 1 to everything. The target of the fakes is 0.",
            "reals_called_fake": "You want D to say 0 to everything. The target of the real ones "
            "is 1.",
            "sigmoid_twice": "with_logits takes the sigmoid itself, so now it comes twice. Hand "
            "over the logits as they are.",
            "no_sigmoid": "binary_cross_entropy takes probabilities, and these are logits. The one "
            "with _with_logits in its name takes them.",
            "log_of_logits": "You took the logarithm of logits. It belongs to probabilities; "
            "with_logits does both.",
            "log_of_zero": "The formula is right, but far from 0 a sigmoid is exactly 0 or 1 in "
            "the computer, and its log lost or infinite. binary_cross_entropy_with_logits stays "
            "exact there.",
            "only_real": "Only the real ones count in your loss. A D that always says real would "
            "be perfect.",
            "only_fake": "Only the fakes count in your loss. A D that always says fake would be "
            "perfect.",
            "half": "You took the mean of both halves, which is half of the loss asked for. The "
            "two means are added. (Some code halves it; with SGD D then learns half as fast.)",
            "summed": "You added up over the examples. Each part is a mean, so that n does not "
            "change the loss.",
            "no_reduction": "You return a loss for each example. Take the mean of each part.",
            "negated": "The sign is turned round. log D is made large; a loss is made small, so a "
            "minus stands in front of each log.",
            "subtracted": "You subtracted one part from the other. Both should become small: add "
            "them.",
            "multiplied": "You multiplied the two parts. They are added.",
            "two_values": "You return two losses. Add them: D has one loss.",
            "mean_of_logits": "You took means of the raw logits. That is the loss of another GAN "
            "(Wasserstein's), with rules of its own. Here it is the cross-entropy.",
            "real_against_fake": "You compared real with fake. Each of them has a target of its "
            "own: all 1 for real, all 0 for fake.",
            "no_log": "The logarithm is missing: you took the means of the probabilities "
            "themselves.",
            "least_squares": "You took squared differences. That is the loss of another GAN "
            "(LSGAN). Here it is the cross-entropy.",
            "hinge": "That is the hinge loss of another GAN. Here it is the cross-entropy.",
            "smoothed": "Your target for the real ones is below 1. That is a trick of later "
            "papers; asked is 1.",
            "target_first": "Logits and targets have changed places. First comes what D said.",
            "target_shape": "Your targets have shape (n,), the logits (n, 1). "
            "torch.ones_like(real) has the shape that fits.",
            "target_number": "The target is a single number. Each logit needs its own: "
            "torch.ones_like(real).",
            "cross_entropy": "cross_entropy chooses among classes in a row. Here a row holds one "
            "number: yes or no.",
        },
    ),
    "generator_loss": Words(
        task="fake is a torch tensor of shape (n, 1): the logits that D gives to n fakes. G wants "
        "D to say 1 to them. Return the mean binary cross-entropy with the target 1 for all of "
        "them: one tensor, a single number with its graph.",
        right="That is the mean of -log D(G(z)). Where D sees through a fake, D = 0.001, its slope "
        "in the logit is -0.999; that of log(1 - D), which has the same aim, is only -0.001. So a "
        "G that is still bad learns.",
        hints=(
            "The same formula as for the real ones in D's loss. Only whose logits they are is "
            "different.",
            "The target is torch.ones_like(fake).",
            "F = torch.nn.functional; return F.binary_cross_entropy_with_logits(fake, "
            "torch.ones_like(fake))",
        ),
        mistakes={
            "saturating": "That is the mean of log(1 - D), the loss that saturates: where D sees "
            "through a fake it is flat, and G's slope is next to nothing. Asked is the "
            "cross-entropy with target 1.",
            "called_fake": "Your target is 0: that is what D wants to say to fakes. G wants the "
            "opposite, 1.",
            "negated": "The sign is turned round. This G would learn to be caught.",
            "sigmoid_twice": "with_logits takes the sigmoid itself, so now it comes twice. Hand "
            "over the logits as they are.",
            "no_sigmoid": "binary_cross_entropy takes probabilities, and these are logits. The one "
            "with _with_logits in its name takes them.",
            "log_of_logits": "You took the logarithm of logits. It belongs to probabilities; "
            "with_logits does both.",
            "log_of_zero": "The formula is right, but far below 0 a sigmoid is exactly 0 in the "
            "computer, and its log lost or infinite. binary_cross_entropy_with_logits stays exact "
            "there.",
            "mean_of_logits": "You took the mean of the raw logits. That is the loss of another "
            "GAN (Wasserstein's). Here it is the cross-entropy.",
            "log_of_the_mean": "You took a mean first, and the log of it then. Each fake has a "
            "-log of its own, and the mean of these comes last.",
            "no_log": "The logarithm is missing: you took the mean of the probabilities.",
            "least_squares": "You took squared differences. That is the loss of another GAN "
            "(LSGAN). Here it is the cross-entropy.",
            "summed": "You added up over the fakes. Take the mean.",
            "no_reduction": "You return a loss for each fake. Take the mean.",
            "both_targets": "You added the losses for both targets. G wants one thing only: that D "
            "says 1.",
            "half_sure": "Your target is 0.5. G wants 1, more than a D that cannot decide.",
            "smoothed": "Your target is a little below 1. Asked is 1.",
            "target_first": "Logits and targets have changed places. First comes what D said.",
            "target_shape": "Your targets have shape (n,), the logits (n, 1). "
            "torch.ones_like(fake) has the shape that fits.",
            "target_number": "The target is a single number. Each logit needs its own: "
            "torch.ones_like(fake).",
            "cross_entropy": "cross_entropy chooses among classes in a row. Here a row holds one "
            "number: yes or no.",
        },
    ),
    "gan_step": GAN_STEP,
    "modes_covered": Words(
        task="points holds fakes, shape (n, 2); centres the middles of the m clusters of the real "
        "data, shape (m, 2). A cluster is covered if least or more points lie within radius of its "
        "centre (at a distance of exactly radius too). Return how many clusters are covered: one "
        "whole number. NumPy.",
        right="A G that makes perfect copies of a single cluster out of 8 covers 1 of 8, and its "
        "loss may look fine: D judges fakes one by one, and each looks real. That is mode "
        "collapse, and counting shows it.",
        hints=(
            "Go through the centres one by one. How far is each point from this one?",
            "np.sqrt(((points - centre) ** 2).sum(axis=1)) holds a distance for each point. How "
            "many are at most radius?",
            "(distances <= radius).sum() >= least is True for a covered cluster: then add 1 to a "
            "counter.",
        ),
        mistakes={
            "once_a_point": "You count a centre once more for each further point. It counts once: "
            "add 1 behind the loop over the points.",
            "counts_points": "You counted points. Asked is the number of clusters.",
            "goes_on_counting": "Your count of points goes on from centre to centre. Set it back "
            "to 0 for each centre.",
            "one_is_enough": "For you one point covers a cluster. It takes least of them, or more.",
            "more_than_least": "Exactly least points are enough: >=, not >.",
            "strictly_inside": "A point at a distance of exactly radius counts too: <=, not <.",
            "outside": "You counted the points outside. Within radius means a distance of at most "
            "radius.",
            "at_most_least": "Your comparison with least is upside down: many points cover a "
            "cluster, few do not.",
            "exactly_least": "More points than least cover a cluster too: >=, not ==.",
            "nearest_centre": "You gave each point to its nearest centre, however far away it "
            "lies. Only points within radius count.",
            "squared_distance": "The root is missing: you compared the squared distance with "
            "radius.",
            "sum_of_axes": "You added up the way in x and the way in y. The straight distance is "
            "the root of the sum of squares.",
            "largest_axis": "You took the larger of the two ways, in x or in y. The straight "
            "distance is the root of the sum of squares.",
            "one_coordinate": "You looked at one coordinate only. Both count: the root of the sum "
            "of squares.",
            "coordinates_counted": "You compared x and y with radius one by one, so each point "
            "counts up to two times. First make one distance of both.",
            "signed": "You compared differences with radius, and those below 0 are always smaller. "
            "A distance has no sign: square, add, root.",
            "columns": "You added down the columns, over all points. A distance adds x and y of "
            "one point: axis=1.",
            "all_together": "You added up everything to one number. Each point has its own "
            "distance: axis=1.",
            "diameter": "You doubled or halved the radius. It is already the distance from the "
            "centre.",
            "from_the_origin": "The centre is missing: you measured from (0, 0).",
            "all_points": "You want all points near one centre. least of them are enough.",
            "share": "You return the share of the clusters. Asked is how many.",
            "not_covered": "You counted the clusters that are missed. Asked are those that are "
            "covered.",
            "for_each": "You return a value for each centre. Add up how many are covered.",
            "which": "You return which clusters are covered. Asked is how many.",
            "any_covered": "You return whether any cluster is covered. Asked is how many.",
            "points_covered": "You counted points that have enough centres around them. It is the "
            "other way round: centres that have enough points.",
            "swapped": "radius and least have changed places: a distance is compared with radius, "
            "a count with least.",
            "returned_early": "You stopped after the first centre. return stands behind the loop.",
        },
    ),
}
