"""A learner as forecasts see one: memory, speed, and how surely the log tells them."""
