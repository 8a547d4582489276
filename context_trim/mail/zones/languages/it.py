"""Italian: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "ciao", "salve", "buongiorno", "buon giorno", "buonasera", "buona sera", "buon pomeriggio",
    "gentile", "gentili", "gentilissimo", "gentilissima", "gentilissimi", "gent.mo", "gent.ma",
    "gent.mi", "egregio", "egregia", "egregi", "egr", "spettabile", "spett.le", "spett", "caro",
    "cara", "cari", "care", "carissimo", "carissima", "carissimi", "ciao a tutti", "ciao a tutte",
    "buongiorno a tutti", "gentile cliente", "gentili signori", "buondì",
    "alla cortese attenzione",
)  # fmt: skip

_CLOSINGS = (
    "ciao",
    "cordiali saluti", "distinti saluti", "un cordiale saluto", "cordialmente", "cordialità",
    "i migliori saluti", "migliori saluti", "con i migliori saluti", "tanti saluti", "saluti",
    "un saluto", "saluti cordiali", "molti saluti", "cari saluti", "un caro saluto", "in fede",
    "con stima", "con osservanza", "grazie", "grazie mille", "molte grazie", "grazie tante",
    "tante grazie", "grazie e saluti", "grazie e cordiali saluti", "grazie in anticipo",
    "grazie anticipatamente", "ringraziando anticipatamente", "la ringrazio anticipatamente",
    "ti ringrazio", "la ringrazio", "vi ringrazio", "a presto", "a risentirci", "resto in attesa",
    "in attesa di un suo riscontro", "in attesa di un cortese riscontro", "resto a disposizione",
    "rimango a disposizione", "buona giornata", "buona serata", "buon lavoro", "buon weekend",
    "buon fine settimana", "buone cose", "un abbraccio", "baci",
)  # fmt: skip

_DISCLAIMERS = (
    "questo messaggio e i suoi allegati", "questo messaggio e gli allegati",
    "questo messaggio ed i suoi allegati", "questo messaggio e gli eventuali allegati",
    "questo messaggio, e gli eventuali", "questo messaggio di posta elettronica",
    "questo messaggio è confidenziale", "questo messaggio è riservato",
    "questo messaggio può contenere", "questo messaggio contiene informazioni riservate",
    "questo messaggio (inclusi", "questo documento è formato esclusivamente",
    "questa e-mail e i suoi allegati", "questa e-mail e gli allegati", "questa e-mail è riservata",
    "questa e-mail è confidenziale", "questa e-mail può contenere",
    "questa e-mail contiene informazioni riservate", "questa email è riservata",
    "questa comunicazione è riservata", "il contenuto di questo messaggio",
    "il contenuto di questa e-mail", "il contenuto della presente", "il presente messaggio",
    "la presente e-mail", "la presente comunicazione è",
    "le informazioni contenute in questo messaggio", "le informazioni contenute in questa",
    "le informazioni contenute nella presente", "le informazioni contenute nel presente messaggio",
    "le informazioni trasmesse", "avviso di riservatezza", "nota di riservatezza", "riservatezza:",
    "avvertenza: le informazioni", "clausola di riservatezza", "ai sensi del regolamento (ue)",
    "ai sensi del d.lgs", "ai sensi dell'art. 13", "informativa privacy",
    "se avete ricevuto questo messaggio per errore", "se ha ricevuto questo messaggio per errore",
    "se non siete il destinatario", "prima di stampare questa", "prima di stampare, pensa",
    "pensa all'ambiente", "rispetta l'ambiente", "rispettiamo l'ambiente",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "riservat", "confidenzial", "destinatari", "per errore", "cancellar", "eliminar", "distrugger",
    "vietat", "proibit", "divulgazione", "diffusione", "non autorizzat", "mittente",
    "responsabilità", "segreto professionale", "uso esclusivo", "regolamento ue",
    "regolamento (ue)", "2016/679", "196/2003", "gdpr", "dati personali", "partita iva",
    "registro imprese", "capitale sociale",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefono", "centralino", "fax", "cell", "cellulare", "mobile", "mob", "e-mail",
    "email", "mail", "posta elettronica", "pec", "web", "sito", "sito web", "www", "indirizzo",
    "p.iva", "p. iva", "partita iva", "c.f", "cod. fisc", "codice fiscale", "rea",
    "registro imprese", "sede legale", "sede", "skype",
)  # fmt: skip

_FOOTERS = (
    "per annullare l'iscrizione", "clicca qui per disiscriverti", "clicca qui per annullare",
    "se non desidera più ricevere", "se non desideri più ricevere", "se non vuoi più ricevere",
    "se non desiderate più ricevere", "ricevi questa e-mail", "ricevi questa email",
    "hai ricevuto questa email", "hai ricevuto questa e-mail", "ha ricevuto questa email",
    "ha ricevuto questa e-mail", "hai ricevuto questo messaggio perché", "ricevi questo messaggio",
    "questa email è stata inviata a", "questa e-mail è stata inviata a",
    "questo messaggio è stato inviato a", "questo messaggio è stato inviato automaticamente",
    "questa è una email automatica", "questa è un'e-mail automatica",
    "questo è un messaggio automatico", "messaggio generato automaticamente",
    "questa e-mail è stata generata automaticamente", "si prega di non rispondere",
    "ti preghiamo di non rispondere", "la preghiamo di non rispondere a questa",
    "non rispondere a questa email", "non rispondere a questa e-mail", "visualizza nel browser",
    "visualizza questa email nel", "vedi nel browser", "apri nel browser",
    "se non visualizzi correttamente", "se non riesci a visualizzare",
    "non visualizzi correttamente", "gestisci le preferenze", "gestisci le tue preferenze",
    "modifica le tue preferenze", "aggiorna le tue preferenze", "tutti i diritti riservati",
    "mail priva di virus", "privo di virus. www.avast.com", "privo di virus.www.avast.com",
    "questa e-mail è stata controllata",
)  # fmt: skip

_BANNERS = (
    "attenzione: questa e-mail proviene", "attenzione: questa email proviene",
    "attenzione: e-mail esterna", "attenzione: email esterna", "attenzione: mail esterna",
    "attenzione: mittente esterno", "attenzione: messaggio proveniente dall'esterno",
    "attenzione: questo messaggio proviene", "avviso: questa e-mail proviene",
    "avviso: email esterna", "cautela: questa e-mail proviene", "[esterno]", "[mail esterna]",
    "[e-mail esterna]", "e-mail esterna:", "email esterna:", "questa e-mail proviene dall'esterno",
    "questa email proviene dall'esterno", "questa e-mail proviene da un mittente esterno",
    "questo messaggio proviene dall'esterno", "questo messaggio proviene da un mittente esterno",
    "non si ricevono spesso messaggi di posta elettronica da", "[non si ricevono spesso",
    "non ricevi spesso messaggi di posta elettronica da",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps", "p.p.s", "nb", "n.b",
)  # fmt: skip

LANGUAGE = Language(
    code="it",
    name="Italian",
    attributions=(
        Row("Il giorno {when} {who} ha scritto:", "Gmail; Claws Mail l10n; Outlook"),
        Row(
            "Il giorno {when}, {who} ha scritto:",
            "Apple Mail; iOS Mail; Geary l10n; Evolution l10n",
        ),
        Row("Il {when}, {who} ha scritto:", "Thunderbird l10n; Yahoo Mail"),
        Row("Il {when} {who} ha scritto:", "Roundcube l10n; Libero Mail"),
        Row("In data {when}, {who} ha scritto:", "crisp email-reply-parser"),
        Row("In data {when} {who} ha scritto:", "crisp email-reply-parser"),
        Row("{who} ha scritto il {when}:", "Thunderbird l10n"),
        Row("{who} ha scritto:", "Thunderbird l10n; Geary l10n; Horde IMP l10n"),
        Row("-----{who} ha scritto: -----", "Lotus iNotes"),
        Row("---- Il {when} {who} ha scritto ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Da", "Outlook; Apple Mail; Gmail; Yahoo Mail"),
            Row("Mittente", "Thunderbird before 60; Roundcube l10n"),
        ),
        "date": (
            Row("Inviato", "Outlook; Yahoo Mail"),
            Row("Data", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("A", "Outlook; Apple Mail; Thunderbird l10n; Yahoo Mail"),
            Row("Destinatario", "Roundcube l10n"),
        ),
        "cc": (Row("Cc", "Outlook; Apple Mail; Gmail; Thunderbird l10n"),),
        "bcc": (Row("Ccn", "Outlook; Apple Mail; Thunderbird l10n"),),
        "subject": (Row("Oggetto", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Rispondi a", "Apple Mail; Roundcube l10n"),
            Row("Rispondi-a", "Thunderbird l10n"),
            Row("Risposta", "discourse email_reply_trimmer"),
        ),
        "other": (
            Row("Priorità", "Outlook"),
            Row("Allegati", "Outlook"),
            Row("Allegato", "Outlook"),
            Row("Importanza", "Outlook"),
            Row("Riservatezza", "Outlook"),
            Row("Categorie", "Outlook"),
            Row("Organizzazione", "Thunderbird l10n; SOGo l10n; Claws Mail l10n"),
            Row("Gruppi di discussione", "Thunderbird l10n; SOGo l10n; Claws Mail l10n"),
            Row("Newsgroup", "Thunderbird l10n; SOGo l10n; Claws Mail l10n"),
            Row("Riferimento", "Thunderbird l10n; SOGo l10n; Claws Mail l10n"),
            Row("Inviato da", "Lotus Notes"),
        ),
    },
    separators=(
        Row(
            "Messaggio originale",
            "Outlook; Samsung Email; Thunderbird l10n; SOGo l10n; Roundcube l10n",
        ),
        Row(
            "Messaggio inoltrato",
            "Gmail; Yahoo Mail; Geary l10n; Evolution l10n; HubSpot; email-forward-parser",
        ),
        Row("Messaggio Inoltrato", "Thunderbird l10n; Horde IMP l10n"),
        Row("Inizio messaggio inoltrato:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Inizio messaggio inoltrato", "Claws Mail l10n"),
        Row("Fine messaggio inoltrato", "Horde IMP l10n"),
        Row("Inoltrato da {who} il {when}", "Lotus Notes"),
        Row("Messaggio inoltrato da {who}", "Horde IMP l10n"),
        Row("Messaggio da {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("gennaio", "gen"),
        ("febbraio", "feb"),
        ("marzo", "mar"),
        ("aprile", "apr"),
        ("maggio", "mag"),
        ("giugno", "giu"),
        ("luglio", "lug"),
        ("agosto", "ago"),
        ("settembre", "set", "sett"),
        ("ottobre", "ott"),
        ("novembre", "nov"),
        ("dicembre", "dic"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Inviato da iPhone", "iOS Mail; Samsung Email; discourse email_reply_trimmer"),
        Row("Inviato da iPad", "iOS Mail; Samsung Email; discourse email_reply_trimmer"),
        Row("Inviato da Samsung Mobile", "iOS Mail; Samsung Email; discourse email_reply_trimmer"),
        Row("Inviato dal mio {device}", "Samsung Email; Huawei Email"),
        Row("Inviato da smartphone Samsung Galaxy.", "Samsung Email"),
        Row("Inviato da tablet Samsung.", "Samsung Email"),
        Row("Inviato dal mio dispositivo Android con K-9 Mail. Perdonate la brevità.", "K-9 Mail"),
        Row("Inviato da Outlook per iOS", "Outlook mobile"),
        Row("Inviato da Outlook per Android", "Outlook mobile"),
        Row("Ottieni Outlook per iOS", "Outlook mobile"),
        Row("Ottieni Outlook per Android", "Outlook mobile"),
        Row("Ottenere Outlook per Android", "Outlook mobile"),
        Row("Scarica Outlook per iOS", "Outlook mobile"),
        Row("Scarica Outlook per Android", "Outlook mobile"),
        Row("Inviato da Posta per Windows", "Windows Mail"),
        Row("Inviato da Posta per Windows 10", "Windows Mail"),
        Row("Inviato da Yahoo Mail su Android", "Yahoo Mail"),
        Row("Inviato da Yahoo Mail per iPhone", "Yahoo Mail"),
        Row("Inviato da Yahoo Mail. Scarica l'app", "Yahoo Mail"),
        Row("Yahoo Mail: Cerca, organizza, conquista", "Yahoo Mail"),
        Row("Inviato da Libero Mail per iOS", "Libero Mail"),
        Row("Inviato da Libero Mail per Android", "Libero Mail"),
        Row("Annulla iscrizione", "newsletters, a line of its own"),
        Row("Annulla l'iscrizione", "newsletters, a line of its own"),
        Row("Cancella iscrizione", "newsletters, a line of its own"),
        Row("Disiscriviti", "newsletters, a line of its own"),
        Row("Informativa sulla privacy", "newsletters, a line of its own"),
        Row("Privacy Policy", "newsletters, a line of its own"),
        Row("Visualizza nel browser", "newsletters, a line of its own"),
        Row("Visualizza online", "newsletters, a line of its own"),
        Row("Cancellati dalla", "newsletters, a line of its own"),
        Row("Disiscriversi", "newsletters, a line of its own"),
        Row("Per disiscriversi", "newsletters, a line of its own"),
        Row("Per disiscriverti", "newsletters, a line of its own"),
        Row("Per cancellarsi", "newsletters, a line of its own"),
        Row("Per cancellarti", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
