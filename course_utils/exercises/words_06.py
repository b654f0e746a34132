"""All that a learner reads in the exercises of lesson 06; for Adam in words_06_adam.py."""

from .checker import Words
from .words_06_adam import ADAM

WORDS = {
    "steps": Words(
        task="n_examples examples are cut into batches of batch_size. The last batch may be "
        "smaller and counts too (as in DataLoader). Each batch gives one step of the optimizer. "
        "Return the number of steps in that many epochs.",
        right="60,000 pictures in batches of 64 are 938 steps an epoch: 937 full ones, and one of "
        "32 pictures.",
        hints=(
            "How many batches does one epoch have, the smaller last one included?",
            "Division, rounded up: np.ceil(n_examples / batch_size), or -(-n_examples // "
            "batch_size).",
            "Every epoch has that many steps: multiply by epochs after rounding up.",
        ),
        mistakes={
            "rounded_down": "// rounds down, so the last, smaller batch is lost. Round up.",
            "forgot_epochs": "This is one epoch. Each epoch goes through all the batches again.",
            "every_example": "You counted a step for every example. A whole batch makes one step.",
            "fraction": "Your answer can be a fraction of a step. The last, smaller batch is a "
            "whole step: round up.",
            "rounded_late": "You rounded up after multiplying by epochs. Every epoch has a smaller "
            "last batch of its own: round up first.",
            "one_more": "You always add one batch. When the examples fill the batches exactly, "
            "nothing is left over.",
            "rounded": "You rounded to the nearest whole number. Even one example left over makes "
            "a batch: round up.",
            "added_epochs": "You added epochs. Each of them goes through all the batches: "
            "multiply.",
            "rounded_down_late": "You rounded down, after multiplying by epochs. Every epoch has a "
            "smaller last batch of its own, and it counts.",
            "only_epochs": "You counted the epochs. An epoch is one pass through all examples: "
            "many steps, one for each batch.",
            "last_batch_once": "You counted the smaller last batch once. Every epoch has one: "
            "round up first, then multiply.",
            "leftover_examples": "n_examples % batch_size is how many examples are left over. "
            "Together they make one more batch, however many they are.",
            "upside_down": "Your fraction is upside down: how many times does a batch fit into "
            "the examples?",
            "whole_epochs": "You multiplied by the size of a batch. What counts is how many "
            "batches there are: n_examples / batch_size, rounded up.",
            "divided_by_epochs": "You divided by epochs. Each of them goes through all the "
            "batches: multiply.",
            "only_leftover": "% gives what is left over, not how often it fits. How many batches "
            "are there?",
            "batches_of_examples": "You counted examples. Each batch gives one step, whatever its "
            "size.",
            "a_list": "[...] * epochs repeats a list. Multiply the number itself.",
        },
    ),
    "momentum": Words(
        task="One step of SGD with momentum, as in torch: v becomes mu·v + grad, and w becomes "
        "w - lr·step. The step is the new v; if nesterov is True, it is grad + mu·v, with the new "
        "v too. w, grad and v are arrays of one shape. Return the new w and the new v; leave the "
        "arrays that come in as they are.",
        right="Three optimizers in one function: mu = 0 is plain SGD. With mu = 0.9 and a gradient "
        "that stays the same, v grows to ten times that gradient.",
        hints=(
            "Two parts: first the new v, then the step that moves w. v is a memory: it keeps a "
            "part mu of what it was, and takes the whole new gradient.",
            "v = mu * v + grad, for both kinds. Only the step asks for nesterov: grad + mu * v if "
            "it is True, v if not.",
            "step = grad + mu * v if nesterov else v. Then w = w - lr * step, and return w, v.",
        ),
        mistakes={
            "averaged": "You wrote (1 - mu) * grad. torch's SGD adds the whole gradient: v = mu * "
            "v + grad.",
            "rate_in_v": "You put lr into v. w comes out the same, but torch keeps lr out of v: v "
            "= mu * v + grad, w = w - lr * v.",
            "book_form": "You keep v with lr and a minus in it, as some books do. torch has v = mu "
            "* v + grad, then w = w - lr * v.",
            "plus": "You added the step. The gradient points uphill, so w goes the other way: "
            "minus.",
            "old_v": "You moved w with the old v. Work out the new v first, then step with it.",
            "forgot_mu": "You kept the whole old v: mu is missing, and nothing would ever brake.",
            "plain_step": "You moved w with grad alone. v must do the moving, or the memory has no "
            "effect.",
            "kept_v": "You moved w well, but you return the old v. The next step needs the new "
            "one.",
            "mu_on_grad": "mu stands with the wrong one: it makes the old v smaller, not the new "
            "gradient.",
            "only_w": "You return only w. The next step needs v too: return w, v.",
            "order": "You return v before w. Return w first.",
            "no_rate": "The learning rate lr is missing from the step: w = w - lr * v.",
            "minus_in_v": "w comes out right, but you keep v with the wrong sign. torch has v = "
            "mu * v + grad, and the minus in the step of w.",
            "minus_grad": "One minus too many: v = mu * v + grad. The way downhill comes from the "
            "minus in w - lr * v.",
            "grad_twice": "The new v holds grad already, and you step with both. Step with v "
            "alone.",
            "mu_on_both": "mu stands before the whole bracket. Only the old v is made smaller: mu "
            "* v + grad.",
            "forgot_old_v": "The old v is gone, so nothing is remembered. A part mu of it stays: "
            "mu * v + grad.",
            "only_v": "You return only v. The new w is wanted as well: return w, v.",
            "step_returned": "You return the step. The new w is the old w minus that step.",
            "w_minus_grad_kept": "This is plain gradient descent, and v stays as it was. First v "
            "= mu * v + grad, then step with this v.",
            "one_minus_mu": "Two things: torch adds the whole gradient, v = mu * v + grad; and it "
            "is v that moves w, not grad.",
            "nesterov_never": "Plain momentum is right. With nesterov=True the step should be "
            "another one: grad + mu * v, with the new v. (With the old v in it, mu * v + grad is "
            "the new v itself, and nothing changes.)",
            "fixed_mu": "You wrote 0.9. Here the share that stays is mu, and it may be any number.",
            "rate_twice": "lr is in twice: in v and in the step. It belongs to the step alone.",
            "nesterov_v_left": "With nesterov=True the old v comes back: v is updated there too.",
            "nesterov_always": "Nesterov's step is right, but you take it always. When nesterov is "
            "False, the step is v.",
            "nesterov_swapped": "The two steps have changed places: nesterov=True takes "
            "grad + mu * v, False takes v.",
            "nesterov_kept": "w is right, but with nesterov=True you keep the step as the new v. "
            "v is made once, mu * v + grad; give the step another name.",
            "nesterov_without_grad": "Nesterov's step is not mu * v alone: the gradient is added "
            "to it.",
            "nesterov_without_mu": "In Nesterov's step mu is missing: before the new v is added "
            "to grad, it fades once more.",
            "nesterov_mu_on_grad": "In Nesterov's step mu stands with the wrong one: it makes v "
            "smaller, not grad.",
            "nesterov_mu_on_both": "In Nesterov's step mu stands before the whole bracket. It "
            "makes only v smaller; grad stays whole.",
            "nesterov_v_for_grad": "Nesterov's step adds mu * v to the gradient, not to v.",
            "nesterov_on_top": "With nesterov=True you take two steps, Nesterov's and the plain "
            "one. One or the other: the second needs an else.",
            "nesterov_moved_first": "You moved w by the old v and then by the new one. torch stays "
            "where it is and takes one step: w - lr * (grad + mu * v), with the new v.",
            "nesterov_rate_inside": "Brackets are missing in Nesterov's step: lr multiplies only "
            "grad, and mu * v is added to w. The whole step is multiplied: lr * (grad + mu * v).",
            "nesterov_only_grad": "With nesterov=True you step with grad alone. A part mu of the "
            "new v is added to it.",
        },
    ),
    "adagrad": Words(
        task="One step of Adagrad, as in torch: s becomes s + grad², and w becomes w - lr·grad / "
        "(sqrt(s) + eps), with the new s. All entry by entry. Return the new w and the new s; "
        "leave the arrays that come in as they are.",
        right="The very first step is lr in every direction, however steep. From then on s only "
        "grows, so the steps only shrink.",
        hints=(
            "s adds up the squares of all gradients so far, one sum for each weight.",
            "s = s + grad**2. Then divide the gradient by the root of that, plus eps.",
            "w = w - lr * grad / (np.sqrt(s) + eps)",
        ),
        mistakes={
            "no_root": "You divided by s. It holds squares: take the root first.",
            "not_added_up": "You dropped the old s. Adagrad adds up all squares since the "
            "beginning.",
            "not_squared": "You added grad to s; add its square, which has no sign.",
            "old_s": "You divided by the root of the old s. Add the new square first: at the first "
            "step the old s is 0.",
            "forgetful": "You let s forget, as RMSprop does. Adagrad keeps everything: s + "
            "grad**2.",
            "root_kept": "You return the root as the new s. s itself stays a sum of squares; the "
            "root is only for this step.",
            "forgot_rate": "The learning rate lr is missing from the step.",
            "eps_alone": "Division goes first, so eps is added to w. Put brackets around "
            "(np.sqrt(s) + eps).",
            "eps_inside": "You put eps under the root. It is added after the root: np.sqrt(s) + "
            "eps.",
            "forgot_eps": "eps is missing. Where gradient and s are 0 you divide 0 by 0, which is "
            "nan.",
            "uphill": "You added the step. The gradient points uphill, so w goes the other way: "
            "minus.",
            "one_for_all": "You added up the squares of all weights into one number. Each weight "
            "keeps a sum of its own.",
            "not_scaled": "You kept s well, but the step does not use it: divide grad by sqrt(s) + "
            "eps.",
            "w_alone": "You return only w. The next step needs s too: return w, s.",
            "s_first": "You return s before w. Return w first.",
            "grad_doubled": "You added grad * 2, twice the gradient. Its square is grad ** 2.",
            "forgot_grad": "The gradient is missing above the line, so the step does not know "
            "which way is downhill: lr * grad.",
            "sizes_added": "You added the size of grad. Adagrad adds its square.",
            "kept_s": "You moved w well, but you return the old s. The next step needs the new "
            "one.",
            "squared_together": "You squared s as well. Only grad is squared: s + grad**2.",
            "multiplied": "You multiplied by the root. A weight with large gradients should take "
            "smaller steps: divide.",
            "step_with_s": "You moved w with s. s only sets how long the step is: lr * grad / "
            "(sqrt(s) + eps).",
            "only_s": "You return only s. The new w is wanted as well: return w, s.",
        },
    ),
    "rmsprop": Words(
        task="One step of RMSprop, as in torch: s becomes alpha·s + (1 - alpha)·grad², and w "
        "becomes w - lr·grad / (sqrt(s) + eps), with the new s. Return the new w and the new s; "
        "leave the arrays that come in as they are.",
        right="s forgets: with alpha = 0.99, after 100 steps 0.37 of an old square is left. So the "
        "steps do not die out.",
        hints=(
            "It is Adagrad with another s: a running average of the squares in place of their sum.",
            "s = alpha * s + (1 - alpha) * grad**2",
            "w = w - lr * grad / (np.sqrt(s) + eps)",
        ),
        mistakes={
            "alpha_swapped": "alpha and 1 - alpha are swapped. The old s keeps the large part, "
            "alpha.",
            "share_squared": "You squared 1 - alpha as well. The square belongs to grad alone.",
            "old_s_whole": "The old s stays whole, so s only grows. It must fade: alpha * s.",
            "over_weights": "You took a mean over the weights. The average is over the steps; "
            "each weight keeps an s of its own.",
            "s_on_top": "You put s above the line. What goes there is the gradient: lr * grad.",
            "by_the_square": "You divided by s. It holds squares: take the root first.",
            "adds_up": "You added up the squares, as Adagrad does. Here s is an average that "
            "forgets.",
            "whole_square": "You added the whole square. It comes in with the factor 1 - alpha "
            "only, so that s stays an average.",
            "no_memory": "You dropped the old s. A part alpha of it stays.",
            "sign_left_in": "You averaged grad; average its square, which has no sign.",
            "late_s": "You divided by the root of the old s. Update s first, then step with it.",
            "eps_inside": "You put eps under the root. It is added after the root: np.sqrt(s) + "
            "eps.",
            "zero_by_zero": "eps is missing below the fraction line. Where gradient and s are 0 "
            "you divide 0 by 0, which is nan.",
            "no_rate": "The learning rate lr is missing from the step.",
            "climbs": "You added the step. The gradient points uphill, so w goes the other way: "
            "minus.",
            "forgot_s": "You return only w. The next step needs s too: return w, s.",
            "swapped_places": "You return s before w. Return w first.",
            "kept_s": "You moved w well, but you return the old s. The next step needs the new "
            "one.",
            "eps_alone": "Division goes first, so eps is added to w. Put brackets around "
            "(np.sqrt(s) + eps).",
            "forgot_grad": "The gradient is missing above the line, so the step does not know "
            "which way is downhill: lr * grad.",
            "root_kept": "You return the root as the new s. s itself stays an average of squares; "
            "the root is only for this step.",
            "not_scaled": "You kept s well, but the step does not use it: divide grad by sqrt(s) "
            "+ eps.",
            "one_minus_forgotten_brackets": "Brackets are missing: (1 - alpha) * grad**2.",
            "squared_together": "You squared the whole sum. Only grad is squared.",
            "same_share": "Both parts have alpha. The new square gets what is left to 1: 1 - "
            "alpha.",
            "multiplied": "You multiplied by the root. A weight with large gradients should take "
            "smaller steps: divide.",
            "fixed_alpha": "You wrote fixed numbers, such as 0.9 and 0.1. Here the share is "
            "alpha, and it may be any number.",
            "only_s": "You return only s. The new w is wanted as well: return w, s.",
        },
    ),
    "adam": ADAM,
}
