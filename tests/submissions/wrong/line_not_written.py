# fails: line/two_numbers
# says: `fit_line` is still to be written
# %% fit_line
def fit_line(x, y):
    raise NotImplementedError
