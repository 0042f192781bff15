# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is a horizontal line at the mean of y: m has to change too.
# %% fit_line
def fit_line(x, y):
    m, b = 0.0, 40.0
    for _ in range(5000):
        error = m * x + b - y
        b -= 0.01 * 2 * error.mean()
    return m, b
