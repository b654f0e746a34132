"""Exercise of lesson 04: from the problem to the number of outputs and the loss."""

from .checker import exercise
from .variants import know
from .words_04 import WORDS


@exercise(
    WORDS["recipe"],
    cases=[("number", None), ("yes or no", 2), ("one of many", 3), ("one of many", 10)],
)
def recipe(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def bce_on_logits(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCELoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def nll_on_logits(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "NLLLoss"


@recipe.mistake
def both_on_probabilities(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCELoss"
    return n_classes, "NLLLoss"


@recipe.mistake
def two_outputs(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 2, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def two_classes(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def one_output_for_many(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return 1, "CrossEntropyLoss"


@recipe.mistake
def number_as_class(problem, n_classes):
    if problem == "number":
        return 1, "CrossEntropyLoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def always_n_classes(problem, n_classes):
    if problem == "number":
        return n_classes, "MSELoss"
    if problem == "yes or no":
        return n_classes, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def mse_everywhere(problem, n_classes):
    if problem == "one of many":
        return n_classes, "MSELoss"
    return 1, "MSELoss"


@recipe.mistake
def yes_or_no_for_all(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "BCEWithLogitsLoss"


@recipe.mistake
def loss_first(problem, n_classes):
    if problem == "number":
        return "MSELoss", 1
    if problem == "yes or no":
        return "BCEWithLogitsLoss", 1
    return "CrossEntropyLoss", n_classes


@recipe.mistake
def only_loss(problem, n_classes):
    if problem == "number":
        return "MSELoss"
    if problem == "yes or no":
        return "BCEWithLogitsLoss"
    return "CrossEntropyLoss"


@recipe.mistake
def short_names(problem, n_classes):
    if problem == "number":
        return 1, "MSE"
    if problem == "yes or no":
        return 1, "BCE"
    return n_classes, "CrossEntropy"


@recipe.mistake
def function_names(problem, n_classes):
    if problem == "number":
        return 1, "mse_loss"
    if problem == "yes or no":
        return 1, "binary_cross_entropy_with_logits"
    return n_classes, "cross_entropy"


@recipe.mistake
def with_prefix(problem, n_classes):
    if problem == "number":
        return 1, "nn.MSELoss"
    if problem == "yes or no":
        return 1, "nn.BCEWithLogitsLoss"
    return n_classes, "nn.CrossEntropyLoss"


@recipe.mistake
def huber_for_number(problem, n_classes):
    if problem == "number":
        return 1, "HuberLoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def size_for_number(problem, n_classes):
    if problem == "number":
        return 1, "L1Loss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def cross_entropy_on_one(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "CrossEntropyLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def nothing_for_number(problem, n_classes):
    if problem == "number":
        return n_classes, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


@recipe.mistake
def ten_classes(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return 10, "CrossEntropyLoss"


@recipe.mistake
def with_brackets(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss()"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss()"
    return n_classes, "CrossEntropyLoss()"


@recipe.mistake
def torch_prefix(problem, n_classes):
    if problem == "number":
        return 1, "torch.nn.MSELoss"
    if problem == "yes or no":
        return 1, "torch.nn.BCEWithLogitsLoss"
    return n_classes, "torch.nn.CrossEntropyLoss"


@recipe.mistake
def one_less(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 1, "BCEWithLogitsLoss"
    return n_classes - 1, "CrossEntropyLoss"


@recipe.mistake
def sigmoid_losses(problem, n_classes):
    if problem == "number":
        return 1, "MSELoss"
    if problem == "yes or no":
        return 2, "BCELoss"
    return n_classes, "NLLLoss"


@recipe.mistake
def outputs_as_loss(problem, n_classes):
    if problem == "number":
        return "1", "MSELoss"
    if problem == "yes or no":
        return "1", "BCEWithLogitsLoss"
    return str(n_classes), "CrossEntropyLoss"


@recipe.mistake
def other_words(problem, n_classes):
    if problem == "regression":
        return 1, "MSELoss"
    if problem == "binary":
        return 1, "BCEWithLogitsLoss"
    if problem == "multi-class":
        return n_classes, "CrossEntropyLoss"


@recipe.mistake(key="other_words")
def other_words_but_the_last(problem, n_classes):
    if problem == "regression":
        return 1, "MSELoss"
    if problem == "binary":
        return 1, "BCEWithLogitsLoss"
    return n_classes, "CrossEntropyLoss"


know(recipe, {
    "mse_for_yes": [{"BCEWithLogitsLoss": "MSELoss"}],
    "torch_prefix": [{'"MSELoss': '"torch.nn.MSELoss'}],
    "with_prefix": [{'"MSELoss': '"nn.MSELoss'}],
    "short_names": [{'"MSELoss': '"MSE'}],
    "function_names": [{'"MSELoss': '"mse_loss'}],
})  # fmt: skip
