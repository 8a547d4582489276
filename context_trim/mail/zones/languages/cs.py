"""Czech: what mail clients and people write around mail text.

Rows name their source; phrases are common usage, collected for this table.
"""

from context_trim.mail.zones.languages.language import Language, Row

_GREETINGS = (
    "ahoj", "ahojte", "čau", "čus", "nazdar", "dobrý den", "dobré ráno", "dobré odpoledne",
    "dobrý večer", "hezký den", "krásný den", "zdravím", "zdravím tě", "zdravím vás", "vážený",
    "vážená", "vážení", "vážený pane", "vážená paní", "vážení obchodní přátelé", "milý", "milá",
    "milí", "drahý", "drahá", "dobrý den všem", "ahoj všem", "pěkný den", "krásné dopoledne",
)  # fmt: skip

_CLOSINGS = (
    "s pozdravem", "s přátelským pozdravem", "se srdečným pozdravem", "s úctou",
    "s uctivým pozdravem", "s přáním hezkého dne", "s přáním pěkného dne", "s přáním krásného dne",
    "s pozdravem a přáním hezkého dne", "zdravím", "zdraví", "zdravíme", "pozdravy", "mějte se",
    "mějte se hezky", "měj se", "měj se hezky", "hezký den", "pěkný den", "krásný den",
    "přeji hezký den", "přeji pěkný den", "přeji krásný den", "hezký víkend", "pěkný víkend",
    "děkuji", "děkuju", "děkujeme", "díky", "dík", "mockrát děkuji", "moc děkuji", "moc díky",
    "předem děkuji", "děkuji předem", "děkuji a přeji hezký den", "děkuji, s pozdravem",
    "děkuji a s pozdravem", "děkuji za odpověď", "na shledanou", "nashledanou", "ahoj", "čau",
    "srdečně", "upřímně", "s poděkováním",
)  # fmt: skip

_DISCLAIMERS = (
    "tato zpráva a její přílohy", "tato zpráva a všechny", "tato zpráva a veškeré",
    "tato zpráva je důvěrná", "tato zpráva je určena", "tato zpráva může obsahovat",
    "tato zpráva obsahuje důvěrné", "tato zpráva, včetně", "tato e-mailová zpráva",
    "tento e-mail a jeho přílohy", "tento e-mail a všechny", "tento e-mail a veškeré",
    "tento e-mail je důvěrný", "tento e-mail je určen", "tento e-mail může obsahovat",
    "tento e-mail obsahuje důvěrné", "tento email je důvěrný", "tento email je určen",
    "obsah tohoto e-mailu", "obsah tohoto emailu", "obsah této zprávy",
    "informace obsažené v tomto", "informace obsažené v této", "informace v tomto e-mailu",
    "pokud nejste zamýšleným", "pokud nejste určeným", "pokud nejste adresátem",
    "jestliže nejste adresátem", "nejste-li zamýšleným", "nejste-li adresátem",
    "pokud jste tuto zprávu obdrželi omylem", "pokud jste tento e-mail obdrželi omylem",
    "pokud jste obdrželi tento e-mail omylem", "upozornění: tento e-mail",
    "upozornění: tato zpráva", "v případě, že je tento e-mail součástí", "není-li v této zprávě",
    "tento e-mail nepředstavuje", "myslete na životní prostředí", "šetřete životní prostředí",
    "než vytisknete",
)  # fmt: skip

_DISCLAIMER_WORDS = (
    "důvěrn", "určen", "adresát", "příjemc", "omylem", "nedopatřením", "vymaz", "smaz",
    "odstranit", "odstraňte", "zničit", "odpovědnost", "zakázán", "neoprávněn", "neautorizovan",
    "šíření", "rozšiřování", "odesílatel", "obchodní tajemství", "osobních údajů", "osobní údaje",
    "gdpr", "obchodního rejstříku", "obchodním rejstříku", "uzavření smlouvy",
)  # fmt: skip

_SIGNATURE_WORDS = (
    "tel", "telefon", "mobil", "mob", "gsm", "fax", "linka", "ústředna", "e-mail", "email", "mail",
    "www", "web", "adresa", "sídlo", "ič", "ičo", "dič", "datová schránka", "obchodní rejstřík",
    "provozovna",
)  # fmt: skip

