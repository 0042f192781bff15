# %% fit_line
import scipy.optimize

def fit_line(x, y):
    loss = lambda p: ((p[0] * x + p[1] - y) ** 2).sum() / len(x)
    return tuple(scipy.optimize.minimize(loss, (0, 0), method="Nelder-Mead").x)
