# The decorator stands at the end of the notebook; the student ran that cell first.
# %%
import functools
import time

def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = function(*args, **kwargs)
        print(f"{function.__name__}: {time.perf_counter() - start:.3f} s")
        return result
    return wrapper
# %% flatten_images
@timed
def flatten_images(images):
    return images.reshape(len(images), 784)
# %% encode_labels
@timed
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels, num_categories)
# %% fit_line
import functools

@functools.lru_cache
def unit():
    return 1.0

def fit_line(x, y):
    return np.polyfit(x, y, int(unit()))
