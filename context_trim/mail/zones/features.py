"""What can be measured of a line that may belong to a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from context_trim.mail.zones.closings import is_closing
from context_trim.mail.zones.names import is_name
from context_trim.mail.zones.phrases import fold, whole

NAMES = (
    "bias", "below_closing", "top", "top_after_gap", "gap", "near_end", "alone", "name",
    "name_at_top", "name_above_proof", "nickname", "words", "long", "phone", "email", "url",
    "extension", "label", "organisation", "address", "columns", "ruler", "capitals", "digits",
    "lower_start", "sentence", "common_words", "item", "number_after_words", "proof_near",
    "proof_share", "colon_above", "unended_above", "unended_but_proven", "amount_or_date",
    "many_numbers",
)  # fmt: skip
"""Names of the features, in the order of `measure`."""

_DIGITS = re.compile(r"[+(]{0,2}\d[\d ()./-]{5,20}\d")
_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_AMOUNT = re.compile(r"[$€£¥%]|\b(?:EUR|USD|GBP|CHF)\b|\d[.,]\d{2}\b|\d:\d\d")
_EXTENSION = re.compile(
    r"\b[xX](?:-|\. ?)?\d{3,6}\b|\b[Ee]xt(?:ension)?\.? ?-?\d{2,6}|\b\d-\d{4}\b"
)
_EMAIL = re.compile(r"[^\s@]@[\w-]+\.\w|<mailto:")
_URL = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|de|fr|co|io|eu|example)\b(?!@)")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]? [\w.]+|\b[A-Z]{2}\.? {1,3}\d{5}\b|\b[\w.ß]+(?:str(?:aße|\.)?|straat|weg|gade"
    r"|gatan|katu|vej) \d|\b(?:rue|via|calle|ulica|ul\.|rua|avenue|av\.|plaza|piazza|room|suite"
    r"|p\.? ?o\.? box)\b|\b\d{4,5} [A-Z\u00c0-\u017d]|〒|[都県市区町]\S*\d",
    re.IGNORECASE,
)
_POSITIONS = (
    # en and abbreviations that firms have in many languages
    "inc ltd llc llp plc corp co corporation company gmbh ag kg ug se sa sas sarl srl spa bv nv ab"
    " oy as aps kft doo zoo group holding department dept university institute college school"
    " services solutions systems team desk office division bank consulting partners"
    # positions: en, de, fr, es, it, nl, pt, pl, sv
    " manager director engineer president officer ceo cto cfo coo vp head lead chief assistant"
    " consultant analyst counsel attorney specialist coordinator administrator developer architect"
    " professor prof phd mba secretary executive representative supervisor founder partner editor"
    " geschäftsführer geschäftsführerin leiter leiterin abteilung vertrieb einkauf assistenz"
    " projektleiter projektleiterin universität ingenieur ingenieurin directeur directrice"
    " responsable ingénieur service université gerente directora departamento jefe jefa"
    " universidad ingeniero ingeniera direttore responsabile ufficio università ingegnere"
    " medewerker afdeling directeur hoofd adviseur universiteit diretor departamento gestor"
    " kierownik dyrektor dział specjalista avdelning chef säljare universitet ingenjör"
)
_ORGANISATION = frozenset(_POSITIONS.split())
_CJK_ORGANISATION = re.compile(r"株式会社|有限会社|部|課|公司|经理|經理|회사|대리|과장|부장|팀")
_COMMON_WORDS = (
    "the to is are was be been have has will would can could should i you we it they this that your"
    " my our if when please with on from at so but not do me us as an there what which or by for"
    " in"
    # de, fr, es, it, nl, pt, sv
    " ich sie wir ist sind das nicht und bitte mit auf zu dass wenn aber noch auch ein eine"
    " je vous nous est les que pas pour avec sur qui dans une il"
    " yo usted es que los para con por se lo pero che non per sono con si una"
    " ik u wij niet dat het een voor met zijn eu você não é os para com"
    " jag vi är att det inte och som på för med"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_COLUMNS = re.compile(r" [|•·*–] |\|")  # noqa: RUF001
_RULER = re.compile(r"[-_=*~#+.\u2013\u2014\u2500-\u257f ]{3,}")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•+]|[a-z][.)]) ?\S")
_LABEL = re.compile(r"\W*([^\W\d_][\w. /-]{0,24}?)\.?(?: ?[.:#)]|\s*\(?[+\d])")
_FIRST_WORDS = re.compile(r"\W*([^\W\d_][^\W\d_.-]*(?: [^\W\d_][^\W\d_.-]*){0,3}),?[ \t:]+[(+]?\d")
_PHONE_DIGITS = range(7, 17)
_STOP = re.compile(r"[.!?]\s+")
_LONG = 60
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is by itself."""

    text: str
    words: tuple[str, ...]
    phone: bool
    email: bool
    url: bool
    extension: bool
    label: bool
    name: bool
    organisation: bool

    @property
    def proof(self) -> bool:
        """Whether the line says how to reach somebody."""
        return self.phone or self.email or self.url or self.extension or self.label


