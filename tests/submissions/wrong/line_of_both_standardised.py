# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for standardised x and y. To get the line for x and y, use m · std(y) /
# %% fit_line
def fit_line(x, y):
    u, v = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()
    return (u * v).mean(), 0
