# %% normalize_images
def normalize_images(images):
    out = np.empty(images.shape, dtype=np.float32)
    np.true_divide(images, 255.0, out=out, casting="unsafe")
    return out
