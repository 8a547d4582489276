"""Slovak: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "ahoj", "ahojte", "čau", "čaute", "nazdar", "dobrý deň", "dobré ráno", "dobrý večer",
    "pekný deň", "zdravím", "zdravím vás", "zdravím ťa", "vážený", "vážená", "vážení",
    "vážený pán", "vážená pani", "vážení obchodní partneri", "milý", "milá", "milí", "drahý",
    "drahá", "drahí", "dobrý deň všetkým", "ahojte všetci", "príjemný deň",
)  # fmt: skip

_CLOSINGS = (
    "s pozdravom", "s priateľským pozdravom", "so srdečným pozdravom", "s úctou",
    "s prianím pekného dňa", "s prianím príjemného dňa", "s pozdravom a prianím pekného dňa",
    "zdravím", "pozdravujem", "zdraví", "pozdravy", "pekný deň", "príjemný deň",
    "pekný deň prajem", "prajem pekný deň", "prajem príjemný deň", "pekný zvyšok dňa",
    "pekný víkend", "príjemný víkend", "majte sa", "maj sa", "majte sa pekne", "maj sa pekne",
    "ďakujem", "ďakujeme", "vďaka", "ďakujem pekne", "veľmi pekne ďakujem", "vopred ďakujem",
    "ďakujem vopred", "ďakujem a prajem pekný deň", "ďakujem, s pozdravom",
    "ďakujem a s pozdravom", "ďakujem za odpoveď", "s poďakovaním", "dovidenia", "do videnia",
    "srdečne", "úprimne",
)  # fmt: skip

_DISCLAIMERS = (
    "táto správa a jej prílohy", "táto správa a všetky", "táto správa a akékoľvek",
    "táto správa je dôverná", "táto správa je určená", "táto správa môže obsahovať",
    "táto správa obsahuje dôverné", "táto správa, vrátane", "táto e-mailová správa",
    "tento e-mail a jeho prílohy", "tento e-mail a všetky", "tento e-mail a akékoľvek",
    "tento e-mail je dôverný", "tento e-mail je určený", "tento e-mail môže obsahovať",
    "tento e-mail obsahuje dôverné", "tento email je dôverný", "tento email je určený",
    "obsah tohto e-mailu", "obsah tohto emailu", "obsah tejto správy",
    "informácie obsiahnuté v tomto", "informácie obsiahnuté v tejto",
    "informácie uvedené v tomto e-maile", "ak nie ste určeným", "ak nie ste zamýšľaným",
    "ak nie ste adresátom", "pokiaľ nie ste adresátom", "ak ste túto správu dostali omylom",
    "ak ste tento e-mail dostali omylom", "ak ste dostali tento e-mail omylom",
    "upozornenie: tento e-mail", "upozornenie: táto správa", "myslite na životné prostredie",
    "šetrite životné prostredie", "predtým, ako vytlačíte",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "dôvern", "určen", "adresát", "príjemc", "omylom", "nedopatrením", "vymaž", "vymazať",
    "zmažte", "odstrániť", "odstráňte", "zničiť", "zodpovednosť", "zakázan", "neoprávnen",
    "neautorizovan", "šírenie", "rozširovanie", "odosielateľ", "obchodné tajomstvo",
    "osobných údajov", "osobné údaje", "gdpr", "obchodnom registri", "obchodného registra",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefón", "mobil", "mob", "gsm", "fax", "linka", "klapka", "e-mail", "email", "mail",
    "www", "web", "adresa", "sídlo", "ičo", "dič", "ič dph", "obchodný register", "prevádzka",
)  # fmt: skip

_FOOTERS = (
    "odhlásiť sa z odberu", "ak sa chcete odhlásiť", "ak sa chceš odhlásiť",
    "kliknite sem pre odhlásenie", "kliknite sem, ak sa chcete odhlásiť", "pre zrušenie odberu",
    "ak si neželáte dostávať", "ak si už neželáte", "ak nechcete dostávať", "ak už nechcete",
    "tento e-mail ste dostali", "tento email ste dostali", "tento e-mail dostávate",
    "tento email dostávate", "túto správu ste dostali, pretože", "túto správu dostávate",
    "tento e-mail bol odoslaný na", "tento email bol odoslaný na", "táto správa bola odoslaná na",
    "táto správa bola vygenerovaná automaticky", "táto správa bola odoslaná automaticky",
    "tento e-mail bol vygenerovaný automaticky", "toto je automatická", "toto je automaticky",
    "neodpovedajte na tento", "neodpovedajte na túto", "na tento e-mail neodpovedajte",
    "na túto správu neodpovedajte", "prosím, neodpovedajte na", "zobraziť v prehliadači",
    "otvoriť v prehliadači", "ak sa vám e-mail nezobrazuje", "ak sa vám správa nezobrazuje",
    "nezobrazuje sa vám", "všetky práva vyhradené", "neobsahuje vírusy. www.avast.com",
    "neobsahuje vírusy.www.avast.com",
)  # fmt: skip

_BANNERS = (
    "upozornenie: tento e-mail prišiel", "upozornenie: tento e-mail pochádza",
    "upozornenie: externý e-mail", "upozornenie: externý odosielateľ",
    "upozornenie: táto správa pochádza", "pozor: externý e-mail", "pozor: externý odosielateľ",
    "pozor: externá správa", "pozor: tento e-mail pochádza", "pozor, externý e-mail",
    "pozor! externý e-mail", "varovanie: externý e-mail", "varovanie: tento e-mail pochádza",
    "[externý]", "[externá správa]", "[externý e-mail]", "[external]", "externý e-mail:",
    "externá správa:", "tento e-mail pochádza od externého", "tento e-mail prišiel z externého",
    "tento e-mail bol odoslaný z externého", "táto správa pochádza od externého",
    "táto správa prišla z externého", "neklikajte na odkazy",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="sk",
    name="Slovak",
    attributions=(
        Row("{when} {who} napísal(a):", "Gmail"),
        Row("Dňa {when} {who} napísal(a):", "Gmail; Thunderbird l10n; Roundcube l10n"),
        Row("Dňa {when}, {who} napísal(a):", "Geary l10n; Gmail"),
        Row("Dňa {when} {who} napísal:", "Claws Mail l10n; Gmail"),
        Row("Dňa {when} používateľ {who} napísal:", "Gmail"),
        Row("{when} používateľ {who} napísal:", "Outlook; email-forward-parser"),
        Row("V {when}, {who} napísal(a):", "Evolution l10n"),
        Row("{who} napísal(a) dňa {when}:", "Thunderbird l10n"),
        Row("{who} napísal(a):", "Thunderbird l10n"),
        Row("{who} napísal/a:", "Geary l10n"),
        Row("Citát {who}:", "Horde IMP l10n"),
        Row("---- Dňa {when} {who} napísal ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Od", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Odosielateľ", "Thunderbird l10n; Roundcube l10n"),
        ),
        "date": (
            Row("Odoslané", "Outlook; Yahoo Mail"),
            Row("Dátum", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("Komu", "Outlook; Thunderbird l10n; Yahoo Mail; Roundcube l10n"),
            Row("Pre", "Apple Mail; Geary l10n; Gmail"),
        ),
        "cc": (
            Row("Kópia", "Outlook; Thunderbird l10n; Yahoo Mail; Roundcube l10n"),
            Row("Cc", "Apple Mail; Gmail"),
        ),
        "bcc": (Row("Skrytá kópia", "Outlook; Thunderbird l10n; Roundcube l10n"),),
        "subject": (Row("Predmet", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Odpovedať na", "Thunderbird l10n; Roundcube l10n"),
            Row("Odpovedať-Pre", "Apple Mail; email-forward-parser"),
            Row("Odpoveď pre", "SOGo l10n"),
            Row("Odpoveď na", "SOGo l10n"),
        ),
        "other": (
            Row("Dôležitosť", "Outlook"),
            Row("Prílohy", "Outlook"),
            Row("Príloha", "Outlook"),
            Row("Priorita", "Outlook"),
            Row("Citlivosť", "Outlook"),
            Row("Kategórie", "Outlook"),
            Row("Organizácia", "Thunderbird l10n; SOGo l10n"),
            Row("Skupiny", "Thunderbird l10n; SOGo l10n"),
            Row("Diskusné skupiny", "Thunderbird l10n; SOGo l10n"),
            Row("Odkazy", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row("Pôvodná správa", "Samsung Email; SOGo l10n; Roundcube l10n; Evolution l10n"),
        Row("Pôvodná správa --- Original Message", "Thunderbird l10n"),
        Row("Originálna správa", "unquotemail"),
        Row("Preposlaná správa", "Gmail; Yahoo Mail; Geary l10n; Horde IMP l10n"),
        Row("Preposlaná správa --- Forwarded Message", "Thunderbird l10n"),
        Row("Ďalej odoslaná správa", "Evolution l10n"),
        Row("Začiatok preposlanej správy:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Začiatok správy poslanej ďalej:", "Claws Mail l10n"),
        Row("Koniec preposlanej správy", "Horde IMP l10n"),
        Row("Preposlaná správa od {who}", "Horde IMP l10n"),
        Row("Správa od {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("januára", "január", "jan"),
        ("februára", "február", "feb"),
        ("marca", "marec", "mar"),
        ("apríla", "apríl", "apr"),
        ("mája", "máj"),
        ("júna", "jún"),
        ("júla", "júl"),
        ("augusta", "august", "aug"),
        ("septembra", "september", "sep", "sept"),
        ("októbra", "október", "okt"),
        ("novembra", "november", "nov"),
        ("decembra", "december", "dec"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Odoslané z iPhonu", "iOS Mail"),
        Row("Odoslané z iPadu", "iOS Mail"),
        Row("Odoslané z môjho iPhonu", "iOS Mail"),
        Row("Odoslané z môjho iPadu", "iOS Mail"),
        Row("Odoslané z iPhone", "iOS Mail"),
        Row("Odoslané z môjho {device}", "Samsung Email; users' phone signatures"),
        Row("Odoslané z mobilného zariadenia", "users' phone signatures"),
        Row("Odoslané z mobilu", "users' phone signatures"),
        Row("Odoslané z telefónu", "users' phone signatures"),
        Row("Odoslané z Outlooku pre iOS", "Outlook mobile"),
        Row("Odoslané z Outlooku pre Android", "Outlook mobile"),
        Row("Odoslané z aplikácie Outlook pre iOS", "Outlook mobile"),
        Row("Odoslané z aplikácie Outlook pre Android", "Outlook mobile"),
        Row("Získať Outlook pre iOS", "Outlook mobile"),
        Row("Získať Outlook pre Android", "Outlook mobile"),
        Row("Získajte Outlook pre iOS", "Outlook mobile"),
        Row("Získajte Outlook pre Android", "Outlook mobile"),
        Row("Odoslané z aplikácie Pošta pre Windows", "Windows Mail"),
        Row("Odoslané z Pošty pre Windows 10", "Windows Mail"),
        Row("Odoslané z Pošty pre Windows", "Windows Mail"),
        Row("Odhlásiť sa", "newsletters, a line of its own"),
        Row("Odhlásiť odber", "newsletters, a line of its own"),
        Row("Zrušiť odber", "newsletters, a line of its own"),
        Row("Ochrana osobných údajov", "newsletters, a line of its own"),
        Row("Zobraziť v prehliadači", "newsletters, a line of its own"),
        Row("Otvoriť v prehliadači", "newsletters, a line of its own"),
        Row("Pre odhlásenie", "newsletters, a line of its own"),
        Row("Ak neželáte", "newsletters, a line of its own"),
        Row("Zobraziť online", "newsletters, a line of its own"),
        Row("Spravovať predvoľby", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
