"""Many runs of one program, each on another schedule."""
