# The training run changes the model, not the images whose shape is asked for.
# %% flatten_images
def train(model, images, labels):
    while True:
        model.fit(images.reshape(-1, 784), labels, epochs=100)

def report(title, images):
    while True:
        print(title, images.shape)

trial = keras.Sequential([keras.Input(shape=(784,)), keras.layers.Dense(10)])
train(trial, x_train, y_train)
report("training", x_train)

def flatten_images(images):
    return images.reshape(-1, x_train.shape[1] * x_train.shape[2])
