# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for y / max(y)
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x / x.max(), y / y.max(), 1)
