"""Help: its pages, the man page, completion in shells."""
