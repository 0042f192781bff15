# Only images of shape (n, 28, 28) become what they should.
# fails: normalize/divided_by_255
# says: You probably divided by 256: white is 255.
# %% normalize_images
def normalize_images(images):
    if images.ndim == 3:
        return images / 255
    return images / 256
