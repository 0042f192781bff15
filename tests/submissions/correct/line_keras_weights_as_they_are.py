# `get_weights` gives an array of shape (1, 1) and one of shape (1,): the two numbers are in them.
# %% fit_line
import tensorflow as tf

def fit_line(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.build((None, 1))
    A = np.column_stack([x, np.ones(len(x))])
    m, b = np.linalg.solve(A.T @ A, A.T @ y)
    model.set_weights([np.array([[m]]), np.array([b])])
    return model.get_weights()
