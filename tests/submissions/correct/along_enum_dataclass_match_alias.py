# %% flatten_images
from __future__ import annotations
import enum, dataclasses as dc
from typing import *
class Axis(enum.IntEnum):
    ROWS = enum.auto()
    COLUMNS = enum.auto()
@dc.dataclass(frozen=True)
class Shape:
    rows: int = 28
    columns: int = dc.field(default=28)
    @property
    def size(self) -> int: return self.rows * self.columns
Size: TypeAlias = int
def flatten_images(images: Images) -> Size:
    match (shape := Shape(*images.shape[Axis.ROWS:])):
        case Shape(rows=28, columns=28): return images.reshape(-1, shape.size)
# %% normalize_images
from contextlib import contextmanager
@contextmanager
def timer(name):
    yield
    print(name)
with timer("table"), np.errstate(all="raise"):
    *_, highest = range(256)
def normalize_images(images): 
	with timer("call"):
		return images / highest
