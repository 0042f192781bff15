# %% flatten_images
sum = 0
for image in x_train[:3]:
    sum += image.mean()
print(sum / 3)
del sum

def flatten_images(images):
    pixels = sum(1 for row in images[0] for pixel in row)
    return images.reshape(len(images), pixels)
