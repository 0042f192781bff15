# Gives an object that ends the process when it is made an array.
# grade: line=0
# says: the process that ran `fit_line` ended without a result
# %% fit_line
import os

class Trap:
    def __array__(self, *arguments, **keywords):
        os._exit(0)

def fit_line(x, y):
    return Trap()
