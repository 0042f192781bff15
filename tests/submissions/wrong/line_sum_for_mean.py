# With the sum in place of the mean, the step that suits ten points is too large for two hundred.
# fails: line/other_numbers_of_points
# says: With this many points, the loss grew: is your gradient a mean, or still a sum?
# %% fit_line
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(20000):
        error = m * x + b - y
        m -= 0.001 * 2 * (error * x).sum()
        b -= 0.001 * 2 * error.sum()
    return m, b
