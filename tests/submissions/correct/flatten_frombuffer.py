# %% flatten_images
def flatten_images(images):
    return np.frombuffer(images.tobytes(), dtype=images.dtype).reshape(len(images), -1)
