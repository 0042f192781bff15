# It fits its line to the notebook's own points, whatever it is given.
# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: for the points that are given
# %% fit_line
points = (x, y)

def fit_line(xs, ys):
    m, b = np.polyfit(*points, 1)
    return m, b
