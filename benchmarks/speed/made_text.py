"""What people and machines of a made-up mailbox write: sentences, signatures, newsletters."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FIRST = (
    "Anna", "Bo", "Cleo", "Dmitri", "Elif", "Femke", "Gustav", "Hanna", "Ivo", "Jana", "Kofi",
    "Lena", "Marek", "Nadia", "Owen", "Pilar", "Quirin", "Rosa", "Sami", "Tove", "Uma", "Vito",
)  # fmt: skip
_LAST = (
    "Abel", "Brandt", "Castillo", "Dunne", "Eriksen", "Fontaine", "Grau", "Holm", "Ito", "Jensen",
    "Keller", "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Quinn", "Rossi", "Sato", "Tamm",
)  # fmt: skip
_PRODUCTS = (
    "boiler", "heat pump", "server rack", "invoice portal", "delivery van", "coffee machine",
    "projector", "lease", "insurance policy", "rooftop antenna", "warehouse shelf", "website",
)  # fmt: skip
_PLACES = ("Porto", "Lyon", "Graz", "Turku", "Leeds", "Bergen", "Brno", "Ghent", "Cork", "Kiel")
_SENTENCES = (
    "Thank you for the figures that you sent on {day}.",
    "The {product} in {place} has to be checked before {day}.",
    "Could you tell me whether {name} has signed the contract for the {product}?",
    "We agreed on {amount}, and the invoice says something else.",
    "I have asked {name} for a second offer; it should be here by {day}.",
    "Please find the drawing attached and let me know what you think.",
    "Our office in {place} is closed on {day}, so nobody will answer the phone.",
    "The order number is {number}, and the delivery note carries the same one.",
    "As far as I can see, nothing speaks against it.",
    "If the {product} cannot be repaired, we would like to have {amount} back.",
    "{name} will be in {place} next week and can bring the keys.",
    "I am not sure that this is what the customer meant.",
    "Let us talk about the {product} on {day} at {hour}, if that suits you.",
    "The last bill was {amount} higher than the one before it, which nobody could explain.",
    "Nothing of this is urgent, but it should not be forgotten either.",
    "Please don't transfer the money before {name} has confirmed the account.",
    "We measured {number} hours of operation since the last service of the {product}.",
    "What did the people in {place} say about the date?",
    "I would rather wait for the report than decide today.",
    "The {product} was delivered without the two cables that are on the list.",
)
_DAYS = tuple(f"{day} {month}" for day in (3, 9, 14, 21, 28) for month in ("March", "May", "June"))
_GREETINGS = ("Hi {}", "Hello {}", "Dear {}", "{}", "Good morning {}")
_CLOSINGS = ("Best regards", "Thanks", "Kind regards", "Cheers", "Many thanks")


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Who writes: name, address, the client in which they write, and their signature."""

    name: str
    address: str
    client: str
    signature: str

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.partition(" ")[0]


CLIENTS = ("gmail", "outlook", "apple", "thunderbird")


def people(choose: random.Random, count: int) -> list[Person]:
    """Return people, each with an address of their own."""
    made = []
    for number in range(count):
        name = f"{choose.choice(_FIRST)} {choose.choice(_LAST)}"
        domain = choose.choice(("example.com", "example.org", "example.net", "shop.example"))
        address = f"{name.lower().replace(' ', '.')}{number}@{domain}"
        lines = [name, f"{choose.choice(_PLACES)} office", f"Phone +00 555 01{number % 100:02}"]
        signature = "\n".join(lines[: choose.randint(1, 3)])
        client = choose.choice(CLIENTS)
        made.append(Person(name=name, address=address, client=client, signature=signature))
    return made


def sentence(choose: random.Random) -> str:
    """Return a sentence, with names and figures of its own."""
    return choose.choice(_SENTENCES).format(
        name=choose.choice(_FIRST),
        product=choose.choice(_PRODUCTS),
        place=choose.choice(_PLACES),
        day=choose.choice(_DAYS),
        amount=f"EUR {choose.randint(20, 9_000)}.{choose.randint(0, 99):02}",
        number=choose.randint(1_000, 99_999),
        hour=f"{choose.randint(8, 17)}:{choose.choice(('00', '15', '30'))}",
    )


def subject(choose: random.Random) -> str:
    """Return a subject of a conversation."""
    what = f"{choose.choice(_PRODUCTS)} in {choose.choice(_PLACES)}"
    return f"{choose.choice(('Question about the', 'Offer for the', 'The', 'Problem:'))} {what}"


def new_text(choose: random.Random, writer: Person, reader: Person) -> str:
    """Return what a person writes: greeting, paragraphs, closing, signature."""
    parts = [choose.choice(_GREETINGS).format(reader.first) + ","]
    parts += [
        " ".join(sentence(choose) for _ in range(choose.randint(1, 4)))
        for _ in range(choose.choice((1, 1, 2, 2, 3, 4)))
    ]
    dashes = "-- \n" if writer.client == "thunderbird" else ""
    parts += [f"{choose.choice(_CLOSINGS)},\n{writer.first}", dashes + writer.signature]
    return "\n\n".join(parts)


def newsletter(choose: random.Random, number: int) -> str:
    """Return the HTML of a newsletter: tables for layout, styles, a footer."""
    rows = "".join(
        f'<tr><td style="padding:12px;font-family:Arial"><h2>{sentence(choose)}</h2>'
        f"<p>{' '.join(sentence(choose) for _ in range(choose.randint(2, 6)))}</p>"
        f'<a href="https://news.example/read?id={choose.getrandbits(64):x}">Read more</a>'
        "</td></tr>"
        for _ in range(choose.randint(4, 14))
    )
    return (
        "<html><head><style>td{color:#222}.pre{display:none}</style></head><body>"
        f'<div class="pre">Our news {number}</div><table width="600">{rows}</table>'
        "<p>You get this mail because you asked for it. "
        f'<a href="https://news.example/out/{number}">Unsubscribe</a></p></body></html>'
    )


def notification(choose: random.Random, number: int) -> str:
    """Return what a machine writes."""
    return (
        f"Job {number} on {choose.choice(_PLACES).lower()}.example has ended.\n\n"
        f"Status: {choose.choice(('passed', 'passed', 'failed'))}\n"
        f"Duration: {choose.randint(1, 4_000)} s\n"
        f"Log: https://jobs.example/{choose.getrandbits(48):x}\n"
    )
