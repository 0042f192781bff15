# Ignores every signal that can be ignored, and sleeps.
# grade: line=0
# says: `fit_line` did not finish
# %% fit_line
import signal, time

def fit_line(x, y):
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, lambda *_: None)
    while True:
        time.sleep(1000)