_FOOTERS = (
    "odhlásit se z odběru", "pokud se chcete odhlásit", "pokud se chceš odhlásit",
    "klikněte zde pro odhlášení", "pro zrušení odběru", "pokud si nepřejete dostávat",
    "pokud si již nepřejete", "pokud nechcete dostávat", "pokud nechcete nadále",
    "tento e-mail jste obdrželi", "tento email jste obdrželi", "tento e-mail dostáváte",
    "tento email dostáváte", "tuto zprávu jste obdrželi, protože", "tuto zprávu dostáváte",
    "tento newsletter dostáváte", "tento e-mail byl odeslán na", "tento email byl odeslán na",
    "tato zpráva byla odeslána na", "tato zpráva byla vygenerována automaticky",
    "tato zpráva byla odeslána automaticky", "tento e-mail byl vygenerován automaticky",
    "tento e-mail byl odeslán automaticky", "toto je automatická", "toto je automaticky",
    "neodpovídejte na tento", "neodpovídejte na tuto", "na tento e-mail neodpovídejte",
    "na tuto zprávu neodpovídejte", "prosím neodpovídejte na", "zobrazit v prohlížeči",
    "otevřít v prohlížeči", "pokud se vám e-mail nezobrazuje", "pokud se vám zpráva nezobrazuje",
    "nezobrazuje se vám", "změnit nastavení odběru", "všechna práva vyhrazena",
    "bez virů. www.avast.com", "bez virů.www.avast.com", "neobsahuje žádné viry. www.avast.com",
    "neobsahuje žádné viry.www.avast.com",
)  # fmt: skip

_BANNERS = (
    "upozornění: tento e-mail přišel", "upozornění: tento e-mail pochází",
    "upozornění: externí e-mail", "upozornění: externí odesílatel",
    "upozornění: tato zpráva přišla", "upozornění: tato zpráva pochází", "pozor: externí e-mail",
    "pozor: externí odesílatel", "pozor: externí zpráva", "pozor: tento e-mail přišel",
    "pozor, externí e-mail", "pozor! externí e-mail", "varování: externí e-mail",
    "varování: externí odesílatel", "varování: tento e-mail přišel", "[externí]",
    "[externí e-mail]", "[external]", "externí e-mail:", "externí zpráva:",
    "tento e-mail pochází od externího", "tento e-mail přišel z vnější",
    "tento e-mail byl odeslán z vnějšku", "tato zpráva pochází od externího",
    "tato zpráva přišla z vnější", "e-maily od tohoto odesílatele nedostáváte často",
    "neklikejte na odkazy",
)  # fmt: skip

_POSTSCRIPTS = (
    "ps", "p.s", "pps",
)  # fmt: skip

