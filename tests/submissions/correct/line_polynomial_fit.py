# %% fit_line
from numpy.polynomial import Polynomial

def fit_line(x, y):
    b, m = Polynomial.fit(x, y, 1).convert().coef
    return m, b
