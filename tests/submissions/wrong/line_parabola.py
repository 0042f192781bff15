# fails: line/two_numbers
# says: `fit_line` returned values of shape (3,)
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x, y, 2)
