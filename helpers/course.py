"""The map of the course: its notebooks, in order, and what each asks.

The table in the README, the start page and the first cell of every notebook
say the same as this list; the tests compare them.
"""

from dataclasses import dataclass
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


@dataclass(frozen=True)
class Lesson:
    """One notebook of the course.

    name: file name without ``.ipynb``; it begins with a two-digit number.
    title: the notebook's H1 heading.
    question: the one question that it answers.
    lectures: the lecture parts that it goes with.
    minutes: time to study it.
    place: (column, lane) on the map of the course, from the left and from
        the bottom, both from 0; None for the start page, which shows the map.
    builds_on: names of the notebooks to be studied before it.
    """

    name: str
    title: str
    question: str
    lectures: str
    minutes: int
    place: tuple[float, float] | None = None
    builds_on: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Number and title, as on the map: "01 Convolution"."""
        return f"{self.name[:2]} {self.title}"

    @property
    def path(self) -> Path:
        """Where the notebook is, or will be."""
        return NOTEBOOKS / f"{self.name}.ipynb"

    @property
    def exists(self) -> bool:
        """Whether the notebook is part of this checkout yet."""
        return self.path.exists()


LESSONS = (
    Lesson(
        "00_start_here",
        "Start here",
        "What is in this course, and does everything work here?",
        "all five lectures",
        10,
    ),
    Lesson(
        "01_convolution",
        "Convolution",
        "What does a convolution do to an image, number by number?",
        "Discussion 12 (CNN), Chapter notes (B(4,4)), ME 5990 (convolution)",
        75,
        place=(0, 3),
    ),
    Lesson(
        "02_transposed_convolution",
        "Transposed convolution",
        "How does a network make an image larger, and who writes where?",
        "Chapter notes (Conv2DTranspose), Autoencoder slides (Dumoulin and "
        "Visin), ME 5990 (strides 1 and 2)",
        75,
        place=(1, 3),
        builds_on=("01_convolution",),
    ),
    Lesson(
        "03_what_is_an_autoencoder",
        "What is an autoencoder?",
        "What can a network learn from data without labels, and how?",
        "Autoencoder slides (architecture, losses, backpropagation), "
        "ME 5990 (8-3-8), Chapter notes (passthrough)",
        90,
        place=(0, 2),
    ),
    Lesson(
        "04_undercomplete_autoencoders",
        "Undercomplete autoencoders",
        "How much of a digit can 30 numbers keep?",
        "Autoencoder slides (undercomplete, PCA, deep, applications), "
        "Lecture 22 (dimensions), ME 5990 (lossy compression)",
        75,
        place=(1, 2),
        builds_on=("03_what_is_an_autoencoder",),
    ),
    Lesson(
        "05_regularized_and_sparse_autoencoders",
        "Regularized and sparse autoencoders",
        "How can a code be larger than its input and still learn something?",
        "Autoencoder slides (overcomplete, L2, tied weights, sparse)",
        75,
        place=(2, 2),
        builds_on=("04_undercomplete_autoencoders",),
    ),
    Lesson(
        "06_denoising_autoencoders",
        "Denoising autoencoders",
        "What does a network learn when it must repair its input?",
        "Autoencoder slides (denoising), ME 5990 (image denoising)",
        60,
        place=(3, 2),
        builds_on=("05_regularized_and_sparse_autoencoders",),
    ),
    Lesson(
        "07_convolutional_autoencoders",
        "Convolutional autoencoders",
        "How does an autoencoder use the fact that its input is an image?",
        "Autoencoder slides (convolutional, SegNet, inpainting), ME 5990 "
        "(convolutional autoencoder)",
        60,
        place=(3, 3),
        builds_on=("02_transposed_convolution", "06_denoising_autoencoders"),
    ),
    Lesson(
        "08_recurrent_networks",
        "Recurrent networks",
        "How does a network remember what came before?",
        "Discussion 12 (RNN, LSTM)",
        60,
        place=(0, 1),
    ),
    Lesson(
        "09_stacked_pretraining_and_transfer",
        "Stacking, pretraining and transfer",
        "What helps when labels are few: other tasks, or unlabelled data?",
        "Chapter notes (bee paths, tied weights), ME 5990 (stacked, "
        "transfer), Lecture 22 (features as input)",
        60,
        place=(2, 1),
        builds_on=("04_undercomplete_autoencoders", "08_recurrent_networks"),
    ),
    Lesson(
        "10_variational_autoencoders",
        "Variational autoencoders",
        "What changes when the code is a distribution instead of a point?",
        "Discussion 12 (VAE, smile, objective), ME 5990 (VAE)",
        75,
        place=(1, 0),
        builds_on=("04_undercomplete_autoencoders",),
    ),
    Lesson(
        "11_gan_phases",
        "GAN phases",
        "How can two networks that fight each other learn to draw digits?",
        "Chapter notes (phases 1 and 2), Lecture 22 (GAN), Discussion 12 "
        "(GAN), ME 5990 (alternating periods)",
        90,
        place=(2, 0),
        builds_on=("10_variational_autoencoders",),
    ),
    Lesson(
        "12_conditional_gans_and_mode_collapse",
        "Conditional GANs and mode collapse",
        "How do we choose the digit, and what if the generator cheats?",
        "Lecture 22 (conditional GAN), Chapter notes (minibatch "
        "discriminator)",
        60,
        place=(3, 0),
        builds_on=("11_gan_phases",),
    ),
    Lesson(
        "13_applications",
        "Applications",
        "What are the codes good for?",
        "Lecture 22 (compress, encrypt, send, decode), Autoencoder slides "
        "(hashing, classification, segmentation)",
        60,
        place=(4, 1.5),
        builds_on=(
            "06_denoising_autoencoders",
            "07_convolutional_autoencoders",
            "09_stacked_pretraining_and_transfer",
            "12_conditional_gans_and_mode_collapse",
        ),
    ),
)


def lesson(name: str) -> Lesson:
    """The lesson with that file name (without ``.ipynb``).

    Raises ValueError when the course has no such notebook.
    """
    for entry in LESSONS:
        if entry.name == name:
            return entry
    raise ValueError(
        f"The course has no notebook {name!r}: choose one of "
        + ", ".join(entry.name for entry in LESSONS)
        + "."
    )
