# %% normalize_images
import bisect

fokozatok = []
for szint in range(256):
    bisect.insort(fokozatok, szint / 255)

def normalize_images(images):
    return np.take(fokozatok, images)
