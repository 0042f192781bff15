# %% fit_line
def fit_line(x, y):
    def loss(m, b):
        return np.mean((m * x + b - y) ** 2)
    h = 1e-4
    m, b = 0.0, 0.0
    for _ in range(8000):
        dm = (loss(m + h, b) - loss(m - h, b)) / (2 * h)
        db = (loss(m, b + h) - loss(m, b - h)) / (2 * h)
        m, b = m - 0.01 * dm, b - 0.01 * db
    return m, b
