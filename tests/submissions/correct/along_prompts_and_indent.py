# %% flatten_images
    def flatten_images(images):
        return images.reshape(len(images), -1)

    print(flatten_images(x_train[:2]).shape)
# %% normalize_images
>>> def normalize_images(images):
...     return images / 255
...
>>> normalize_images(np.array([0, 255]))
