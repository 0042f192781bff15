# %% fit_line
from scipy.optimize import curve_fit

def fit_line(x, y):
    (m, b), _ = curve_fit(lambda x, m, b: m * x + b, x, y)
    return m, b
