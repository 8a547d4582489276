"""Calendar invitations to text: what, when, where, who (RFC 5545).

Own code over a library because those that exist evaluate the time zones that a calendar brings,
keep them for the whole process, and give up on a broken line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from context_trim.mail.words import one_line

_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]{1,60})(?P<parameters>(?:;[^\s=;:\"]{1,60}=(?:\"[^\"]*\"|[^\";:]*))*):"
)
_PARAMETER = re.compile(r";(?P<name>[^=]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^;:]*))")
_FOLD = re.compile(r"\n[ \t]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?")

_LONGEST_LINE = 20_000
_MOST_EVENTS, _MOST_PEOPLE = 20, 50
_TITLES = {
    "REQUEST": "Invitation", "CANCEL": "Cancelled", "REPLY": "Answer to an invitation",
    "COUNTER": "Other time proposed",
}  # fmt: skip
"""What a method means (RFC 5546, section 1.4)."""


@dataclass(frozen=True, slots=True)
class _Property:
    value: str
    parameters: dict[str, str]


@dataclass(slots=True)
class _Event:
    properties: dict[str, list[_Property]] = field(default_factory=dict)

    def first(self, name: str) -> _Property | None:
        return next(iter(self.properties.get(name, [])), None)

    def said(self, name: str) -> str:
        found = self.first(name)
        return one_line(_unescaped(found.value)) if found else ""


def events_text(calendar: str) -> str | None:
    """Return the events of an iCalendar text as lines, or None when it holds none."""
    method = ""
    events: list[_Event] = []
    open_: list[str] = []
    for name, found in _properties(calendar):
        if name == "BEGIN":
            open_.append(found.value.strip().upper())
            if open_[-1] in _EVENTS and len(events) < _MOST_EVENTS:
                events.append(_Event())
        elif name == "END":
            open_ = open_[:-1]
        elif name == "METHOD":
            method = found.value.strip().upper()
        elif events and open_ and open_[-1] in _EVENTS:
            events[-1].properties.setdefault(name, []).append(found)
    title = _TITLES.get(method, "Event")
    return "\n\n".join("\n".join(_lines(event, title)) for event in events) or None


_EVENTS = frozenset({"VEVENT", "VTODO"})


def _properties(calendar: str) -> Iterator[tuple[str, _Property]]:
    for line in _FOLD.sub("", calendar).split("\n"):
        match = _LINE.match(line[:_LONGEST_LINE])
        if match is not None:
            parameters = {
                p["name"].upper(): p["quoted"] if p["plain"] is None else p["plain"]
                for p in _PARAMETER.finditer(match["parameters"])
            }
            yield match["name"].upper(), _Property(line[match.end() :], parameters)


def _lines(event: _Event, title: str) -> Iterator[str]:
    yield f"{title}: {event.said('SUMMARY')}"
    if event.first("DTSTART") or event.first("DUE"):
        yield f"When: {_when(event)}"
    for label, name in (("Repeats", "RRULE"), ("Where", "LOCATION")):
        if said := event.said(name):
            yield f"{label}: {said}"
    for label, name in (("Organizer", "ORGANIZER"), ("Attendees", "ATTENDEE")):
        if people := event.properties.get(name):
            more = [f"{len(people) - _MOST_PEOPLE} more"] if len(people) > _MOST_PEOPLE else []
            yield f"{label}: {', '.join([_person(p) for p in people[:_MOST_PEOPLE]] + more)}"
    if description := event.first("DESCRIPTION"):
        lines = _unescaped(description.value).split("\n")
        yield from (line.rstrip() for line in lines if line.strip())


def _when(event: _Event) -> str:
    start, end = event.first("DTSTART") or event.first("DUE"), event.first("DTEND")
    text = _moment(start) if start else ""
    if end is not None:
        until = _moment(end)
        same_day = len(until) > _DATE and until[:_DATE] == text[:_DATE]
        text += f" to {until[_DATE:].strip() if same_day else until}"
        if len(end.value.strip()) == len("20260105"):
            text += " (exclusive)"
    elif duration := event.said("DURATION"):
        text += f" for {duration}"
    return text


_DATE = len("2026-01-05")


def _moment(found: _Property) -> str:
    """Return "2026-01-05 09:00 Europe/Berlin", or the value as it stands."""
    match = _MOMENT.match(found.value.strip())
    if match is None:
        return one_line(found.value)
    year, month, day, hour, minute, utc = match.groups()
    zone = "UTC" if utc else one_line(found.parameters.get("TZID", ""))
    return " ".join(
        filter(None, [f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else "", zone])
    )


def _person(found: _Property) -> str:
    address = one_line(found.value)
    address = address[7:] if address.lower().startswith("mailto:") else address
    name = one_line(found.parameters.get("CN", "")) or address
    answer = found.parameters.get("PARTSTAT", "").lower()
    return name if answer in {"", "needs-action"} else f"{name} ({one_line(answer)})"


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
