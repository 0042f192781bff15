# %% flatten_images
def flatten_images(images):
    if len(images) == 1:
        return [[pixel for row in images[0] for pixel in row]]
    half = len(images) // 2
    return flatten_images(images[:half]) + flatten_images(images[half:])
