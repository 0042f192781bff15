# The best line is the mean of the lines through all pairs of points, weighted with their distances squared.
# %% fit_line
from itertools import combinations

def fit_line(x, y):
    pairs = list(combinations(range(len(x)), 2))
    weights = [float(x[i] - x[j]) ** 2 for i, j in pairs]
    slopes = [float(y[i] - y[j]) / float(x[i] - x[j]) if x[i] != x[j] else 0.0 for i, j in pairs]
    m = sum(w * s for w, s in zip(weights, slopes)) / sum(weights)
    return m, y.mean() - m * x.mean()
