# fails: line/two_numbers
# says: Return both together: `return m, b`.
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return ((m * x + b - y) ** 2).mean()
