"""The hidden graders, a folder an assignment; see autograder/plugin.py for their fixtures."""

from pathlib import Path

GRADERS = Path(__file__).parent
