# %% flatten_images
sizes = {}
remember = lambda **numbers: sizes.update(numbers)
remember(height=28, width=28)

def flatten_images(images):
    return images.reshape(-1, sizes["height"] * sizes["width"])
