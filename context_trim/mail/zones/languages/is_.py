"""Icelandic: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hæ", "hæhæ", "halló", "sæl", "sæll", "sælir", "sælar", "sæl og blessuð", "sæll og blessaður",
    "sæl öll", "sæl verið þið", "komdu sæl", "komdu sæll", "komið þið sæl", "kæra", "kæri", "kæru",
    "kæru félagar", "góðan dag", "góðan daginn", "góðan og blessaðan daginn", "gott kvöld",
    "ágæti", "ágæta", "ágætu", "blessuð", "blessaður", "heil og sæl", "heill og sæll",
)  # fmt: skip

_CLOSINGS = (
    "með kveðju", "kveðja", "kveðjur", "kv", "kv.", "bestu kveðjur", "bestu kveðju",
    "með bestu kveðju", "með bestu kveðjum", "með góðri kveðju", "með góðum kveðjum",
    "góðar kveðjur", "kær kveðja", "kærar kveðjur", "með kærri kveðju", "mbk", "m.b.k", "m.b.kv",
    "bkv", "bk", "hlýjar kveðjur", "með vinsemd", "með vinsemd og virðingu", "með virðingu",
    "virðingarfyllst", "vinsamlegast", "fyrir hönd", "takk", "takk fyrir", "takk kærlega",
    "kærar þakkir", "bestu þakkir", "þakka þér fyrir", "með þökkum", "með fyrirfram þökk",
    "fyrirfram þakkir", "takk fyrirfram", "takk í bili", "þakkir", "hafðu það gott",
    "hafið það gott", "eigðu góðan dag", "eigið góðan dag", "góða helgi", "sjáumst", "heyrumst",
    "bless", "bless í bili", "knús",
)  # fmt: skip

_DISCLAIMERS = (
    "þessi tölvupóstur og viðhengi", "þessi tölvupóstur og öll",
    "þessi tölvupóstur er trúnaðarmál", "þessi tölvupóstur er eingöngu",
    "þessi tölvupóstur er aðeins", "þessi tölvupóstur kann að",
    "þessi tölvupóstur getur innihaldið", "þessi tölvupóstur inniheldur trúnað",
    "tölvupóstur þessi og", "tölvupóstur þessi er", "tölvupóstur þessi kann",
    "þetta skeyti og viðhengi", "þetta skeyti er eingöngu", "þetta skeyti er ætlað",
    "þessi skilaboð eru", "efni þessa tölvupósts", "efni tölvupósts þessa",
    "upplýsingar í þessum tölvupósti", "upplýsingarnar í þessum tölvupósti",
    "innihald þessa tölvupósts", "ef þú ert ekki réttur viðtakandi", "ef þú ert ekki sá",
    "sért þú ekki réttur", "hafir þú fengið þennan", "hafir þú fyrir mistök fengið",
    "ef þú hefur fengið þennan tölvupóst fyrir mistök", "ef þú hefur fyrir mistök",
    "vinsamlegast athugið að þessi tölvupóstur", "fyrirvari:", "fyrirvari vegna tölvupósts",
    "trúnaðarmál:", "hugsaðu um umhverfið", "hugsum um umhverfið", "vinsamlega athugið að þessi",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "trúnað", "ætlað", "ætluð", "viðtakand", "fyrir mistök", "eyða", "eyðið", "ábyrgð", "óheimil",
    "bannað", "dreifing", "dreifa", "afrita", "sendanda", "þagnarskyld", "persónuupplýsing",
    "kennitala", "fyrirvar",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "sími", "gsm", "farsími", "beinn sími", "fax", "bréfsími", "netfang", "tölvupóstur", "email",
    "e-mail", "vefur", "veffang", "vefsíða", "www", "heimilisfang", "kennitala", "kt", "pósthólf",
    "vsk-nr", "vsk",
)  # fmt: skip

_FOOTERS = (
    "afskrá af póstlista", "skrá mig af póstlista", "til að afskrá þig", "til að skrá þig af",
    "smelltu hér til að afskrá", "smelltu hér til að skrá þig af", "smellið hér til að afskrá",
    "ef þú vilt ekki lengur fá", "ef þú vilt ekki fá", "viltu ekki lengur fá",
    "þú færð þennan tölvupóst", "þú færð þennan póst", "þú fékkst þennan tölvupóst",
    "þú fékkst þennan póst", "þessi póstur var sendur á", "þessi tölvupóstur var sendur á",
    "þessi tölvupóstur er sendur sjálfvirkt", "þetta er sjálfvirk", "þetta er sjálfvirkur",
    "þetta er sjálfvirkt", "þessi póstur er sendur sjálfkrafa", "vinsamlegast svarið ekki",
    "ekki svara þessum", "ekki er hægt að svara", "skoða í vafra", "opna í vafra",
    "skoða póstinn í vafra", "birtist pósturinn ekki", "ef pósturinn birtist ekki",
    "allur réttur áskilinn",
)  # fmt: skip

_BANNERS = (
    "viðvörun: þessi tölvupóstur kemur", "viðvörun: þessi tölvupóstur barst",
    "viðvörun: utanaðkomandi tölvupóstur", "viðvörun: utanaðkomandi sendandi",
    "varúð: þessi tölvupóstur kemur", "varúð: utanaðkomandi tölvupóstur",
    "varúð: utanaðkomandi sendandi", "athugið: þessi tölvupóstur kemur",
    "athugið: utanaðkomandi tölvupóstur", "athugið: utanaðkomandi sendandi",
    "athugið: þessi póstur kemur", "[utanaðkomandi]", "[external]", "utanaðkomandi póstur:",
    "þessi tölvupóstur kemur utan", "þessi tölvupóstur barst frá",
    "þessi tölvupóstur kemur frá utanaðkomandi", "þessi póstur kemur frá utanaðkomandi",
    "þessi póstur kemur utan", "ekki smella á tengla", "ekki smella á hlekki",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "es", "e.s",
)  # fmt: skip

LANGUAGE = Language(
    code="is",
    name="Icelandic",
    attributions=(
        Row("{when} skrifaði {who}:", "Gmail"),
        Row("Þann {when} skrifaði {who}:", "Gmail"),
        Row("Þann {when}, skrifaði {who}:", "Thunderbird l10n; Roundcube l10n"),
        Row("{who} skrifaði þann {when}:", "Thunderbird l10n"),
        Row("{who} skrifaði:", "Thunderbird l10n"),
        Row("Vísa til {who}:", "Horde IMP l10n"),
    ),
    fields={
        "from": (
            Row("Frá", "Outlook; Gmail; Thunderbird l10n; Roundcube l10n; SOGo l10n"),
            Row("Sendandi", "Thunderbird l10n; Roundcube l10n"),
        ),
        "date": (
            Row("Sent", "Outlook"),
            Row("Dagsetning", "Thunderbird l10n; Roundcube l10n"),
            Row("Dags", "SOGo l10n"),
        ),
        "to": (Row("Til", "Outlook; Thunderbird l10n; Roundcube l10n; SOGo l10n"),),
        "cc": (
            Row("Afrit", "Outlook; Roundcube l10n; SOGo l10n"),
            Row("Cc", "Gmail; Thunderbird l10n"),
        ),
        "bcc": (Row("Falið afrit", "Thunderbird l10n; Roundcube l10n"),),
        "subject": (
            Row("Efni", "Outlook; Thunderbird l10n; SOGo l10n"),
            Row("Titill", "Roundcube l10n"),
        ),
        "reply_to": (
            Row("Svar-Við", "Thunderbird l10n"),
            Row("Svar til", "Roundcube l10n"),
            Row("Svara-til", "SOGo l10n"),
        ),
        "other": (
            Row("Mikilvægi", "Outlook"),
            Row("Viðhengi", "Outlook"),
            Row("Forgangur", "Outlook"),
            Row("Fyrirtæki/Stofnun", "Thunderbird l10n; SOGo l10n"),
            Row("Skipulagseining", "Thunderbird l10n; SOGo l10n"),
            Row("Fréttahópar", "Thunderbird l10n; SOGo l10n"),
            Row("Tilvísanir", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row("Upprunalegur póstur", "Thunderbird l10n"),
        Row("Upprunaleg skilaboð", "Roundcube l10n; Samsung Email"),
        Row("Upprunalegur texti", "SOGo l10n"),
        Row("Upprunalegt bréf", "SOGo l10n"),
        Row("Áframsendur póstur", "Thunderbird l10n"),
        Row("Áframsent skeyti", "Horde IMP l10n"),
        Row("Áframsend skilaboð", "Gmail"),
        Row("Ljúka framsendu skeyti", "Horde IMP l10n"),
        Row("Áframsent skeyti frá {who}", "Horde IMP l10n"),
        Row("Skeyti frá {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("janúar", "jan"),
        ("febrúar", "feb"),
        ("mars", "mar"),
        ("apríl", "apr"),
        ("maí",),
        ("júní", "jún"),
        ("júlí", "júl"),
        ("ágúst", "ágú"),
        ("september", "sep", "sept"),
        ("október", "okt"),
        ("nóvember", "nóv"),
        ("desember", "des"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Sent úr iPhone", "users' phone signatures"),
        Row("Sent úr iPad", "users' phone signatures"),
        Row("Sent úr mínum iPhone", "users' phone signatures"),
        Row("Sent úr síma", "users' phone signatures"),
        Row("Sent úr símanum", "users' phone signatures"),
        Row("Sent úr farsíma", "users' phone signatures"),
        Row("Afskrá mig", "newsletters, a line of its own"),
        Row("Afskrá", "newsletters, a line of its own"),
        Row("Afskrá af póstlista", "newsletters, a line of its own"),
        Row("Persónuverndarstefna", "newsletters, a line of its own"),
        Row("Skoða í vafra", "newsletters, a line of its own"),
        Row("Opna í vafra", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
