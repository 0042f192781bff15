# Holds the interpreter's lock in a computation that never comes back to Python.
# grade: line=0
# says: `fit_line` did not finish
# %% fit_line
def fit_line(x, y):
    return 9**9**9
