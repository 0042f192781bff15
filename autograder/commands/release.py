"""`make release`: derives the students' notebooks, and hands them out."""

from __future__ import annotations

from autograder import rubric
from autograder.authoring.handout import UNNAMED, github_path
from autograder.commands.session import Session
from autograder.gradebook.release import release as write_notebooks
from autograder.gradebook.steps import release as release_to_exchange
from autograder.messages import say


def release(session: Session) -> int:
    """Derives the students' notebooks, and puts them into the exchange where there is one."""
    for path in write_notebooks(rubric.ROOT, rubric.ASSIGNMENTS):
        session.tell(str(path.relative_to(rubric.ROOT)))
    if github_path(rubric.ROOT) == UNNAMED:
        session.say(
            say(
                "The link in README.md to Colab leads nowhere yet: write where this repository is on GitHub into "
                "pyproject.toml, in place of {name}.",
                name=UNNAMED,
            )
        )
    exchange = session.course.exchange_root
    if exchange.is_dir():
        for assignment in rubric.assignments():
            release_to_exchange(session.course, assignment)
            session.say(say("{assignment}: released to the exchange {folder}", assignment=assignment, folder=exchange))
    return 0
