# %% fit_line
def fit_line(x, y):
    rng = np.random.default_rng(0)
    u = (x - x.mean()) / x.std()
    p = np.array([0.0, y.mean()])
    for epoch in range(3000):
        rate = 0.2 / (1 + epoch)
        for i in rng.permutation(len(u)):
            error = p[0] * u[i] + p[1] - y[i]
            p -= rate * error * np.array([u[i], 1.0])
    return p[0] / x.std(), p[1] - p[0] / x.std() * x.mean()
