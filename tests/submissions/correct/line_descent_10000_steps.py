# %% fit_line
def fit_line(x, y):
    m, b = -2.0, 40.0
    n = len(x)
    for step in range(10000):
        error = m * x + b - y
        m = m - 0.01 * 2 / n * (error * x).sum()
        b = b - 0.01 * 2 / n * error.sum()
    return m, b
