# Announces an answer of 18 exabytes.
# grade: line=0
# says: stopped: `fit_line` wrote something where only its result may go
# %% fit_line
import os, time

def fit_line(x, y):
    os.write(3, b"\xff" * 12)
    time.sleep(1000)