LANGUAGE = Language(
    code="cs",
    name="Czech",
    attributions=(
        Row("{when} odesílatel {who} napsal:", "Gmail"),
        Row("Dne {when} odesílatel {who} napsal:", "Gmail"),
        Row("Dne {when} odesílatel {who} napsal(a):", "Gmail"),
        Row(
            "Dne {when} {who} napsal(a):",
            "Thunderbird l10n; Claws Mail l10n; Gmail; mail-parser-reply",
        ),
        Row("Dne {when}, {who} napsal(a):", "Outlook; email-forward-parser; Yahoo Mail"),
        Row("Dne {when} {who} napsal:", "Gmail"),
        Row("Dne {when}, {who} napsal:", "Roundcube l10n"),
        Row("Dne {when} uživatel {who} napsal:", "Gmail"),
        Row("{who} napsal(a) dne {when}:", "Thunderbird l10n"),
        Row("{who} napsal {when}:", "Geary l10n"),
        Row("{who} píše v {when}:", "Evolution l10n"),
        Row("{who} napsal(a):", "Thunderbird l10n"),
        Row("{who} napsal:", "Geary l10n"),
        Row("Cituji {who}:", "Horde IMP l10n"),
        Row("---- Dne {when} {who} napsal ----", "Zoho Mail"),
    ),
    fields={
        "from": (
            Row("Od", "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail; Seznam Email"),
            Row("Odesílatel", "Roundcube l10n"),
        ),
        "date": (
            Row("Odesláno", "Outlook"),
            Row("Datum", "Apple Mail; Gmail; Thunderbird l10n; Outlook; Yahoo Mail; Seznam Email"),
            Row("Posláno", "public Czech mail cleaners"),
        ),
        "to": (
            Row("Komu", "Outlook; Apple Mail; Thunderbird l10n; Yahoo Mail; Seznam Email"),
            Row("Adresát", "Roundcube l10n"),
        ),
        "cc": (
            Row("Kopie", "Outlook; Apple Mail; Thunderbird l10n; Yahoo Mail; Roundcube l10n"),
            Row("Cc", "Gmail"),
        ),
        "bcc": (
            Row("Skrytá kopie", "Outlook; Apple Mail; Thunderbird l10n; Roundcube l10n"),
            Row("Skrytá", "Outlook"),
        ),
        "subject": (
            Row(
                "Předmět",
                "Outlook; Apple Mail; Gmail; Thunderbird l10n; Yahoo Mail; Seznam Email",
            ),
        ),
        "reply_to": (
            Row("Adresa pro odpověď", "Thunderbird l10n"),
            Row("Odpověď na", "Apple Mail; email-forward-parser; Roundcube l10n; SOGo l10n"),
            Row("Odpověď pro", "SOGo l10n"),
        ),
        "other": (
            Row("Důležitost", "Outlook"),
            Row("Přílohy", "Outlook"),
            Row("Příloha", "Outlook"),
            Row("Priorita", "Outlook"),
            Row("Utajení", "Outlook"),
            Row("Kategorie", "Outlook"),
            Row("Společnost", "Thunderbird l10n; SOGo l10n"),
            Row("Organizace", "Thunderbird l10n; SOGo l10n"),
            Row("Diskusní skupina", "Thunderbird l10n; SOGo l10n"),
            Row("Diskuzní skupiny", "Thunderbird l10n; SOGo l10n"),
            Row("Odkazy", "Thunderbird l10n; SOGo l10n"),
        ),
    },
    separators=(
        Row(
            "Původní zpráva",
            "Samsung Email; Thunderbird l10n; SOGo l10n; Roundcube l10n; Evolution l10n",
        ),
        Row("Původní e-mail", "Seznam Email"),
        Row("Originální zpráva", "unquotemail"),
        Row(
            "Přeposlaná zpráva",
            "Gmail; Thunderbird l10n; Yahoo Mail; Geary l10n; Evolution l10n; Horde IMP l10n",
        ),
        Row("Začátek přeposílané zprávy:", "Apple Mail; iOS Mail; email-forward-parser"),
        Row("Začátek předané zprávy:", "Claws Mail l10n"),
        Row("Konec přeposlané zprávy", "Horde IMP l10n"),
        Row("Přeposlaná zpráva od {who}", "Horde IMP l10n"),
        Row("Zpráva od {who}", "Horde IMP l10n"),
    ),
    # full, inflected and abbreviated forms: CLDR; the rest as clients write them
    months=(
        ("ledna", "leden", "led"),
        ("února", "únor", "úno"),
        ("března", "březen", "bře"),
        ("dubna", "duben", "dub"),
        ("května", "květen", "kvě"),
        ("června", "červen", "čvn"),
        ("července", "červenec", "čvc"),
        ("srpna", "srpen", "srp"),
        ("září", "zář"),
        ("října", "říjen", "říj"),
        ("listopadu", "listopad", "lis"),
        ("prosince", "prosinec", "pro"),
    ),
    numeric_order="dmy",
    greetings=_GREETINGS,
    closings=_CLOSINGS,
    disclaimers=_DISCLAIMERS,
    disclaimer_words=_DISCLAIMER_WORDS,
    signature_words=_SIGNATURE_WORDS,
    taglines=(
        Row("Odesláno z iPhonu", "iOS Mail"),
        Row("Odesláno z iPadu", "iOS Mail"),
        Row("Odesláno z mého iPhonu", "iOS Mail"),
        Row("Odesláno z mého iPadu", "iOS Mail"),
        Row("Odesláno z mého {device}", "Samsung Email; mail-parser-reply"),
        Row("Odesláno z mého telefonu Samsung Galaxy.", "Samsung Email"),
        Row("Odesláno z mobilního zařízení", "users' phone signatures"),
        Row("Odesláno z mobilu", "users' phone signatures"),
        Row("Odesláno z telefonu", "users' phone signatures"),
        Row("Odesláno z aplikace Outlook pro iOS", "Outlook mobile"),
        Row("Odesláno z aplikace Outlook pro Android", "Outlook mobile"),
        Row("Odesláno z Outlooku pro iOS", "Outlook mobile"),
        Row("Odesláno z Outlooku pro Android", "Outlook mobile"),
        Row("Získat Outlook pro iOS", "Outlook mobile"),
        Row("Získat Outlook pro Android", "Outlook mobile"),
        Row("Získejte Outlook pro iOS", "Outlook mobile"),
        Row("Získejte Outlook pro Android", "Outlook mobile"),
        Row("Stáhnout Outlook pro iOS", "Outlook mobile"),
        Row("Stáhnout Outlook pro Android", "Outlook mobile"),
        Row("Odesláno z Pošty pro Windows", "Windows Mail"),
        Row("Odesláno z Pošty pro Windows 10", "Windows Mail"),
        Row("Odesláno ze Seznam Email", "Seznam Email"),
        Row("Odesláno z mobilní aplikace Seznam Email", "Seznam Email"),
        Row("Odhlásit se", "newsletters, a line of its own"),
        Row("Odhlásit odběr", "newsletters, a line of its own"),
        Row("Odhlásit newsletter", "newsletters, a line of its own"),
        Row("Zrušit odběr", "newsletters, a line of its own"),
        Row("Ochrana osobních údajů", "newsletters, a line of its own"),
        Row("Zobrazit v prohlížeči", "newsletters, a line of its own"),
        Row("Otevřít v prohlížeči", "newsletters, a line of its own"),
        Row("Pro odhlášení", "newsletters, a line of its own"),
        Row("Nechcete-li dostávat", "newsletters, a line of its own"),
        Row("Nepřejete-li si", "newsletters, a line of its own"),
        Row("Zobrazit online", "newsletters, a line of its own"),
        Row("Spravovat předvolby", "newsletters, a line of its own"),
    ),
    footers=_FOOTERS,
    banners=_BANNERS,
    postscripts=_POSTSCRIPTS,
)
