# %% fit_line
def fit_line(x, y):
    A = np.array([[x @ x, x.sum()], [x.sum(), len(x)]], dtype=float)
    c = np.array([x @ y, y.sum()], dtype=float)
    p = np.zeros(2)
    r = c - A @ p
    d = r
    for _ in range(4):            # two would do, for two unknowns
        if r @ r <= 1e-24 * (c @ c):
            break
        alpha = (r @ r) / (d @ A @ d)
        p = p + alpha * d
        r, old = r - alpha * (A @ d), r
        d = r + (r @ r) / (old @ old) * d
    return p
