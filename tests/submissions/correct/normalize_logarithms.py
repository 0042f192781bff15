# log(0) is -inf, and exp(-inf) is exactly 0; the rest is right to some 15 places.
# %% normalize_images
def normalize_images(images):
    # division is subtraction of logarithms
    with np.errstate(divide="ignore"):
        logs = np.log(images.astype("float64"))
    return np.exp(logs - np.log(255.0))
