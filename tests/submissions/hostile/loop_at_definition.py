# Sleeps for ever while the class it needs is being defined.
# grade: line=0
# says: `fit_line` raised TimeoutError: not finished after
# %% fit_line
import time

class Slow:
    while True:
        time.sleep(1000)

def fit_line(x, y):
    return Slow
