# fails: line/two_numbers
# says: `fit_line` returned values of shape (3,); two numbers were expected
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return m, b, np.mean((m * x + b - y) ** 2)
