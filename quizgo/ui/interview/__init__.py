"""What an interview shows: its clocks and nods while it goes on, and its report."""
