# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: Your line is close: continue until the loss stops falling, and do not round m or b.
# %% fit_line
def fit_line(x, y):
    m = (y.max() - y.min()) / (x.max() - x.min())
    return m, y.min()
