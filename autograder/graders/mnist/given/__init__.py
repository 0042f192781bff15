"""What the cells of the notebooks give names to: a module for each notebook, which nobody imports."""
