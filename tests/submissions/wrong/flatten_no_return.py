# fails: flatten/shape
# says: gave nothing back (None)
# says: Does the function end with `return` and the result?
# %% flatten_images
def flatten_images(images):
    flat = images.reshape(len(images), 784)
