"""Norwegian (Bokmål and Nynorsk): what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hei", "heisann", "hallo", "hei alle", "hei alle sammen", "hei igen", "hei på deg", "hei sann",
    "kjære", "kjære alle", "god dag", "goddag", "god morgen", "god ettermiddag", "god kveld",
    "til den det måtte angå", "morn", "hei du", "gode",
)  # fmt: skip

_CLOSINGS = (
    "med vennlig hilsen", "med vennlege helsingar", "med vennlig helsing", "vennlig hilsen",
    "vennlege helsingar", "med venleg helsing", "venleg helsing", "mvh", "m.v.h", "vh", "hilsen",
    "hilsener", "hilsning", "beste hilsen", "beste hilsener", "med beste hilsen", "med hilsen",
    "helsing", "beste helsing", "mange hilsener", "varm hilsen", "kjærlig hilsen", "klem", "takk",
    "tusen takk", "takk for hjelpen", "mange takk", "på forhånd takk", "takk på forhånd",
    "takk og hilsen", "ha en fin dag", "ha en god dag", "ha ein fin dag", "god helg",
    "ha en fin helg", "god dag videre", "ha det bra", "ha det", "vi snakkes", "vi sees",
    "vennligst", "ærbødigst", "med høyaktelse",
)  # fmt: skip

_DISCLAIMERS = (
    "denne e-posten og eventuelle", "denne e-posten og vedlegg", "denne e-posten er konfidensiell",
    "denne e-posten er kun", "denne e-posten er ment", "denne e-posten kan inneholde",
    "denne e-posten inneholder konfidensiell", "denne e-posten (inkludert",
    "denne e-postmeldingen", "denne meldingen og eventuelle", "denne meldingen er konfidensiell",
    "denne meldingen er kun", "denne meldingen er ment", "denne meldingen kan inneholde",
    "denne meldingen inneholder konfidensiell", "innholdet i denne e-posten",
    "innholdet i denne meldingen", "informasjonen i denne e-posten",
    "informasjonen i denne meldingen", "informasjon i denne e-posten",
    "hvis du ikke er rett mottaker", "hvis du ikke er den tiltenkte",
    "dersom du ikke er rett mottaker", "dersom du ikke er den tiltenkte",
    "hvis du har mottatt denne e-posten ved en feil", "dersom du har mottatt denne",
    "dersom du ved en feil", "konfidensialitetserklæring:", "konfidensielt:", "tenk på miljøet",
    "tenk på miljøet før", "vi behandler personopplysninger",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "konfidensiell", "fortrolig", "ment for", "tiltenkt", "mottaker", "adressat", "ved en feil",
    "feilaktig", "slette", "slett e-posten", "slett denne", "slett meldingen", "makuler",
    "ansvar for", "uautorisert", "uvedkommende", "ikke tillatt", "offentliggjør", "avsender",
    "taushetsplikt", "personopplysninger", "gdpr", "org.nr", "organisasjonsnummer",
    "foretaksregisteret",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "tlf", "telefon", "sentralbord", "direkte", "dir", "mobil", "mob", "faks", "fax",
    "e-post", "epost", "email", "mail", "web", "nett", "nettside", "hjemmeside", "www", "adresse",
    "postboks", "besøksadresse", "postadresse", "org.nr", "org. nr", "orgnr",
    "organisasjonsnummer", "foretaksregisteret",
)  # fmt: skip

_FOOTERS = (
    "meld deg av nyhetsbrevet", "for å melde deg av", "for å avslutte abonnementet",
    "klikk her for å melde", "klikk her for å avslutte", "klikk her for å avmelde",
    "ønsker du ikke lenger å motta", "ønsker du ikke å motta", "hvis du ikke lenger ønsker",
    "hvis du ikke ønsker å motta", "vil du ikke lenger motta", "dersom du ikke lenger ønsker",
    "du mottar denne e-posten", "du mottar denne meldingen", "du mottar dette nyhetsbrevet",
    "du har mottatt denne e-posten fordi", "du har mottatt denne meldingen fordi",
    "du får denne e-posten", "denne e-posten ble sendt til", "denne e-posten er sendt til",
    "denne meldingen ble sendt til", "denne e-posten er sendt automatisk",
    "denne meldingen er sendt automatisk", "dette er en automatisk",
    "denne e-posten er automatisk", "denne e-posten kan ikke besvares",
    "du kan ikke svare på denne", "vennligst ikke svar på", "ikke svar på denne",
    "vis i nettleser", "vis i nettleseren", "se e-posten i nettleseren", "åpne i nettleser",
    "les i nettleseren", "vises ikke e-posten", "vises ikke denne", "oppdater innstillingene dine",
    "endre innstillingene dine", "alle rettigheter reservert", "virusfri. www.avast.com",
    "virusfri.www.avast.com",
)  # fmt: skip

_BANNERS = (
    "advarsel: denne e-posten kommer", "advarsel: denne e-posten er sendt fra",
    "advarsel: ekstern e-post", "advarsel: ekstern avsender", "obs: denne e-posten kommer",
    "obs! denne e-posten kommer", "obs: ekstern avsender", "obs! ekstern avsender",
    "obs! ekstern e-post", "merk: denne e-posten kommer", "merk: ekstern avsender",
    "merk: ekstern e-post", "forsiktig: denne e-posten kommer", "[ekstern]", "[ekstern e-post]",
    "ekstern e-post:", "denne e-posten kommer fra en ekstern", "denne e-posten kommer utenfra",
    "denne e-posten er sendt fra en ekstern", "denne meldingen kommer fra en ekstern",
    "denne meldingen er sendt fra en ekstern", "du får ikke ofte e-post fra",
    "[du får ikke ofte e-post fra", "ikke klikk på lenker", "ikke klikk på koblinger",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps", "nb",
)  # fmt: skip

LANGUAGE = Language(
    code="nb",
    name="Norwegian",
    attributions=(
        Row("{when} skrev {who}:", "Gmail; Apple Mail; iOS Mail"),
        Row("Den {when} skrev {who}:", "Apple Mail; Gmail; discourse email_reply_trimmer"),
        Row("Den {when}, skrev {who}:", "Thunderbird l10n; Roundcube l10n"),
        Row("Den {when} {who} skrev:", "Claws Mail l10n"),
        Row("På {when} skrev {who}:", "Gmail; talon"),
        Row("{when}, skrev {who}:", "Evolution l10n"),
        Row("{when} skrev {who} følgende:", "Geary l10n"),
        Row("{who} skrev følgende den {when}:", "Outlook; email-forward-parser"),
        Row("{who} skrev den {when}:", "Thunderbird l10n"),
        Row("{who} skrev:", "Thunderbird l10n; Geary l10n"),
        Row("skrev {who}:", "Thunderbird l10n"),
        Row("Siterer {who}:", "Horde IMP l10n"),
        Row("Den {when}, skreiv {who}:", "Thunderbird l10n (Nynorsk)"),
        Row("Den {when} skreiv {who}:", "Roundcube l10n (Nynorsk)"),
        Row("{when} skreiv {who}:", "Evolution l10n (Nynorsk)"),
        Row("{who} skreiv den {when}:", "Thunderbird l10n (Nynorsk)"),
        Row("{who} skreiv:", "Thunderbird l10n (Nynorsk)"),
        Row("---- Den {when} skrev {who} ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Fra", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Frå", "Thunderbird l10n (Nynorsk); Roundcube l10n (Nynorsk)"),
            Row("Avsender", "Thunderbird l10n; Roundcube l10n"),
            Row("Avsendar", "Thunderbird l10n (Nynorsk)"),
        ),
        "date": (
            Row("Sendt", "Outlook; Yahoo Mail"),
            Row("Dato", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("Til", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Mottaker", "Roundcube l10n"),
        ),
        "cc": (
            Row("Kopi", "Outlook; Apple Mail; Yahoo Mail; Geary l10n"),
            Row("Cc", "Outlook; Gmail; Thunderbird l10n"),
            Row("Kopi til", "Roundcube l10n"),
        ),
        "bcc": (
            Row("Blindkopi", "Outlook; Apple Mail"),
            Row("Blindkopi til", "Roundcube l10n"),
            Row("Blindkopi til (BCC)", "Thunderbird l10n"),
        ),
        "subject": (Row("Emne", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Svar til", "Apple Mail; Roundcube l10n"),
            Row("Svar-Til", "Thunderbird l10n; SOGo l10n"),
        ),
        "other": (
            Row("Viktighet", "Outlook"),
            Row("Prioritet", "Outlook"),
            Row("Vedlegg", "Outlook"),
            Row("Følsomhet", "Outlook"),
            Row("Kategorier", "Outlook"),
            Row("Organisasjon", "Thunderbird l10n; SOGo l10n"),
            Row("Nyhetsgrupper", "Thunderbird l10n; SOGo l10n"),
            Row("Nyhendegrupper", "Thunderbird l10n; SOGo l10n"),
            Row("Referanser", "Thunderbird l10n; SOGo l10n"),
            Row("Sendt av", "Lotus Notes"),
        ),
    },
    separators=(
        Row(
            "Opprinnelig melding",
            "Outlook; Samsung Email; Thunderbird l10n; Evolution l10n; Roundcube l10n",
        ),
        Row("Originalt melding", "unquotemail"),
        Row("Orginalpost", "SOGo l10n"),
        Row("Originalpost", "SOGo l10n"),
        Row(
            "Videresendt melding",
            "Gmail; Thunderbird l10n; Yahoo Mail; Geary l10n; Evolution l10n; Horde IMP l10n",
        ),
        Row("Videresendt melding:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Start videresendt melding:", "Claws Mail l10n"),
        Row("Slutt på videresendt melding", "Horde IMP l10n"),
        Row("Videresendt av {who} den {when}", "Lotus Notes"),
        Row("Videresendt melding fra {who}", "Horde IMP l10n"),
        Row("Melding fra {who}", "Horde IMP l10n"),
        Row("Opphavleg melding", "Thunderbird l10n (Nynorsk); Roundcube l10n (Nynorsk)"),
        Row("Opprinneleg melding", "Evolution l10n (Nynorsk)"),
        Row("Vidaresend melding", "Thunderbird l10n (Nynorsk)"),
        Row("Vidaresendt melding", "Evolution l10n (Nynorsk); Horde IMP l10n (Nynorsk)"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("januar", "jan"),
        ("februar", "feb"),
        ("mars", "mar"),
        ("april", "apr"),
        ("mai",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("desember", "des"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Sendt fra min {device}", "iOS Mail; Samsung Email; discourse email_reply_trimmer"),
        Row("Sendt frå min {device}", "users' phone signatures"),
        Row("Sendt fra min Samsung Galaxy-smarttelefon.", "Samsung Email"),
        Row("Sendt fra min Galaxy", "Samsung Email"),
        Row("Sendt fra Outlook for iOS", "Outlook mobile"),
        Row("Sendt fra Outlook for Android", "Outlook mobile"),
        Row("Sendt fra Outlook", "Outlook mobile"),
        Row("Hent Outlook for iOS", "Outlook mobile"),
        Row("Hent Outlook for Android", "Outlook mobile"),
        Row("Få Outlook for iOS", "Outlook mobile"),
        Row("Få Outlook for Android", "Outlook mobile"),
        Row("Skaff deg Outlook for iOS", "Outlook mobile"),
        Row("Skaff deg Outlook for Android", "Outlook mobile"),
        Row("Last ned Outlook for iOS", "Outlook mobile"),
        Row("Last ned Outlook for Android", "Outlook mobile"),
        Row("Sendt fra E-post for Windows", "Windows Mail"),
        Row("Sendt fra E-post for Windows 10", "Windows Mail"),
        Row("Sendt fra Yahoo Mail på Android", "Yahoo Mail"),
        Row("Sendt fra Yahoo Mail for iPhone", "Yahoo Mail"),
        Row("Sendt fra mobilen", "users' phone signatures"),
        Row("Meld deg av", "newsletters, a line of its own"),
        Row("Meld av", "newsletters, a line of its own"),
        Row("Avslutt abonnementet", "newsletters, a line of its own"),
        Row("Avmeld", "newsletters, a line of its own"),
        Row("Personvernerklæring", "newsletters, a line of its own"),
        Row("Personvern", "newsletters, a line of its own"),
        Row("Vis i nettleser", "newsletters, a line of its own"),
        Row("Vis i nettleseren", "newsletters, a line of its own"),
        Row("Avmelding", "newsletters, a line of its own"),
        Row("Avmeld nyhetsbrev", "newsletters, a line of its own"),
        Row("Administrer abonnementet", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
