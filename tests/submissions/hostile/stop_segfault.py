# Reads from address 0.
# grade: line=0
# says: the process that ran `fit_line` ended without a result
# %% fit_line
import ctypes

def fit_line(x, y):
    return ctypes.string_at(0)
