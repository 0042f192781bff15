"""What graders see of a student: numbers, or a sentence about why there are none; never anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder import limits
from autograder.grade import FailureKind
from autograder.grading.answers import Built, Compiled, NoModel, Result
from autograder.grading.student import Student
from autograder.grading.student_errors import Raised, StudentError
from autograder.sandbox import wire
from autograder.sandbox.jail import Sandbox, StoppedError
from autograder.sandbox.wire import Packet
from autograder.submission.read import Submission

pytestmark = pytest.mark.usefixtures("tensorflow")

MakeStudent = Callable[..., Student]
IMPORTS = "import numpy as np\nimport tensorflow as tf"
IMAGES = np.arange(6, dtype=np.uint8).reshape(2, 3)


@pytest.fixture
def student_of(submission_of: Callable[..., Submission], sandbox: Sandbox) -> Iterator[MakeStudent]:
    """A student whose notebook has the given cells, in the real sandbox."""
    made: list[Student] = []

    def make(*cells: str) -> Student:
        made.append(Student(submission_of(*cells), sandbox))
        return made[-1]

    yield make
    for student in made:
        student.close()


class FakeSandbox:
    """A sandbox whose processes give prepared answers, the last one ever again, as student code could forge them."""

    took = 0.0

    def __init__(self, *answers: Packet | StoppedError) -> None:
        self.answers = list(answers)

    def process(self) -> FakeSandbox:
        return self

    def ask(self, question: Packet, seconds: float) -> Packet:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, StoppedError):
            raise answer
        return answer

    def close(self) -> None:
        pass


def forger(submission: Submission, answer: Packet | StoppedError, defined: Any = None) -> Student:
    first = Packet({"failed": []} if defined is None else defined)
    return Student(submission, FakeSandbox(first, answer))  # type: ignore[arg-type]


def sentence(student: Student, *arguments: Any, kind: FailureKind | None = None, **options: Any) -> str:
    with pytest.raises(StudentError) as error:
        student.f(*arguments, **options)
    assert kind in (None, error.value.kind)
    return str(error.value)


def built_by(student: Student) -> Built:
    """The model that `f` builds for inputs of 4 numbers."""
    built = student.build("f", (4,))
    assert isinstance(built, Built)
    return built


def fit_of(student: Student, *arguments: Any) -> Any:
    """What a step of training came to; the sandbox leaves it out where Keras's own parts train."""
    model, *probes = arguments
    return student._ask("f", {"ask": "compile", "function": "f", "model": model}, tuple(probes), 60.0).body["fit"]


# --- numbers, however they are given


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x / 2", IMAGES / 2),
        ("x.tolist()", IMAGES.astype(int)),
        ("(1, 2.5)", np.array([1, 2.5])),
        ("3.5", np.array(3.5)),
        ("True", np.array(True)),
        ("np.float16([0.1])", np.array([0.1], np.float16)),
        ("np.longdouble([0.5])", np.array([0.5])),
        ("np.array([1, 2], '>f4')", np.array([1, 2], np.float32)),
        ("x.T[::-1]", IMAGES.T[::-1]),
        ("x[:0]", IMAGES[:0]),
        ("np.ma.array(x, mask=x > 2)", IMAGES),
        ("tf.constant([[1, 2]])", np.array([[1, 2]], np.int32)),
        ("tf.Variable([1.5])", np.array([1.5], np.float32)),
        ("tf.cast([0.5], tf.bfloat16)", np.array([0.5])),
        ("tf.cast([0.5], tf.float16)", np.array([0.5], np.float16)),
        ("[tf.constant(1.0), tf.constant(2.0)]", np.array([1, 2], np.float32)),
        ("range(3)", np.arange(3)),
        ("memoryview(b'ab')", np.array([97, 98], np.uint8)),
    ],
)
def test_numbers_of_any_kind_are_taken(expression: str, expected: Any, student_of: MakeStudent) -> None:
    value = student_of(IMPORTS, f"def f(x): return {expression}").f(IMAGES).value
    assert (value.dtype, value.shape) == (expected.dtype, expected.shape)
    np.testing.assert_array_equal(value, expected)


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("(n for n in x)", "generator"),
        ("np.array([None])", "ndarray"),
        ("{1: 2}", "dict"),
        ("[[1], [2, 3]]", "list"),
        ("'text'", "str"),
        ("['a']", "list"),
        ("1j", "complex"),
        ("f", "function"),
        ("np.array(['2020'], 'M8[D]')", "ndarray"),
        ("tf.ragged.constant([[1], [2, 3]])", "RaggedTensor"),
        ("tf.constant('text')", "EagerTensor"),
    ],
)
def test_what_is_no_array_of_numbers_is_told_by_its_type(expression: str, kind: str, student_of: MakeStudent) -> None:
    student = student_of(IMPORTS, f"def f(x): return {expression}")
    assert sentence(student, IMAGES) == f"`f` returned a value of type {kind}, which is not an array of numbers"


