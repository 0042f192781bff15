# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: for 10 points
# %% fit_line
def fit_line(x, y):
    grid = [(m, b) for m in np.arange(-10, 20, 1.5) for b in np.arange(-30, 70, 7)]
    return min(grid, key=lambda p: ((p[0] * x + p[1] - y) ** 2).mean())
