# %% fit_line
from scipy.optimize import least_squares

def fit_line(x, y):
    return tuple(least_squares(lambda p: p[0] * x + p[1] - y, x0=(0, 0)).x)