def test_nothing_given_back_is_told(student_of: MakeStudent) -> None:
    assert sentence(student_of("def f(x): x + 1"), IMAGES) == "`f` returned nothing (None)"


def test_a_changed_argument_is_told(student_of: MakeStudent) -> None:
    student = student_of("def f(x):\n    x[0] = 9\n    return x", "def g(x): return x + 1")
    assert (student.f(IMAGES.copy()).modified, student.g(IMAGES).modified) == (True, False)
    assert student.f(IMAGES.copy()).type == "ndarray"


@pytest.mark.parametrize("layout", ["", "non-contiguous", "read-only"])
def test_the_argument_comes_as_it_was_asked_for(layout: str, student_of: MakeStudent) -> None:
    student = student_of("def f(x): return [x.flags.c_contiguous, x.flags.writeable, x.sum() == 15]")
    expected = [layout != "non-contiguous", layout != "read-only", True]
    assert student.f(IMAGES, layout=layout).value.tolist() == expected


def test_keywords_arrive(student_of: MakeStudent) -> None:
    assert student_of("def f(x, n=10): return n").f(IMAGES, n=3).value == 3


def test_a_name_is_asked_for_only_where_it_could_be_a_function(student_of: MakeStudent) -> None:
    assert not hasattr(student_of("x = 1"), "_private")


# --- errors


def test_an_exception_names_the_cell_and_the_line(student_of: MakeStudent) -> None:
    student = student_of("import numpy as np", "# a comment\n\ndef f(x):\n    y = x.sum()\n    return x.reshape(7)")
    assert sentence(student, IMAGES) == (
        "`f` raised ValueError: cannot reshape array of size 6 into shape (7,) (cell 2, line 5: `return x.reshape(7)`)"
    )


def test_an_exception_without_a_word_is_named_alone(student_of: MakeStudent) -> None:
    student = student_of("def f(x):\n    assert x is None")
    assert sentence(student, IMAGES) == "`f` raised AssertionError (cell 1, line 2: `assert x is None`)"


def test_the_line_is_the_innermost_of_the_students_own(student_of: MakeStudent) -> None:
    student = student_of("def g(x):\n    return np.ones(-1)\n\ndef f(x):\n    return g(x)\nimport numpy as np")
    assert sentence(student, IMAGES).endswith("(cell 1, line 2: `return np.ones(-1)`)")


def test_a_stub_is_still_to_be_written(student_of: MakeStudent) -> None:
    student = student_of("def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError")
    assert sentence(student, IMAGES, kind=FailureKind.MISSING) == "you have not written `f` yet"


def test_an_error_of_a_library_s_own_is_no_stub(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model):\n    def forward(self, x): return x", "def f(x): return Net()(x)"
    )
    assert "raised NotImplementedError: Model Net does not have a `call()` method" in sentence(student, IMAGES)


def test_an_error_in_a_layer_is_told_in_its_own_words(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model):\n    def call(self, x):\n        raise ValueError('so it is')",
        "def f(x): return Net()(x)",
    )
    expected = "`f` raised ValueError: so it is (cell 1, line 4: `raise ValueError('so it is')`)"
    assert sentence(student, IMAGES) == expected


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("x.tolist().reshape(-1)", "has the wrong type"),
        ("x.unsqueeze(0)", "belongs to another library"),
        ("np.no_such_function(x)", "The library that you use here does not know that name"),
        ("np.uint8(300)", "`uint8` can only hold numbers up to 255"),
        ("x / 0 + undefined", "A function can only use its arguments"),
        ("{}[len(x)]", "Call the function in a new cell"),
    ],
)
def test_an_error_comes_with_a_hint(student_of: MakeStudent, line: str, hint: str) -> None:
    student = student_of("import numpy as np", f"def f(x): return {line}")
    with pytest.raises(StudentError) as error:
        student.f(IMAGES)
    assert error.value.hint is not None
    assert hint in error.value.hint.text()


def test_a_missing_function_is_told_with_what_to_do(student_of: MakeStudent) -> None:
    student = student_of("x = 1")
    with pytest.raises(StudentError, match="there is no function `f`") as error:
        student.f(IMAGES)
    assert error.value.kind is FailureKind.MISSING
    assert error.value.hint is not None
    assert "def f(" in error.value.hint.text()


def test_a_function_lost_to_a_broken_cell_is_told_with_the_cell(student_of: MakeStudent) -> None:
    lost = r"cell 1 is not valid Python \(line 1: the bracket `\(` was never closed\), so `f` could not be read"
    with pytest.raises(StudentError, match=lost) as error:
        student_of("def f(x:\n    return x").f(IMAGES)
    assert error.value.kind is FailureKind.MISSING
    assert error.value.hint is not None
    assert "Each opening bracket" in error.value.hint.text()


