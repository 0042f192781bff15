# %%
import torch
import pandas as pd

# %% normalize_images
def normalize_images(images: torch.Tensor, frame: pd.DataFrame = None) -> torch.Tensor:
    return images / 255
