# fails: line/two_numbers
# says: Does your function end with `return` and the result?
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    print(m, b)
