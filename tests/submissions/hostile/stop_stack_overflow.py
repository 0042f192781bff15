# Overflows the C stack by a recursion that Python no longer counts.
# grade: line=0
# says: the process that ran `fit_line` ended without a result
# %% fit_line
import sys

def deeper(x):
    return list(map(deeper, [x]))

def fit_line(x, y):
    sys.setrecursionlimit(2**31 - 1)
    return deeper(x)
