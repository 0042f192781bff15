# %% fit_line
from scipy.optimize import differential_evolution

def fit_line(x, y):
    top = 10 * (np.ptp(y) + np.abs(y).max())
    result = differential_evolution(lambda p: np.mean((p[0] * x + p[1] - y) ** 2), [(-top, top)] * 2, seed=1, tol=1e-8)
    return result.x
