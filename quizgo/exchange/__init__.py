"""Other people's formats, and notes into decks. Nothing here studies, stores or draws."""
