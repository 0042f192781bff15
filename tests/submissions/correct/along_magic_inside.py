# %% flatten_images
def flatten_images(images):
    %matplotlib inline
    plt.imshow(images[0])
    plt.show()
    return images.reshape(len(images), -1)
# %% normalize_images
def normalize_images(images):
    !echo normalizing
    return images / 255