def test_a_misspelled_name_is_not_blamed_on_another_cell(student_of: MakeStudent) -> None:
    student = student_of("y = 1 / 0", "def f(x):\n    if len(x) > 9:\n        return y\n    return imges")
    assert "NameError: name 'imges' is not defined" in sentence(student, IMAGES)


def test_a_function_that_no_broken_cell_speaks_of_is_missing(student_of: MakeStudent) -> None:
    with pytest.raises(StudentError, match="there is no function `f`") as error:
        student_of("def g(x:\n    return x").f(IMAGES)
    assert error.value.kind is FailureKind.MISSING
    assert error.value.hint is not None
    assert "cell 1: line 1 is not valid Python" in error.value.hint.text()


def test_a_failed_import_is_told_in_place_of_the_name_error(student_of: MakeStudent) -> None:
    student = student_of("import no_such_package as np", "def f(x): return np.ones(3)")
    assert "ModuleNotFoundError: No module named 'no_such_package' (cell 1, line 1" in sentence(student, IMAGES)


def test_a_definition_that_failed_is_told(student_of: MakeStudent) -> None:
    student = student_of("def f(x, y=1 / 0): return 1")
    assert "ZeroDivisionError: division by zero (cell 1, line 1" in sentence(student, IMAGES)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import sys; sys.exit('bye')", "SystemExit: bye"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise BaseException('x')", "BaseException: x"),
        ("return f(x)", "RecursionError"),
        ("return open('/etc/passwd').read()", "`f` raised "),
        ("return f()", "TypeError"),
        ("raise ValueError('\\x1b[31m' + 'long ' * 10_000)", "ValueError: long long"),
        ("eval('1 +')", "SyntaxError"),
        ("class E(Exception): pass\n    raise E({1: 2})", "E: {1: 2}"),
    ],
)
def test_an_error_of_any_kind_is_told(body: str, words: str, student_of: MakeStudent) -> None:
    told = sentence(student_of(f"def f(x):\n    {body}"), IMAGES)
    assert words in told
    assert len(told) < 700
    assert told.isprintable()


def test_a_time_out_is_told_and_not_asked_for_again(
    student_of: MakeStudent, monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox
) -> None:
    student = student_of("def f(x):\n    while True: pass", "def g(x): return x")
    first = sentence(student, IMAGES, kind=FailureKind.TIME, seconds=0.4)
    assert first == "stopped after 0 s: `f` did not finish"
    assert student.g(IMAGES).value.shape == (2, 3)
    monkeypatch.setattr(sandbox, "process", lambda: pytest.fail("it was asked again"))
    assert sentence(student, IMAGES, kind=FailureKind.TIME) == first


def test_many_slow_answers_are_too_slow_together(student_of: MakeStudent, monkeypatch: pytest.MonkeyPatch) -> None:
    student = student_of("def f(x): return x", "def g(x): return x")
    monkeypatch.setattr(limits, "ALL_CALLS_SECONDS", 0.0)
    for seconds in (5.0, 5.0, None):
        assert student.f(IMAGES, seconds=seconds).value.shape == (2, 3)
    assert "took 0 s together" in sentence(student, IMAGES, kind=FailureKind.TIME)
    assert student.g(IMAGES).value.shape == (2, 3)


