"""Swedish: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hej", "hejsan", "tjena", "tja", "hallå", "god morgon", "godmorgon", "god dag", "god kväll",
    "bäste", "bästa", "kära", "käre", "hej alla", "hej på er", "hej på dig", "hej igen",
    "hej allihopa", "god förmiddag", "god eftermiddag", "ärade", "morsning",
)  # fmt: skip

_CLOSINGS = (
    "med vänlig hälsning", "med vänliga hälsningar", "vänlig hälsning", "vänliga hälsningar",
    "mvh", "m v h", "m.v.h", "hälsningar", "hälsning", "bästa hälsningar", "bästa hälsning",
    "med bästa hälsningar", "med bästa hälsning", "varma hälsningar", "hjärtliga hälsningar",
    "många hälsningar", "glada hälsningar", "soliga hälsningar", "vänligen", "tack",
    "tack så mycket", "tack på förhand", "tackar", "stort tack", "tusen tack",
    "tack och hälsningar", "tack och hej", "hej då", "hej så länge", "vi hörs", "vi ses",
    "ha det bra", "ha det gott", "ha det så bra", "ha en bra dag", "ha en fin dag", "trevlig helg",
    "ha en trevlig helg", "högaktningsfullt", "kram", "kramar", "hälsar", "allt gott", "bästa",
    "vh",
)  # fmt: skip

_DISCLAIMERS = (
    "detta meddelande och eventuella bilagor", "detta meddelande och bifogade",
    "detta meddelande är konfidentiellt", "detta meddelande är avsett",
    "detta meddelande är endast avsett", "detta meddelande kan innehålla",
    "detta meddelande innehåller konfidentiell", "detta meddelande (inklusive",
    "detta e-postmeddelande och", "detta e-postmeddelande är", "detta e-postmeddelande kan",
    "detta e-postmeddelande innehåller", "detta e-mail är", "detta mejl är konfidentiellt",
    "denna e-post och", "denna e-post är", "denna e-post kan innehålla",
    "informationen i detta e-postmeddelande", "informationen i detta meddelande",
    "informationen i detta mail", "innehållet i detta meddelande",
    "innehållet i detta e-postmeddelande", "om du inte är avsedd mottagare",
    "om du inte är den avsedda", "om du har fått detta meddelande av misstag",
    "om du av misstag har fått", "om du fått detta e-postmeddelande av misstag",
    "konfidentialitetsmeddelande:", "sekretessmeddelande:", "tänk på miljön",
    "tänk på miljön innan", "skriv inte ut detta", "när du skickar e-post till oss",
    "så här behandlar vi personuppgifter", "vi behandlar dina personuppgifter",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "konfidentiell", "sekretess", "avsedd", "avsett", "mottagare", "adressat", "av misstag",
    "felaktigt", "radera", "förstör", "ansvar för", "obehörig", "otillåten", "sprida",
    "vidarebefordra", "avsändaren", "tystnadsplikt", "personuppgifter", "gdpr", "org.nr",
    "organisationsnummer", "säte i",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefon", "tfn", "tlf", "växel", "vxl", "direkt", "direktnummer", "mobil", "mob",
    "fax", "e-post", "epost", "email", "mejl", "mail", "webb", "web", "hemsida", "www", "adress",
    "besöksadress", "postadress", "box", "org.nr", "orgnr", "organisationsnummer", "bankgiro",
    "bg", "plusgiro", "säte",
)  # fmt: skip

_FOOTERS = (
    "för att avsluta prenumerationen", "för att avregistrera dig", "för att avprenumerera",
    "klicka här för att avregistrera", "klicka här för att avsluta",
    "klicka här för att avprenumerera", "vill du inte längre ha", "vill du inte längre få",
    "vill du inte få fler", "om du inte längre vill", "om du inte vill få",
    "du får det här mejlet", "du får det här meddelandet", "du får detta mejl",
    "du får detta mail", "du får detta meddelande", "du får detta nyhetsbrev",
    "du får det här nyhetsbrevet", "du har fått detta", "du har fått det här",
    "detta mejl skickades till", "detta meddelande skickades till",
    "det här mejlet skickades till", "det här meddelandet har skickats till",
    "detta är ett automatiskt", "det här är ett automatiskt",
    "detta meddelande har skickats automatiskt", "detta mail går inte att svara på",
    "svara inte på detta", "det går inte att svara på", "visa i webbläsare", "visa i webbläsaren",
    "öppna i webbläsare", "läs i webbläsaren", "visa nyhetsbrevet i", "visas inte mejlet",
    "ser du inte", "hantera dina inställningar", "ändra dina inställningar",
    "uppdatera dina inställningar", "alla rättigheter förbehållna", "virusfritt. www.avast.com",
    "virusfri. www.avast.com", "virusfritt.www.avast.com",
)  # fmt: skip

_BANNERS = (
    "varning: detta e-postmeddelande kommer", "varning: detta mejl kommer",
    "varning: externt e-postmeddelande", "varning: externt mejl", "varning: extern avsändare",
    "varning: detta meddelande kommer från en extern", "obs! detta mejl kommer från en extern",
    "obs: extern avsändare", "obs! extern avsändare", "observera: detta e-postmeddelande kommer",
    "observera: extern avsändare", "observera: externt mejl", "[extern]", "[externt]",
    "[externt mejl]", "externt e-postmeddelande:", "externt mejl:",
    "detta e-postmeddelande kommer från en extern", "detta e-postmeddelande kommer utifrån",
    "detta mejl kommer från en extern", "detta mejl kommer utifrån",
    "detta meddelande kommer från en extern", "detta meddelande har skickats från en extern",
    "du får inte ofta e-post från", "[du får inte ofta e-post från", "klicka inte på länkar",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps", "nb", "obs",
)  # fmt: skip

LANGUAGE = Language(
    code="sv",
    name="Swedish",
    attributions=(
        Row("Den {when} skrev {who}:", "Gmail; Claws Mail l10n; discourse email_reply_trimmer"),
        Row("Den {when}, skrev {who}:", "Thunderbird l10n"),
        Row(
            "{when} skrev {who}:",
            "Apple Mail; iOS Mail; Geary l10n; Evolution l10n; Roundcube l10n",
        ),
        Row("Den {when} skrev {who} följande:", "Outlook; email-forward-parser"),
        Row("{who} skrev den {when}:", "Thunderbird l10n"),
        Row("{who} skrev:", "Thunderbird l10n; Geary l10n"),
        Row("Citerar {who}:", "Horde IMP l10n"),
        Row("---- Den {when} skrev {who} ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Från", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Avsändare", "Thunderbird l10n; Roundcube l10n"),
        ),
        "date": (
            Row("Skickat", "Outlook; Yahoo Mail"),
            Row("Datum", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("Till", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Mottagare", "Roundcube l10n"),
        ),
        "cc": (
            Row("Kopia", "Outlook; Apple Mail; Thunderbird l10n; Yahoo Mail; Roundcube l10n"),
            Row("Cc", "Outlook; Gmail"),
        ),
        "bcc": (
            Row("Dold kopia", "Outlook; Apple Mail; Thunderbird l10n"),
            Row("Hemlig kopia", "Outlook"),
        ),
        "subject": (Row("Ämne", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Svar till", "Thunderbird l10n; Roundcube l10n"),
            Row("Svara till", "Apple Mail; email-forward-parser"),
            Row("Svar-till", "SOGo l10n"),
        ),
        "other": (
            Row("Prioritet", "Outlook"),
            Row("Bifogade filer", "Outlook"),
            Row("Bilagor", "Outlook"),
            Row("Bilaga", "Outlook"),
            Row("Angelägenhetsgrad", "Outlook"),
            Row("Kategorier", "Outlook"),
            Row("Organisation", "Thunderbird l10n; SOGo l10n"),
            Row("Diskussionsgrupper", "Thunderbird l10n; SOGo l10n"),
            Row("Nyhetsgrupper", "Thunderbird l10n; SOGo l10n"),
            Row("Referenser", "Thunderbird l10n; SOGo l10n"),
            Row("Skickat av", "Lotus Notes"),
        ),
    },
    separators=(
        Row("Ursprungligt meddelande", "Outlook; Thunderbird l10n; Evolution l10n; Roundcube l10n"),
        Row("Originalmeddelande", "Samsung Email; SOGo l10n"),
        Row("Orginalmeddelande", "SOGo l10n"),
        Row("Originalt meddelande", "unquotemail"),
        Row("Original meddelande", "unquotemail"),
        Row(
            "Vidarebefordrat meddelande",
            "Gmail; Thunderbird l10n; Yahoo Mail; Geary l10n; Evolution l10n; Horde IMP l10n",
        ),
        Row("Vidarebefordrat mejl:", "Apple Mail; email-forward-parser"),
        Row("Vidarebefordrat brev:", "Apple Mail"),
        Row("Start av vidarebefordrat meddelande:", "Claws Mail l10n"),
        Row("Slut på vidarebefordrat meddelande", "Horde IMP l10n"),
        Row("Vidarebefordrat meddelande från {who}", "Horde IMP l10n"),
        Row("Meddelande från {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("januari", "jan"),
        ("februari", "feb", "febr"),
        ("mars", "mar"),
        ("april", "apr"),
        ("maj",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("augusti", "aug"),
        ("september", "sep", "sept"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    numeric_order="ymd",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Skickat från min {device}", "iOS Mail; Samsung Email; mail-parser-reply"),
        Row("Från min {device}", "discourse email_reply_trimmer"),
        Row("Skickat från min Samsung Galaxy smartphone.", "Samsung Email"),
        Row("Skickat från min Galaxy", "Samsung Email"),
        Row("Skickat från Outlook för iOS", "Outlook mobile"),
        Row("Skickat från Outlook för Android", "Outlook mobile"),
        Row("Skickat från Outlook", "Outlook mobile"),
        Row("Hämta Outlook för iOS", "Outlook mobile"),
        Row("Hämta Outlook för Android", "Outlook mobile"),
        Row("Skaffa Outlook för iOS", "Outlook mobile"),
        Row("Skaffa Outlook för Android", "Outlook mobile"),
        Row("Skickades från E-post för Windows", "Windows Mail"),
        Row("Skickades från E-post för Windows 10", "Windows Mail"),
        Row("Skickat från E-post för Windows 10", "Windows Mail"),
        Row("Skickat från Yahoo Mail för iPhone", "Yahoo Mail"),
        Row("Skickat från Yahoo Mail på Android", "Yahoo Mail"),
        Row("Skickat från mobilen", "users' phone signatures"),
        Row("Avregistrera", "newsletters, a line of its own"),
        Row("Avregistrera dig", "newsletters, a line of its own"),
        Row("Avsluta prenumerationen", "newsletters, a line of its own"),
        Row("Avprenumerera", "newsletters, a line of its own"),
        Row("Integritetspolicy", "newsletters, a line of its own"),
        Row("Visa i webbläsare", "newsletters, a line of its own"),
        Row("Visa i webbläsaren", "newsletters, a line of its own"),
        Row("Avregistrera mig", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
