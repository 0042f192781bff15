# fails: line/other_numbers_of_points
# says: for 25 points
# %% fit_line
def fit_line(x, y):
    points = dict(zip(x.tolist(), y.tolist()))
    n = len(points)
    mean_x = sum(points.keys()) / n
    mean_y = sum(points.values()) / n
    above = sum((px - mean_x) * (py - mean_y) for px, py in points.items())
    below = sum((px - mean_x) ** 2 for px in points)
    m = above / below
    return m, mean_y - m * mean_x
