# %% build_model
from keras.layers import Activation, Dense, InputLayer

def build_model():
    return keras.Sequential([
        InputLayer(shape=(784,)),
        Dense(512), Activation("relu"),
        Dense(512), Activation("relu"),
        Dense(10), Activation("softmax"),
    ])
