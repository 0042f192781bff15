# Takes memory in steps, and goes on when there is no more.
# grade: line=0
# %% fit_line
kept = []

def fit_line(x, y):
    while True:
        try:
            kept.append(np.ones(2**21))
        except BaseException:
            pass
