"""Hungarian: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "szia", "sziasztok", "szervusz", "szervusztok", "üdv", "üdvözlöm", "üdvözletem", "helló",
    "hello", "hali", "jó reggelt", "jó napot", "jó napot kívánok", "jó estét", "jó estét kívánok",
    "szép napot", "szép napot kívánok", "kedves", "kedves mindenki", "kedves kollégák",
    "kedves partnerünk", "kedves ügyfelünk", "tisztelt", "tisztelt hölgyem", "tisztelt uram",
    "tisztelt hölgyem/uram", "tisztelt cím", "tisztelt ügyfelünk", "tisztelt partnerünk", "drága",
)  # fmt: skip

_CLOSINGS = (
    "üdvözlettel", "tisztelettel", "szívélyes üdvözlettel", "baráti üdvözlettel", "köszönettel",
    "köszönettel és üdvözlettel", "tisztelettel és üdvözlettel", "üdv", "üdvözlet", "üdvözöl",
    "üdvözlöm", "sok üdvözlettel", "meleg üdvözlettel", "legjobb kívánságokkal",
    "őszinte tisztelettel", "kiváló tisztelettel", "közreműködését köszönjük",
    "együttműködését köszönjük", "köszönöm", "köszönjük", "köszi", "kösz", "előre is köszönöm",
    "előre is köszönjük", "köszönöm előre is", "köszönöm szépen", "nagyon köszönöm",
    "köszönöm a segítséget", "segítségét előre is köszönöm", "válaszát várom", "várom válaszát",
    "mielőbbi válaszát várom", "szép napot", "szép napot kívánok", "további szép napot",
    "jó hétvégét", "szép hétvégét", "további jó munkát", "puszi", "ölel", "minden jót", "viszlát",
    "viszontlátásra", "t.h",
)  # fmt: skip

_DISCLAIMERS = (
    "ez az üzenet és mellékletei", "ez az üzenet és a mellékletei", "ez az üzenet és annak",
    "ez az üzenet bizalmas", "ez az üzenet kizárólag", "ez az e-mail és mellékletei",
    "ez az e-mail és a csatolt", "ez az e-mail és annak", "ez az e-mail bizalmas",
    "ez az e-mail kizárólag", "ez az elektronikus üzenet", "ez a levél és mellékletei",
    "ez a levél és annak", "ez a levél bizalmas", "ez a levél kizárólag", "jelen üzenet",
    "jelen e-mail", "jelen elektronikus levél", "jelen levél és annak", "az üzenet tartalma",
    "az e-mail tartalma", "az ebben az üzenetben", "az ebben az e-mailben", "a jelen üzenet",
    "a jelen e-mail", "ha nem ön az üzenet címzettje", "ha nem ön a címzett",
    "amennyiben nem ön a címzett", "amennyiben ön nem a címzettje", "amennyiben tévedésből kapta",
    "ha tévedésből kapta", "amennyiben ezt az üzenetet tévedésből", "titoktartási nyilatkozat:",
    "jogi nyilatkozat:", "kérjük, gondoljon a környezetre", "gondoljon a környezetre",
    "védje a környezetet", "mielőtt kinyomtatná",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "bizalmas", "kizárólag", "címzett", "tévedésből", "véletlenül", "törölje", "törölni",
    "semmisítse", "felelősség", "tilos", "jogosulatlan", "illetéktelen", "nyilvánosságra",
    "továbbítása", "másolása", "terjesztése", "feladót", "küldőt", "üzleti titk", "személyes adat",
    "gdpr", "cégjegyzékszám", "adószám", "székhely",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefon", "mobil", "mob", "központ", "közvetlen", "fax", "e-mail", "email", "mail",
    "www", "web", "honlap", "weboldal", "cím", "székhely", "levelezési cím", "adószám",
    "cégjegyzékszám", "cg", "bankszámlaszám", "mellék",
)  # fmt: skip

_FOOTERS = (
    "leiratkozás a hírlevélről", "a leiratkozáshoz kattintson", "ha le szeretne iratkozni",
    "ha le szeretnél iratkozni", "ha nem szeretne több", "ha nem szeretnél több",
    "ha a továbbiakban nem kíván", "ha a jövőben nem szeretne", "amennyiben nem szeretne több",
    "amennyiben nem kíván több", "amennyiben a továbbiakban nem", "ezt az e-mailt azért kapta",
    "ezt az e-mailt azért kaptad", "ezt az emailt azért kapta", "ezt az emailt azért kaptad",
    "ezt a levelet azért kapta", "ezt a levelet azért kaptad", "ezt az üzenetet azért kapta",
    "ezt a hírlevelet azért", "ez az e-mail azért érkezett", "ezt az e-mailt a következő címre",
    "ez egy automatikus", "ez egy automatikusan", "ez az üzenet automatikusan",
    "ez a levél automatikusan", "ez az e-mail automatikusan", "kérjük, ne válaszoljon erre",
    "kérjük ne válaszoljon erre", "erre az e-mailre ne válaszoljon",
    "erre a levélre ne válaszoljon", "megtekintés a böngészőben", "ha nem jelenik meg",
    "ha a levél nem jelenik meg", "ha az e-mail nem jelenik meg", "ha nem látja megfelelően",
    "minden jog fenntartva", "vírusmentes. www.avast.com", "vírusmentes.www.avast.com",
    "mentes a vírusoktól. www.avast.com",
)  # fmt: skip

_BANNERS = (
    "figyelem: ez az e-mail külső", "figyelem: ez a levél külső", "figyelem: ez az üzenet külső",
    "figyelem: külső e-mail", "figyelem: külső feladó", "figyelem: külső levél",
    "figyelem! külső e-mail", "figyelem! külső feladó", "figyelem! ez az e-mail külső",
    "figyelem! ez a levél külső", "figyelmeztetés: ez az e-mail külső",
    "figyelmeztetés: külső e-mail", "figyelmeztetés: külső feladó", "vigyázat: külső e-mail",
    "vigyázat! külső e-mail", "[külső]", "[külső feladó]", "[külső e-mail]", "[external]",
    "külső e-mail:", "külső feladó:", "ez az e-mail külső forrásból",
    "ez az e-mail a szervezeten kívülről", "ez a levél külső forrásból",
    "ez a levél a szervezeten kívülről", "ez az üzenet külső forrásból",
    "ez az üzenet a szervezeten kívülről", "ne kattintson a hivatkozásokra",
    "ne kattintson a linkekre",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "ui", "u.i", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="hu",
    name="Hungarian",
    attributions=(
        Row("{who} ezt írta (időpont: {when}):", "Gmail"),
        Row("{when} keltezéssel, {who} írta:", "Thunderbird l10n"),
        Row("{when} keltezéssel {who} írta:", "Thunderbird l10n"),
        Row("{when} keltezéssel {who} ezt írta:", "Evolution l10n"),
        Row("{when} időpontban {who} írta:", "Apple Mail; iOS Mail"),
        Row("{when} időpontban {who} ezt írta:", "Roundcube l10n; Outlook; email-forward-parser"),
        Row("{when}-kor, {who} írta:", "Geary l10n"),
        Row("{when}-kor {who} ezt írta:", "Evolution l10n"),
        Row("{when} -n {who} írta:", "Claws Mail l10n"),
        Row("{who} írta {when} dátummal:", "Thunderbird l10n"),
        Row("{who} ezt írta:", "Freemail and Citromail"),
        Row("{who} írta:", "Thunderbird l10n; Geary l10n"),
        Row("Idézet ({who}):", "Horde IMP l10n"),
        Row("---- {when} {who} írta ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Feladó", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Küldő", "Thunderbird l10n"),
        ),
        "date": (
            Row("Elküldve", "Outlook; Yahoo Mail"),
            Row("Küldve", "Outlook"),
            Row("Dátum", "Apple Mail; Gmail; Thunderbird l10n"),
        ),
        "to": (Row("Címzett", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "cc": (
            Row("Másolatot kap", "Outlook"),
            Row("Másolat", "Apple Mail; Yahoo Mail; Roundcube l10n"),
            Row("Cc", "Gmail; Thunderbird l10n"),
        ),
        "bcc": (
            Row("Titkos másolat", "Outlook; Apple Mail; Roundcube l10n"),
            Row("Bcc", "Thunderbird l10n"),
        ),
        "subject": (Row("Tárgy", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (Row("Válaszcím", "Apple Mail; Thunderbird l10n; Roundcube l10n"),),
        "other": (
            Row("Fontosság", "Outlook"),
            Row("Mellékletek", "Outlook"),
            Row("Melléklet", "Outlook"),
            Row("Prioritás", "Outlook"),
            Row("Kategóriák", "Outlook"),
            Row("Bizalmasság", "Outlook"),
            Row("Szervezet", "Thunderbird l10n; SOGo l10n"),
            Row("Hírcsoportok", "Thunderbird l10n; SOGo l10n"),
            Row("Hivatkozások", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row(
            "Eredeti üzenet",
            "Outlook; Samsung Email; Thunderbird l10n; Evolution l10n; Roundcube l10n",
        ),
        Row("Eredeti levél", "Freemail and Citromail"),
        Row("Továbbított üzenet", "Gmail; Thunderbird l10n; Yahoo Mail; Evolution l10n"),
        Row("Továbbított üzenet:", "Claws Mail l10n"),
        Row("Továbbított levél", "Geary l10n; Horde IMP l10n"),
        Row("Továbbított levél kezdete:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Vége a továbbított levélnek", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("január", "jan"),
        ("február", "febr", "feb"),
        ("március", "márc", "már"),
        ("április", "ápr"),
        ("május", "máj"),
        ("június", "jún"),
        ("július", "júl"),
        ("augusztus", "aug"),
        ("szeptember", "szept", "szep"),
        ("október", "okt"),
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
        Row("Az iPhone-omról küldve", "iOS Mail"),
        Row("iPhone-omról küldve", "iOS Mail"),
        Row("Telefonról küldve", "users' phone signatures"),
        Row("Mobilról küldve", "users' phone signatures"),
        Row("Leiratkozás", "newsletters, a line of its own"),
        Row("Leiratkozom", "newsletters, a line of its own"),
        Row("Adatvédelem", "newsletters, a line of its own"),
        Row("Adatkezelési tájékoztató", "newsletters, a line of its own"),
        Row("Megtekintés böngészőben", "newsletters, a line of its own"),
        Row("Megnyitás böngészőben", "newsletters, a line of its own"),
        Row("Leiratkozáshoz kattintson", "newsletters, a line of its own"),
        Row("Leiratkozáshoz kattints", "newsletters, a line of its own"),
        Row("Online változat", "newsletters, a line of its own"),
        Row("Beállítások módosítása", "newsletters, a line of its own"),
        Row("Feliratkozás kezelése", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
