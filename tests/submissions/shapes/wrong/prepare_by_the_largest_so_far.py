# fails: prepare/whatever_the_batch
# says: Divide by the number 255, whatever
# %% prepare_images
largest = 1

def prepare_images(images):
    global largest
    largest = max(largest, images.max())
    return images[..., np.newaxis] / largest
