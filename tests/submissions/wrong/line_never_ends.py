# fails: line/two_numbers
# says: stopped after 30 s: `fit_line` did not finish
# %% fit_line
def fit_line(x, y):
    m, b = -2.0, 40.0
    while ((m * x + b - y) ** 2).mean() > 1:
        error = m * x + b - y
        m -= 0.01 * 2 * (error * x).mean()
        b -= 0.01 * 2 * error.mean()
    return m, b
