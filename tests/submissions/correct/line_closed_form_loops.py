# %% fit_line
def fit_line(x, y):
    n = len(x)
    sx = sy = sxx = sxy = 0
    for xi, yi in zip(x, y):
        sx += xi
        sy += yi
        sxx += xi * xi
        sxy += xi * yi
    m = (n * sxy - sx * sy) / (n * sxx - sx ** 2)
    return [m, (sy - m * sx) / n]
