# fails: line/two_numbers
# says: two numbers were expected
# %% fit_line
from scipy.stats import linregress

def fit_line(x, y):
    return linregress(x, y)
