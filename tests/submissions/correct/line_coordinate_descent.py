# %% fit_line
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(1000):
        m = ((y - b) * x).sum() / (x * x).sum()
        b = (y - m * x).mean()
    return (m, b)
