"""`interview`: held, kept in files, reported."""
