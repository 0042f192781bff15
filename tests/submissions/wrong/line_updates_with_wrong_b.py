# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: m is right, but b is not: the best line goes through the
# %% fit_line
def fit_line(x, y):
    u = (x - x.mean()) / x.std()
    m = b = 0.0
    for _ in range(1000):
        e = m * u + b - y
        m -= 0.1 * 2 * (e * u).mean()
        b -= 0.1 * 2 * e.mean()
    m = m / x.std()
    b = b + m * x.mean()
    return m, b
