# %% fit_line
from sklearn.linear_model import LinearRegression

def fit_line(x, y):
    model = LinearRegression().fit(x.reshape(-1, 1), y)
    return model.coef_[0], model.intercept_
