"""What an answer to a query would hold, told by the query's words.

Li and Roth, "Learning Question Classifiers" (2002), tell what type of thing a question asks for;
here that is a kind of cue. Several kinds may be wanted, or none.
"""

from __future__ import annotations

import functools
import re

from context_trim.select.cues.cue import CueKind

_TIME, _AMOUNT, _ID = "time", "amount", "identifier"
_REQUEST, _PROMISE, _DECISION = "request", "promise", "decision"

_CUES = {
    _TIME: (CueKind.DATE, CueKind.DEADLINE),
    _AMOUNT: (CueKind.AMOUNT,),
    _ID: (CueKind.IDENTIFIER,),
    _REQUEST: (CueKind.REQUEST,),
    _PROMISE: (CueKind.COMMITMENT,),
    _DECISION: (CueKind.DECISION,),
}

_WORDS = {
    "en": {
        _TIME: (
            "when", "how (?:long|soon|late|often)", "dates?", "deadlines?", "due", "appointments?",
            "(?:what|which) (?:day|date|time|year|month|week)s?", "(?:by|until|since) w\\w+",
            "scheduled?", "opening hours",
        ),
        _AMOUNT: (
            "how (?:much|many)", "prices?", "costs?", "amounts?", "fees?", "budget", "total",
            "sum", "discounts?", "refund\\w*", "invoice\\w*", "pay\\w*", "rent", "quotes?",
            "quotation\\w*", "salary", "deposit", "charged?", "percent\\w*", "quantit\\w*",
        ),
        _ID: (
            "numbers?", "codes?", "ids?", "iban", "serial", "sku", "version", "url", "links?",
            "address", "phone", "password", "reference",
        ),
        _REQUEST: (
            "ask(?:s|ed|ing)?", "request\\w*", "want(?:s|ed)?", "need(?:s|ed)?", "expect(?:s|ed)?",
            "to-?dos?", "action items?", "tasks?", "ha(?:ve|s) to", "should", "must", "supposed",
            "remain\\w*", "outstanding", "open (?:points?|items?|questions?)", "still",
        ),
        _PROMISE: (
            "promis\\w*", "commit\\w*", "agreed", "offer(?:s|ed)?", "will", "going to", "owe[sd]?",
            "volunteer\\w*", "deliver\\w*", "sends?", "bring\\w*", "takes? (?:care|over)", "who",
            "responsib\\w*",
        ),
        _DECISION: (
            "deci\\w*", "agree\\w*", "conclu\\w*", "approv\\w*", "chos\\w*", "choose", "settl\\w*",
            "outcome", "result", "final", "confirm\\w*",
        ),
    },
    "de": {
        _TIME: ("wann", "welche[mnr]? (?:tag|datum|woche|monat)", "wie lange", "termin\\w*",
                "frist\\w*", "datum", "uhrzeit"),
        _AMOUNT: ("wie ?viele?", "\\w*preis\\w*", "kosten", "kostet", "betrag", "summe", "rabatt",
                  "rechnung\\w*", "angebot\\w*", "\\w*miete", "kaution", "anzahl",
                  "\\w*gebühr\\w*"),
        _ID: ("\\w*nummer\\w*", "kennung", "aktenzeichen"),
        _REQUEST: ("bittet", "möchte\\w*", "wünsch\\w*", "brauch\\w*", "soll\\w*", "muss", "müssen",
                   "aufgaben?", "zu tun", "offen\\w*", "noch"),
        _PROMISE: ("versprech\\w*", "versproch\\w*", "zugesagt\\w*", "zusage\\w*", "wird", "wer",
                   "liefer\\w*", "übernimm\\w*"),
        _DECISION: ("entsch\\w*", "beschl\\w*", "geeinigt", "einig\\w*", "genehmig\\w*", "ergebnis",
                    "vereinbar\\w*", "bestätig\\w*"),
    },
    "fr": {
        _TIME: ("quand", "quel(?:le)? (?:jour|date|heure|semaine|mois)", "combien de temps",
                "délais?", "échéance", "rendez-vous", "date limite"),
        _AMOUNT: ("combien", "prix", "coûts?", "coûte", "montant", "remise", "facture\\w*", "devis",
                  "loyer", "frais", "tarif\\w*"),
        _ID: ("numéros?", "références?", "codes?"),
        _REQUEST: ("demand\\w*", "veut", "veulent", "doit", "doivent", "faut", "tâches?", "à faire",
                   "souhait\\w*", "besoin", "reste"),
        _PROMISE: ("prom(?:is|et)\\w*", "engag\\w*", "va", "vont", "livr\\w*", "envo\\w*", "qui"),
        _DECISION: ("décid\\w*", "décision\\w*", "convenu", "accord", "valid\\w*", "résultat"),
    },
    "es": {
        _TIME: ("cu[aá]ndo", "qué (?:día|fecha|hora)", "plazos?", "fechas?", "cita"),
        _AMOUNT: ("cu[aá]nt[oa]s?", "precios?", "cuesta", "costes?", "importe", "descuento",
                  "factura\\w*", "presupuesto", "alquiler"),
        _ID: ("número", "referencia", "códigos?"),
        _REQUEST: ("pid\\w+", "solicit\\w*", "quier\\w+", "necesit\\w*", "debe\\w*", "tareas?",
                   "pendientes?", "hay que", "falta"),
        _PROMISE: ("promet\\w*", "prometi\\w*", "comprom\\w*", "va", "entreg\\w*", "envi\\w*",
                   "quién"),
        _DECISION: ("decid\\w*", "decisi[oó]n\\w*", "acord\\w*", "aprob\\w*", "resultado"),
    },
    "pt": {
        _TIME: ("quando", "que (?:dia|data|horas?)", "prazos?"),
        _AMOUNT: ("quant[oa]s?", "preços?", "custam?", "custos?", "valor", "desconto", "fatura\\w*",
                  "orçamento"),
        _ID: ("número", "código", "referência"),
        _REQUEST: ("ped\\w+", "quer\\w*", "precis\\w*", "deve\\w*", "tarefas?", "pendentes?",
                   "falta"),
        _PROMISE: ("promet\\w*", "vai", "vão", "entreg\\w*", "envi\\w*", "quem"),
        _DECISION: ("decid\\w*", "decis\\w*", "aprov\\w*", "combin\\w*", "acord\\w*"),
    },
    "it": {
        _TIME: ("quando", "che (?:giorno|ora|data)", "entro", "scadenz[ae]"),
        _AMOUNT: ("quant[oaie]", "prezz[oi]", "costa", "importo", "sconto", "fattur\\w*",
                  "preventiv\\w*", "affitto"),
        _ID: ("numero", "codice", "riferimento"),
        _REQUEST: ("chied\\w*", "chiest\\w*", "vuole", "vogli\\w*", "bisogn\\w*", "dev[eo]\\w*",
                   "compit[oi]", "da fare", "manca"),
        _PROMISE: ("promess\\w*", "promett\\w*", "impegn\\w*", "consegn\\w*", "chi"),
        _DECISION: ("decis\\w*", "decid\\w*", "accord\\w*", "approv\\w*", "risultato"),
    },
    "nl": {
        _TIME: ("wanneer", "welke (?:dag|datum|week)", "hoe (?:lang|laat)", "termijn", "datum"),
        _AMOUNT: ("hoeveel", "prij[sz]\\w*", "bedrag", "korting", "factu\\w*", "offerte\\w*",
                  "huur"),
        _ID: ("\\w*nummer\\w*", "kenmerk"),
        _REQUEST: ("vraagt?", "gevraagd", "wil", "willen", "moet\\w*", "taken", "te doen", "nodig"),
        _PROMISE: ("beloof\\w*", "beloven", "toegezegd\\w*", "zal", "zullen", "lever\\w*"),
        _DECISION: ("beslis\\w*", "besl(?:oten|uit\\w*)", "afgesproken", "akkoord", "goedgekeurd",
                    "uitkomst"),
    },
}  # fmt: skip
"""Language to what is asked for to words, as patterns."""

_LONGEST = 2_000
"""Characters of a query that are read."""


@functools.lru_cache(maxsize=256)
def wanted_cues(query: str) -> frozenset[CueKind]:
    """Return the kinds of cues that an answer would hold."""
    text = query[:_LONGEST].casefold().replace("\u2019", "'")
    return frozenset(cue for asked, form in _forms() if form.search(text) for cue in _CUES[asked])


@functools.cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, list[str]] = {}
    for table in _WORDS.values():
        for asked, words in table.items():
            rows.setdefault(asked, []).extend(words)
    return tuple((k, re.compile(rf"\b(?:{'|'.join(words)})\b")) for k, words in rows.items())
