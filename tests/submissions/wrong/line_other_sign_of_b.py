# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: Your line would be right if b had the opposite sign.
# %% fit_line
def fit_line(x, y):
    m = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return m, m * x.mean() - y.mean()
