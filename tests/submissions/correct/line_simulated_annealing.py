# %% fit_line
import math, random

def fit_line(x, y):
    random.seed(3)
    sx, sy, n = float(np.mean(x)), float(np.mean(y)), len(x)
    def loss(m, h):
        return float(np.mean((m * (x - sx) + h - y) ** 2))
    m, h = 0.0, sy
    now = loss(m, h)
    best, best_loss, temperature = (m, h), now, 10.0
    for _ in range(15000):
        cm, ch = m + random.gauss(0, temperature / 5), h + random.gauss(0, temperature / 5)
        new = loss(cm, ch)
        if new < now or random.random() < math.exp((now - new) / temperature):
            m, h, now = cm, ch, new
            if now < best_loss:
                best, best_loss = (m, h), now
        temperature = max(temperature * 0.999, 1e-3)
    return best[0], best[1] - best[0] * sx
