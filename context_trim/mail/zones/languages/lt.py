"""Lithuanian: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "labas", "labas rytas", "laba diena", "labą dieną", "labas vakaras", "labą vakarą", "labukas",
    "labukai", "labas visiems", "sveikas", "sveika", "sveiki", "sveiki visi", "sveikos",
    "gerbiamas", "gerbiama", "gerbiami", "gerbiamieji", "gerb", "gerbiamas pone", "gerbiama ponia",
    "gerbiamas kliente", "mielas", "miela", "mieli", "mieli kolegos", "brangus", "brangi",
    "brangūs", "ei",
)  # fmt: skip

_CLOSINGS = (
    "pagarbiai", "su pagarba", "nuoširdžiai", "geriausi linkėjimai", "geriausi linkėjimai jums",
    "linkėjimai", "su geriausiais linkėjimais", "su linkėjimais", "linkiu geros dienos",
    "linkime geros dienos", "geros dienos", "gražios dienos", "gero savaitgalio",
    "gražaus savaitgalio", "geros savaitės", "iki pasimatymo", "iki susitikimo", "iki",
    "iki greito", "viso gero", "sėkmės", "ačiū", "ačiū labai", "labai ačiū", "dėkoju", "dėkojame",
    "dėkui", "labai dėkoju", "iš anksto dėkoju", "iš anksto ačiū", "ačiū iš anksto",
    "iš anksto dėkojame", "ačiū ir geros dienos", "ačiū už pagalbą", "su padėka", "dėkinga",
    "dėkingas", "laukiu jūsų atsakymo", "laukiu atsakymo", "apkabinu", "bučiuoju",
)  # fmt: skip

_DISCLAIMERS = (
    "šis laiškas ir jo priedai", "šis laiškas ir visi", "šis laiškas ir prie jo",
    "šis laiškas yra konfidencialus", "šis laiškas yra skirtas", "šis laiškas skirtas tik",
    "šis laiškas gali turėti", "šiame laiške esanti", "šiame laiške pateikta",
    "šio laiško turinys", "šis elektroninis laiškas", "šis el. laiškas ir", "šis el. laiškas yra",
    "šis el. laiškas skirtas", "šis el. laiškas gali", "šis pranešimas ir",
    "šis pranešimas yra konfidencialus", "šis pranešimas yra skirtas",
    "šis pranešimas skirtas tik", "šiame pranešime esanti", "šiame el. laiške",
    "informacija, esanti šiame laiške", "šiame elektroniniame laiške", "šio elektroninio laiško",
    "jei nesate šio laiško adresatas", "jeigu nesate šio laiško", "jei nesate asmuo, kuriam",
    "jeigu jūs nesate adresatas", "jei šį laišką gavote per klaidą",
    "jeigu šį laišką gavote per klaidą", "jei gavote šį laišką per klaidą",
    "konfidencialumo pranešimas:", "konfidencialumas:", "tausokime gamtą", "tausokite gamtą",
    "prieš spausdindami", "pagalvokite apie aplinką",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "konfidenciali", "konfidencialu", "skirta", "skirtas", "adresat", "gavėj", "per klaidą",
    "klaidingai", "ištrin", "pašalin", "sunaikin", "atsakomyb", "draudžiama", "neteisėt",
    "neįgaliot", "platin", "kopijuoti", "siuntėj", "komercinė paslapt", "asmens duomen", "bdar",
    "įmonės kodas", "juridinių asmenų registr", "pvm",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefonas", "mob", "mobilus", "mob. tel", "faks", "faksas", "el. p", "el. paštas",
    "el.paštas", "email", "e-mail", "www", "tinklalapis", "svetainė", "interneto svetainė",
    "adresas", "įmonės kodas", "įm. kodas", "pvm kodas", "pvm mokėtojo kodas", "a.s", "buveinė",
)  # fmt: skip

_FOOTERS = (
    "jei norite atsisakyti", "jeigu norite atsisakyti", "jei nenorite gauti",
    "jeigu nenorite gauti", "jei nebenorite gauti", "jeigu nebenorite gauti",
    "spauskite čia, jei norite atsisakyti", "šį laišką gavote, nes", "šį laišką gavote todėl",
    "šį laišką gaunate, nes", "šį el. laišką gavote", "šį el. laišką gaunate",
    "gavote šį laišką, nes", "šį naujienlaiškį gavote", "šis laiškas išsiųstas adresu",
    "šis laiškas buvo išsiųstas adresu", "šis laiškas sugeneruotas automatiškai",
    "šis laiškas išsiųstas automatiškai", "šis pranešimas sugeneruotas automatiškai",
    "šis pranešimas išsiųstas automatiškai", "tai yra automatinis",
    "į šį laišką atsakyti nereikia", "į šį laišką neatsakykite", "prašome neatsakyti į šį",
    "neatsakykite į šį", "jei nematote laiško", "jei laiškas rodomas netinkamai",
    "visos teisės saugomos",
)  # fmt: skip

_BANNERS = (
    "dėmesio: šis laiškas gautas", "dėmesio: išorinis laiškas", "dėmesio: išorinis siuntėjas",
    "dėmesio! šis laiškas gautas", "dėmesio! išorinis laiškas", "įspėjimas: šis laiškas gautas",
    "įspėjimas: išorinis laiškas", "įspėjimas: išorinis siuntėjas",
    "atsargiai: šis laiškas gautas", "atsargiai: išorinis laiškas", "[išorinis]",
    "[išorinis laiškas]", "[external]", "išorinis laiškas:", "išorinis siuntėjas:",
    "šis laiškas gautas iš išorės", "šis laiškas gautas ne iš", "šis laiškas atsiųstas iš išorės",
    "šis laiškas yra iš išorinio", "šis el. laiškas gautas iš išorinio", "nespauskite nuorodų",
    "neatidarykite nuorodų",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="lt",
    name="Lithuanian",
    attributions=(
        Row("{when}, {who} rašė:", "Thunderbird l10n; Geary l10n; Evolution l10n; Roundcube l10n"),
        Row("{when} {who} rašė:", "Gmail; Thunderbird l10n"),
        Row("{who} rašė {when}:", "Thunderbird l10n"),
        Row("{who} rašė:", "Thunderbird l10n; Geary l10n; Horde IMP l10n"),
    ),
    fields={
        "from": (
            Row("Nuo", "Outlook; Gmail; Geary l10n; SOGo l10n"),
            Row("Kas", "Thunderbird l10n"),
            Row("Siuntėjas", "Roundcube l10n; Thunderbird l10n"),
        ),
        "date": (
            Row("Išsiųsta", "Outlook"),
            Row("Data", "Gmail; Thunderbird l10n; Geary l10n; SOGo l10n"),
        ),
        "to": (
            Row("Kam", "Outlook; Gmail; Thunderbird l10n; Geary l10n; SOGo l10n"),
            Row("Gavėjas", "Roundcube l10n"),
        ),
        "cc": (
            Row("Kopija", "Outlook; Thunderbird l10n; Geary l10n; Roundcube l10n"),
            Row("Cc", "Gmail"),
        ),
        "bcc": (
            Row("Nematomoji kopija", "Thunderbird l10n"),
            Row("Slaptoji kopija", "Roundcube l10n"),
            Row("Nematomoji", "Outlook"),
        ),
        "subject": (Row("Tema", "Outlook; Gmail; Thunderbird l10n; Geary l10n; SOGo l10n"),),
        "reply_to": (
            Row("Atgalinis adresas", "Thunderbird l10n"),
            Row("Atsakyti", "SOGo l10n"),
            Row("Atsakymą gaus", "Roundcube l10n"),
        ),
        "other": (
            Row("Svarba", "Outlook"),
            Row("Svarbumas", "Outlook"),
            Row("Priedai", "Outlook"),
            Row("Priedas", "Outlook"),
            Row("Prioritetas", "Outlook"),
            Row("Įstaiga", "Thunderbird l10n; SOGo l10n"),
            Row("Organizacija", "Thunderbird l10n; SOGo l10n"),
            Row("Naujienų grupės", "Thunderbird l10n; SOGo l10n"),
            Row("Nuorodos", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row("Originalus laiškas", "Thunderbird l10n; Roundcube l10n; Evolution l10n"),
        Row("Originalus pranešimas", "SOGo l10n"),
        Row("Persiųstas laiškas", "Thunderbird l10n; Geary l10n; Evolution l10n; Horde IMP l10n"),
        Row("Persiųstas pranešimas", "Gmail"),
        Row("Persiųsto laiško pabaiga", "Horde IMP l10n"),
        Row("Persiųstas laiškas nuo {who}", "Horde IMP l10n"),
        Row("Laiškas nuo {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("sausio", "sausis", "saus", "sau"),
        ("vasario", "vasaris", "vas"),
        ("kovo", "kovas", "kov"),
        ("balandžio", "balandis", "bal"),
        ("gegužės", "gegužė", "geg"),
        ("birželio", "birželis", "birž", "bir"),
        ("liepos", "liepa", "liep", "lie"),
        ("rugpjūčio", "rugpjūtis", "rugp", "rgp"),
        ("rugsėjo", "rugsėjis", "rugs", "rgs"),
        ("spalio", "spalis", "spal", "spa"),
        ("lapkričio", "lapkritis", "lapkr", "lap"),
        ("gruodžio", "gruodis", "gruod", "grd"),
    ),
    numeric_order="ymd",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Išsiųsta iš mano {device}", "users' phone signatures"),
        Row("Išsiųsta iš iPhone", "users' phone signatures"),
        Row("Išsiųsta iš iPad", "users' phone signatures"),
        Row("Išsiųsta iš telefono", "users' phone signatures"),
        Row("Išsiųsta iš mobiliojo telefono", "users' phone signatures"),
        Row("Siųsta iš mano {device}", "users' phone signatures"),
        Row("Atsisakyti", "newsletters, a line of its own"),
        Row("Atsisakyti naujienlaiškio", "newsletters, a line of its own"),
        Row("Atsisakyti prenumeratos", "newsletters, a line of its own"),
        Row("Privatumo politika", "newsletters, a line of its own"),
        Row("Peržiūrėti naršyklėje", "newsletters, a line of its own"),
        Row("Atidaryti naršyklėje", "newsletters, a line of its own"),
        Row("Nutraukti prenumeratą", "newsletters, a line of its own"),
        Row("Norėdami atsisakyti", "newsletters, a line of its own"),
        Row("Norėdami nebegauti", "newsletters, a line of its own"),
        Row("Nebenorite gauti", "newsletters, a line of its own"),
        Row("Tai automatinis", "newsletters, a line of its own"),
        Row("Tai automatiškai", "newsletters, a line of its own"),
        Row("Žiūrėti naršyklėje", "newsletters, a line of its own"),
        Row("Peržiūrėti internete", "newsletters, a line of its own"),
        Row("Nematote laiško", "newsletters, a line of its own"),
        Row("Tvarkyti nuostatas", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
