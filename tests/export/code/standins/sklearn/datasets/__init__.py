"""Stands in for scikit-learn where it is not installed: load_digits with the shapes and ranges of the real one."""
from types import SimpleNamespace

import numpy as np


def load_digits():
    rng = np.random.default_rng(0)
    target = rng.integers(0, 10, 1797)
    patterns = rng.integers(0, 17, (10, 64))
    return SimpleNamespace(data=np.clip(patterns[target] + rng.normal(size=(1797, 64)), 0, 16), target=target)
