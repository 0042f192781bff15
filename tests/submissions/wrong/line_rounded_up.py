# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: Your line is close: continue until the loss stops falling, and do not round m or b.
# never says: This is the line for the points in the notebook: use the `x` and `y` that your function
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return np.ceil(m * 8) / 8 + 0.1, b + 0.1
