"""The browse screen: find cards, look at them, and do things to several at once."""
