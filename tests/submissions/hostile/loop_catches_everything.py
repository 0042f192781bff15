# Loops for ever and catches whatever would end the loop.
# grade: line=0
# says: `fit_line` did not finish
# %% fit_line
def fit_line(x, y):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
