"""quizgo: spaced repetition for the terminal, for interviews on the Go runtime."""

__version__ = "0.1.0"
