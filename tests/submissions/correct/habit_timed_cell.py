# %% flatten_images
%%time
def flatten_images(images):
    print("flattening", images.shape)
    return images.reshape(-1, 784)
