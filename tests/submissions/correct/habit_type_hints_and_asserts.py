# %%
from __future__ import annotations
from typing import Sequence
N_CLASSES: int = 10
MAX_PIXEL: float = 255.0
# %% flatten_images
def flatten_images(images: np.ndarray) -> np.ndarray:
    assert images.ndim == 3, "images must be 3D"
    return images.reshape(images.shape[0], np.prod(images.shape[1:]))
# %% normalize_images
def normalize_images(images: np.ndarray) -> np.ndarray:
    assert images.min() >= 0 and images.max() <= MAX_PIXEL
    return images.astype(np.float32) / MAX_PIXEL
# %% encode_labels
def encode_labels(labels: Sequence[int], num_categories: int = N_CLASSES) -> np.ndarray:
    assert max(labels) < num_categories
    return np.eye(num_categories, dtype=np.float32)[labels]
