"""Danish: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hej", "hejsa", "hej alle", "hej alle sammen", "hej igen", "hej med dig", "hej med jer",
    "kære", "kære alle", "kære kollegaer", "goddag", "god dag", "godmorgen", "god morgen",
    "godaften", "god aften", "til rette vedkommende", "davs", "halløj",
)  # fmt: skip

_CLOSINGS = (
    "med venlig hilsen", "med venlige hilsner", "venlig hilsen", "venlige hilsner", "mvh", "m.v.h",
    "m.v.h.", "vh", "v.h", "hilsen", "hilsner", "bedste hilsner", "bedste hilsen",
    "de bedste hilsner", "med de bedste hilsner", "mange hilsner", "mange hilsener",
    "kærlig hilsen", "kærlige hilsner", "kh", "dbh", "de venligste hilsner", "venligst", "tak",
    "tak for det", "tak på forhånd", "på forhånd tak", "mange tak", "tusind tak", "tak og hilsen",
    "tak for hjælpen", "vi ses", "vi tales ved", "hav en god dag", "ha' en god dag", "god dag",
    "god weekend", "rigtig god weekend", "god aften", "med højagtelse", "knus", "kram",
    "ærbødigst", "hav det godt",
)  # fmt: skip

_DISCLAIMERS = (
    "denne e-mail og eventuelle", "denne e-mail og enhver", "denne e-mail og vedhæftede",
    "denne e-mail er fortrolig", "denne e-mail er kun", "denne e-mail er alene",
    "denne e-mail kan indeholde", "denne e-mail indeholder fortrolig", "denne mail er fortrolig",
    "denne mail kan indeholde fortrolig", "denne mail og eventuelle", "denne meddelelse er",
    "denne meddelelse kan indeholde", "denne meddelelse indeholder", "denne besked er fortrolig",
    "indholdet af denne e-mail", "indholdet i denne e-mail", "oplysningerne i denne e-mail",
    "informationen i denne e-mail", "informationerne i denne e-mail",
    "hvis du ikke er den rette modtager", "hvis du ikke er den tiltænkte",
    "hvis du har modtaget denne e-mail ved en fejl", "hvis du ved en fejl",
    "hvis du fejlagtigt har modtaget", "hvis de ved en fejl", "fortrolighedserklæring:",
    "fortrolig:", "tænk på miljøet", "tænk på miljøet, før", "vi behandler dine personoplysninger",
    "læs om vores behandling af personoplysninger",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "fortrolig", "bestemt for", "tiltænkt", "modtager", "adressat", "ved en fejl", "fejlagtigt",
    "slette", "slet venligst", "slet denne", "slet e-mailen", "destruer", "makuler", "ansvar for",
    "uberettiget", "uautoriseret", "ikke tilladt", "offentliggøre", "videregive", "afsender",
    "tavshedspligt", "personoplysninger", "gdpr", "cvr",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "tlf", "telefon", "tlf.nr", "direkte", "dir", "hovednr", "omstilling", "mobil", "mob",
    "fax", "e-mail", "email", "mail", "e-post", "web", "hjemmeside", "www", "adresse", "cvr",
    "cvr-nr", "cvr.nr", "ean", "kontonr", "bank",
)  # fmt: skip

_FOOTERS = (
    "for at afmelde", "klik her for at afmelde", "klik her for at framelde",
    "hvis du ikke længere ønsker", "hvis du ikke ønsker at modtage",
    "ønsker du ikke længere at modtage", "ønsker du ikke at modtage",
    "vil du ikke længere modtage", "du modtager denne e-mail", "du modtager denne mail",
    "du modtager denne besked", "du modtager dette nyhedsbrev", "du har modtaget denne e-mail",
    "du har modtaget denne mail", "denne e-mail er sendt til", "denne mail er sendt til",
    "denne besked er sendt til", "denne e-mail er sendt automatisk",
    "denne mail er sendt automatisk", "dette er en automatisk", "denne e-mail er automatisk",
    "du kan ikke besvare denne", "denne mail kan ikke besvares", "denne e-mail kan ikke besvares",
    "svar venligst ikke på", "se i browser", "se mailen i din browser", "se denne mail i",
    "vis i browser", "åbn i browser", "læs i browser", "vises mailen ikke korrekt",
    "kan du ikke se denne", "opdater dine præferencer", "rediger dine indstillinger",
    "alle rettigheder forbeholdes", "virusfri. www.avast.com", "virusfri.www.avast.com",
)  # fmt: skip

_BANNERS = (
    "advarsel: denne e-mail kommer", "advarsel: denne mail kommer",
    "advarsel: denne e-mail er sendt fra", "advarsel: ekstern e-mail", "advarsel: ekstern mail",
    "advarsel: ekstern afsender", "obs: denne mail kommer", "obs: denne e-mail kommer",
    "obs: ekstern afsender", "obs: ekstern mail", "obs: ekstern e-mail",
    "bemærk: denne e-mail kommer", "bemærk: denne mail kommer", "pas på: denne mail kommer",
    "[ekstern]", "[ekstern mail]", "[ekstern e-mail]", "ekstern e-mail:", "ekstern mail:",
    "denne e-mail kommer fra en ekstern", "denne mail kommer fra en ekstern",
    "denne e-mail kommer udefra", "denne mail kommer udefra",
    "denne e-mail er sendt fra en ekstern", "denne mail er sendt fra en ekstern",
    "denne besked er sendt fra en ekstern", "du får ikke ofte mails fra",
    "du får ikke ofte mail fra", "[du får ikke ofte mail", "klik ikke på links",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps", "nb",
)  # fmt: skip

LANGUAGE = Language(
    code="da",
    name="Danish",
    attributions=(
        Row(
            "Den {when} skrev {who}:",
            "Gmail; Apple Mail; iOS Mail; Thunderbird l10n; mail-parser-reply",
        ),
        Row("Den {when} {who} skrev:", "Claws Mail l10n"),
        Row("D. {when} skrev {who}:", "Outlook; email-forward-parser"),
        Row("{when} skrev {who}:", "Gmail; mail-parser-reply"),
        Row("{when}, skrev {who}:", "Evolution l10n"),
        Row("På {when} {who} skrev:", "Claws Mail l10n"),
        Row("{who} skrev den {when}:", "Thunderbird l10n; Geary l10n; Roundcube l10n"),
        Row("{who} skrev:", "Thunderbird l10n; Geary l10n"),
        Row("Citat af {who}:", "Horde IMP l10n"),
        Row("---- Den {when} skrev {who} ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Fra", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Afsender", "Thunderbird l10n; Roundcube l10n"),
        ),
        "date": (
            Row("Sendt", "Outlook; Yahoo Mail"),
            Row("Dato", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("Til", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Modtager", "Roundcube l10n"),
        ),
        "cc": (
            Row("Cc", "Outlook; Apple Mail; Gmail; Yahoo Mail"),
            Row("Kopi til (CC)", "Thunderbird l10n"),
            Row("Kopi", "Outlook; mail-parser-reply"),
        ),
        "bcc": (
            Row("Bcc", "Outlook"),
            Row("Skjult kopi til (BCC)", "Thunderbird l10n"),
            Row("Blindkopi", "Apple Mail"),
        ),
        "subject": (Row("Emne", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (Row("Svar til", "Apple Mail; Thunderbird l10n"),),
        "other": (
            Row("Prioritet", "Outlook"),
            Row("Vedhæftede filer", "Outlook"),
            Row("Vedhæftet", "Outlook"),
            Row("Vedhæftninger", "Outlook"),
            Row("Følsomhed", "Outlook"),
            Row("Kategorier", "Outlook"),
            Row("Organisation", "Thunderbird l10n"),
            Row("Nyhedsgrupper", "Thunderbird l10n"),
            Row("Sendt af", "Lotus Notes"),
        ),
    },
    separators=(
        Row("Oprindelig meddelelse", "Outlook; Thunderbird l10n; talon; mail-parser-reply"),
        Row("Oprindelig besked", "Samsung Email; crisp email-reply-parser"),
        Row("Original besked", "Roundcube l10n; unquotemail"),
        Row("Original meddelelse", "Roundcube l10n; unquotemail"),
        Row("Oprindeligt brev", "Evolution l10n"),
        Row("Videresendt meddelelse", "Gmail; Thunderbird l10n; Yahoo Mail"),
        Row("Videresendt besked", "Geary l10n; Horde IMP l10n"),
        Row("Videresendt brev", "Evolution l10n"),
        Row("Start på videresendt besked:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Begynd videresendt e-mail:", "Claws Mail l10n"),
        Row("Slutning af videresendt besked", "Horde IMP l10n"),
        Row("Videresendt af {who} den {when}", "Lotus Notes"),
        Row("Videresendt besked fra {who}", "Horde IMP l10n"),
        Row("Besked fra {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("januar", "jan"),
        ("februar", "feb"),
        ("marts", "mar"),
        ("april", "apr"),
        ("maj",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Sendt fra min {device}", "iOS Mail; Samsung Email; mail-parser-reply"),
        Row("Sendt fra min Samsung Galaxy smartphone.", "Samsung Email"),
        Row("Sendt fra min Galaxy", "Samsung Email"),
        Row("Sendt fra Outlook til iOS", "Outlook mobile"),
        Row("Sendt fra Outlook til Android", "Outlook mobile"),
        Row("Sendt fra Outlook", "Outlook mobile"),
        Row("Hent Outlook til iOS", "Outlook mobile"),
        Row("Hent Outlook til Android", "Outlook mobile"),
        Row("Få Outlook til iOS", "Outlook mobile"),
        Row("Få Outlook til Android", "Outlook mobile"),
        Row("Sendt fra Mail til Windows", "Windows Mail"),
        Row("Sendt fra Mail til Windows 10", "Windows Mail"),
        Row("Sendt fra Yahoo Mail på Android", "Yahoo Mail"),
        Row("Sendt fra Yahoo Mail til iPhone", "Yahoo Mail"),
        Row("Sendt fra min mobil", "users' phone signatures"),
        Row("Afmeld", "newsletters, a line of its own"),
        Row("Afmeld nyhedsbrev", "newsletters, a line of its own"),
        Row("Afmeld dig her", "newsletters, a line of its own"),
        Row("Frameld", "newsletters, a line of its own"),
        Row("Privatlivspolitik", "newsletters, a line of its own"),
        Row("Se i browser", "newsletters, a line of its own"),
        Row("Vis i browser", "newsletters, a line of its own"),
        Row("Afmeld dig", "newsletters, a line of its own"),
        Row("Afmeld her", "newsletters, a line of its own"),
        Row("Afmeld mig", "newsletters, a line of its own"),
        Row("Framelding", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
