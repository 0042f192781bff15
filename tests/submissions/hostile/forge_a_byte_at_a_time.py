# Sends an answer so slowly that there is always something new to read.
# grade: line=0
# says: `fit_line` did not finish
# %% fit_line
import os, time

def fit_line(x, y):
    os.write(3, b"\x00\x00\x10\x00" + b"\x00" * 8)
    while True:
        os.write(3, b" ")
        time.sleep(0.01)
