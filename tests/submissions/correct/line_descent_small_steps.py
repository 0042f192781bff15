# %% fit_line
def fit_line(x, y):
    m, b = -2.0, 40.0
    for _ in range(40000):
        error = m * x + b - y
        m -= 0.002 * (error * x).mean()
        b -= 0.002 * error.mean()
    return m, b
