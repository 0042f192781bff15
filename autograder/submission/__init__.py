"""A submission: from a file to the source that a function needs. Nothing is executed here."""
