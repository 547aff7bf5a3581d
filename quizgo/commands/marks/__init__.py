"""Marks that a learner sets: flags, notes, tags, days by hand."""
