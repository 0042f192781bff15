# %% fit_line
def fit_line(x, y):
    def loss(m, b):
        return ((m * x + b - y) ** 2).mean()
    m, b, step = 0.0, 0.0, 10.0
    while step > 1e-6:
        neighbours = [(m + i * step, b + j * step) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        best = min(neighbours, key=lambda p: loss(*p))
        if loss(*best) < loss(m, b):
            m, b = best
        else:
            step /= 2
    return m, b
