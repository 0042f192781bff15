# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for the points in the notebook: use the `x` and `y` that your function
# %% fit_line
points_x = np.arange(10)
points_y = np.array([10, 20, 25, 30, 40, 45, 40, 50, 60, 55])

def fit_line(x, y):
    return np.polyfit(points_x, points_y, 1)
