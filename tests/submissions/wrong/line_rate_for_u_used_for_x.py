# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: The loss grew: check the sign of the step, or take smaller steps.
# %% fit_line
def fit_line(x, y):
    m = b = 0.0
    for _ in range(1000):
        e = m * x + b - y
        m -= 0.1 * 2 * (e * x).mean()
        b -= 0.1 * 2 * e.mean()
    return m, b
