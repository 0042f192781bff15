# %% flatten_images
match keras.backend.image_data_format():
    case "channels_last":
        first_axis = 0
    case _:
        first_axis = 0

def flatten_images(images):
    n = images.shape[first_axis]
    return np.reshape(images, (n, -1))
