# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: m = nan
# %% fit_line
def fit_line(x, y):
    return np.log(-1.0), 0.0
