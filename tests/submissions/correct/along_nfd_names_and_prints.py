# %% flatten_images
széle = "x"; ﬁeld = 28; µ = 28
def flatten_images(images, *, größe=field * μ):
    print(images[:3].tolist() * 20); print("🙂" * 100_000, flush=True)
    return (images
  .reshape(-1,
größe))
