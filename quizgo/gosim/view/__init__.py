"""One run as a picture: lanes for the terminal, SVG, a page, Chrome's trace format, schedtrace."""