def test_a_definition_without_an_end_is_a_time_out(student_of: MakeStudent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DEFINE_SECONDS", 0.4)
    student = student_of("import itertools\nlast = max(itertools.count())", "def f(x): return last")
    sentence(student, IMAGES, kind=FailureKind.TIME)


def test_a_process_that_ended_is_told_and_replaced(student_of: MakeStudent) -> None:
    student = student_of("import os\ndef f(x):\n    if x[0, 0]: os._exit(0)\n    return x", "def g(x): return x")
    assert student.f(IMAGES).value.shape == (2, 3)
    assert sentence(student, IMAGES + 1) == "the process that ran `f` ended without a result"
    assert student.f(IMAGES).value.shape == (2, 3)
    assert student.g(IMAGES).value.shape == (2, 3)


def test_too_much_memory_is_told(submission_of: Callable[..., Submission]) -> None:
    student = forger(submission_of("def f(): pass"), StoppedError("memory", 2 * 2**30))
    assert sentence(student) == "stopped: `f` used more than 2 GB of memory"


def test_functions_do_not_share_a_process(student_of: MakeStudent) -> None:
    student = student_of(
        "import numpy as np", "def f(x):\n    np.zeros = None\n    return x", "def g(x): return np.zeros(2)"
    )
    student.f(IMAGES)
    assert student.g(IMAGES).value.shape == (2,)


# --- definitions


def test_type_hints_are_there_for_who_reads_them(student_of: MakeStudent) -> None:
    student = student_of("def f(x: int) -> float: return [f.__annotations__['x'](2.5), 1]")
    assert student.f(IMAGES).value.tolist() == [2, 1]


def test_type_hints_of_what_is_not_here_cost_nothing(student_of: MakeStudent) -> None:
    student = student_of("import torch", "def f(x: torch.Tensor) -> torch.Tensor: return x")
    assert student.f(IMAGES).value.tolist() == IMAGES.tolist()


SLOW = "import time\ndef slow():\n    time.sleep(60)\n    return 7"


@pytest.mark.parametrize("slow", [SLOW, "def slow():\n    while True: pass"], ids=["sleeps", "computes"])
def test_a_definition_that_takes_too_long_is_given_up(
    slow: str, student_of: MakeStudent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DEFINE_SECONDS", 3.0)
    student = student_of(slow, "table = [1, 2]", "table.append(slow())", "def f(x): return table")
    assert student.f(IMAGES).value.tolist() == [1, 2]


def test_a_definition_given_up_is_told_where_it_is_needed(
    student_of: MakeStudent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DEFINE_SECONDS", 3.0)
    student = student_of(SLOW, "SIZE = slow()", "def f(x): return [SIZE, 1]")
    assert "raised TimeoutError: not finished after 1 s (cell 1, line 3" in sentence(student, IMAGES)


@pytest.mark.parametrize(
    "kind",
    ["keras.optimizers.SGD()", "keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(1.0, 2, 0.5))"],
)
def test_an_optimizer_of_keras_is_not_tried(student_of: MakeStudent, kind: str) -> None:
    student = student_of("import keras", f"def f(model): model.compile({kind}, 'mse', metrics=['accuracy'])")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    assert fit_of(student, model, *2 * [np.eye(10, dtype=np.float32)]) == {}


@pytest.mark.parametrize(
    ("rate", "told"), [("0.1 if step < 9 else 0.01", "raised"), ("keras.ops.cast(step, 'float32') * 0.1", "value")]
)
def test_a_learning_rate_of_the_students_own_is_tried(student_of: MakeStudent, rate: str, told: str) -> None:
    student = student_of(
        "import keras\nclass Rate(keras.optimizers.schedules.LearningRateSchedule):\n"
        f"    def __call__(self, step): return {rate}",
        "def f(model): model.compile(keras.optimizers.SGD(Rate()), 'mse', metrics=['accuracy'])",
    )
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    assert list(fit_of(student, model, *2 * [np.eye(10, dtype=np.float32)])) == [told]


# --- models


def test_a_model_comes_as_its_configuration(student_of: MakeStudent) -> None:
    student = student_of(
        "from tensorflow import keras",
        "def f():\n    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])",
    )
    answer = built_by(student)
    assert (answer.type, answer.fresh) == ("Sequential", True)
    assert keras.models.model_from_json(answer.configuration).count_params() == 15


def test_a_model_that_is_given_twice_is_not_fresh(student_of: MakeStudent) -> None:
    student = student_of("import keras\nM = keras.Sequential([keras.Input((4,))])", "def f(): return M")
    assert built_by(student).fresh is False


@pytest.mark.parametrize(("sizes", "alike"), [("(3,)", True), ("iter([3, 4])", False)])
def test_two_models_of_other_sizes_are_not_alike(student_of: MakeStudent, sizes: str, alike: bool) -> None:
    student = student_of(
        f"import keras\nSIZES = {sizes}",
        "def f(): return keras.Sequential([keras.Input((4,)), keras.layers.Dense(next(iter(SIZES)))])",
    )
    answer = built_by(student)
    assert (answer.fresh, answer.alike) == (True, alike)


def test_a_model_is_read_before_the_second_call(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nM = keras.Sequential([keras.Input((4,))])",
        "def f():\n    M.add(keras.layers.Dense(3))\n    return M",
    )
    answer = built_by(student)
    assert keras.models.model_from_json(answer.configuration).count_params() == 15
    assert (answer.fresh, answer.again) == (False, None)


def test_a_second_call_that_fails_is_told_beside_the_model(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nLAYERS = [keras.Input((4,)), keras.layers.Dense(3)]",
        "def f(): return keras.Sequential([LAYERS.pop(0), LAYERS.pop(0)])",
    )
    answer = built_by(student)
    assert answer.fresh is False
    assert str(answer.again).startswith("`f` raised IndexError: pop from empty list")
    assert keras.models.model_from_json(answer.configuration).count_params() == 15


def test_a_model_is_tried_out_twice_and_as_it_is_trained(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.layer = keras.layers.Dense(3)\n"
        "    def call(self, x, training=False): return keras.ops.zeros_like(x) if training else self.layer(x)",
        "def f(): return Net()",
    )
    trial = built_by(student).trial
    assert trial is not None
    assert np.array_equal(trial.once, trial.again)
    assert trial.once.any()
    assert not trial.trained.any()


TRAINS = """
import keras, numpy as np

def train(model, batches):
    model.compile("sgd", "mse")
    model.fit(np.ones((batches, 4)), np.ones((batches, 1)), 1, 1, 0, [keras.callbacks.TerminateOnNaN()])
    return model

def f():
    return train(keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)]), BATCHES)
"""


def test_a_builder_that_trains_is_stopped_by_its_batches(student_of: MakeStudent) -> None:
    student = student_of("BATCHES = 10**6", TRAINS)
    with pytest.raises(StudentError, match=r"`f` raised TimeoutError: still training after \d+ batches") as error:
        student.build("f", (4,))
    assert "its own cell" in str(error.value.hint)


def test_a_builder_may_train_for_a_few_batches(student_of: MakeStudent) -> None:
    assert built_by(student_of("BATCHES = 10", TRAINS)).type == "Sequential"


def test_a_training_in_compiling_is_stopped_by_its_batches(student_of: MakeStudent) -> None:
    student = student_of("BATCHES = 10**6", TRAINS, "def g(model): return train(model, BATCHES)")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)]).to_json()
    with pytest.raises(StudentError, match="still training after"):
        student.compile("g", model)


