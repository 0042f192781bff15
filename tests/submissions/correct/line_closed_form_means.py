# %% fit_line
def fit_line(x, y):
    m = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    b = y.mean() - m * x.mean()
    return m, b
