# %% fit_line
def fit_line(x, y):
    m0, b0, width = 0.0, 0.0, 200.0
    for _ in range(40):
        ms, bs = np.linspace(m0 - width, m0 + width, 41), np.linspace(b0 - 5 * width, b0 + 5 * width, 41)
        M, B = np.meshgrid(ms, bs)
        losses = ((M[..., None] * x + B[..., None] - y) ** 2).mean(axis=-1)
        i, j = np.unravel_index(losses.argmin(), losses.shape)
        m0, b0, width = M[i, j], B[i, j], width * 0.7
    return m0, b0
