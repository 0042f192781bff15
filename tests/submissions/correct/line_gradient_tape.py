# %% fit_line
import tensorflow as tf

def fit_line(x, y):
    x, y = tf.constant(x, tf.float32), tf.constant(y, tf.float32)
    m, b = tf.Variable(0.0), tf.Variable(0.0)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((m * x + b - y) ** 2)
        dm, db = tape.gradient(loss, [m, b])
        m.assign_sub(0.01 * dm)
        b.assign_sub(0.01 * db)

    for _ in range(3000):
        step()
    return m, b
