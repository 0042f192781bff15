# %%
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import mul

@dataclass(frozen=True)
class Shape:
    height: int = 28
    width: int = 28

    @property
    def pixels(self) -> int:
        return reduce(mul, (self.height, self.width))

@lru_cache(maxsize=None)
def pixels_of(shape: Shape = Shape()) -> int:
    return shape.pixels
# %% flatten_images
def flatten_images(images: "np.ndarray") -> "np.ndarray":
    return images.reshape((n := len(images)), pixels_of())
