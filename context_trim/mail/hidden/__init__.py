"""What of an HTML body a person doesn't see, found before its text is read.

One walk over the tree asks for the look of each element and notes the nodes that show nothing;
whoever reads the text passes them over. docs/architecture.md says what counts and what doesn't.
"""

from __future__ import annotations

from bs4 import BeautifulSoup

from context_trim.mail.hidden.walk import Veil, Walk

__all__ = ["Veil", "find_hidden"]


def find_hidden(soup: BeautifulSoup, *, keep: int = 0) -> Veil:
    """Return the nodes of a tree that show nothing, and a record of what they hold.

    `keep` is how many characters of hidden text the records carry. The nodes are known by `id()`:
    the result holds as long as the tree lives and isn't changed.
    """
    return Walk(soup, keep=keep).veil()
