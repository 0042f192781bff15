# Raises an exception of a megabyte.
# grade: line=0
# says: `fit_line` raised ValueError: long long long
# %% fit_line
def fit_line(x, y):
    raise ValueError("long " * 200_000)
