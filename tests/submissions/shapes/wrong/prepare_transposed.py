# fails: prepare/divided_by_255
# says: Rows and columns are swapped
# %% prepare_images
def prepare_images(images):
    return images.T.reshape(28, 28, -1, 1).transpose(2, 0, 1, 3) / 255
