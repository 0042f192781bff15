"""The language of a hidden grader, in one import: what it asks, how it judges, and what it says."""

from autograder.grade import Training
from autograder.graders.network import (
    Builder,
    CompileSettings,
    Found,
    LocalNetwork,
    Network,
    default_adam,
    expect_alike_in_training,
    expect_fresh,
    expect_model,
    expect_parameters,
    expect_steady,
    expect_training,
)
from autograder.graders.scaling import (
    dark_batches,
    expect_black_and_white,
    expect_divided,
    expect_floats,
    expect_same_shape,
    expect_the_same_in_any_batch,
    expect_unmodified,
    known_scaling_hint,
)
from autograder.grading.answers import Array, Compiled, Floats, Result, Shape
from autograder.grading.checks import CheckFailed, expect, expect_to_depend, number, restart, rows_of, shape_text
from autograder.grading.plugin import Examiner
from autograder.grading.specification import check
from autograder.grading.student import Student
from autograder.grading.student_errors import Answer, Raised, StudentError, answer_of, value_of
from autograder.messages import Message, say
from autograder.text import one_line
from autograder.training.model_config import TrainingConfig
from autograder.training.train import TrainingPlan, TrainingResult

__all__ = [
    "Answer",
    "Array",
    "Builder",
    "CheckFailed",
    "CompileSettings",
    "Compiled",
    "Examiner",
    "Floats",
    "Found",
    "LocalNetwork",
    "Message",
    "Network",
    "Raised",
    "Result",
    "Shape",
    "Student",
    "StudentError",
    "Training",
    "TrainingConfig",
    "TrainingPlan",
    "TrainingResult",
    "answer_of",
    "check",
    "dark_batches",
    "default_adam",
    "expect",
    "expect_alike_in_training",
    "expect_black_and_white",
    "expect_divided",
    "expect_floats",
    "expect_fresh",
    "expect_model",
    "expect_parameters",
    "expect_same_shape",
    "expect_steady",
    "expect_the_same_in_any_batch",
    "expect_to_depend",
    "expect_training",
    "expect_unmodified",
    "known_scaling_hint",
    "number",
    "one_line",
    "restart",
    "rows_of",
    "say",
    "shape_text",
    "value_of",
]
