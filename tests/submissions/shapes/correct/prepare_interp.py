# %% prepare_images
def prepare_images(images):
    # 0-ból 0.0 lesz, 255-ből 1.0, és közte egyenes arányban
    aranyos = np.interp(images, [0, 255], [0.0, 1.0])
    return aranyos[..., np.newaxis]
