"""Calendar invitations to text: what, when, where, who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from context_trim.mail.words import one_line

if TYPE_CHECKING:
    from icalendar import Component

_LONGEST = 200_000
"""Characters of a calendar that are read: some 1,000 attendees with all their parameters."""

_MOST_EVENTS, _MOST_PEOPLE = 20, 50
_TITLES = {
    "REQUEST": "Invitation", "CANCEL": "Cancelled", "REPLY": "Answer to an invitation",
    "COUNTER": "Other time proposed", "PUBLISH": "Event",
}  # fmt: skip
"""What a method means (RFC 5546, section 1.4)."""


def events_text(calendar: str) -> str | None:
    """Return the events of an iCalendar text (RFC 5545), or None when it cannot be read as one."""
    from icalendar import Calendar  # noqa: PLC0415  (70 ms)

    if len(calendar) > _LONGEST:
        return None
    try:
        read = Calendar.from_ical(calendar)
        title = _TITLES.get(one_line(str(read.get("METHOD", ""))).upper(), "Event")
        found = [c for c in read.subcomponents if c.name in {"VEVENT", "VTODO"}][:_MOST_EVENTS]
        return "\n\n".join("\n".join(_lines(event, title)) for event in found) or None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _lines(event: Component, title: str) -> Iterator[str]:
    yield f"{title}: {_said(event, 'SUMMARY')}"
    if "DTSTART" in event:
        yield f"When: {_when(event)}"
    for label, name in (("Repeats", "RRULE"), ("Where", "LOCATION")):
        if said := _said(event, name):
            yield f"{label}: {said}"
    for label, name in (("Organizer", "ORGANIZER"), ("Attendees", "ATTENDEE")):
        if people := _people(event.get(name, [])):
            yield f"{label}: {', '.join(people)}"
    description = event.get("DESCRIPTION", "")
    yield from (line.rstrip() for line in str(_first(description)).split("\n") if line.strip())


def _first(value: Any) -> Any:  # noqa: ANN401  (icalendar's values have no common type)
    return value[0] if isinstance(value, list) and value else value


def _said(event: Component, name: str) -> str:
    value = _first(event.get(name, ""))
    text = value.to_ical().decode("utf-8", "replace") if name == "RRULE" and value else value
    return one_line(str(text))


def _when(event: Component) -> str:
    start = _first(event["DTSTART"]).dt
    text = _moment(start)
    if "DTEND" in event:
        end = _first(event["DTEND"]).dt
        if isinstance(end, dt.datetime) and isinstance(start, dt.datetime):
            text += f" to {end:%H:%M}" if end.date() == start.date() else f" to {_moment(end)}"
        elif end - start > dt.timedelta(days=1):
            text += f" to {_moment(end - dt.timedelta(days=1))}"  # the end is exclusive
    elif "DURATION" in event:
        text += f" for {_first(event['DURATION']).dt}"
    return text


def _moment(value: dt.date) -> str:
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    zone = getattr(value.tzinfo, "key", None) or (value.tzname() if value.tzinfo else None)
    return f"{value:%Y-%m-%d %H:%M}" + (f" {zone}" if zone else "")


def _people(value: Any) -> list[str]:  # noqa: ANN401
    everyone = value if isinstance(value, list) else [value]
    names = [_person(one) for one in everyone[:_MOST_PEOPLE]]
    more = len(everyone) - len(names)
    return names + ([f"{more} more"] if more else [])


def _person(value: Any) -> str:  # noqa: ANN401
    address = one_line(str(value))
    address = address[7:] if address.lower().startswith("mailto:") else address
    parameters = getattr(value, "params", {})
    name = one_line(str(parameters.get("CN", ""))) or address
    answer = one_line(str(parameters.get("PARTSTAT", ""))).lower()
    return name if answer in {"", "needs-action"} else f"{name} ({answer})"
