# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: The loss grew: check the sign of the step, or take smaller steps.
# %% fit_line
def fit_line(x, y):
    m = b = 0.0
    for _ in range(5000):
        e = m * x + b - y
        m += 0.01 * (e * x).mean()
        b += 0.01 * e.mean()
    return m, b
