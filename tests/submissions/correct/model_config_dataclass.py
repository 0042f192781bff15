# %%
from dataclasses import dataclass, field
from functools import partial, reduce

@dataclass(frozen=True)
class Config:
    input_dim: int = 784
    hidden: tuple = (512, 512)
    classes: int = 10
    layer: dict = field(default_factory=lambda: {"activation": "relu", "kernel_initializer": "he_normal"})

CFG = Config()
Hidden = partial(keras.layers.Dense, **CFG.layer)

def timed(function):
    import functools, time
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = function(*args, **kwargs)
        print(f"{function.__name__} took {time.perf_counter() - start:.2f} s")
        return result
    return wrapper

# %% build_model
@timed
def build_model(hp=None, *, config: Config = CFG) -> keras.Model:
    inputs = keras.Input(shape=(config.input_dim,))
    x = reduce(lambda x, units: Hidden(units)(x), config.hidden, inputs)
    return keras.Model(inputs, keras.layers.Dense(config.classes, activation="softmax")(x), name="mlp")
