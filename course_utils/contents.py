"""The course as a table: which lesson has which figures and exercises.  One place, used by the
progress board, by lesson 00 and by the tests."""

from dataclasses import dataclass

from . import exercises, figures, progress


@dataclass(frozen=True)
class Lesson:
    file: str
    title: str
    figures: tuple

    @property
    def exercises(self):
        return list(exercises.of_lesson(f"lesson_{self.file[:2]}"))


LESSONS = (
    Lesson("00_start_here", "Start here", ("lamp",)),
    Lesson("01_perceptron", "The perceptron", ("line", "learning_rule")),
    Lesson("02_xor_and_the_mlp", "XOR and the MLP", ("folding", "playground")),
    Lesson("03_activation_functions", "Activation functions",
           ("activations", "dying_relu", "softmax")),
    Lesson("04_loss_functions", "Loss functions", ("outlier", "confidently_wrong")),
    Lesson("05_backpropagation", "Backpropagation", ("backward",)),
    Lesson("06_optimizers", "Optimizers", ("descent", "minibatch", "race")),
    Lesson("07_training_with_pytorch", "Training with PyTorch", ("five_lines",)),
    Lesson("08_training_well", "Training well", ("overfitting", "signal")),
    Lesson("09_convolution_and_pooling", "Convolution and pooling", ("convolution", "pooling")),
    Lesson("10_cnn_classifier", "A CNN classifier", ("draw_digit", "inside_cnn")),
    Lesson("11_cnn_architectures", "CNN architectures", ("receptive_field", "residual")),
    Lesson("12_recurrent_networks", "Recurrent networks",
           ("unrolled_memory", "lstm_gates", "gru_gates")),
    Lesson("13_embeddings_and_attention", "Embeddings and attention", ("attention",)),
    Lesson("14_generative_adversarial_networks", "Generative adversarial networks", ("gan",)),
)  # fmt: skip


def expected() -> dict:
    """Lesson -> {"goal": [...], "exercise": [...]}, as progress.board wants it."""
    table = {}
    for lesson in LESSONS:
        goals = [g.key for name in lesson.figures for g in figures.CATALOGUE[name].args[0].goals]
        keys = [f"lesson_{lesson.file[:2]}.{name}" for name in lesson.exercises]
        table[f"{lesson.file[:2]} {lesson.title}"] = {"goal": goals, "exercise": keys}
    return table


def board():
    """The progress board of the whole course."""
    return progress.board(expected())
