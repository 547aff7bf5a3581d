"""`plan`, and what of a plan other commands need every morning."""
