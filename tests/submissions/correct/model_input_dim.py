# %% build_model
from keras.models import Sequential
from keras.layers import Dense

def build_model():
    model = Sequential()
    model.add(Dense(512, input_dim=784, activation="relu"))
    model.add(Dense(512, kernel_initializer="he_uniform", activation="relu"))
    model.add(Dense(10, kernel_initializer="normal", activation="softmax"))
    return model
