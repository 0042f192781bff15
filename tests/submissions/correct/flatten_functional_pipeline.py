# %% flatten_images
compose = lambda *fs: (lambda x: compose(*fs[1:])(fs[0](x)) if fs else x)
flatten_images = compose(np.asarray, lambda a: a.reshape(a.shape[0], -1), np.ascontiguousarray)
