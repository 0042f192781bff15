# %% fit_line
PHI = (5 ** 0.5 - 1) / 2


def golden(f, low, high, steps=75):
    left, right = high - PHI * (high - low), low + PHI * (high - low)
    f_left, f_right = f(left), f(right)
    for _ in range(steps):
        if f_left < f_right:
            high, right, f_right = right, left, f_left
            left = high - PHI * (high - low)
            f_left = f(left)
        else:
            low, left, f_left = left, right, f_right
            right = low + PHI * (high - low)
            f_right = f(right)
    return (low + high) / 2


def fit_line(x, y):
    # no line can be steeper than the steepest one through two points
    steep = np.ptp(y) / np.diff(np.unique(x)).min() + 1

    def loss(m, b):
        return np.mean((m * x + b - y) ** 2)

    def best_b(m):
        return golden(lambda b: loss(m, b), y.min() - 9 * steep, y.max() + 9 * steep)

    m = golden(lambda m: loss(m, best_b(m)), -steep, steep)
    return m, best_b(m)
