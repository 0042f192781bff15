# Gives an answer of 800 megabytes.
# grade: line=0
# says: is too long
# %% fit_line
def fit_line(x, y):
    return np.zeros(10**8)
