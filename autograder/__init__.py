"""Marks Keras exercises: student code answers questions in a sandbox, and is judged outside it."""
