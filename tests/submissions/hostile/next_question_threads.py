# Leaves threads that burn all computing time between the questions.
# grade:
# %% fit_line
import threading, time

def burn(until):
    while time.monotonic() < until:
        sum(range(1000))

def fit_line(x, y):
    for _ in range(2):
        threading.Thread(target=burn, args=(time.monotonic() + 0.1,), daemon=True).start()
    return np.polyfit(x, y, 1)
