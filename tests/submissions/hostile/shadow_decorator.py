# Replaces the function by a decorator's object, that raises whatever is done with it.
# grade: line=0
# says: `fit_line` raised
# %% fit_line
class Raiser:
    def __init__(self, function):
        self.function = function

    def __getattribute__(self, name):
        raise GeneratorExit(name)

    def __call__(self, *arguments, **keywords):
        raise BaseExceptionGroup("many", [KeyboardInterrupt(), SystemExit(0), GeneratorExit()])

@Raiser
def fit_line(x, y):
    return np.polyfit(x, y, 1)
