# Hands in a cell that is no Python, with a name that turns the direction of reading.
# grade: flatten=0
# says: is not valid Python
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), \u202e784) <script>alert(1)</script>
