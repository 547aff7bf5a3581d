"""When an item comes round: SM-2, the fold of the log, the day's queue, the forecast.

Pure: days and seeds come in as arguments, and nothing here knows where items are kept.
"""
