# the names of layers are the student's own affair.
# %% build_convnet
def build_convnet():
    return keras.Sequential([
        keras.Input((28, 28, 1), name="képek"),
        keras.layers.Conv2D(16, 3, activation="relu", name="első_szűrők"),
        keras.layers.MaxPooling2D(name="felezés"),
        keras.layers.Conv2D(32, 3, activation="relu", name="második_szűrők"),
        keras.layers.MaxPooling2D(name="újabb_felezés"),
        keras.layers.Flatten(name="egy_sorba"),
        keras.layers.Dense(10, activation="softmax", name="tíz_fajta"),
    ], name="hálózat")
