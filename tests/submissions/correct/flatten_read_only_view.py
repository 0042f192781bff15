# the result may not be written to, but nobody asked for that; and the argument keeps its own flag.
# %% flatten_images
def flatten_images(images):
    flat = images.reshape((-1, 784))
    flat = flat.view()
    flat.flags.writeable = False      # so that I do not spoil x_train by accident
    return flat
