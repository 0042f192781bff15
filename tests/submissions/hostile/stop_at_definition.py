# Leaves while the functions are being defined.
# grade: line=0
# says: SystemExit
# %% fit_line
import sys

gone = sys.exit(0)

def fit_line(x, y):
    return gone or np.polyfit(x, y, 1)
