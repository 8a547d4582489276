"""`python -m context_trim` is the command `context-trim`."""

from context_trim.cli import run

run()
