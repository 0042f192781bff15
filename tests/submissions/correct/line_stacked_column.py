# %% fit_line
def fit_line(x, y):
    X = np.column_stack([x, np.ones_like(x)])
    theta = np.linalg.inv(X.T.dot(X)).dot(X.T).dot(y.reshape(-1, 1))
    return theta[0], theta[1]
