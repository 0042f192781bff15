# Raises an exception whose description ends the process.
# grade: line=0
# says: the process that ran `fit_line` ended without a result
# %% fit_line
import os

class Last(Exception):
    def __str__(self):
        os._exit(0)

def fit_line(x, y):
    raise Last