ENDS_WHEN_IT_IS_RUN = """
import os, keras, tensorflow as tf

class Net(keras.Model):
    def __init__(self, size):
        super().__init__()
        self.parts = [keras.layers.Reshape((2, 2, 1)), keras.layers.UpSampling2D(size), keras.layers.Flatten()]

    def call(self, x):
        if tf.executing_eagerly() and not isinstance(x, keras.KerasTensor):
            os._exit(1)
        for part in self.parts:
            x = part(x)
        return x
"""


def test_a_model_that_is_small_enough_is_run(student_of: MakeStudent) -> None:
    student = student_of(ENDS_WHEN_IT_IS_RUN, "def f(): return Net(2)")
    with pytest.raises(StudentError, match="the process that ran `f` ended"):
        student.build("f", (4,))


def test_a_model_that_is_too_large_is_not_run(student_of: MakeStudent) -> None:
    answer = built_by(student_of(ENDS_WHEN_IT_IS_RUN, "def f(): return Net(3000)"))
    assert "UpSampling2D" in str(answer.configuration)
    assert answer.trial is None


@pytest.mark.parametrize(("sizes", "alike"), [("[3, 3]", True), ("[3, 4]", False)])
def test_models_of_own_layers_are_compared_by_weights(student_of: MakeStudent, sizes: str, alike: bool) -> None:
    student = student_of(
        f"import keras\nSIZES = {sizes}\nclass Net(keras.Model):\n    def __init__(self, size):\n"
        "        super().__init__()\n        self.layer = keras.layers.Dense(size)\n"
        "    def call(self, x): return self.layer(x.numpy())",
        "def f(): return Net(SIZES.pop())",
    )
    answer = built_by(student)
    assert (answer.configuration, answer.fresh, answer.alike) == (None, True, alike)


@pytest.mark.parametrize(
    "trial",
    [{}, {"once": 1}, {"once": [1], "again": [[1]], "trained": [[1]], "trained again": [[1]]}, [3], {"once": "x"}],
)
def test_a_trial_that_is_none_is_no_answer(submission_of: Callable[..., Submission], trial: Any) -> None:
    answer = Packet({"type": "Model", "model": None, "fresh": True, "trial": trial})
    student = forger(submission_of("def f(): pass"), answer)
    with pytest.raises(StudentError, match="can't be read"):
        student.build("f", (4,))


ROWS = np.ones((33, 4), np.float32), np.eye(3, dtype=np.float32)[np.arange(33) % 3]
NET = (
    "import keras, tensorflow as tf\nclass Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
    "        self.layer = keras.layers.Dense(3)\n    def call(self, x): return self.layer({inputs})"
)


@pytest.mark.parametrize("inputs", ["tf.reshape(x, (x.shape[0], 4))", "x.numpy()", "x if tf.reduce_max(x) < 9 else -x"])
def test_what_keras_can_not_train_raises_unless_it_runs_eagerly(student_of: MakeStudent, inputs: str) -> None:
    student = student_of(NET.format(inputs=inputs), "def f(): return Net()")
    with pytest.raises(StudentError, match="`f` raised"):
        student.train("f", *ROWS, eager=False)
    # what NumPy computes has no gradient, and its inputs need none
    assert student.train("f", *ROWS, eager=True) == [(4, 3), (3,)]


@pytest.mark.parametrize(
    ("line", "reached"),
    [("", [(4, 3), (3,)]), ("if training: x = tf.stop_gradient(x * 0)", [(3,)]), ("self.layer.trainable = False", [])],
)
def test_a_training_tells_which_weights_it_changes(student_of: MakeStudent, line: str, reached: Any) -> None:
    student = student_of(
        "import keras, tensorflow as tf\nclass Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.layer = keras.layers.Dense(3, 'softmax')\n    def call(self, x, training=False):\n"
        f"        {line or 'pass'}\n        return self.layer(x)",
        "def f(): return Net()",
    )
    assert student.train("f", *ROWS, eager=False) == reached


