# %% fit_line
def fit_line(x, y):
    m, b = 0, 0
    for _ in range(2_000):
        y_hat = m * x + b
        m -= 0.01 * 2 * np.mean((y_hat - y) * x)
        b -= 0.01 * 2 * np.mean(y_hat - y)
    return m, b
