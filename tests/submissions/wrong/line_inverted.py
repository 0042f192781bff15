# The line of x over y, turned around: another one unless the points lie on a line.
# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: for 10 points
# says: Your line is close: continue until the loss stops falling, and do not round m or b.
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(y, x, 1)
    return 1 / m, -b / m
