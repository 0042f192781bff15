"""The hidden graders, a folder an assignment; see autograder/plugin.py for their fixtures."""
