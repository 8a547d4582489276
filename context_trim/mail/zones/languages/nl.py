"""Dutch: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "hallo", "hoi", "hey", "hi", "beste", "geachte", "lieve", "dag", "goedemorgen", "goedemiddag",
    "goedenavond", "goedendag", "goeiemorgen", "goeiemiddag", "ha", "dag allemaal",
    "hallo allemaal", "hoi allemaal", "beste allen", "beste collega", "beste collega's",
    "geachte heer", "geachte mevrouw", "geachte heer, mevrouw", "geachte heer/mevrouw",
    "beste klant", "geacht bestuur", "l.s",
)  # fmt: skip

_CLOSINGS = (
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet",
    "vriendelijke groeten", "mvg", "met hartelijke groet", "met hartelijke groeten",
    "hartelijke groet", "hartelijke groeten", "hartelijke groetjes", "groeten", "groet",
    "groetjes", "gr", "grtz", "grtjs", "de groeten", "veel groeten", "beste groeten",
    "met beste groeten", "met de beste groeten", "met collegiale groet", "met sportieve groet",
    "met vriendelijk groet", "hoogachtend", "met hoogachting", "bedankt", "alvast bedankt",
    "bij voorbaat dank", "hartelijk dank", "hartelijk bedankt", "dank", "dank je", "dank je wel",
    "dank u", "dank u wel", "dankjewel", "dankuwel", "veel dank", "met dank", "dank en groet",
    "bedankt en groet", "tot snel", "tot ziens", "tot dan", "fijne dag", "fijne dag nog",
    "prettige dag", "fijn weekend", "prettig weekend", "warme groet", "lieve groet",
    "lieve groetjes", "liefs",
)  # fmt: skip

_DISCLAIMERS = (
    "dit bericht en eventuele bijlagen", "dit bericht en de bijlagen",
    "dit bericht en alle bijlagen", "dit bericht (inclusief", "dit bericht is vertrouwelijk",
    "dit bericht is uitsluitend", "dit bericht kan vertrouwelijke",
    "dit bericht kan informatie bevatten", "dit bericht bevat vertrouwelijke",
    "dit e-mailbericht is", "dit e-mailbericht en", "dit e-mailbericht kan",
    "deze e-mail en eventuele bijlagen", "deze e-mail en de bijlagen", "deze e-mail en alle",
    "deze e-mail (inclusief", "deze e-mail is vertrouwelijk", "deze e-mail is uitsluitend",
    "deze e-mail is bestemd", "deze e-mail is alleen bestemd", "deze e-mail kan vertrouwelijke",
    "deze e-mail bevat vertrouwelijke", "de informatie in deze e-mail",
    "de informatie in dit bericht", "de informatie in dit e-mailbericht",
    "de informatie verzonden met", "de inhoud van deze e-mail", "de inhoud van dit bericht",
    "de in deze e-mail", "aan dit bericht kunnen geen rechten", "aan de inhoud van dit bericht",
    "aan deze e-mail kunnen geen rechten", "disclaimer:", "vertrouwelijkheidsverklaring",
    "indien u niet de geadresseerde", "indien u dit bericht ten onrechte", "als u niet de beoogde",
    "als u deze e-mail ten onrechte", "als dit bericht niet voor u", "denk aan het milieu",
    "denk aan het milieu voordat", "print deze e-mail alleen", "print deze mail alleen",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "vertrouwelijk", "bestemd", "geadresseerde", "ontvanger", "uitsluitend", "ten onrechte",
    "abusievelijk", "vernietigen", "verwijderen", "aansprakelijk", "verboden", "niet toegestaan",
    "openbaarmaking", "verspreiding", "vermenigvuldiging", "afzender", "rechten worden ontleend",
    "wettelijk beschermd", "kvk", "kamer van koophandel", "handelsregister", "ingeschreven",
    "statutair", "btw-nummer",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefoon", "mobiel", "mob", "gsm", "fax", "doorkiesnummer", "doorkies", "receptie",
    "e-mail", "email", "mail", "web", "website", "internet", "www", "adres", "postadres",
    "bezoekadres", "postbus", "kvk", "kvk-nummer", "btw", "btw-nummer", "iban", "werkdagen",
    "aanwezig op",
)  # fmt: skip

_FOOTERS = (
    "schrijf je uit", "om u af te melden", "om je af te melden", "klik hier om u af te melden",
    "klik hier om je af te melden", "klik hier om uit te schrijven", "wilt u zich afmelden",
    "wil je je afmelden", "wilt u deze nieuwsbrief niet", "wil je deze nieuwsbrief niet",
    "wilt u geen e-mails meer", "wil je geen e-mails meer", "als u geen e-mails meer",
    "als je geen e-mails meer", "u ontvangt deze e-mail", "je ontvangt deze e-mail",
    "u ontvangt deze mail", "je ontvangt deze mail", "u ontvangt dit bericht omdat",
    "je ontvangt dit bericht omdat", "u ontvangt deze nieuwsbrief", "je ontvangt deze nieuwsbrief",
    "deze e-mail is verzonden aan", "deze e-mail is verstuurd aan", "dit bericht is verzonden aan",
    "deze mail is verstuurd naar", "deze e-mail is automatisch", "dit bericht is automatisch",
    "dit is een automatisch", "dit is een automatische", "u kunt niet reageren op deze",
    "gelieve niet te antwoorden op", "niet beantwoorden a.u.b", "bekijk deze e-mail in",
    "bekijk in browser", "bekijk in je browser", "bekijk in uw browser", "bekijk de online versie",
    "wordt deze e-mail niet goed", "kunt u deze e-mail niet", "wijzig je voorkeuren",
    "wijzig uw voorkeuren", "alle rechten voorbehouden", "virusvrij. www.avast.com",
    "virusvrij.www.avast.com", "deze e-mail is gecontroleerd op virussen",
    "##- voer uw reactie boven deze", "reageer boven deze regel",
)  # fmt: skip

_BANNERS = (
    "let op: deze e-mail is afkomstig", "let op: deze e-mail komt van buiten",
    "let op: dit bericht is afkomstig", "let op: dit bericht komt van buiten",
    "let op: externe e-mail", "let op: externe afzender", "let op! deze e-mail is afkomstig",
    "let op, deze e-mail is afkomstig", "waarschuwing: deze e-mail is afkomstig",
    "waarschuwing: externe e-mail", "pas op: deze e-mail is afkomstig",
    "pas op: deze e-mail komt van buiten", "pas op: externe e-mail",
    "opgelet: deze e-mail is afkomstig", "opgelet: deze e-mail komt van buiten",
    "opgelet: externe e-mail", "[extern]", "[externe e-mail]", "externe e-mail:",
    "deze e-mail is afkomstig van buiten", "deze e-mail komt van buiten",
    "deze e-mail is afkomstig van een externe", "dit bericht is afkomstig van buiten",
    "dit bericht komt van buiten", "dit bericht is afkomstig van een externe",
    "u ontvangt niet vaak e-mail van", "[u ontvangt niet vaak e-mail",
    "je ontvangt niet vaak e-mail van", "klik niet op koppelingen", "klik niet op links",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps", "nb", "n.b",
)  # fmt: skip

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    attributions=(
        Row("Op {when} schreef {who}:", "Gmail; Thunderbird l10n; Geary l10n; Claws Mail l10n"),
        Row("Op {when}, schreef {who}:", "Roundcube l10n; Thunderbird before 31"),
        Row("Op {when} {who} schreef:", "Claws Mail l10n"),
        Row(
            "Op {when} heeft {who} het volgende geschreven:",
            "Apple Mail; iOS Mail; Outlook; discourse email_reply_trimmer",
        ),
        Row("Op {when}, heeft {who} het volgende geschreven:", "Apple Mail"),
        Row("Op {when} heeft {who} geschreven:", "Outlook; email-forward-parser"),
        Row("{who} schreef op {when}:", "Thunderbird l10n; Evolution l10n; Roundcube l10n"),
        Row("{who} schreef:", "Thunderbird l10n; Geary l10n"),
        Row("Citeren {who}:", "Horde IMP l10n"),
        Row("-----{who} schreef: -----", "Lotus iNotes"),
        Row("---- Op {when} schreef {who} ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Van", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Afzender", "Thunderbird l10n; Roundcube l10n"),
        ),
        "date": (
            Row("Verzonden", "Outlook; Yahoo Mail"),
            Row("Datum", "Apple Mail; Gmail; Thunderbird l10n; Outlook"),
        ),
        "to": (
            Row("Aan", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Ontvanger", "Roundcube l10n"),
        ),
        "cc": (
            Row("Cc", "Outlook; Gmail; Thunderbird l10n; Yahoo Mail"),
            Row("Kopie", "Apple Mail; Roundcube l10n"),
        ),
        "bcc": (Row("Bcc", "Outlook; Thunderbird l10n"),),
        "subject": (Row("Onderwerp", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail"),),
        "reply_to": (
            Row("Antwoord aan", "Apple Mail"),
            Row("Antwoord-naar", "Thunderbird l10n"),
            Row("Beantwoorden - Aan", "discourse email_reply_trimmer"),
            Row("Antwoorden aan", "Roundcube l10n (Belgium)"),
        ),
        "other": (
            Row("Urgentie", "Outlook"),
            Row("Bijlagen", "Outlook"),
            Row("Bijlage", "Outlook"),
            Row("Prioriteit", "Outlook"),
            Row("Gevoeligheid", "Outlook"),
            Row("Categorieën", "Outlook"),
            Row("Organisatie", "Thunderbird l10n"),
            Row("Nieuwsgroepen", "Thunderbird l10n"),
            Row("Verzonden door", "Lotus Notes"),
        ),
    },
    separators=(
        Row("Oorspronkelijk bericht", "Outlook; Samsung Email; Thunderbird l10n; Evolution l10n"),
        Row("Oorspronkelijke bericht", "Roundcube l10n"),
        Row("Origineel bericht", "Samsung Email"),
        Row("Originalbericht", "unquotemail"),
        Row(
            "Doorgestuurd bericht",
            "Gmail; Thunderbird l10n; Yahoo Mail; Geary l10n; Evolution l10n; Horde IMP l10n",
        ),
        Row(
            "Begin doorgestuurd bericht:",
            "Apple Mail; iOS Mail; email-forward-parser; Claws Mail l10n",
        ),
        Row("Einde doorgestuurd bericht", "Horde IMP l10n"),
        Row("Doorgestuurd door {who} op {when}", "Lotus Notes"),
        Row("Doorgestuurd bericht van {who}", "Horde IMP l10n"),
        Row("Bericht van {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("januari", "jan"),
        ("februari", "feb"),
        ("maart", "mrt", "maa"),
        ("april", "apr"),
        ("mei",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("augustus", "aug"),
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
        Row(
            "Verstuurd vanaf mijn {device}",
            "iOS Mail; discourse email_reply_trimmer; crisp email-reply-parser",
        ),
        Row("Verzonden vanaf mijn {device}", "Samsung Email; mail-parser-reply"),
        Row("Verzonden vanaf mijn Samsung Galaxy-smartphone.", "Samsung Email"),
        Row("Verstuurd vanaf mijn Samsung Galaxy-smartphone.", "Samsung Email"),
        Row("Verzonden via mijn {device}", "users' phone signatures"),
        Row("Verzonden met mijn {device}", "discourse email_reply_trimmer"),
        Row(
            "Verstuurd vanaf mijn Android apparaat met K-9 Mail. Excuseer mijn beknoptheid.",
            "K-9 Mail",
        ),
        Row("Verzonden vanaf Outlook voor iOS", "Outlook mobile; crisp email-reply-parser"),
        Row("Verzonden vanaf Outlook voor Android", "Outlook mobile; crisp email-reply-parser"),
        Row("Verzonden vanuit Outlook voor iOS", "Outlook mobile; crisp email-reply-parser"),
        Row("Verzonden vanuit Outlook voor Android", "Outlook mobile; crisp email-reply-parser"),
        Row("Outlook voor iOS downloaden", "Outlook mobile"),
        Row("Outlook voor Android downloaden", "Outlook mobile"),
        Row("Download Outlook voor iOS", "Outlook mobile"),
        Row("Download Outlook voor Android", "Outlook mobile"),
        Row("Outlook voor iOS ophalen", "Outlook mobile"),
        Row("Verzonden vanuit Mail voor Windows", "Windows Mail"),
        Row("Verzonden vanuit Mail voor Windows 10", "Windows Mail"),
        Row("Verzonden met Mail voor Windows", "Windows Mail"),
        Row("Verzonden vanuit Yahoo Mail op Android", "Yahoo Mail"),
        Row("Verzonden vanuit Yahoo Mail voor iPhone", "Yahoo Mail"),
        Row("Verzonden via Yahoo Mail op Android", "Yahoo Mail"),
        Row("Verstuurd met de KPN Mail app", "KPN Mail"),
        Row("Afmelden", "newsletters, a line of its own"),
        Row("Uitschrijven", "newsletters, a line of its own"),
        Row("Privacybeleid", "newsletters, a line of its own"),
        Row("Privacyverklaring", "newsletters, a line of its own"),
        Row("Bekijk online", "newsletters, a line of its own"),
        Row("Bekijk in browser", "newsletters, a line of its own"),
        Row("Webversie", "newsletters, a line of its own"),
        Row("Online versie", "newsletters, a line of its own"),
        Row("E-mailvoorkeuren", "newsletters, a line of its own"),
        Row("Voorkeuren wijzigen", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
