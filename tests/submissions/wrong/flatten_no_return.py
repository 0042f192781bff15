# fails: flatten/shape
# says: ` returned nothing (None)
# says: Does your function end with `return` and the result?
# %% flatten_images
def flatten_images(images):
    flat = images.reshape(len(images), 784)
