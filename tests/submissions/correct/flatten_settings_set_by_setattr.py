# %% flatten_images
class Config:
    pass

config = Config()
for name, value in {"height": 28, "width": 28}.items():
    setattr(config, name, value)

def flatten_images(images):
    return images.reshape(-1, config.height * config.width)
