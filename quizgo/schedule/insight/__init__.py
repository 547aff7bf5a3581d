"""What the log and the items say of the learner: numbers, without a word or a picture.

Each module counts one thing, as a pure function of the answers, the items and a day.
Study days are dates, so no clock, zone or rollover hour matters here. `report` counts
all of it at once.
"""
