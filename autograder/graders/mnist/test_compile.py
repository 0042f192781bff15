"""Task 5: loss and metric. What counts is the values that they give for labels and predictions."""

from __future__ import annotations

from autograder.graders.language import Answer, Compiled, Floats, Raised, check, one_line, say, value_of
from autograder.lesson.compiling import _expect_accuracy as expect_accuracy
from autograder.lesson.compiling import _expect_compiled as expect_compiled
from autograder.lesson.compiling import _expect_cross_entropy as expect_cross_entropy
from autograder.lesson.compiling import _expect_same_layers as expect_same_layers
from autograder.lesson.compiling import _expect_teaching as expect_teaching
from autograder.lesson.compiling import _expect_trainable as expect_trainable
from autograder.lesson.compiling import _no_metric as no_metric
from autograder.lesson.compiling import _uncomputable_loss as uncomputable_loss

Probes = list[tuple[Floats, Floats]]


@check(weight=0)
def test_is_compiled(compile_answer: Answer[Compiled]) -> None:
    """`compile_model` compiles the model"""
    compiled = value_of(compile_answer)
    expect_compiled(compiled.done, compiled.has_optimizer)
    expect_trainable(compiled.untrainable.in_brackets if compiled.untrainable else "")
    expect_same_layers(compiled.keeps_layers)


@check(weight=6, needs=[test_is_compiled])
def test_loss(compiled: Compiled, probes: Probes) -> None:
    """The loss is categorical cross-entropy on probabilities"""
    losses = compiled.losses
    if isinstance(losses, Raised):
        raise uncomputable_loss(losses.in_brackets)
    if not losses:
        raise uncomputable_loss("")
    expect_cross_entropy(list(losses), probes)
    expect_teaching(compiled.has_gradient)


@check(
    weight=4,
    needs=[test_is_compiled],
    praise=say("Your metric counts right guesses correctly, even over several batches."),
)
def test_metric(compiled: Compiled, probes: Probes) -> None:
    """The metric measures the share of right guesses"""
    metrics = compiled.metrics
    if isinstance(metrics, Raised):
        raise no_metric(metrics.in_brackets, metrics.text)
    if not metrics:
        raise no_metric("", None)
    expect_accuracy(list(metrics), probes, lambda name: one_line(name, 40))
