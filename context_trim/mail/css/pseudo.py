"""Pseudo-classes: structure and what attributes say; states that nobody's touch brought about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bs4 import BeautifulSoup, Tag
from cssselect2 import parser
from tinycss2 import nth

from context_trim.mail.css.ground import Ground, Matcher
from context_trim.mail.css.values import Token


class InvalidSelectorError(ValueError):
    """No browser takes the selector, so none takes its rule."""


AnyOf = Callable[[Sequence[parser.Selector]], Matcher]
"""Compiles a list of selectors of which one must match."""


def always(_tag: Tag, _ground: Ground) -> bool:
    """Match every element."""
    return True


def _never(_tag: Tag, _ground: Ground) -> bool:
    return False


def pseudo_class(name: str) -> Matcher:
    """Compile a pseudo-class. Raises `InvalidSelectorError`."""
    if name in _STRUCTURAL:
        return _STRUCTURAL[name]
    if name in _UNDECIDABLE:
        return _never
    raise InvalidSelectorError


def _first(tag: Tag, ground: Ground) -> bool:
    return ground.place(tag) == 0


def _last(tag: Tag, ground: Ground) -> bool:
    return ground.place(tag) == len(ground.kin(tag)) - 1


def _root(tag: Tag, _ground: Ground) -> bool:
    return isinstance(tag.parent, BeautifulSoup)


def _empty(tag: Tag, _ground: Ground) -> bool:
    return all(not isinstance(c, Tag) and not c for c in tag.contents)


def _link(tag: Tag, _ground: Ground) -> bool:
    return tag.name in {"a", "area"} and "href" in tag.attrs


def _kind_place(tag: Tag, ground: Ground, *, from_end: bool = False) -> int:
    """Return how many siblings of the same name stand before an element, or after it."""
    kin = ground.kin(tag)
    place = ground.place(tag)
    others = kin[place + 1 :] if from_end else kin[:place]
    ground.steps -= len(others)
    return sum(t.name == tag.name for t in others)


_CONTROLS = frozenset({"input", "select", "textarea", "button", "option"})
_STRUCTURAL: dict[str, Matcher] = {
    "root": _root,
    "scope": _root,
    "empty": _empty,
    "link": _link,
    "any-link": _link,
    "first-child": _first,
    "last-child": _last,
    "only-child": lambda tag, ground: _first(tag, ground) and _last(tag, ground),
    "first-of-type": lambda tag, ground: _kind_place(tag, ground) == 0,
    "last-of-type": lambda tag, ground: _kind_place(tag, ground, from_end=True) == 0,
    "only-of-type": lambda tag, ground: (
        _kind_place(tag, ground) == 0 and _kind_place(tag, ground, from_end=True) == 0
    ),
    "checked": lambda tag, _: "checked" in tag.attrs or "selected" in tag.attrs,
    "disabled": lambda tag, _: "disabled" in tag.attrs,
    "enabled": lambda tag, _: tag.name in _CONTROLS and "disabled" not in tag.attrs,
    "required": lambda tag, _: "required" in tag.attrs,
    "optional": lambda tag, _: tag.name in _CONTROLS and "required" not in tag.attrs,
    "open": lambda tag, _: "open" in tag.attrs,
    "defined": always,
}
_UNDECIDABLE = frozenset({
    "hover", "active", "focus", "focus-within", "focus-visible", "visited", "target",
    "target-within", "indeterminate", "default", "valid", "invalid", "in-range", "out-of-range",
    "user-valid", "user-invalid", "read-only", "read-write", "placeholder-shown", "autofill",
    "fullscreen", "modal", "popover-open", "picture-in-picture", "playing", "paused", "muted",
    "blank", "current", "past", "future", "local-link", "host", "buffering", "stalled", "seeking",
})  # fmt: skip
"""States that a page which nobody has touched isn't in."""


def functional(name: str, arguments: Sequence[Token], any_of: AnyOf) -> Matcher:
    """Compile a pseudo-class with arguments. Raises `InvalidSelectorError`."""
    if name in _NTH:
        return _nth(name, arguments, any_of)
    if name == "lang":
        wanted = [str(t.value).lower() for t in arguments if t.type in {"ident", "string"}]
        return lambda tag, ground: _language(tag, ground).startswith(tuple(wanted))
    if name == "dir":
        right = any(t.type == "ident" and t.lower_value == "rtl" for t in arguments)
        return _never if right else always
    if name in {"state", "host", "host-context", "current", "active-view-transition-type"}:
        return _never
    raise InvalidSelectorError


_NTH = frozenset({"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"})


def _nth(name: str, arguments: Sequence[Token], any_of: AnyOf) -> Matcher:
    """Compile :nth-child(an+b [of S]) and its kin."""
    of = next((i for i, t in enumerate(arguments) if t.type == "ident" and t.value == "of"), None)
    parsed = nth.parse_nth(list(arguments[:of]))
    if parsed is None or (of is not None and name.endswith("type")):
        raise InvalidSelectorError
    step, start = int(parsed[0]), int(parsed[1])
    among = None
    if of is not None:
        try:
            among = any_of(list(parser.parse(list(arguments[of + 1 :]))))
        except ValueError:
            raise InvalidSelectorError from None
    from_end = "last" in name

    def match(tag: Tag, ground: Ground) -> bool:
        if among is not None and not among(tag, ground):
            return False
        place = _counted(tag, ground, among, from_end=from_end, of_type=name.endswith("type"))
        away = place + 1 - start
        return away == 0 if not step else away % step == 0 and away // step >= 0

    return match


def _counted(
    tag: Tag, ground: Ground, among: Matcher | None, *, from_end: bool, of_type: bool
) -> int:
    """Return how many siblings that count stand before an element, or after it."""
    if of_type:
        return _kind_place(tag, ground, from_end=from_end)
    kin, place = ground.kin(tag), ground.place(tag)
    if among is None:
        return len(kin) - 1 - place if from_end else place
    others = kin[place + 1 :] if from_end else kin[:place]
    ground.steps -= len(others)
    return sum(among(t, ground) for t in others)


def _language(tag: Tag, ground: Ground) -> str:
    element: Tag | None = tag
    while element is not None:
        ground.step()
        if (value := element.attrs.get("lang")) is not None:
            return str(value).lower()
        element = element.parent
    return ""
