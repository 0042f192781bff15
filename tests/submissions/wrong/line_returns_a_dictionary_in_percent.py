# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: The line is close: go on until the loss no longer falls,
# %% fit_line
def fit_line(x, y):
    m = (y.max() - y.min()) / (x.max() - x.min())
    return m, y.min()
