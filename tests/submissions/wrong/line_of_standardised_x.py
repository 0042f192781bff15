# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for u = (x − mean) / std
# %% fit_line
def fit_line(x, y):
    u = (x - np.mean(x)) / np.std(x)
    m, b = 0.0, 0.0
    for _ in range(500):
        error = m * u + b - y
        m, b = m - 0.2 * np.mean(error * u), b - 0.2 * np.mean(error)
    return m, b
