# %% fit_line
def fit_line(x, y):
    covariance = np.cov(x, y)
    m = covariance[0, 1] / covariance[0, 0]
    return float(m), float(np.mean(y) - m * np.mean(x))
