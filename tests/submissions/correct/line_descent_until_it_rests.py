# %% fit_line
def fit_line(x, y, rate=0.01, tolerance=1e-10):
    m = b = 0.0
    previous = float("inf")
    while True:
        error = m * x + b - y
        loss = (error ** 2).mean()
        if previous - loss < tolerance:
            return m, b
        previous = loss
        m -= rate * 2 * (error * x).mean()
        b -= rate * 2 * error.mean()
