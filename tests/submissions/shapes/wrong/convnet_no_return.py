# fails: convnet/is_a_model
# fails: recognition/reaches_the_bar
# says: ` returned nothing (None)
# says: there is no network of yours that we can train
# %% build_convnet
def build_convnet():
    model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(16, 3, activation="relu")])
