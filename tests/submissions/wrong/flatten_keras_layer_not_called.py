# fails: flatten/shape
# says: Run the check below the task in the notebook: it shows the
# %% flatten_images
def flatten_images(images):
    return keras.layers.Flatten(images)
