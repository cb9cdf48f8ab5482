"""Smoothing by total variation: an edge may stay, ripples may not."""

import numpy as np

from .figures.arrays import as_images, finite, whole


def total_variation(images, weight: float, steps: int = 40) -> np.ndarray:
    """Images with little variation, close to the given ones.

    Each result u has the least value of ||u - x||^2 / 2 plus weight times
    the sum over pixels of the length of u's gradient (L. Rudin, S. Osher and
    E. Fatemi, 1992), found by the projection of A. Chambolle (2004).

    images: (n, height, width). weight: above 0; the larger, the smoother.
    steps: of the descent, at least 1.

    Returns float64 of the same shape. Raises ValueError for other weights
    and steps, for other shapes, and for pixels that are not finite.
    """
    x = as_images(images)
    if not finite(weight, "the weight") > 0:
        raise ValueError(f"The weight must lie above 0, not {weight}.")
    down, right = np.zeros_like(x), np.zeros_like(x)
    for _ in range(whole(steps, "The number of steps", 1)):
        step_down, step_right = _gradient(
            _divergence(down, right) - x / weight
        )
        length = 1 + 0.25 * np.hypot(step_down, step_right)
        down = (down + 0.25 * step_down) / length
        right = (right + 0.25 * step_right) / length
    return x - weight * _divergence(down, right)


def _gradient(u):
    """Differences to the pixel below and to the right; 0 at the edge."""
    down, right = np.zeros_like(u), np.zeros_like(u)
    down[:, :-1] = u[:, 1:] - u[:, :-1]
    right[:, :, :-1] = u[:, :, 1:] - u[:, :, :-1]
    return down, right


def _divergence(down, right):
    """The negative adjoint of `_gradient`, of fields that it can make."""
    out = down + right
    out[:, 1:] -= down[:, :-1]
    out[:, :, 1:] -= right[:, :, :-1]
    return out
