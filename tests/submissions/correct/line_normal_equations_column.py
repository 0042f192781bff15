# %% fit_line
def fit_line(x, y):
    A = np.column_stack([x, np.ones_like(x)]).astype(float)
    return np.linalg.inv(A.T @ A) @ A.T @ np.reshape(y, (-1, 1))
