"""All that a learner reads in lesson 12's exercise through_time."""

from .checker import Words

ONE_STEP = (
    "With one step you have {got:.4g}, and right is 0: h_0 is 0, so at the first step w has "
    "nothing to multiply."
)  # whatever the formula is

THROUGH_TIME = Words(
    task="A state of one number: h_0 = 0, then h_t = tanh(w·h_(t-1) + x_t), with the same w in "
    "every step. x holds x_1 to x_T (so x[0] is x_1), w is a number. Return dh_T/dw, the slope of "
    "the last state along w: one number.",
    right="Written out step by step (unrolled) this is a network with T layers that share one w, "
    "so its slope is a sum over all uses of w. With w = 0.5 and x = 1, 1, ..., 20 times, the last "
    "two uses make 99 % of it: what lies further back hardly counts.",
    hints=(
        "First forwards: keep all states in a list, h_0 = 0 included. The slope of tanh is "
        "1 - h_t², as in lesson 03.",
        "Then back from step T. Let back be the slope of h_T along h_t, at first 1. Through tanh "
        "it becomes back·(1 - h_t²). The w of this step adds back·h_(t-1) to the sum; and h_(t-1) "
        "gets back·w.",
        "for t in range(T, 0, -1): back = back * (1 - h[t]**2); total += back * h[t-1]; "
        "back = back * w. (Forwards works too, with one line in the loop for dh.)",
    ),
    mistakes={
        "last_use_only": "You counted the last use of w only. It is used in every step, and "
        "reaches h_T through the earlier states too: add up over all steps.",
        "not_passed_on": "You added up what each step does to its own state. It must still travel "
        "to h_T: through each later step, by w and by the slope of tanh.",
        "back_replaced": "back begins anew in each step. It is handed on from step to step: "
        "multiply the old back by w and by the slope of tanh, and do not put them in its place.",
        "last_state_before_the_first": "Where your t is 0, h[t - 1] is h[-1]: for Python that is "
        "the last state. Keep h_0 = 0 in the list, as h[0], and let the way back end with t = 1.",
        "no_tanh_slope": "The slope of tanh is missing: 1 - h_t² in each step.",
        "tanh_slope_once": "The slope of tanh is there in the last step only. It comes in each "
        "step on the way.",
        "tanh_slope_of_z": "You took 1 - z², with z in front of the tanh. It is 1 - h², with the "
        "tanh's result.",
        "tanh_slope_twice_tanh": "You took the tanh of h once more. h is a tanh already: its "
        "slope is 1 - h².",
        "tanh_slope_of_before": "The slope of tanh belongs to the state before. At step t it is "
        "1 - h_t², with the state that came out of this tanh.",
        "not_squared": "The square is missing: the slope of tanh is 1 - h².",
        "sigmoid_slope": "h·(1 - h) is the slope of the sigmoid. That of tanh is 1 - h².",
        "no_w_on_the_way": "The factor w is missing on the way back: between h_(t-1) and h_t lies "
        "w, besides the slope of tanh.",
        "w_once_too_often": "Each part has a factor w too many. Inside the step the slope along w "
        "is h_(t-1); w itself comes in only on the way to the step before.",
        "own_state": "You took h_t where h_(t-1) belongs. In w·h_(t-1) the slope along w is "
        "h_(t-1), the state that came in. (Did you overwrite it too soon?)",
        "input_as_slope": "You took x_t where h_(t-1) belongs: w multiplies the old state, not "
        "the input.",
        "input_as_well": "You counted x_t too. w multiplies h_(t-1) only.",
        "no_brackets": "The slope of tanh stands on h_(t-1) only. What travels from step to step "
        "goes through it too: brackets around h_(t-1) + w·dh; on the way back it goes into back.",
        "along_the_first_input": "That is dh_T/dx_1: how much the first input still counts. Asked "
        "is the slope along w, a sum over all its uses.",
        "along_the_first_state": "That is dh_T/dh_0. Asked is the slope along w, a sum over all "
        "its uses.",
        "divided_by_t": "You divided by the number of steps. The parts are added up, no mean.",
        "last_state": "That is the last state h_T. Asked is its slope along w.",
        "all_states_added": "You added up the slopes of all states. Asked is that of the last one.",
        "slopes_of_all": "You return the slopes of all states. Asked is that of the last one.",
        "one_for_each_use": "You return the parts, one for each use of w. Add them up.",
        "overwritten": "Only the part of the first use is left, and that is 0, since h_0 is 0. Add "
        "up: +=, not =.",
        "wrong_way": "Your way back runs forwards. The slope starts at h_T: go from the last step "
        "to the first.",
        "own_tanh_missing": "What w does in step t goes through the tanh of this very step too: "
        "its part is (1 - h_t²)·h_(t-1), before it travels on.",
        "state_forgotten": "Your forward pass forgets the state. h_t = tanh(w·h_(t-1) + x_t).",
        "no_tanh": "Your forward pass has no tanh. h_t = tanh(w·h_(t-1) + x_t).",
        "began_with_x": "Your first state is x_1. h_0 = 0 comes first; then h_1 is tanh(x_1).",
        "began_in_the_graph": "Your first state is 0.6, as in the lesson's graph. Here h_0 is 0, "
        "so at the first step w has nothing to multiply.",
        "began_with_one": "Your slope begins with 1. h_0 is 0 whatever w is, so its slope along w "
        "is 0.",
        "without_the_first": "You left out the first input. The first step makes h_1 = tanh(x_1).",
        "last_tanh": "1 - h_T² is the slope of the last tanh alone. The w of each step adds a part "
        "of its own: the old state h_(t-1), times all that it goes through on its way to h_T.",
        "slopes_multiplied": "You multiplied the slopes of tanh. That is only the way back. Each "
        "use of w adds h_(t-1) times what it goes through, the later w's included.",
        "slopes_added": "You added up the slopes of tanh. To each belongs the old state h_(t-1), "
        "which w multiplies, and then the way through the later steps.",
        "power_rule": "You took a power of w, as if nothing lay between. Each step has its own "
        "tanh, with its own slope.",
        "nudged": "Nearly: the first digits are right. A nudge to w gives this when it is too "
        "large; so does rounding. Going back through the steps is exact.",
    },
)
