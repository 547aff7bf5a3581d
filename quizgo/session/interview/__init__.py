"""A mock interview: what is asked, in what order, against which clock, and what came of it."""
