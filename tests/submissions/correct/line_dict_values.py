# %% fit_line
def fit_line(x, y):
    best = {"m": 0.0, "b": 0.0}
    best["m"], best["b"] = np.polyfit(x, y, 1)
    return best.values()
