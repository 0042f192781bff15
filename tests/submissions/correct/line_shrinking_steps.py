# Try a step each way; when none helps, take smaller ones.
# %% fit_line
def fit_line(x, y):
    def loss(m, b):
        return ((m * x + b - y) ** 2).mean()
    m, b, step = -2.0, 40.0, 10.0
    best = loss(m, b)
    while step > 1e-6:
        moved = False
        for dm, db in [(step, 0), (-step, 0), (0, step), (0, -step), (step, -4 * step), (-step, 4 * step)]:
            if loss(m + dm, b + db) < best:
                m, b, moved = m + dm, b + db, True
                best = loss(m, b)
        if not moved:
            step /= 2
    return m, b
