# %% fit_line
from numpy.polynomial import polynomial as P

def fit_line(x, y):
    b, m = P.polyfit(x, y, 1)
    return m, b
