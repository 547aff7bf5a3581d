"""The database: progress and the cache of parsed decks. Rows never leave this package.

`quizgo.store.store.Store` is the way in; `quizgo.store.values` is what goes in and out.
"""
