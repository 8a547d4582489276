"""Mailbox dumps to messages: mbox, Takeout, Maildir, folders, archives, JSON, .msg.

`open_mailbox` says what a path holds by its content. `entries()` gives the messages in the order of
the dump, in memory that does not grow with it, and `read(place)` one of them again.
"""

from __future__ import annotations

import os
from pathlib import Path

from context_trim.config import DEFAULT_MAILBOX_LIMITS, MailboxLimits
from context_trim.errors import SourceError
from context_trim.mailbox.documents import (
    HEAD,
    MSG,
    Document,
    document_of,
    is_gzip,
    is_tar,
    is_zip,
)
from context_trim.mailbox.files import FileMailbox
from context_trim.mailbox.folder import FolderMailbox
from context_trim.mailbox.outlook import check_installed
from context_trim.mailbox.places import Entry, Mailbox, NotReadError, Place, Reason, Unreadable
from context_trim.mailbox.tars import TarMailbox
from context_trim.mailbox.zips import ZipMailbox

__all__ = ["Entry", "Mailbox", "Place", "Reason", "Unreadable", "open_mailbox"]

_EXPECTED = (
    "an mbox (Gmail's Takeout too), a Maildir, a folder of mails, a .zip, .tar or .tar.gz of "
    "these, JSON of the Gmail API, Microsoft Graph or AgentMail, an Outlook .msg, or a mail"
)


def open_mailbox(
    path: str | os.PathLike[str],
    *,
    spool: str | os.PathLike[str] | None = None,
    limits: MailboxLimits = DEFAULT_MAILBOX_LIMITS,
) -> Mailbox:
    """Open a dump of mails, whatever its name.

    `spool` is a folder in which archives are unpacked once, for `read`; without it `read` works for
    what can be sought in. Raises `SourceError` for what is no mailbox or cannot be opened, and
    `MissingExtraError` for a .msg without extract-msg.
    """
    path = Path(path)
    folder = None if spool is None else Path(spool)
    if folder is not None and not folder.is_dir():
        raise SourceError(f"{folder} is no folder: create it, or give another one for spool.")
    try:
        if path.is_dir():
            return FolderMailbox(path, limits)
        if path.exists() and not path.is_file():
            raise SourceError(f"{path} is no mailbox: it is neither a file nor a folder.")
        with path.open("rb") as file:
            head = file.read(HEAD)
        if is_zip(head):
            return ZipMailbox(path, folder, limits)
        if is_gzip(head) or is_tar(head):
            return TarMailbox(path, folder, limits)
        return _file(path, head, limits)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise SourceError(f"{path} cannot be read: {why}.") from None


def _file(path: Path, head: bytes, limits: MailboxLimits) -> Mailbox:
    try:
        document: Document = document_of(head)
    except NotReadError as problem:
        if problem.reason is Reason.EMPTY:
            return FileMailbox(path, "empty", limits)
        raise SourceError(f"{path} is no mailbox: expected {_EXPECTED}.") from None
    if document is MSG:
        check_installed()
    return FileMailbox(path, document.name, limits)
