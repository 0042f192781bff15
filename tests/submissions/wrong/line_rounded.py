# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: points, your line with m =
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return round(m, -1) + 0.5, b
