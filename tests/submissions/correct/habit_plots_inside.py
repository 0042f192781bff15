# %% flatten_images
import matplotlib.pyplot as plt

def flatten_images(images):
    flat = images.reshape(len(images), 784)
    plt.figure(figsize=(2, 2))
    plt.imshow(images[0], cmap="gray")
    plt.title("before")
    plt.show()
    display(flat.shape)
    return flat
