# fails: flatten/shape
# says: Call the function in a new cell
# %% flatten_images
def flatten_images(images):
    return keras.layers.Flatten(images)
