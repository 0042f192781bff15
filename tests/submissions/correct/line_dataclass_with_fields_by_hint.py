# %% fit_line
from dataclasses import dataclass, fields

@dataclass
class Line:
    m: float = -2
    b: int = 40

    def __post_init__(self):
        for field in fields(self):
            setattr(self, field.name, field.type(getattr(self, field.name)))

def fit_line(x, y):
    line = Line()
    line.m = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    line.b = y.mean() - line.m * x.mean()
    return line.m, line.b
