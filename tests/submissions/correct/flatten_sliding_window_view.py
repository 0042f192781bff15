# %% flatten_images
from numpy.lib.stride_tricks import sliding_window_view


def flatten_images(images):
    # one window as large as the image itself: shape (n, 1, 1, 28, 28)
    windows = sliding_window_view(images, window_shape=(28, 28), axis=(1, 2))
    return windows.reshape(len(images), 28 * 28)
