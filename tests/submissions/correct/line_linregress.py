# %% fit_line
from scipy import stats

def fit_line(x, y):
    result = stats.linregress(x, y)
    return result.slope, result.intercept
