# %%
from typing import Final
WHITE: Final[float] = 255.0
# %% normalize_images
def normalize_images(images: np.ndarray) -> np.ndarray:
    """Divide by 255."""
    if not np.issubdtype(images.dtype, np.integer):
        raise TypeError("images must hold integers")
    result = images * (1.0 / WHITE)
    assert 0.0 <= result.min() and result.max() <= 1.0 + 1e-9
    return result
