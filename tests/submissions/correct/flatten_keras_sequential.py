# %%
from tensorflow import keras
from tensorflow.keras import layers as L

flattener = keras.Sequential([L.Input(shape=(28, 28)), L.Flatten()])
# %% flatten_images
def flatten_images(images):
    return flattener.predict(images, verbose=0)
