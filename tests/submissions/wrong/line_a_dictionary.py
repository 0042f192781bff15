# fails: line/two_numbers
# says: returned a value of type dict, which is not an array of numbers
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return {"m": m, "b": b}