def test_a_model_with_a_compile_of_its_own_is_not_trained(student_of: MakeStudent) -> None:
    student = student_of(
        NET.format(inputs="x") + "\n    def compile(self, rate): raise ValueError", "def f(): return Net()"
    )
    assert student.train("f", *ROWS, eager=False) == [(4, 3), (3,)]


def test_a_model_for_any_number_of_rows_can_be_trained(student_of: MakeStudent) -> None:
    student = student_of(NET.format(inputs="tf.reshape(x, (tf.shape(x)[0], 4))"), "def f(): return Net()")
    assert student.train("f", *ROWS, eager=False) == [(4, 3), (3,)]


@pytest.mark.parametrize(("name", "is_own"), [("keras.Model", False), ("Net", True)])
def test_a_model_of_the_students_own_class_is_told_from_others(
    student_of: MakeStudent, name: str, is_own: bool
) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model): pass",
        f"def f():\n    x = keras.Input((4,))\n    return {name}(x, keras.layers.Dense(3)(x))",
    )
    assert built_by(student).is_own is is_own


def test_a_model_is_called_as_keras_calls_it(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model):\n    def __init__(self): self.layer = keras.layers.Dense(3)\n"
        "    def call(self, x): return self.layer(x)",
        "def f(): return Net()",
    )
    assert built_by(student).configuration is None
    with pytest.raises(StudentError, match=r"super\(\).__init__\(\)"):
        student.behave("f", ROWS[0])


def test_a_model_that_does_not_hold_its_layers_is_told(student_of: MakeStudent) -> None:
    student = student_of(
        "import keras\nclass Net(keras.Model):\n    layer = keras.layers.Dense(3)\n"
        "    def call(self, x): return self.layer(x)",
        "def f(): return Net()",
    )
    answer = built_by(student)
    assert answer.configuration is None


def test_compiling_comes_as_settings_and_values(student_of: MakeStudent) -> None:
    student = student_of("def f(model):\n    model.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    labels = np.eye(10, dtype=np.float32)
    answer = student.compile("f", model, labels, np.full((10, 10), 0.1, np.float32))
    assert '"class_name": "SGD"' in str(answer.optimizer)
    assert answer.loss == '"categorical_crossentropy"'
    assert answer.losses == pytest.approx([np.log(10)])
    assert metrics_of(answer)[0]["accuracy"] == pytest.approx(0.1)


def metrics_of(compiled: Compiled) -> tuple[dict[str, float], ...]:
    assert not isinstance(compiled.metrics, Raised)
    return compiled.metrics


def test_a_model_that_is_not_compiled_leaves_nothing(student_of: MakeStudent) -> None:
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    assert student_of("def f(model): return model").compile("f", model) == Compiled(done=False)


METRIC = "import numpy as np\ndef right(y, guess): return np.mean(np.argmax(y, 1) == np.argmax(guess, 1))"


@pytest.mark.parametrize("eager", [False, True])
def test_a_metric_is_computed_as_keras_trains(student_of: MakeStudent, eager: bool) -> None:
    student = student_of(METRIC, f"def f(model): model.compile('sgd', 'mse', metrics=[right], run_eagerly={eager})\n")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    answer = student.compile("f", model, np.eye(10, dtype=np.float32), np.eye(10, dtype=np.float32))
    assert answer.eager is eager
    assert isinstance(answer.metrics, Raised) is not eager


def test_an_error_in_a_graph_is_told_in_its_own_words(student_of: MakeStudent) -> None:
    student = student_of("def f(model): model.compile('sgd', 'mse', metrics=['sparse_categorical_accuracy'])")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    answer = student.compile("f", model, *2 * [np.eye(10, dtype=np.float32)[:5]])
    assert isinstance(answer.metrics, Raised)
    assert answer.metrics.text.startswith("Incompatible shapes")


LOSS = "import numpy as np\ndef loss(labels, predictions): return -np.sum(labels * np.log(predictions), axis=1)"


def test_a_loss_that_no_graph_can_compute_has_no_value(student_of: MakeStudent) -> None:
    student = student_of(LOSS, "def f(model):\n    model.compile('sgd', loss)")
    assert isinstance(student.compile("f", *probes(1)).losses, Raised)


def test_a_loss_that_no_gradient_goes_through_teaches_nothing(student_of: MakeStudent) -> None:
    student = student_of(LOSS, "def f(model):\n    model.compile('sgd', loss, run_eagerly=True)")
    answer = student.compile("f", *probes(1))
    assert answer.losses == pytest.approx([-np.log(0.91)])
    assert answer.has_gradient is False


def test_metrics_are_told_of_each_batch_and_of_all_together(student_of: MakeStudent) -> None:
    student = student_of("def f(model):\n    model.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])")
    told = metrics_of(student.compile("f", *probes(2)))
    assert [each["accuracy"] for each in told] == pytest.approx([1.0, 0.5, 0.75])


def probes(count: int) -> list[Any]:
    """A network, and pairs of labels and predictions: all of the first are right, half of the second."""
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(10, "softmax")]).to_json()
    labels = np.eye(10, dtype=np.float32)
    swapped = np.concatenate([labels[:5], labels[9:4:-1]])
    swapped[7] = labels[0]
    pairs = [(labels, 0.9 * predicted + 0.01) for predicted in (labels, swapped)]
    return [model, *(array.astype(np.float32) for pair in pairs[:count] for array in pair)]


