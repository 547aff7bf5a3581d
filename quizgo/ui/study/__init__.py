"""The study screen: a session on a full screen of prompt-toolkit."""
