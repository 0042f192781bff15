# %% fit_line
from numpy.polynomial import Legendre

def fit_line(x, y):
    line = Legendre.fit(x, y, deg=1)
    return line(1.0) - line(0.0), line(0.0)
