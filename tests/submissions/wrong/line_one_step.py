# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: for 10 points, your line with m =
# says: Lower the loss step by step
# %% fit_line
def fit_line(x, y):
    m, b = -2.0, 40.0
    for _ in range(1000):
        error = m * x + b - y
        m -= 0.01 * 2 * (error * x).mean()
        b -= 0.01 * 2 * error.mean()
        return m, b
