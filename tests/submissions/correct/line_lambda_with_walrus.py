# %% fit_line
fit_line = lambda x, y: (
    (m := (x - x.mean()) @ (y - y.mean()) / ((x - x.mean()) @ (x - x.mean()))),
    y.mean() - m * x.mean(),
)
