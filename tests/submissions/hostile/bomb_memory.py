# Takes memory in large steps, and keeps it.
# grade: line=0
# %% fit_line
kept = []

def fit_line(x, y):
    while True:
        kept.append(b"x" * 2**28)
