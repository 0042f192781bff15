"""Our part in nbgrader's autograding."""
