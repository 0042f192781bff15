# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for x / 9: to get the line for x, divide m by 9.
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x / 9, y, 1)
