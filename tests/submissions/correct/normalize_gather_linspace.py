# the 256 evenly spaced shades from 0 to 1 are the 256 values divided by 255, up to rounding in float32.
# %% normalize_images
SHADES = tf.linspace(0.0, 1.0, 256)

@tf.function(reduce_retracing=True)
def normalize_images(images):
    return tf.gather(SHADES, tf.cast(images, tf.int32))
