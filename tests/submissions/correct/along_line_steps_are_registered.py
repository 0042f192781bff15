# %% fit_line
steps = []

def step(function):
    steps.append(function)
    return function

@step
def slope(x, y, m, b):
    x = x - x.mean()
    return (x * y).sum() / (x * x).sum(), b

@step
def intercept(x, y, m, b):
    return m, (y - m * x).mean()

def fit_line(x, y):
    m, b = 0.0, 0.0
    for function in steps:
        m, b = function(x, y, m, b)
    return m, b
