"""Finnish: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hei", "moi", "terve", "moikka", "heippa", "hei kaikki", "moi kaikki", "hei vaan", "tervehdys",
    "hyvää huomenta", "huomenta", "hyvää päivää", "päivää", "hyvää iltaa", "hyvää iltapäivää",
    "arvoisa", "arvoisat", "hyvä", "hyvät", "rakas", "rakkaat", "hyvä asiakas",
    "hyvä vastaanottaja", "morjens", "moro",
)  # fmt: skip

_CLOSINGS = (
    "ystävällisin terveisin", "ystävällisesti", "yst. terv", "ystäv. terv", "yt", "terveisin",
    "terveiset", "parhain terveisin", "parhaat terveiset", "hyvin terveisin", "kunnioittavasti",
    "kunnioittaen", "lämpimin terveisin", "iloisin terveisin", "aurinkoisin terveisin",
    "sydämellisin terveisin", "t", "t.", "terv", "tv", "tervehtien", "yhteistyöterveisin",
    "kesäterveisin", "kiitos", "kiitokset", "kiitos paljon", "kiitos etukäteen",
    "kiitos jo etukäteen", "kiitoksia", "paljon kiitoksia", "kiittäen", "kiitos ja terveisin",
    "mukavaa päivää", "hyvää päivänjatkoa", "mukavaa viikonloppua", "hyvää viikonloppua",
    "nähdään", "nähdään pian", "palataan", "palataan asiaan", "halauksin", "rakkain terveisin",
)  # fmt: skip

_DISCLAIMERS = (
    "tämä viesti ja sen liitteet", "tämä viesti ja mahdolliset liitteet",
    "tämä viesti liitteineen", "tämä viesti on luottamuksellinen", "tämä viesti on tarkoitettu",
    "tämä viesti saattaa sisältää", "tämä viesti voi sisältää",
    "tämä viesti sisältää luottamuksellista", "tämä sähköposti ja sen liitteet",
    "tämä sähköposti ja mahdolliset", "tämä sähköposti on luottamuksellinen",
    "tämä sähköposti on tarkoitettu", "tämä sähköposti saattaa sisältää",
    "tämä sähköposti voi sisältää", "tämä sähköpostiviesti ja", "tämä sähköpostiviesti on",
    "tämä sähköpostiviesti saattaa", "tämä sähköpostiviesti voi", "tämän viestin sisältö",
    "tämän viestin sisältämät", "tämän sähköpostin sisältö", "tämän sähköpostiviestin sisältämä",
    "jos et ole viestin tarkoitettu", "jos et ole oikea vastaanottaja", "jos ette ole viestin",
    "jos olet saanut tämän viestin vahingossa", "jos olet vastaanottanut tämän",
    "mikäli et ole viestin", "mikäli olet saanut tämän viestin", "luottamuksellisuusilmoitus:",
    "ajattele ympäristöä", "ajattele ympäristöä ennen", "käsittelemme henkilötietojasi",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "luottamuksel", "tarkoitettu", "vastaanottaja", "vahingossa", "erehdyksessä", "virheellisesti",
    "hävitä", "tuhoa", "poistamaan", "vastuuta", "kielletty", "luvaton", "ilman lupaa",
    "lähettäjälle", "salassapito", "salassa pidettäv", "henkilötie", "y-tunnus",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "puh", "puhelin", "gsm", "matkapuhelin", "mobiili", "vaihde", "suora", "faksi", "fax", "tel",
    "s-posti", "sähköposti", "email", "e-mail", "www", "web", "kotisivu", "osoite", "käyntiosoite",
    "postiosoite", "y-tunnus", "kotipaikka", "verkkosivut",
)  # fmt: skip

_FOOTERS = (
    "peruuta uutiskirjeen tilaus", "voit perua tilauksen", "voit peruuttaa tilauksen",
    "voit poistua postituslistalta", "klikkaa tästä peruuttaaksesi", "jos et halua enää",
    "jos et enää halua", "jos et halua vastaanottaa", "mikäli et halua", "etkö halua enää",
    "sait tämän viestin, koska", "sait tämän sähköpostin, koska", "saat tämän viestin, koska",
    "saat tämän viestin", "saat tämän uutiskirjeen", "olet saanut tämän viestin, koska",
    "tämä viesti on lähetetty osoitteeseen", "tämä sähköposti on lähetetty osoitteeseen",
    "tämä viesti lähetettiin osoitteeseen", "tämä viesti on lähetetty automaattisesti",
    "tämä on automaattinen", "tämä viesti on automaattinen", "tämä on automaattisesti lähetetty",
    "älä vastaa tähän viestiin", "älä vastaa tähän sähköpostiin", "tähän viestiin ei voi vastata",
    "lue uutiskirje selaimessa", "eikö viesti näy", "jos viesti ei näy",
    "kaikki oikeudet pidätetään",
)  # fmt: skip

_BANNERS = (
    "varoitus: tämä viesti on lähetetty", "varoitus: tämä viesti on peräisin",
    "varoitus: tämä sähköposti on lähetetty", "varoitus: ulkoinen sähköposti",
    "varoitus: ulkoinen lähettäjä", "varoitus: ulkoinen viesti",
    "huomio: tämä viesti on lähetetty", "huomio: tämä viesti tulee organisaation ulkopuolelta",
    "huomio: tämä sähköposti on lähetetty", "huomio: ulkoinen lähettäjä",
    "huomio: ulkoinen sähköposti", "huom: ulkoinen lähettäjä", "huom! ulkoinen lähettäjä",
    "huom! ulkoinen viesti", "huom! tämä viesti on", "[ulkoinen]", "[ulkoinen viesti]",
    "[ulkoinen lähettäjä]", "ulkoinen viesti:", "ulkoinen sähköposti:",
    "tämä viesti on lähetetty organisaation ulkopuolelta",
    "tämä viesti on peräisin organisaation ulkopuolelta",
    "tämä viesti tuli organisaation ulkopuolelta",
    "tämä sähköposti on lähetetty organisaation ulkopuolelta", "tämä viesti tulee ulkoiselta",
    "et saa usein sähköpostia osoitteesta", "[et saa usein sähköpostia",
    "älä avaa linkkejä tai liitteitä", "älä napsauta linkkejä",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="fi",
    name="Finnish",
    attributions=(
        Row("{when} {who} kirjoitti:", "Gmail; Geary l10n; Claws Mail l10n"),
        Row("{when}, {who} kirjoitti:", "Evolution l10n; Yahoo Mail"),
        Row(
            "{who} kirjoitti {when}:",
            "Apple Mail; iOS Mail; Thunderbird l10n; Roundcube l10n; Outlook",
        ),
        Row("{who} kirjoitti:", "Thunderbird l10n; Geary l10n"),
        Row("Lainaus {who}:", "Horde IMP l10n"),
        Row("---- {when} {who} kirjoitti ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Lähettäjä", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Keneltä", "SOGo l10n"),
        ),
        "date": (
            Row("Lähetetty", "Outlook; Yahoo Mail"),
            Row("Päivämäärä", "Apple Mail; Outlook; HubSpot; email-forward-parser"),
            Row("Päiväys", "Thunderbird l10n; Geary l10n; Roundcube l10n"),
            Row("Pvm", "SOGo l10n"),
        ),
        "to": (
            Row("Vastaanottaja", "Outlook; Apple Mail; Thunderbird l10n; Yahoo Mail"),
            Row("Kenelle", "SOGo l10n"),
        ),
        "cc": (
            Row("Kopio", "Outlook; Apple Mail; Yahoo Mail; Roundcube l10n"),
            Row("Cc", "Gmail; Thunderbird l10n"),
        ),
        "bcc": (
            Row("Piilokopio", "Outlook; Apple Mail; Roundcube l10n"),
            Row("Bcc", "Thunderbird l10n"),
        ),
        "subject": (Row("Aihe", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Vastaus", "Apple Mail; email-forward-parser; SOGo l10n"),
            Row("Vastausosoite", "Thunderbird l10n"),
            Row("Vastaus osoitteeseen", "Roundcube l10n"),
        ),
        "other": (
            Row("Tärkeys", "Outlook"),
            Row("Prioriteetti", "Outlook"),
            Row("Liitteet", "Outlook"),
            Row("Liite", "Outlook"),
            Row("Luottamuksellisuus", "Outlook"),
            Row("Luokat", "Outlook"),
            Row("Organisaatio", "Thunderbird l10n; SOGo l10n"),
            Row("Järjestö", "Thunderbird l10n; SOGo l10n"),
            Row("Keskusteluryhmät", "Thunderbird l10n; SOGo l10n"),
            Row("Uutisryhmät", "Thunderbird l10n; SOGo l10n"),
            Row("Viitteet", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row(
            "Alkuperäinen viesti",
            "Outlook; Samsung Email; Roundcube l10n; SOGo l10n; unquotemail",
        ),
        Row("alkuperäinen viesti", "Evolution l10n"),
        Row("Alkuperäinen viesti / Orig.Msg.", "Thunderbird l10n"),
        Row("Välitetty viesti / Fwd.Msg", "Thunderbird l10n"),
        Row("Välitetty viesti", "Gmail; Horde IMP l10n"),
        Row("välitetty viesti", "Evolution l10n"),
        Row("Edelleenlähetetty viesti", "Yahoo Mail; email-forward-parser; Geary l10n; HubSpot"),
        Row("Edelleenlähetetty viesti:", "Claws Mail l10n"),
        Row("Välitetty viesti alkaa:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Välitetty viesti päättyy", "Horde IMP l10n"),
        Row("Välitetty viesti lähettäjältä {who}", "Horde IMP l10n"),
        Row("Viesti lähettäjältä {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("tammikuuta", "tammikuu", "tammi", "tammik"),
        ("helmikuuta", "helmikuu", "helmi", "helmik"),
        ("maaliskuuta", "maaliskuu", "maalis", "maalisk"),
        ("huhtikuuta", "huhtikuu", "huhti", "huhtik"),
        ("toukokuuta", "toukokuu", "touko", "toukok"),
        ("kesäkuuta", "kesäkuu", "kesä", "kesäk"),
        ("heinäkuuta", "heinäkuu", "heinä", "heinäk"),
        ("elokuuta", "elokuu", "elo", "elok"),
        ("syyskuuta", "syyskuu", "syys", "syysk"),
        ("lokakuuta", "lokakuu", "loka", "lokak"),
        ("marraskuuta", "marraskuu", "marras", "marrask"),
        ("joulukuuta", "joulukuu", "joulu", "jouluk"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Lähetetty iPhonesta", "iOS Mail"),
        Row("Lähetetty iPadista", "iOS Mail"),
        Row("Lähetetty iPhonestani", "iOS Mail"),
        Row("Lähetetty iPadistani", "iOS Mail"),
        Row("Lähetetty Samsung {device}", "Samsung Email"),
        Row("Lähetetty puhelimesta", "users' phone signatures"),
        Row("Lähetetty puhelimestani", "users' phone signatures"),
        Row("Lähetetty mobiililaitteesta", "users' phone signatures"),
        Row("Hanki Outlook for iOS", "Outlook mobile; zapier email-reply-parser"),
        Row("Hanki Outlook for Android", "Outlook mobile; zapier email-reply-parser"),
        Row("Hanki Outlook iOS:lle", "Outlook mobile; zapier email-reply-parser"),
        Row("Hanki Outlook Androidille", "Outlook mobile; zapier email-reply-parser"),
        Row("Peruuta tilaus", "newsletters, a line of its own"),
        Row("Peru tilaus", "newsletters, a line of its own"),
        Row("Poistu postituslistalta", "newsletters, a line of its own"),
        Row("Poistu listalta", "newsletters, a line of its own"),
        Row("Tietosuojaseloste", "newsletters, a line of its own"),
        Row("Avaa selaimessa", "newsletters, a line of its own"),
        Row("Katso selaimessa", "newsletters, a line of its own"),
        Row("Peruuttaaksesi tilauksen", "newsletters, a line of its own"),
        Row("Lopeta tilaus", "newsletters, a line of its own"),
        Row("Näytä selaimessa", "newsletters, a line of its own"),
        Row("Lue selaimessa", "newsletters, a line of its own"),
        Row("Muokkaa asetuksia", "newsletters, a line of its own"),
        Row("Päivitä tietosi", "newsletters, a line of its own"),
        Row("Hallitse tilauksia", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
