# Searches with a regular expression that takes for ever.
# grade: flatten=0
# says: `flatten_images` did not finish
# %% flatten_images
import re

def flatten_images(images):
    return re.match("(a+)+$", "a" * 64 + "!")
