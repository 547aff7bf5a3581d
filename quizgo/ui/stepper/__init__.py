"""The stepper: a run walked stop by stop, forward and back, on the full screen or as a listing."""
