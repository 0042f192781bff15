# fails: line/sample
# says: Your line is close: continue until the loss stops falling, and do not round m or b.
# never says: This is the line for the points in the notebook: use the `x` and `y` that your function
# %% fit_line
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    m, b = 0.0, 0.0
    for _ in range(332):
        error = m * x + b - y
        m, b = m - 0.034 * 2 * (error * x).mean(), b - 0.034 * 2 * error.mean()
    return m, b
