"""Stands in for scikit-learn where it is not installed: loaders with the shapes and ranges of the real ones."""
from types import SimpleNamespace

import numpy as np


def load_digits():
    rng = np.random.default_rng(0)
    target = rng.integers(0, 10, 1797)
    patterns = rng.integers(0, 17, (10, 64))
    return SimpleNamespace(data=np.clip(patterns[target] + rng.normal(size=(1797, 64)), 0, 16), target=target)


def load_breast_cancer():
    rng = np.random.default_rng(0)
    target = rng.integers(0, 2, 569)
    scale = 10 ** np.linspace(-3, 3, 30)
    return SimpleNamespace(data=scale * (2 - target[:, None] + rng.uniform(size=(569, 30))), target=target)
