"""The flow of study: what is asked next, what an answer does, what is written."""
