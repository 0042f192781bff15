# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the best line through the origin
# %% fit_line
def fit_line(x, y):
    m, b = -2.0, 0.0
    for _ in range(1000):
        m -= 0.01 * 2 * ((m * x + b - y) * x).mean()
    return m, b
