# %% fit_line
def fit_line(x, y):
    n, det = len(x), np.linalg.det
    sx, sy, sxx, sxy = sum(x), sum(y), sum(x ** 2), sum(x * y)
    D = det([[sxx, sx], [sx, n]])
    return det([[sxy, sx], [sy, n]]) / D, det([[sxx, sxy], [sx, sy]]) / D
