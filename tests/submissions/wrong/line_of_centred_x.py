# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: m is right, but b is not: the mean of y is the height of the line at the mean of x; b is
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x - x.mean(), y, 1)
