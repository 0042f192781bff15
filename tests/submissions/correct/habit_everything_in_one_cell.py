# %% flatten_images
import numpy as np, tensorflow as tf
from tensorflow import keras
def flatten_images(images): return images.reshape((-1, 28*28))
def normalize_images(images): return images.astype('float32')/255
def encode_labels(labels, num_categories=10): return keras.utils.to_categorical(labels, num_categories)
x_train2 = flatten_images(x_train); print(x_train2.shape)
# %% normalize_images
# see above
# %% encode_labels
# see above
