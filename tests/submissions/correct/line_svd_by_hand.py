# %% fit_line
def fit_line(x, y):
    A = np.c_[x, np.ones(len(x))]
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    m, b = Vt.T @ ((U.T @ y) / s)
    return m.item(), b.item()
