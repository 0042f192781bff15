# %% fit_line
import itertools, random
random.seed(3)
counter = itertools.count()
next(counter)
names = {next(counter): "slope", next(counter): "height"}
Result = __import__("collections").namedtuple("Result", names.values())
best = None
def keep(candidate):
    global best
    if best is None or candidate < best:
        best = candidate
def fit_line(x, y):
    global best
    best = None
    slope = np.cov(x, y, bias=True)[0, 1] / np.var(x)
    keep((0, Result(slope, np.mean(y) - slope * np.mean(x))))
    print(names[1])
    return best[1]
for _ in range(200):
    fit_line(np.arange(10), np.arange(10))
