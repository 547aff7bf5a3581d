"""Keeping what a learner has: backups, several machines, and whether all is sound."""
