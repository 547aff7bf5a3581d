"""Statistics as text, as one picture and as a page.

`sections` puts a report into words and charts, which are values; `drawing` and `plain` write
those to a terminal and a pipe, `svg` and `html` to files.
"""
