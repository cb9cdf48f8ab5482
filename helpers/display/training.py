"""A live display of training: losses and reconstructions while they change."""

import keras
import numpy as np

from ..arrays import as_images, finite, tile
from ..figures.style import COLOURS, IMAGE_MAP
from .live import LiveFigure


class LiveTraining(keras.callbacks.Callback):
    """Loss curves and current reconstructions, redrawn in place.

    images: a few inputs, shaped as the model takes them; their
        reconstructions are drawn under them (one dense or image row).
        Without images, the curves alone.
    total_epochs: the right end of the axis; what `fit` was asked for unless
        given.
    metric: the logged value to draw, with its ``val_`` partner if logged.
    ylabel: what the value is, with its unit.
    seconds: the shortest time between two drawings.
    """

    def __init__(
        self,
        images=None,
        total_epochs=None,
        metric="loss",
        ylabel="loss",
        seconds=1.0,
    ):
        super().__init__()
        if images is not None:
            as_images(images)
        self._inputs = images
        self._total = total_epochs
        self._metric = metric
        self._ylabel = ylabel
        self._figure = LiveFigure(seconds)
        self.history = {}

    def on_epoch_end(self, epoch, logs=None):
        """Keep the epoch's values and redraw."""
        logs = logs or {}
        if self._metric not in logs:
            raise ValueError(
                f"{self._metric!r} is not logged: choose one of "
                f"{', '.join(sorted(logs)) or 'none'}."
            )
        for name in (self._metric, f"val_{self._metric}"):
            if name in logs:
                self.history.setdefault(name, []).append(float(logs[name]))
        self._figure.update(self._draw)

    def on_train_end(self, logs=None):
        """Draw the last state."""
        if self.history:
            self._figure.finish(self._draw)

    def _draw(self):
        import matplotlib.pyplot as plt

        if self._inputs is None:
            curve_axis = plt.subplots(figsize=(9, 3.6))[1]
        else:
            _, (curve_axis, image_axis) = plt.subplots(
                1, 2, figsize=(11, 3.4), width_ratios=[1, 1.15]
            )
            self._draw_images(image_axis)
        names = {self._metric: "training", f"val_{self._metric}": "validation"}
        for name, values in self.history.items():
            curve_axis.plot(
                range(1, len(values) + 1), values, label=names[name]
            )
        total = self._total or self.params.get("epochs") or 1
        curve_axis.set_xlim(0, max(total, 1))
        curve_axis.set(xlabel="epoch", ylabel=self._ylabel)
        curve_axis.legend()

    def _draw_images(self, axis):
        inputs = as_images(self._inputs)
        outputs = as_images(
            finite(
                np.asarray(self.model(self._inputs, training=False)),
                "the reconstructions",
            )
        )
        if inputs.shape != outputs.shape:
            raise ValueError(
                f"The model turns images of shape {inputs.shape} into "
                f"{outputs.shape}: leave out images=, for they cannot be "
                "drawn as inputs and their reconstructions."
            )
        page = tile(np.concatenate([inputs, outputs]), len(inputs))
        axis.imshow(page, cmap=IMAGE_MAP, vmin=0, vmax=1)
        height = inputs.shape[1]
        axis.axhline(height - 0.5, color=COLOURS["grey"], lw=1)
        axis.set(
            yticks=[height / 2, 1.5 * height],
            yticklabels=["input", "output"],
            xticks=[],
        )
        axis.tick_params(length=0)
        axis.spines[:].set_visible(False)
