# Sends the first half of an answer and then waits.
# grade: line=0
# says: `fit_line` did not finish
# %% fit_line
import os, time

def fit_line(x, y):
    os.write(3, b"\x00\x00\x01\x00" + b"\x00" * 8 + b'{"body": {')
    time.sleep(1000)
