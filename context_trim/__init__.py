"""context-trim: a mail thread to just what the task needs, within a token limit."""

from __future__ import annotations

from context_trim.chat import Chat
from context_trim.config import MailLimits, TrimConfig
from context_trim.errors import (
    BudgetError,
    ConfigError,
    ContextTrimError,
    SourceError,
    UnknownModelError,
)
from context_trim.ledger.book import Ledger
from context_trim.mail import parse_email
from context_trim.models import Email, Thread
from context_trim.result import TrimResult
from context_trim.select import Match
from context_trim.trimmer import Trimmer, parse_thread, parse_threads, trim

__all__ = [
    "BudgetError",
    "Chat",
    "ConfigError",
    "ContextTrimError",
    "Email",
    "Ledger",
    "MailLimits",
    "Match",
    "SourceError",
    "Thread",
    "TrimConfig",
    "TrimResult",
    "Trimmer",
    "UnknownModelError",
    "parse_email",
    "parse_thread",
    "parse_threads",
    "trim",
]

__version__ = "0.1.0"
