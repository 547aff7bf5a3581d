"""The search language: `deck:go/* is:due prop:ivl>10 -tag:gc "exact words"`.

`reading` turns what was typed into a tree, which prints itself as a query again and says
of the facts of one item whether it holds. Where facts come from, and how many at a time,
is the caller's matter.

Words that follow each other must all hold; `or` binds looser than that, `-` and
parentheses tighter. `*` stands for any characters and `_` for one, also in quotes; a
backslash takes the meaning from what follows it.
"""
