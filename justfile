# What one types often while working on quizgo.

check:
    python -m tests

test *words:
    python -m pytest -n auto {{words}}

bench:
    python -m pytest -m benchmark tests/bench

format:
    ruff format . && ruff check --fix .
