# %% flatten_images
def flatten_images(images):
    def rows():
        for image in images:
            yield np.asarray(image).reshape(-1)
    return np.stack(list(rows()))
