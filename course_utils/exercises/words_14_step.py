"""All that a learner reads in lesson 14's exercise gan_step."""

from .checker import Words

SAID = {
    "log": "Each player needs, in this order: its old slopes cleared, backward, and its own "
    "optimizer's step. What your function did: {log}.",
    "nothing": "nothing that touched D, G or their optimizers",
    "spent_fakes": "D's backward went through G as well, because the fakes were not detached, and "
    "used that part of the graph up.",
    "spent_logits": "backward came to a graph that was used up already. D has changed: ask it "
    "again with new fakes, D(G(z)).",
    "graph": "It returned a tensor that still hangs on its graph. .item() makes a plain number of "
    "it.",
}  # what the harness saw

GAN_STEP = Words(
    task="One step of the game. G makes fakes of the noise z: G(z). D gives logits: D(x). First D "
    "learns: the mean binary cross-entropy of D(real) with target 1, plus that of D(fakes) with "
    "target 0, where the fakes are detached so that G gets no slopes from it. Then G learns "
    "through the new D, with the same z: the cross-entropy of D(G(z)) with target 1. Use "
    "F.binary_cross_entropy_with_logits, or your two losses from above. Each player has its own "
    "optimizer. Return (loss of D, loss of G) as Python numbers. (The check plays with small G and "
    "D: a single layer each, without bias.)",
    right="In every step each player moves once, and only its own weights. G's backward leaves "
    "slopes in D too, and D clears them before it learns again: that is why the place of zero_grad "
    "matters here.",
    hints=(
        "Two training steps as in lesson 07, one behind the other: loss, zero_grad, backward, step "
        "for D, then the same for G.",
        "G(z).detach() are the same numbers without the graph behind them: so D's loss stops "
        "there.",
        "For G, D has to be asked again, since it has changed: D(G(z)), without detach. Only opt_G "
        "steps.",
        "opt_D.zero_grad() comes right before D's backward, opt_G.zero_grad() right before G's. "
        "return loss_D.item(), loss_G.item()",
    ),
    mistakes={
        "asked_nobody": "You compared the numbers themselves. Ask D first: D(real), "
        "D(G(z).detach()).",
        "no_zero_d": "D's slopes are never cleared. Those of earlier steps, and those that G's "
        "backward left in D, are all added up.",
        "no_zero_g": "G's slopes are never cleared, so those of all steps are added up. "
        "opt_G.zero_grad() before its backward.",
        "zero_too_early": "You cleared D's slopes before G's turn. But G's backward goes through D "
        "and leaves new ones there. Clear right before D's own backward.",
        "not_detached": "Slopes of D's loss reach G, and pull it towards being caught. Detach the "
        "fakes in D's turn, or clear G's slopes behind it.",
        "fakes_used_twice": "D's backward went through G too and used that graph up. Detach the "
        "fakes in D's turn: then they can serve again.",
        "old_logits": "G's loss is made of old logits, from before D's step. D has changed: ask it "
        "again, D(G(z)).",
        "g_cut_off": "G's own loss cannot reach G: its fakes are detached here too. In G's turn "
        "they must hang on G's graph.",
        "both_at_once": "D stepped after G's backward, so it also followed slopes of G's loss, "
        "which want it to be fooled. D steps right after its own backward.",
        "d_helps_g": "D steps in G's turn as well, with slopes of G's loss: it learns to be "
        "fooled. Only opt_G steps there.",
        "d_steps_for_g": "In G's turn it is D that steps, and it learns to be fooled. G never "
        "moves: opt_G.step().",
        "g_steps_for_d": "In D's turn it is G that steps. D never moves: opt_D.step().",
        "d_not_stepped": "D never moves: opt_D.step() is missing.",
        "g_not_stepped": "G never moves: opt_G.step() is missing.",
        "nobody_steps": "Nobody moves: both step() are missing.",
        "d_no_backward": "D's loss has no backward(), so D finds no slopes for its step.",
        "g_no_backward": "G's loss has no backward(), so G finds no slopes for its step.",
        "nobody_goes_back": "Both losses have no backward(), so there are no slopes for any step.",
        "step_first": "A step comes before its backward, so it follows no slopes, or old ones. "
        "backward first, then step.",
        "zero_between": "You cleared the slopes between backward and step, so the step finds none. "
        "Clear before backward.",
        "g_first": "G learns first in your step. D comes first: G should follow a D that knows the "
        "fakes of now.",
        "noise_to_d": "D got the noise z. It judges what G makes of z: D(G(z).detach()) in its "
        "own turn, D(G(z)) in G's.",
        "labels_swapped": "D's targets are swapped: real is 1, fake is 0.",
        "fakes_called_real": "In D's turn your target for the fakes is 1. There it is 0; in G's "
        "turn it is 1.",
        "g_called_fake": "In G's turn your target is 0, so G learns to be caught. G wants D to say "
        "1.",
        "saturating": "Your G follows log(1 - D), the loss that saturates. Asked is the "
        "cross-entropy with target 1.",
        "only_real": "D learns from the real ones only. The loss of the fakes is added.",
        "only_fake": "D learns from the fakes only. The loss of the real ones is added.",
        "half": "You halved D's loss. The two means are added.",
        "subtracted": "A sign in D's loss is turned round. Both parts should become small: add "
        "them.",
        "sigmoid_twice": "with_logits takes the sigmoid itself, so now it comes twice. Hand over "
        "the logits as they are.",
        "new_noise": "You drew new noise. Many do; here G plays with the z that came in.",
        "tensors": "You return tensors. Everything they were made of would be kept as long as they "
        "are. loss.item() is a plain number.",
        "one_number": "You return one number. Asked are two: loss of D, loss of G.",
        "swapped": "Right numbers, wrong order: the loss of D first, then that of G.",
    },
)
