# %% written_60000
# says: Did you write a size into your function? Take the number of images from the images: `len(images)`.
def flatten_images(images):
    return images.reshape(60000, 784)

# %% whole_array_flattened
# says: You joined all images into one row: keep the first axis, which counts the images.
def flatten_images(images):
    return images.flatten()

# %% ravel
# says: You joined all images into one row: keep the first axis, which counts the images.
def flatten_images(images):
    return images.ravel()

# %% return_forgotten
# says: Does your function end with `return` and the result? `print` only shows it.
def flatten_images(images):
    images.reshape(len(images), 784)

# %% printed_instead_of_returned
# says: Does your function end with `return` and the result? `print` only shows it.
def flatten_images(images):
    print(images.reshape(len(images), 784))

# %% shape_returned
# says: Use `reshape` with the number of images and 28 × 28 = 784.
def flatten_images(images):
    return images.reshape(len(images), 784).shape

# %% columns_first
# says: Rows and columns are swapped: there should be one row per image.
def flatten_images(images):
    return images.reshape(784, len(images))

# %% turned_afterwards
# says: Rows and columns are swapped: there should be one row per image.
def flatten_images(images):
    return images.reshape(len(images), 784).T

# %% column_by_column
# says: Your pixels are in order of columns: flatten line by line, as `reshape` does by default.
def flatten_images(images):
    return images.transpose(0, 2, 1).reshape(len(images), 784)

# %% order_f
# says: Your pixels are in order of columns: flatten line by line, as `reshape` does by default.
def flatten_images(images):
    return images.reshape(len(images), 784, order="F")

# %% last_axes_joined_wrongly
# says: Each line of an image became a separate row: join all 28 lines of an image into one row.
def flatten_images(images):
    return images.reshape(-1, 28)

# %% one_row
# says: Use `reshape` with the number of images and 28 × 28 = 784.
def flatten_images(images):
    return images.reshape(1, -1)

# %% only_the_first
# says: Your function returned only one image: flatten all the images that it is given.
def flatten_images(images):
    return images[0].reshape(784)

# %% return_in_the_loop
# says: Your function returned only one result: collect one for each item inside the loop, and put `return` after the loop.
def flatten_images(images):
    rows = []
    for image in images:
        rows.append(image.flatten())
        return np.array(rows)

# %% reshape_not_kept
# says: Your function returned the images unchanged: `reshape` and similar functions return a new array and do not change the old one.
def flatten_images(images):
    images.reshape(len(images), 784)
    return images

# %% length_of_a_number
# says: Did you write a size into your function? Take the number of images from the images: `len(images)`.
def flatten_images(images):
    return images.reshape(len(images.shape), 784)

# %% number_of_images_misspelt
# says: Check the spelling. A function can only use its arguments, and names that the notebook imports or defines. Names from cells that only try things out do not count.
def flatten_images(images):
    return images.reshape(len(image), 784)

# %% reshape_of_numpy_misspelt
# says: The library that you use here does not know that name: it is misspelled, or it comes from an older version of the library.
def flatten_images(images):
    return np.reshpae(images, (len(images), 784))

# %% calls_itself
# says: Your function calls itself again and again: did you mean another function there?
def flatten_images(images):
    return flatten_images(images).reshape(len(images), 784)

# %% divided_too
# says: Only change the shape in this task; dividing by 255 is the next task.
def flatten_images(images):
    return images.reshape(len(images), 784) / 255

# %% global_images
# says: Your function uses a fixed number of images, or the number of other images: take the number from the images that it is given, `images.shape[0]`.
def flatten_images(images):
    return x_train.reshape(len(x_train), 784)

# %% argument_missing
# says: Do not change the first line of the function: it needs the same name and the same arguments.
def flatten_images():
    return x_train.reshape(len(x_train), 784)

# %% a_comma_at_the_end
# says: Your function returned a tuple that contains one array. A comma at the end of a line creates a tuple: delete the comma.
def flatten_images(images):
    return images.reshape(len(images), 784),

# %% a_layer
# says: Return an array (or a list of equally long lists) that contains only numbers.
def flatten_images(images):
    return keras.layers.Flatten()

# %% stub
# says: Replace the line `raise NotImplementedError` with your own code, as the task above it says.
def flatten_images(images):
    raise NotImplementedError(
        "not yet"
    )

# %% other_name
# only here
# says: Run the cell that starts with `def {function}(`. If it ends in an error, correct that first.
def flatten_image(images):
    return images.reshape(len(images), 784)

# %% syntax_error
# only here
# says: Run the cell that starts with `def {function}(`. If it ends in an error, correct that first.
def flatten_images(images)
    return images.reshape(len(images), 784)

# %% list_of_arrays_wrong_size
# says: A shape is a single argument: it needs parentheses of its own, as in `np.zeros((rows, columns))`.
def flatten_images(images):
    rows = np.zeros(len(images), 784)
    for i, image in enumerate(images):
        rows[i] = image.flatten()
    return rows

# %% in_place
# says: Create a new array instead of writing into `images`.
def flatten_images(images):
    images.shape = (len(images), 784)
    return images

# %% endless_loop
# says: Is there a loop that never ends, or one that could take far fewer steps?
def flatten_images(images):
    row = 0
    rows = np.zeros((len(images), 784))
    while row < len(images):
        rows[row] = images[row].flatten()
    return rows
