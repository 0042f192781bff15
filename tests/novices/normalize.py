# %% in_place_division
# says: `/=`, `-=` and similar operators write fractions back into an array of whole numbers: create a new array, as in `x = x / 255`.
def normalize_images(images):
    images /= 255
    return images

# %% by_the_largest
# says: Divide by the number 255, whatever the smallest and largest values of the given images are.
def normalize_images(images):
    return images / images.max()

# %% by_256
# says: You probably divided by 256: white is 255.
def normalize_images(images):
    return images / 256

# %% integer_division
# says: `/` gives floating-point numbers; `//`, `astype('uint8')` and writing into an array of whole numbers cut off the decimals.
def normalize_images(images):
    return images // 255

# %% not_divided
# says: You did not divide the values.
def normalize_images(images):
    return images.astype("float32")

# %% back_to_integers
# says: `/` gives floating-point numbers; `//`, `astype('uint8')` and writing into an array of whole numbers cut off the decimals.
def normalize_images(images):
    return (images / 255).astype("uint8")

# %% min_max
# says: Divide by the number 255, whatever the smallest and largest values of the given images are.
def normalize_images(images):
    return (images - images.min()) / (images.max() - images.min())

# %% standardised
# says: You shifted the values to a mean of 0; this task only asks for division by 255.
def normalize_images(images):
    return (images - images.mean()) / images.std()

# %% return_forgotten
# says: Does your function end with `return` and the result? `print` only shows it.
def normalize_images(images):
    images = images / 255

# %% printed
# says: Does your function end with `return` and the result? `print` only shows it.
def normalize_images(images):
    print(images / 255)

# %% flattened_too
# says: Normalising must not change the shape: divide the whole array at once.
def normalize_images(images):
    return images.reshape(len(images), 784) / 255

# %% divided_twice
# says: You probably divided the values twice.
def normalize_images(images):
    images = images / 255
    return images / 255

# %% in_place_of_floats
# says: `/` gives floating-point numbers; `//`, `astype('uint8')` and writing into an array of whole numbers cut off the decimals.
def normalize_images(images):
    images[:] = images / 255
    return images

# %% percent
# says: You probably computed percentages: white should become 1, not 100.
def normalize_images(images):
    return images / 255 * 100

# %% inverted
# says: Black and white are swapped: 0 must stay 0.
def normalize_images(images):
    return 1 - images / 255

# %% minus_one_to_one
# says: Your values are between −1 and 1; this task asks for 0 to 1.
def normalize_images(images):
    return images / 127.5 - 1

# %% only_the_first
# says: Your function returned only one result: collect one for each item inside the loop, and put `return` after the loop.
def normalize_images(images):
    for image in images:
        return image / 255

# %% rounded
# says: You rounded the values, or you did more than divide them.
def normalize_images(images):
    return np.round(images / 255)

# %% list_divided
# says: Python can't compute with a whole list: turn it into an array first, `np.array(…)`.
def normalize_images(images):
    return list(images) / 255

# %% text
# says: Return an array (or a list of equally long lists) that contains only numbers.
def normalize_images(images):
    return "images / 255"

# %% typo
# says: Check the spelling. A function can only use its arguments, and names that the notebook imports or defines. Names from cells that only try things out do not count.
def normalize_images(images):
    return imags / 255

# %% by_100
# says: You probably divided by 100: white is 255.
def normalize_images(images):
    return images / 100

# %% of_the_notebook
# says: Your function uses a fixed number of images, or the number of other images: take the number from the images that it is given, `images.shape[0]`.
def normalize_images(images):
    return x_train[:12] / 255

# %% keras_normalize
# says: You scaled every row to length 1, as `normalize` does.
def normalize_images(images):
    return keras.utils.normalize(images)
