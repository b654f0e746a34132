"""All that a learner reads in the exercise of Adam and AdamW, lesson 06."""

from .checker import Words

ADAM = Words(
    task="One step of AdamW, as in torch: first w is multiplied by 1 - lr·weight_decay (so 0 "
    "is Adam). Then m becomes beta1·m + (1 - beta1)·grad, v becomes beta2·v + (1 - "
    "beta2)·grad². Corrected they are m / (1 - beta1ᵗ) and v / (1 - beta2ᵗ), where t counts "
    "the steps from 1. w moves by -lr·(corrected m) / (sqrt(corrected v) + eps). Return the "
    "new w, m and v; m and v without the correction.",
    right="Adam and AdamW in one function. At t = 1 the correction multiplies m by 10 and v by "
    "1000, so the first step is lr in size, whatever the gradient.",
    hints=(
        "Four parts: w shrinks; m is a memory as in momentum, v one as in RMSprop; both start "
        "at 0, so early on both are too small and are corrected; then w moves.",
        "m_hat = m / (1 - beta1**t), and v_hat in the same way. They are used in this step "
        "only. The decay is one line before all this, and grad has no part in it.",
        "First w = w * (1 - lr * weight_decay). Last w = w - lr * m_hat / (np.sqrt(v_hat) + "
        "eps), then return w, m, v.",
    ),
    mistakes={
        "no_correction": "The correction is missing: m and v start at 0 and are too small at "
        "first. Divide by 1 - beta1**t and 1 - beta2**t.",
        "only_m_corrected": "You corrected m but not v. v starts at 0 too, and beta2 makes it "
        "even slower: the first steps come out far too long.",
        "only_v_corrected": "You corrected v but not m. At t = 1, m is only a tenth of the "
        "gradient.",
        "returned_corrected": "You return the corrected m and v. Next time they would be "
        "corrected once more; return the plain ones.",
        "betas_swapped": "beta1 and beta2 are swapped: beta1 belongs to m, beta2 to v.",
        "shares_swapped": "beta and 1 - beta are swapped. The old m and v keep the large part.",
        "no_root": "You divided by v. It holds squares: take the root first.",
        "from_zero": "You used t - 1 in the correction. At t = 1 that is 1 - 1 = 0, and you "
        "divide by it. Steps count from 1: use t.",
        "one_ahead": "You used t + 1 in the correction. Steps count from 1 already: use t.",
        "times_t": "You multiplied beta by t. The correction has a power: beta1**t.",
        "eps_inside": "You put eps under the root. It is added after the root.",
        "eps_early": "You corrected after adding eps to the root of the plain v. torch "
        "corrects v first, then takes the root, then adds eps.",
        "forgot_eps": "eps is missing. Where gradient, m and v are 0 you divide 0 by 0, which "
        "is nan.",
        "correction_after_root": "You took the root first and corrected it then. Correct v, then "
        "take the root: np.sqrt(v / (1 - beta2**t)).",
        "square_of_m": "You averaged the square of m. v is the average of grad squared.",
        "grad_on_top": "You moved w with grad. It is the corrected m that goes on top of the "
        "fraction.",
        "not_squared": "You averaged grad in v; it is the square of grad that goes there.",
        "plus": "You added the step. The gradient points uphill, so w goes the other way: minus.",
        "only_w": "You return only w. The next step needs m and v too: return w, m, v.",
        "w_last": "You return w last. Return w, m, v.",
        "forgot_power": "The power t is missing in the correction. With 1 - beta1**t it fades "
        "as t grows; yours stays for ever.",
        "old_memories": "You moved w with the old m and v. Work out the new ones first, then "
        "correct them, then step.",
        "no_brackets": "Division goes first: m / 1 - beta1**t is m minus a power. Put "
        "brackets around (1 - beta1**t).",
        "multiplied_correction": "You multiplied by 1 - beta**t. Early on m and v are too "
        "small, so they must become larger: divide.",
        "kept_old": "You moved w well, but you return the old m and v. The next step needs "
        "the new ones.",
        "one_beta": "You used beta1 for v too. v has its own, beta2, in the average and in "
        "the correction.",
        "one_beta_corrects": "The correction of v has beta1 in it. v was made with beta2: 1 - "
        "beta2**t.",
        "whole_gradient": "m and v are averages here: the new part comes in with the factor 1 "
        "- beta.",
        "memories_swapped": "You return v before m. Return w, m, v.",
        "forgot_rate": "The learning rate lr is missing from the step.",
        "eps_alone": "Division goes first, so eps is added to w. Put brackets around "
        "(np.sqrt(v_hat) + eps).",
        "no_decay": "Adam is right. What is missing is the weight decay: before everything "
        "else w shrinks by the factor 1 - lr * weight_decay.",
        "decay_in_grad": "You added weight_decay * w to the gradient. That is Adam with the "
        "L2 penalty, and sqrt(v) divides the decay too. AdamW shrinks w itself.",
        "penalty_itself": "You added the L2 penalty to the gradient. A gradient would need its "
        "slope; and AdamW leaves the gradient alone and shrinks w itself.",
        "decay_on_grad": "You made the gradient smaller. It is w that shrinks.",
        "decay_late": "You shrank w after the step, so the step shrank with it. First the "
        "decay, then the step.",
        "decay_without_rate": "You shrank w by 1 - weight_decay. In torch the rate belongs to "
        "it: 1 - lr * weight_decay.",
        "decay_only": "The 1 is missing, so only the small part that should go is left. The "
        "factor is 1 minus lr * weight_decay.",
        "decay_grows": "You made w larger: the factor is 1 minus lr * weight_decay.",
        "decay_without_w": "You took the same number from every weight, also from those below "
        "0. Each shrinks by a part of itself: multiply w.",
        "decay_by_sign": "You took the same size from every weight, large or small. Each "
        "shrinks by a part of itself: multiply w.",
        "decay_by_grad": "You took a part of the gradient from w. Each weight loses a part of "
        "itself.",
        "decay_divided": "You divided the decay by sqrt(v), with m. That is what AdamW "
        "avoids: shrink w first, on its own.",
        "decay_on_step": "You shrank the step. It is w that shrinks, before the step.",
        "decay_twice": "You decay twice: w shrinks, which is right, and the gradient holds "
        "weight_decay * w too. Leave the gradient alone.",
        "decay_every_t": "The power t belongs to the betas. w shrinks by 1 - lr * "
        "weight_decay once in each step.",
        "decay_once": "You shrink w only in the first step. It shrinks in every step, whatever "
        "t is.",
    },
)
