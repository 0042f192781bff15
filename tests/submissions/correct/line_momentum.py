# %% fit_line
def fit_line(x, y):
    p, v = np.zeros(2), np.zeros(2)
    A = np.stack([x, np.ones(len(x))], axis=1)
    for _ in range(3000):
        v = 0.9 * v - 0.005 * 2 * A.T @ (A @ p - y) / len(x)
        p = p + v
    return p
