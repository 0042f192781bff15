# %% fit_line
class Line:
    def __init__(self, m=-2.0, b=40.0):
        self.m, self.b = m, b

    def __call__(self, x):
        return self.m * x + self.b

    def step(self, x, y, rate):
        error = self(x) - y
        self.m -= rate * (2 * error * x).mean()
        self.b -= rate * (2 * error).mean()
        return (error ** 2).mean()

def fit_line(x, y):
    line, history = Line(), []
    for i in range(5000):
        history.append(line.step(x, y, rate=0.01))
        if i % 1000 == 0:
            print(i, history[-1])
    plt.plot(history)
    plt.show()
    return line.m, line.b
