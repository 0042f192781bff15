# The comma makes a tuple with one pair in it.
# %% fit_line
def fit_line(x, y):
    u, v = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()
    m = (u * v).mean() * y.std() / x.std()
    return (m, y.mean() - m * x.mean()),
