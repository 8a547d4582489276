"""How lines of tables, code and logs begin and end, a row each."""

from __future__ import annotations

import re

MAY_HAVE_BLOCKS = re.compile(r"[|\t`~;{}]|  |\d:\d\d:\d\d|>>> |\$ ")
"""What stands in every text that has a block, to be found in one pass."""

FENCE = re.compile(r" {0,3}(```|~~~)")
"""CommonMark 4.5."""

RULE = re.compile(r"(?=[^\n]*[-=]{3})[-=+|:_ \t]+\Z")
"""The line below a header (Markdown, psql, reStructuredText), or a border (mysql)."""

COLUMN_GAP = re.compile(r"(?<=[^\s.!?:;,]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)")
"""Between columns; two blanks after a mark are how some people begin a sentence."""

_TIME = r"\d{1,2}:\d\d:\d\d"
LOG = re.compile(
    r"\s*[\[(<]?(?:<\d+>)?(?:"
    rf"\d{{4}}[-/.]\d\d[-/.]\d\d[T ,]*{_TIME}"  # ISO 8601, log4j, nginx's errors
    rf"|[A-Z][a-z]{{2}} +\d{{1,2}} {_TIME}"  # syslog (RFC 3164)
    rf"|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} +\d{{1,2}} {_TIME}"  # Apache's errors
    rf"|\d\d[/.]\d\d[/.]\d{{2,4}} {_TIME}"  # Windows
    rf"|{_TIME}"
    r")"
)

CODE = re.compile(
    r"(?: {4}|\t)\s*+(?![-*\u2022\u00b7\u2013>]\s|\(?\w{1,3}[.)]\s)(?!.*\S {3})"  # no item, no row
    r"|.*[;{}]\Z"  # C, Java, JavaScript, CSS
    r"|>>> |\.\.\. |\$ "  # prompts of Python and of shells
    r"|\s*(?:Traceback \(most recent call last\):|File \"|at [\w.$<>]+\(|Caused by: )"
    r"|[A-Za-z_.]*(?:Error|Exception|Warning)(?::|\Z)"  # the last line of a traceback
)
"""A line of code, or one that looks like it by its indentation alone."""

CODE_SIGN = re.compile(r"[{}=<>\\$@]|;\s*\Z|\w\(|::|->|\w_\w|>>> |Traceback|File \"|Error")
"""What half of the lines of a block have, and text that is only indented has not."""
