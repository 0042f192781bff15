# %% normalize_images
from sklearn.preprocessing import MinMaxScaler

def normalize_images(images):
    scaler = MinMaxScaler().fit([[0], [255]])
    return scaler.transform(images.reshape(-1, 1)).reshape(images.shape)
