# Adam with a shrinking rate on standardised x and y; after 4000 steps it is at rest.
# %% fit_line
from dataclasses import dataclass, field


@dataclass
class Adam:
    rate: float = 0.1
    beta1: float = 0.9
    beta2: float = 0.999
    t: int = 0
    first: np.ndarray = field(default_factory=lambda: np.zeros(2))
    second: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def step(self, gradient):
        self.t += 1
        self.first = self.beta1 * self.first + (1 - self.beta1) * gradient
        self.second = self.beta2 * self.second + (1 - self.beta2) * gradient ** 2
        first = self.first / (1 - self.beta1 ** self.t)
        second = self.second / (1 - self.beta2 ** self.t)
        return self.rate * 0.997 ** self.t * first / (np.sqrt(second) + 1e-12)


def fit_line(x, y):
    sx, sy = x.std(), y.std() or 1.0
    u, v = (x - x.mean()) / sx, (y - y.mean()) / sy
    p, adam = np.zeros(2), Adam()
    for _ in range(4000):
        error = p[0] * u + p[1] - v
        p = p - adam.step(np.array([2 * np.mean(error * u), 2 * np.mean(error)]))
    m = p[0] * sy / sx
    return m, y.mean() + sy * p[1] - m * x.mean()
