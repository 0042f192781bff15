# %% fit_line
from sklearn.linear_model import SGDRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline

def fit_line(x, y):
    pipe = make_pipeline(StandardScaler(), SGDRegressor(penalty=None, eta0=0.05, learning_rate="invscaling", max_iter=20000, tol=1e-9, random_state=0))
    pipe.fit(x.reshape(-1, 1), y)
    b, one = pipe.predict([[0.0], [1.0]])
    return one - b, b
