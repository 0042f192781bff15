# loss is the notebook's own function, of the notebook's own points.
# %% fit_line
def fit_line(x, y):
    m = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    b = y.mean() - m * x.mean()
    print("loss on the ten points:", loss(m, b))
    return m, b