# --- forged answers


def framed(packet: Packet) -> str:
    return repr(wire.encode(packet))


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        pytest.param(
            f"os.write(3, {framed(Packet({'type': 'ndarray', 'modified': False}, (np.zeros(2),)))})",
            [0, 0],
            id="answer",
        ),
        pytest.param("os.write(3, b'nonsense' * 100)", "where only its result may go", id="nonsense"),
        pytest.param(f"os.write(3, {framed(Packet({}))})", "can't be read", id="empty"),
        pytest.param(f"os.write(3, {framed(Packet({'raised': 'no'}))})", "can't be read", id="no error"),
        pytest.param(
            "values.as_data = lambda result: ({'type': [1], 'modified': {}}, [np.ones(1)])",
            [1],
            id="patched conversion",
        ),
        pytest.param("values.as_data = lambda result: 5", "TypeError", id="broken conversion"),
        pytest.param("answers._encode = lambda *a: b'x' * 10**6", "where only its result may go", id="patched encoder"),
        pytest.param("wire.encode = None; answers.wire.encode = None", "TypeError|ended", id="no encoder"),
        pytest.param("values.describe_error = None; 1 / 0", "ended without a result", id="no description"),
        pytest.param("builtins.type = builtins.str = None", "TypeError|ended", id="no builtins"),
        pytest.param("sys.modules.clear(); 1 / 0", "ZeroDivisionError|ended|raised", id="no modules"),
        pytest.param("raise Strange", "raised|ended", id="strange exception"),
    ],
)
def test_changing_the_worker_only_changes_the_answer(
    body: str, outcome: str | list[float], student_of: MakeStudent
) -> None:
    student = student_of(
        "import builtins, os, sys\nimport numpy as np\nfrom autograder.sandbox import wire\n"
        "from autograder.sandbox.worker import answers, values",
        "class Strange(Exception):\n    def __str__(self): return os._exit",
        f"def f(x):\n    {body}\n    return np.full(1, 7)",
        "def g(x): return x",
    )
    if isinstance(outcome, list):
        assert student.f(IMAGES).value.tolist() == outcome
    else:
        assert any(words in sentence(student, IMAGES) for words in outcome.split("|"))
    assert student.g(IMAGES).value.shape == (2, 3)


@pytest.mark.parametrize(
    "body",
    [
        {"raised": None},
        {"raised": []},
        {"raised": {"kind": "E"}},
        {"raised": {"kind": "E", "text": "t", "line": float("inf")}},
        {"raised": {"kind": "E", "text": "t", "line": float("nan")}},
        {"raised": {"kind": "E", "text": "t", "line": "first"}},
        {"raised": {"kind": "E", "text": "t", "line": [1]}},
        {"type": "list"},
        {"modified": True},
    ],
    ids=str,
)
def test_an_answer_without_its_parts_is_no_answer(
    body: dict[str, Any], submission_of: Callable[..., Submission]
) -> None:
    told = sentence(forger(submission_of("def f(): pass"), Packet(body, (np.zeros(2),))))
    assert told == "`f` returned a result that can't be read"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
RAISED = st.fixed_dictionaries({}, optional=dict.fromkeys(("kind", "text", "where", "line", "code"), JSON)) | JSON
FAILED = st.lists(
    st.fixed_dictionaries({}, optional={"names": JSON | st.just(["f"]), "raised": RAISED}) | JSON, max_size=2
)
DEFINED = st.fixed_dictionaries({}, optional={"failed": FAILED | JSON})
FIELDS = "none type modified weights trainable model fresh alike trial".split()
PART = st.fixed_dictionaries({"value": JSON}) | st.fixed_dictionaries({"raised": RAISED}) | JSON
LOSSES = st.just({"value": [0.5, float("nan")]}) | PART
METRICS = st.just({"value": [{}, {"accuracy": 0.5}, {"accuracy": float("inf")}]}) | PART
COMPILED = {
    "compiled": st.just(True) | JSON,
    "loss_values": LOSSES,
    "metrics": METRICS,
    "eager": JSON,
    **dict.fromkeys("optimizer loss kept emptied loss_teaches fit".split(), PART),
}
ANSWER = st.fixed_dictionaries(
    {}, optional={"raised": RAISED, "again": RAISED} | dict.fromkeys(FIELDS, JSON)
) | st.fixed_dictionaries(COMPILED)
ASKS: tuple[Callable[[Student], Any], ...] = (
    lambda student: student.f(),
    lambda student: student.behave("f", np.zeros(1)),
    lambda student: student.build("f", (4,)),
    lambda student: isinstance(student.train("f", np.zeros(1), np.zeros(1), eager=False), list),
    lambda student: student.compile("f", "{}", *4 * [np.zeros(1)]),
)


