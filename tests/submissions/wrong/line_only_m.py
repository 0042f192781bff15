# fails: line/two_numbers
# says: `fit_line` gave values of shape (); two numbers were expected
# says: Return both at once
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x, y, 1)[0]
