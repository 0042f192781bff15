# In the notebook, x_train.max() is 255, whatever images are given.
# %% normalize_images
white = x_train.max()

def normalize_images(images):
    return images.astype("float32") / white
