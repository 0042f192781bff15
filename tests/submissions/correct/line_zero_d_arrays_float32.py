# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return np.array(m, np.float32), np.array(b, np.float32)
