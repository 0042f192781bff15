"""What students get, derived from what instructors write."""
