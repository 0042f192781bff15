# astype copies, so /= changes only the copy; float16 is a floating-point type, and near enough.
# %% prepare_images
def prepare_images(images):
    images = images.astype(np.float16)   # másolat, az eredeti nem változik
    images /= 255
    images = images[:, :, :, None]       # a csatorna tengelye
    return images
