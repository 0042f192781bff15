# %% fit_line
from decimal import Decimal

def fit_line(x, y):
    xs, ys = [Decimal(float(v)) for v in x], [Decimal(float(v)) for v in y]
    n = len(xs)
    mx, my = sum(xs) / n, sum(ys) / n
    m = sum((a - mx) * (b - my) for a, b in zip(xs, ys)) / sum((a - mx) ** 2 for a in xs)
    return m, my - m * mx