def shape(text: str) -> Shape:
    """Look at a line; the cost is linear in its length, which the caller limits."""
    words = tuple(text.split())
    some_digit = any(c.isdigit() for c in text)
    return Shape(
        text=text,
        words=words,
        phone=some_digit and _is_phone(text),
        email="@" in text and _EMAIL.search(text) is not None,
        url="." in text and _URL.search(text) is not None,
        extension=some_digit and _EXTENSION.search(text) is not None,
        label=_is_labelled(text),
        name=is_name(text),
        organisation=is_organisation(text),
    )


def is_organisation(text: str) -> bool:
    """Whether a line has a word of firms, departments or positions in them."""
    if not _ORGANISATION.isdisjoint(w.strip(".,()") for w in text.lower().split()):
        return True
    return not text.isascii() and _CJK_ORGANISATION.search(text) is not None


def _is_phone(text: str) -> bool:
    found = _DIGITS.search(_DATE.sub("", text))
    return found is not None and sum(c.isdigit() for c in found[0]) in _PHONE_DIGITS


def _is_labelled(text: str) -> bool:
    """Whether a line begins with "Tel:", or ends with "(Fax)" or "Fax" behind a number."""
    match = _LABEL.match(text)
    known = whole("signature_words")
    if match and fold(match[1]).strip(" .") in known:
        return True
    last = fold(text.rpartition(" ")[2]).strip("().")
    return last in known and any(c.isdigit() for c in text)


def measure(
    shapes: Sequence[Shape], gaps: Sequence[bool], above: str, *, closed: bool
) -> list[tuple[float, ...]]:
    """Return the features of each line of a possible signature, 0 or 1 or small numbers.

    `gaps` tells before which line a blank one stands, `above` is the line on top of the first one,
    and `closed` whether that is a closing.
    """
    proofs = [s.proof for s in shapes]
    whole_block = (sum(proofs) / len(shapes), *_above(above, sum(proofs), closed=closed))
    many = float(sum(map(_is_entry, shapes)) > 1)
    return [
        (*_place(shapes, gaps, i, closed=closed), *_content(s), _near(proofs, i), *whole_block,
         _money(s), many)
        for i, s in enumerate(shapes)
    ]  # fmt: skip


def _place(
    shapes: Sequence[Shape], gaps: Sequence[bool], i: int, *, closed: bool
) -> tuple[float, ...]:
    top, name = i == 0, shapes[i].name
    proof = any(s.proof for s in shapes[i + 1 : i + 5])
    single = len(shapes[i].words) == 1
    return (
        1.0, float(closed), float(top), float(top and gaps[i]), float(gaps[i]),
        1 / (len(shapes) - i), float(len(shapes) == 1), float(name), float(name and gaps[i]),
        float(name and proof), float(name and single and shapes[i].text[0].islower()),
    )  # fmt: skip


def _content(s: Shape) -> tuple[float, ...]:
    count = len(s.words)
    letters = [w for w in s.words if w[0].isalpha()]
    lower = {w.strip(".,()").lower() for w in s.words}
    street = count > 1 and _STREET.search(s.text) is not None
    return (
        min(count, 12) / 6, float(len(s.text) > _LONG), float(s.phone), float(s.email),
        float(s.url), float(s.extension), float(s.label),
        float(s.organisation),
        float(street), float(_COLUMNS.search(s.text) is not None),
        float(_RULER.fullmatch(s.text) is not None),
        sum(w[0].isupper() for w in letters) / len(letters) if letters else 0.5,
        sum(c.isdigit() for c in s.text) / len(s.text), float(s.text[0].islower()),
        float(s.text[-1] in ".!?:;" and count > _NEAR),
        len(lower & _COMMON) / count, float(_ITEM.match(s.text) is not None),
        float(_is_entry(s)),
    )  # fmt: skip


def _near(proofs: Sequence[bool], i: int) -> float:
    """Return half of how many of the two lines above and below say how to reach somebody."""
    return (sum(proofs[max(0, i - _NEAR) : i + _NEAR + 1]) - proofs[i]) / 2


def _above(text: str, proofs: int, *, closed: bool) -> tuple[float, ...]:
    ended = closed or text.endswith((".", "!", "?", ")", "\u3002", ">", "\u2026"))
    ended = ended or is_closing(_STOP.split(text)[-1])
    return (
        float(text.endswith((":", "\uff1a"))), float(not ended), float(not ended and proofs > 1)
    )  # fmt: skip


def _money(s: Shape) -> float:
    return float(bool(_AMOUNT.search(s.text) or _DATE.search(s.text)))


def _is_entry(s: Shape) -> bool:
    """Whether a line is a name and a number: two of them are a list of people."""
    return s.phone and not s.label and _FIRST_WORDS.match(s.text) is not None
