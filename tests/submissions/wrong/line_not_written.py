# fails: line/two_numbers
# says: you have not written `fit_line` yet
# %% fit_line
def fit_line(x, y):
    raise NotImplementedError
