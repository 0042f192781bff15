# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: for 10 points, your line with m = 5 and b = 10 has a loss of 40
# %% fit_line
def fit_line(x, y):
    m = (y[-1] - y[0]) / (x[-1] - x[0])
    return m, y[0] - m * x[0]
