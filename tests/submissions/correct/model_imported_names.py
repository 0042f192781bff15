# %% build_model
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Input

def build_model():
    model = Sequential([Input((784,)), Dense(512, 'relu'), Dense(512, 'relu'), Dense(10, 'softmax')])
    model.summary()
    return model
