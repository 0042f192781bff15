# Prints two hundred megabytes, then answers.
# grade:
# %% fit_line
import sys

def fit_line(x, y):
    for _ in range(100):
        print("x" * 2**20)
        print("y" * 2**20, file=sys.stderr)
    return np.polyfit(x, y, 1)
