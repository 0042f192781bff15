# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the best line through the origin
# %% fit_line
def fit_line(x, y):
    return (x * y).sum() / (x * x).sum(), 0
