# %% fit_line
def predict(x, m, b):
    return [m * xi + b for xi in x]

def gradients(x, y, m, b):
    errors = [p - t for p, t in zip(predict(x, m, b), y)]
    return (2 * sum(e * xi for e, xi in zip(errors, x)) / len(x), 2 * sum(errors) / len(x))

def fit_line(x, y):
    x, y = [float(v) for v in x], [float(v) for v in y]
    m, b = 0.0, 0.0
    for epoch in range(3000):
        dm, db = gradients(x, y, m, b)
        m, b = m - 0.015 * dm, b - 0.015 * db
    return m, b
