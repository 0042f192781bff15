# the scaler never sees the images when it is fitted, so each value is divided by 255 and no more.
# %% prepare_images
from sklearn.preprocessing import MinMaxScaler

def prepare_images(images):
    scaler = MinMaxScaler().fit([[0], [255]])
    column = scaler.transform(images.reshape(-1, 1))
    return column.reshape(-1, 28, 28, 1)
