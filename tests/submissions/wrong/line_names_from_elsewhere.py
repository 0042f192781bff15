# fails: line/two_numbers
# says: A function can only use its arguments
# %% fit_line
def fit_line(x, y):
    return best_m, best_b
