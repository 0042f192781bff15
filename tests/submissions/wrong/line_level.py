# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is a horizontal line at the mean of y: m has to change too.
# %% fit_line
def fit_line(x, y):
    return 0, y.mean()
