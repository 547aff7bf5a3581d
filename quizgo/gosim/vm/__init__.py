"""Runs goroutines: frames, values, panics, heap accounting, snapshots. It decides no order: who
runs when is the scheduler's, reached through `host`.
"""
