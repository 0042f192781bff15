# fails: line/two_numbers
# says: `fit_line` returned values of shape (); two numbers were expected
# says: Return both together: `return m, b`.
# %% fit_line
def fit_line(x, y):
    return np.polyfit(x, y, 1)[0]
