# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: m is right, but b is not
# %% fit_line
def fit_line(x, y):
    m = np.polyfit(x, y, 1)[0]
    return m, y.mean()
