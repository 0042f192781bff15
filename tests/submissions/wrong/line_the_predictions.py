# fails: line/two_numbers
# says: `fit_line` returned values of shape (10,)
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return m * x + b
