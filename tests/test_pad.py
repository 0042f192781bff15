"""Drawing a digit of one's own: how it comes to MNIST's form, and the pad in JupyterLab, in a real browser.

SCREENSHOTS names a folder that gets pictures of the pad at work, to be looked at.
"""

from __future__ import annotations

PAD = ".jp-Notebook .digit-pad"
CANVAS = f"document.querySelector('{PAD} canvas')"
SHARES = f"[...document.querySelectorAll('{PAD} tbody td:nth-child(3)')].map((node) => node.innerText)"
GUESS = f"(document.querySelector('{PAD} .pad-best th') || {{}}).innerText"
TOLD = f"document.querySelector('{PAD} [role=status]').textContent"
STROKE = [(0.5, y / 100) for y in range(15, 90, 5)]

TRAIN = """
from tensorflow import keras

(x_train, y_train), _ = spare_digits()
x_train, y_train = x_train[:6000], y_train[:6000]
model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x_train / 255, y_train, epochs=5, verbose=0)
"""
