"""Romanian: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "bună", "buna", "bună ziua", "buna ziua", "bună dimineața", "bună dimineaţa", "bună seara",
    "buna seara", "bună tuturor", "salut", "salutare", "salut tuturor", "dragă", "draga", "dragi",
    "dragi colegi", "stimate", "stimată", "stimata", "stimați", "stimate domn", "stimate domnule",
    "stimată doamnă", "stimați domni", "stimați colegi", "stimate client", "hei", "bine ați venit",
    "onorate",
)  # fmt: skip

_CLOSINGS = (
    "cu stimă", "cu stima", "cu respect", "cu deosebită stimă", "cu deosebită considerație",
    "cu considerație", "cu consideraţie", "cu drag", "cu prietenie", "toate cele bune",
    "numai bine", "cele bune", "cu bine", "salutări", "salutari", "salutări cordiale",
    "cu salutări", "cordial", "al dumneavoastră", "o zi bună", "o zi buna", "o zi frumoasă",
    "o zi frumoasa", "vă doresc o zi bună", "va doresc o zi buna", "o săptămână bună",
    "un weekend plăcut", "weekend plăcut", "mulțumesc", "multumesc", "mulţumesc", "mulțumim",
    "multumim", "mulţumim", "vă mulțumesc", "va multumesc", "vă mulțumim", "mulțumesc frumos",
    "multumesc frumos", "mulțumesc mult", "mulțumesc anticipat", "multumesc anticipat",
    "vă mulțumesc anticipat", "cu mulțumiri", "mersi", "mersi mult", "mulțumesc, o zi bună",
    "pe curând", "pe curand", "la revedere", "pupici", "te îmbrățișez",
)  # fmt: skip

_DISCLAIMERS = (
    "acest mesaj și fișierele atașate", "acest mesaj şi fişierele ataşate", "acest mesaj și orice",
    "acest mesaj şi orice", "acest mesaj și documentele", "acest mesaj este confidențial",
    "acest mesaj este confidenţial", "acest mesaj este destinat", "acest mesaj este adresat",
    "acest mesaj poate conține", "acest mesaj poate conţine",
    "acest mesaj conține informații confidențiale", "acest mesaj (inclusiv",
    "acest e-mail și orice", "acest e-mail şi orice", "acest e-mail și fișierele",
    "acest e-mail este confidențial", "acest e-mail este destinat", "acest e-mail poate conține",
    "acest e-mail conține informații confidențiale", "acest email este confidențial",
    "acest email este destinat", "conținutul acestui mesaj", "conţinutul acestui mesaj",
    "conținutul acestui e-mail", "conținutul acestui email", "informațiile conținute în acest",
    "informaţiile conţinute în acest", "informațiile din acest mesaj",
    "informațiile cuprinse în acest", "informațiile transmise prin acest",
    "dacă nu sunteți destinatarul", "dacă nu sunteţi destinatarul", "daca nu sunteti destinatarul",
    "dacă ați primit acest mesaj din greșeală", "dacă aţi primit acest mesaj din greşeală",
    "dacă ați primit acest e-mail din greșeală", "declarație de confidențialitate",
    "notă de confidențialitate", "clauză de confidențialitate", "nota de confidentialitate",
    "gândiți-vă la mediu", "protejați mediul", "înainte de a tipări acest",
    "prelucrăm datele dumneavoastră",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "confiden", "destinat", "adresat", "din greșeală", "din greşeală", "din greseala",
    "din eroare", "ștergeți", "ştergeţi", "stergeti", "distrug", "responsabil", "interzis",
    "neautorizat", "divulg", "difuz", "expeditor", "secret profesional", "uz exclusiv",
    "date cu caracter personal", "datelor cu caracter personal", "gdpr", "registrul comerțului",
    "capital social",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefon", "mobil", "mob", "fix", "fax", "e-mail", "email", "mail", "www", "web",
    "site", "adresa", "adresă", "str", "sediu", "sediul social", "cui", "cif", "reg. com",
    "nr. reg. com", "registrul comerțului", "cont",
)  # fmt: skip

_FOOTERS = (
    "pentru a te dezabona", "pentru a vă dezabona", "pentru a va dezabona",
    "click aici pentru dezabonare", "dacă nu mai doriți să primiți",
    "dacă nu mai dorești să primești", "daca nu mai doriti sa primiti",
    "daca nu mai doresti sa primesti", "dacă nu doriți să primiți", "dacă nu mai vrei să primești",
    "ați primit acest e-mail deoarece", "ați primit acest email deoarece",
    "ați primit acest mesaj deoarece", "ai primit acest e-mail pentru că",
    "ai primit acest email pentru că", "ai primit acest mesaj pentru că",
    "ai primit acest mesaj deoarece", "primiți acest e-mail deoarece",
    "primiți acest mesaj deoarece", "primești acest email", "primești acest e-mail",
    "acest e-mail a fost trimis către", "acest email a fost trimis către",
    "acest mesaj a fost trimis către", "acest e-mail a fost trimis la",
    "acest mesaj a fost generat automat", "acest e-mail a fost generat automat",
    "acest email a fost generat automat", "acesta este un mesaj automat",
    "acesta este un e-mail automat", "acesta este un email automat",
    "vă rugăm să nu răspundeți la acest", "vă rugăm nu răspundeți", "te rugăm să nu răspunzi",
    "nu răspundeți la acest", "vezi în browser", "vizualizează în browser",
    "vizualizați în browser", "vezi acest email în", "deschide în browser",
    "dacă nu puteți vizualiza", "dacă nu poți vizualiza", "dacă nu vedeți corect",
    "toate drepturile rezervate", "fără viruși.www.avast.com", "fără viruşi.www.avast.com",
    "fără viruși. www.avast.com", "fără viruşi. www.avast.com",
)  # fmt: skip

_BANNERS = (
    "atenție: acest e-mail provine", "atenţie: acest e-mail provine",
    "atenție: acest mesaj provine", "atenție: acest email provine", "atentie: acest mesaj provine",
    "atenție: e-mail extern", "atenție: email extern", "atenție: expeditor extern",
    "atenție! acest e-mail provine", "atenție! acest mesaj provine",
    "avertisment: acest e-mail provine", "avertisment: acest mesaj provine",
    "avertisment: e-mail extern", "avertizare: acest mesaj provine", "[extern]", "[e-mail extern]",
    "[mesaj extern]", "[external]", "e-mail extern:", "mesaj extern:",
    "acest e-mail provine din afara", "acest e-mail provine de la un expeditor extern",
    "acest mesaj provine din afara", "acest mesaj provine de la un expeditor extern",
    "acest mesaj a fost trimis din afara", "acest email provine din afara",
    "nu dați clic pe linkuri", "nu accesați linkurile",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    attributions=(
        Row("Pe {when}, {who} a scris:", "Gmail; Apple Mail; iOS Mail"),
        Row("Pe {when} {who} a scris:", "Apple Mail"),
        Row("În {when}, {who} a scris:", "Gmail; Yahoo Mail; Roundcube l10n"),
        Row("În data de {when}, {who} a scris:", "Gmail; Evolution l10n"),
        Row("În data de {when} {who} a scris:", "Claws Mail l10n; Gmail"),
        Row("La {when}, {who} a scris:", "Thunderbird l10n; Geary l10n"),
        Row("{when}, {who} a scris:", "Gmail"),
        Row("{when} {who} a scris:", "Gmail"),
        Row("{who} a scris la {when}:", "Thunderbird l10n"),
        Row("{who} a scris:", "Thunderbird l10n; Geary l10n"),
        Row("---- În {when} {who} a scris ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("De la", "Outlook; Gmail; Thunderbird l10n; Yahoo Mail; Geary l10n"),
            Row("Expeditor", "Roundcube l10n; Thunderbird l10n"),
            Row("Expeditorul", "Apple Mail; email-forward-parser"),
        ),
        "date": (
            Row("Trimis", "Outlook; Yahoo Mail"),
            Row("Data", "Outlook; Geary l10n; Roundcube l10n"),
            Row("Dată", "Apple Mail; Thunderbird l10n"),
        ),
        "to": (
            Row("Către", "Outlook; Thunderbird l10n; Yahoo Mail; Geary l10n"),
            Row("Destinatar", "Roundcube l10n; SOGo l10n"),
            Row("Destinatarul", "Apple Mail; email-forward-parser"),
        ),
        "cc": (
            Row("Cc", "Outlook; Apple Mail; Gmail; Thunderbird l10n"),
            Row("Copie (CC)", "Roundcube l10n"),
        ),
        "bcc": (
            Row("Bcc", "Outlook; Thunderbird l10n"),
            Row("Copie oarbă (BCC)", "Roundcube l10n"),
        ),
        "subject": (
            Row("Subiect", "Outlook; Thunderbird l10n; Yahoo Mail; Geary l10n"),
            Row("Subiectul", "Apple Mail; email-forward-parser"),
        ),
        "reply_to": (
            Row("Răspuns către", "Apple Mail; Thunderbird l10n"),
            Row("Răspunde la", "Roundcube l10n; SOGo l10n"),
        ),
        "other": (
            Row("Importanță", "Outlook"),
            Row("Importanţă", "Outlook"),
            Row("Prioritate", "Outlook"),
            Row("Atașări", "Outlook"),
            Row("Ataşări", "Outlook"),
            Row("Atașamente", "Outlook"),
            Row("Ataşamente", "Outlook"),
            Row("Fișiere atașate", "Outlook"),
            Row("Organizație", "Thunderbird l10n; SOGo l10n"),
            Row("Grupuri de discuții", "Thunderbird l10n; SOGo l10n"),
            Row("Grupuri de știri", "Thunderbird l10n; SOGo l10n"),
            Row("Referințe", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row("Mesaj original", "Outlook; Samsung Email; Roundcube l10n"),
        Row("Mesajul original", "Thunderbird l10n"),
        Row("Mesaj Original", "Evolution l10n"),
        Row("Mesaj Inițial", "SOGo l10n"),
        Row("Mesaj redirecționat", "Thunderbird l10n; Yahoo Mail"),
        Row("Mesaj redirecţionat", "Yahoo Mail"),
        Row("Mesaj înaintat", "Geary l10n; Evolution l10n"),
        Row("Începe mesajul redirecționat:", "Apple Mail; email-forward-parser"),
        Row("Începutul mesajului înaintat:", "Claws Mail l10n"),
        Row("Copie Mesaj trimisa de {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("ianuarie", "ian"),
        ("februarie", "feb"),
        ("martie", "mar"),
        ("aprilie", "apr"),
        ("mai",),
        ("iunie", "iun"),
        ("iulie", "iul"),
        ("august", "aug"),
        ("septembrie", "sept", "sep"),
        ("octombrie", "oct"),
        ("noiembrie", "nov", "noi"),
        ("decembrie", "dec"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Trimis de pe iPhone", "iOS Mail"),
        Row("Trimis de pe iPad", "iOS Mail"),
        Row("Trimis de pe iPhone-ul meu", "iOS Mail"),
        Row("Trimis de pe iPad-ul meu", "iOS Mail"),
        Row("Trimis de pe telefonul meu {device}", "Samsung Email; Huawei Email"),
        Row("Trimis de pe telefon", "users' phone signatures"),
        Row("Trimis de pe telefonul mobil", "users' phone signatures"),
        Row("Trimis de pe Android", "users' phone signatures"),
        Row("Trimis din Outlook pentru iOS", "Outlook mobile"),
        Row("Trimis din Outlook pentru Android", "Outlook mobile"),
        Row("Obțineți Outlook pentru iOS", "Outlook mobile"),
        Row("Obțineți Outlook pentru Android", "Outlook mobile"),
        Row("Trimis din Mail pentru Windows", "Windows Mail"),
        Row("Trimis din Mail pentru Windows 10", "Windows Mail"),
        Row("Trimis din Yahoo Mail pe Android", "Yahoo Mail"),
        Row("Trimis din Yahoo Mail pentru iPhone", "Yahoo Mail"),
        Row("Dezabonare", "newsletters, a line of its own"),
        Row("Dezabonează-te", "newsletters, a line of its own"),
        Row("Politica de confidențialitate", "newsletters, a line of its own"),
        Row("Vezi în browser", "newsletters, a line of its own"),
        Row("Deschide în browser", "newsletters, a line of its own"),
        Row("Dezabonați-vă", "newsletters, a line of its own"),
        Row("Dezabonati-va", "newsletters, a line of its own"),
        Row("Pentru dezabonare", "newsletters, a line of its own"),
        Row("Gestionați preferințele", "newsletters, a line of its own"),
        Row("Gestionează preferințele", "newsletters, a line of its own"),
        Row("Actualizează preferințele", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
