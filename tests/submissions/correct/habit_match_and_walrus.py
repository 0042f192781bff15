# %% flatten_images
def flatten_images(images):
    match images.shape:
        case (n, height, width):
            return images.reshape(n, size) if (size := height * width) else images
# %% normalize_images
def normalize_images(images, *, white=255):
    return (result := np.asarray(images, dtype=np.float64)) / white
