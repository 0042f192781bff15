# The line with the smallest mean of |y − ŷ| is another one, if not for the notebook's points.
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: the best line has 16
# %% fit_line
def fit_line(x, y):
    pairs = [(i, j) for i in range(len(x)) for j in range(i) if x[i] != x[j]]
    lines = [((y[i] - y[j]) / (x[i] - x[j]), i) for i, j in pairs[:400]]
    lines = [(m, y[i] - m * x[i]) for m, i in lines]
    return min(lines, key=lambda line: np.abs(line[0] * x + line[1] - y).mean())
