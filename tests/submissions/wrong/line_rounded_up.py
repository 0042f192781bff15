# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: The line is close
# never says: This is the line of the notebook's points
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return np.ceil(m * 8) / 8 + 0.1, b + 0.1
