# %% fit_line
def fit_line(x, y):
    line = np.poly1d(np.polyfit(x, y, deg=1))
    return line[1], line[0]