@settings(
    max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(defined=DEFINED, answer=ANSWER, arrays=st.integers(0, 2))
def test_any_answer_is_a_result_or_a_sentence(
    defined: dict[str, Any], answer: dict[str, Any], arrays: int, submission_of: Callable[..., Submission]
) -> None:
    notebook = submission_of("def f(): pass")
    for ask in ASKS:
        student = forger(notebook, Packet(answer, (np.zeros(2),) * arrays), defined=defined)
        with suppress(StudentError):
            assert ask(student)


COMPILES: dict[str, Any] = {
    "compiled": True,
    "optimizer": {"value": {}},
    "loss": {"value": "mse"},
    "kept": {"value": True},
    "emptied": {"value": False},
    "loss_values": {"value": [0.5]},
    "loss_teaches": {"value": True},
    "metrics": {"value": [{"a": 0.5}, {"b": "no"}]},
    "eager": False,
    "fit": {},
}


def forged(submission: Submission, **parts: Any) -> Compiled:
    """What is read of a reply about a compiled model, with some of its parts in place of the right ones."""
    return forger(submission, Packet(COMPILES | parts)).compile("f", "{}", *[np.zeros(1)] * 2)


def test_a_reply_about_a_compiled_model_is_read_part_by_part(submission_of: Callable[..., Submission]) -> None:
    notebook = submission_of("def f(): pass")
    whole = forged(notebook)
    assert (whole.losses, whole.metrics, whole.loss, whole.untrainable) == ((0.5,), ({"a": 0.5}, {}), '"mse"', None)
    assert forged(notebook, compiled=1) == Compiled(done=False)
    assert forged(notebook, optimizer={"value": None}) == replace(whole, has_optimizer=False, optimizer=None)
    raised = {"raised": {"kind": "E", "text": "no"}}
    assert [forged(notebook, fit=raised).untrainable, forged(notebook, loss_values=raised).losses] == [NO, NO]
    with pytest.raises(StudentError, match="can't be read") as error:
        forged(notebook, fit={"raised": "no"})
    assert error.value.kind is FailureKind.UNREADABLE


NO = Raised("E", "no", "", 0, "")


@pytest.mark.parametrize("value", [None, [0.5], {}, *({"value": v} for v in ([0.5, 0.5], ["0.5"], 0.5, [1], {"a": 1}))])
def test_values_that_are_none_are_as_good_as_no_loss(submission_of: Callable[..., Submission], value: Any) -> None:
    assert forged(submission_of("def f(): pass"), loss_values=value).losses == ()


@pytest.mark.parametrize("value", [None, [{"a": 0.5}], {"value": [{"a": 0.5}]}, {"value": [{"a": 1}, {"a": 0.5}]}])
def test_values_that_are_none_are_as_good_as_no_metric(submission_of: Callable[..., Submission], value: Any) -> None:
    assert forged(submission_of("def f(): pass"), metrics=value).metrics == ()


def test_what_is_no_model_is_told_by_its_type(student_of: MakeStudent) -> None:
    student = student_of("def f(): return dict", "def g(): return 5")
    assert student.build("f", (4,)) == NoModel("dict", is_class=True)
    assert student.build("g", (4,)) == NoModel("int", is_class=False)


@pytest.mark.parametrize("trained", [[], [1.0], [[], []], 1.0])
def test_a_trial_without_rows_is_none(submission_of: Callable[..., Submission], trained: Any) -> None:
    trial = {"once": [[1]], "again": [[1]], "trained": trained, "trained again": [[1]]}
    answer = Packet({"type": "Model", "model": None, "fresh": True, "trial": trial})
    assert built_by(forger(submission_of("def f(): pass"), answer)).trial is None


def test_a_result_holds_what_was_told(submission_of: Callable[..., Submission]) -> None:
    told = Packet({"type": "a\x1b[31mb\n" + "c" * 100, "modified": 1}, (np.zeros(2), np.ones(3)))
    result = forger(submission_of("def f(): pass"), told).f()
    assert isinstance(result, Result)
    assert (result.value.shape, result.modified) == ((2,), True)
    assert result.type.startswith("ab ccc")
    assert len(result.type) <= 60
