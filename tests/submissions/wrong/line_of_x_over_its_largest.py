# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for x / max(x)
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x / x.max(), y, 1)
