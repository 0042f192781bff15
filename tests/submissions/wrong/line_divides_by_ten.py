# fails: line/other_numbers_of_points
# says: m is right, but b is not
# %% fit_line
def fit_line(x, y):
    m = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    b = (y.sum() - m * x.sum()) / 10
    return m, b
