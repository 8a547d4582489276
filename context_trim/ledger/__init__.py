"""What is remembered of calls: rows without content, of a replay and of a live agent alike.

`columns.py` is the shape as data, `schema.py` the same as Arrow's (extra `[replay]`), `rows.py` how
a result becomes a row.
"""
