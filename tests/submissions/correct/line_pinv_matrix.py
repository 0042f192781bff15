# %% fit_line
def fit_line(x, y):
    A = np.matrix([[xi, 1.0] for xi in x])
    return np.linalg.pinv(A) * np.matrix(y).T
