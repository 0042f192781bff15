# %% fit_line
from tensorflow import keras

def fit_line(x, y):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse", steps_per_execution=500)
    # the same points again and again: an epoch of 500 steps
    xs, ys = np.tile(x, 500).reshape(-1, 1).astype("float32"), np.tile(y, 500).astype("float32")
    model.fit(xs, ys, batch_size=len(x), epochs=5, shuffle=False, verbose=0)
    (m,), (b,) = model.get_weights()
    return m[0], b
