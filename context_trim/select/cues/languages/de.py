"""German: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_DO = (
    "schicke/schick/sende/melde/kümmere/kümmer/prüfe/übernehme/übernehm/kläre/erledige/mache/mach/"
    "schaue/schau/rufe/ruf/bringe/bring/besorge/liefere/bestelle/bespreche/reiche/leite/"
    "bereite/erstelle/veranlasse/organisiere/buche/überweise/lasse/"
    "versuche/teste/verspreche/garantiere/sorge/hole"
)
_WE_DO = (
    "schicken/senden/melden/kümmern/prüfen/übernehmen/klären/erledigen/machen/schauen/rufen/"
    "bringen/"
    "besorgen/liefern/erstatten/ersetzen/tauschen/bestellen/besprechen/reichen/leiten/"
    "bereiten/erstellen/veranlassen/organisieren/buchen/überweisen/lassen/"
    "versuchen/testen/versprechen/garantieren/sorgen/holen/informieren/reparieren/beheben"
)
_IMPERATIVES = (
    "schick/schicke/sende/send/prüfe/prüf/gib/sag/sage/ruf/rufe/bring/bringe/melde/meld/schau/"
    "schaue/"
    "unterschreib/unterschreibe/bestell/bestelle/buche/buch/nimm/lass/lies/leite/vergiss/frag/"
    "frage/"
    "mach/mache/stell/stelle/antworte/überweise/kläre/teste/komm/denk/denke/achte"
)
_SIE = (
    "schicken/senden/prüfen/geben/sagen/rufen/bringen/melden/schauen/unterschreiben/bestellen/"
    "buchen/"
    "nehmen/lassen/lesen/leiten/vergessen/fragen/machen/stellen/antworten/überweisen/klären/testen/"
    "kommen/denken/achten/beachten/verwenden/nutzen/füllen/reichen/bestätigen/teilen/tragen/wenden/"
    "kontaktieren/ergänzen/ändern/löschen/legen/warten/halten/zahlen/wählen/installieren"
)
_ASKING = (
    "ist/sind/war/hat/haben/habt/kann/könnte/könnten/wird/werden/soll/sollen/darf/muss/gibt/gilt"
)
_THERE = "es/das/der/die/dies/diese/jemand/ich/wir/er/sie/man/noch/schon/euer/unser"

LANGUAGE = Language(
    code="de",
    name="German",
    function_words=(
        "der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war wird "
        "werden wurde wurden hat haben hatte ich du er sie es wir ihr ihnen ihre ihren uns mir "
        "mich "
        "dir sich mit von vom zum zur zu auf für aus bei beim bis im am an als auch noch nur so "
        "wie "
        "was wer wo wann warum dass wenn kann können bitte kein keine nach über um vor schon sehr "
        "jetzt hier mal dann doch gibt wäre danke niemand passt"
    ),
    months=(
        "januar jänner februar märz april mai juni juli august september oktober november dezember "
        "jan feb mär apr jun jul aug sep sept okt nov dez"
    ),
    weekdays="montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    day_links="",
    numbers=(
        "ein einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig "
        "vierzig "
        "fünfzig hundert tausend"
    ),
    currencies="euro euros cent dollar franken rappen prozent pfund",
    identified=(
        "rechnung auftrag bestellung vorgang ticket aktenzeichen az kundennummer vertrag angebot "
        "fall "
        "sendung lieferschein gutschrift buchung reservierung police artikel konto meldung beleg "
        "geschäftszeichen zeichen referenz kd"
    ),
    endings="nummer nr zeichen rechnung",
    dates=(
        Row(
            "heute/morgen/übermorgen/gestern/vorgestern (früh/vormittag/mittag/nachmittag/abend)",
            "a day seen from now",
        ),
        Row("montags/dienstags/mittwochs/donnerstags/freitags", "days"),
        Row(
            "montagmorgen/montagnachmittag/dienstagmorgen/mittwochmorgen/donnerstagmorgen/"
            "freitagmorgen/freitagnachmittag/mittwochnachmittag",
            "a part of a day",
        ),
        Row(
            "diese/dieser/nächste/nächster/nächsten/kommende/kommender/kommenden/letzte/letzter/"
            "letzten/vergangene/vergangenen woche/wochen/monat/quartal/jahr/WEEKDAY",
            "from now",
        ),
        Row("diesen/dieses/diesem nächstes WEEKDAY/monat/quartal/jahr", "from now"),
        Row("nächsten/nächstes/nächstem monat/jahr/quartal", "from now"),
        Row("ende (der/des/dieser/dieses/nächster) woche/monats/quartals/jahres/MONTH", "an end"),
        Row("anfang/mitte (der/des/nächster) woche/monats/MONTH", "a part of a month"),
        Row("monatsende/wochenende/jahresende/quartalsende/feierabend", "an end"),
        Row(
            "in/binnen/innerhalb (von) einer/einem/zwei/drei/vier/sechs/acht/zehn/#n "
            "tag/tagen/woche/wochen/monat/monaten",
            "from now",
        ),
        Row("innerhalb der nächsten ~ tage/wochen", "from now"),
        Row("# (bis) # uhr", "hours"),
        Row("# uhr", "an hour"),
        Row("# (.) bis/und/oder # (.) MONTH", "days"),
        Row("KW #", "a week of the year"),
        Row("kw #", "a week of the year"),
    ),
    by=(
        Row("bis", "the last moment"),
        Row("bis (zum/spätestens/einschließlich/zu)", "the last moment"),
        Row("spätestens (am/bis/zum/bis zum)", "the last moment"),
        Row("vor (dem)", "the last moment"),
        Row("binnen", "a term"),
        Row("innerhalb (von)", "a term"),
    ),
    due=(
        Row("frist", "a term"),
        Row("deadline", "a term"),
        Row("stichtag", "a term"),
        Row("einsendeschluss", "a term"),
        Row("anmeldeschluss", "a term"),
        Row("abgabetermin/abgabeschluss/redaktionsschluss/zahlungsziel", "a term"),
        Row("fällig", "a term"),
        Row("gültig bis", "a term"),
        Row("gilt (nur/noch) bis", "a term"),
        Row("läuft ~ ab", "the end of it"),
        Row("endet", "the end of it"),
    ),
    questions=(
        Row(
            "^wer/wo/wann/warum/wieso/weshalb/wohin/woher/womit/wofür/welche/welcher/welches/"
            "welchen "
            "ist/sind/hat/haben/wird/werden/kann/können/soll/sollen/muss/müssen/war/kommt/geht/"
            "macht",
            "a question without its mark",
        ),
        Row(
            "^was ist/sind/kostet/kosten/soll/sollen/meint/meinst/hältst/halten/passiert/macht/"
            "machen",
            "a question without its mark",
        ),
        Row(
            "^wie viel/viele/lange/oft/hoch/groß/weit/wäre/sieht/ist/kann/können/macht/geht/lautet",
            "asked for a number or a way",
        ),
        Row("^wieviel/wieviele", "asked for a number"),
        Row(f"^{_ASKING} {_THERE}", "to be answered with yes or no"),
        Row("weiß/weiss/kennt/hat (eigentlich/zufällig/denn/hier) jemand", "a question to all"),
        Row("ich frage mich/wollte fragen/würde gerne wissen", "asked politely"),
        Row("wollte (mal/nur/kurz) fragen/nachfragen/wissen", "asked politely"),
        Row("würde (mich) interessieren", "asked politely"),
        Row("gerne wissen", "asked politely"),
        Row(
            "hast/habt/haben du/ihr/sie schon/noch/eine/einen/mal", "to be answered with yes or no"
        ),
    ),
    requests=(
        Row("bitte", "asked to do something"),
        Row("bitten (wir/ich/sie/dich/euch) (um/sie/dich/euch/darum)", "asked formally"),
        Row("wir/ich bitten/bitte", "asked formally"),
        Row(
            "könnten/könntest/könntet/können/kannst/könnt/würden/würdest/würdet sie/du/ihr",
            "asked to do something",
        ),
        Row("könnte/kann/mag (das/mir/uns/bitte) jemand", "asked of all"),
        Row(f"^{_SIE} sie", "an imperative"),
        Row(
            f"^{_IMPERATIVES} mir/uns/ihm/ihr/ihnen/bitte/mal/das/die/den/der/dem/es/dich/doch/"
            "auf/an/"
            "dafür/daran/nicht",
            "an imperative",
        ),
        Row("geben/gib/gebt/sagen/sag/sagt/teilen/teilt (sie) mir/uns", "asked to tell"),
        Row("(sie/du/ihr) müssen/musst/müsst/sollten/solltest/solltet sie/du/ihr", "a must"),
        Row("sie/du/ihr müssen/musst/müsst/sollten/solltest/solltet", "a must"),
        Row("ich/wir brauche/brauchen/benötige/benötigen", "what is needed"),
        Row("brauche/brauchen/benötige/benötigen ich/wir", "what is needed"),
        Row("wäre/wären ~ dankbar", "asked politely"),
        Row("wäre/wären (sehr) ~ wenn", "asked politely"),
        Row("es wäre/fände (sehr) schön/gut/nett/super/toll/hilfreich", "asked politely"),
        Row("freuen/freue (wir/ich) (uns/mich) (sehr) über ihre/eine/deine/eure", "asked politely"),
        Row("ich/wir möchte/möchten sie/dich/euch", "asked politely"),
        Row("ich/wir hätte/hätten gern/gerne", "asked politely"),
        Row("erwarte/erwarten (wir/ich) (ihre/eine/deine)", "what is waited for"),
        Row("nicht vergessen", "asked to think of it"),
        Row("wird/werden gebeten", "asked formally"),
        Row("ist/sind zu unterschreiben/zahlen/prüfen/senden/beachten", "a must"),
        Row("um ~ rückmeldung/bestätigung/antwort/prüfung/freigabe/info", "what is wanted"),
        Row("denk/denkt/denken (sie) (bitte) daran", "asked to think of it"),
    ),
    commitments=(
        Row("ich/wir werde/werden", "a promise"),
        Row("werde/werden ich/wir", "a promise"),
        Row(f"ich {_DO}", "the present that promises"),
        Row(f"wir {_WE_DO}", "the present that promises"),
        Row(f"und {_WE_DO} uns/ihnen/euch/dir", "a second promise"),
        Row(f"und {_DO} mich/ihnen/euch/dir", "a second promise"),
        Row(f"{_DO} ich", "the same, turned round"),
        Row(f"{_WE_DO} wir", "the same, turned round"),
        Row("sage/sagen ich/wir (hiermit) zu", "a promise"),
        Row("das sage ich/wir zu", "a promise"),
        Row("ich sage (es/das/ihnen/dir) zu", "a promise"),
        Row("versprochen", "a promise"),
        Row("wird (von uns/mir) erledigt/gemacht", "a promise"),
        Row("(wird/ist) erledigt", "a promise kept"),
        Row(
            "ich/wir kann/können (ihnen/dir/euch/das/es/die/den/gerne/gern) "
            "(gerne/gern) schicken/übernehmen/machen/bringen/anbieten/vorbereiten",
            "an offer",
        ),
        Row("ich/wir gebe/geben ihnen/dir/euch", "the present that promises"),
        Row("komme/kommen (ich/wir) ~ (auf) (sie/dich/euch) zurück", "an answer promised"),
        Row("bin/sind (ich/wir) dran", "work under way"),
    ),
    decisions=(
        Row("beschlossen/entschieden/genehmigt/bewilligt/verabschiedet", "a decision told"),
        Row("freigegeben/abgesegnet/abgelehnt/angenommen/zugestimmt/abgestimmt", "a decision told"),
        Row("vereinbart/abgemacht/ausgemacht/geeinigt/verständigt", "an agreement"),
        Row(
            "wie (am/gestern/heute/bereits/telefonisch/schon) ~ besprochen/vereinbart/abgesprochen",
            "an agreement told",
        ),
        Row("wir/ich nehmen/nehme (jetzt/dann/lieber/nun) den/die/das", "a choice"),
        Row("entscheiden/entscheide (wir/ich) (uns/mich) (für/gegen)", "a choice"),
        Row("wir bleiben (bei/beim/dabei)", "a choice"),
        Row("einverstanden", "consent"),
        Row("stimme/stimmen (wir/ich) (dem/der) ~ zu", "consent"),
        Row(
            "wurde/wird/ist/wurden/sind (der/die/das) ~ abgesagt/verschoben/gestrichen/bestätigt/"
            "storniert",
            "a decision told",
        ),
        Row("entscheidung ist (gefallen/getroffen)", "a decision named"),
        Row("beschluss", "a decision named"),
        Row("grünes licht", "a go"),
        Row("wahl fiel", "a choice"),
        Row("dabei bleibt es", "a choice"),
        Row("wir machen es/das so", "a choice"),
    ),
    negations=(
        Row("nicht/nie/niemals/niemand/niemanden/nichts/nirgends/weder/ohne", "a word of negation"),
        Row(
            "kein/keine/keinen/keinem/keiner/keines/keinerlei/keinesfalls/keineswegs/nix",
            "the same",
        ),
        Row("nicht mehr", "an end"),
        Row("leider nein", "a denial"),
    ),
    denials=(
        Row("noch nicht/nichts (beschlossen/entschieden/genehmigt/vereinbart)", "what is open"),
        Row("noch keine entscheidung", "what is open"),
        Row("ich/wir werde/werden nicht/keine/kein/keinen", "no promise"),
        Row("ich/wir kann/können (leider) nicht/kein/keine", "no promise"),
    ),
    formulas=(
        Row("wie geht es/es dir/ihnen/euch", "a greeting"),
        Row("wie geht's", "a greeting"),
        Row("wie geht es (dir/ihnen/euch) (heute/so)", "a greeting"),
        Row(
            "bei (weiteren/etwaigen) fragen/rückfragen (können/stehen/stehe/melden/wenden) "
            "(sie/ich/wir) (sich) (gerne/gern/jederzeit)",
            "an offer of help at the end",
        ),
        Row("zögern sie (bitte) nicht", "the same"),
        Row("melden sie sich (gerne/gern/jederzeit) (bei)", "the same"),
        Row("können sie sich/mich/uns (gerne/gern/jederzeit)", "the same"),
        Row("vielen/besten/herzlichen dank", "thanks"),
        Row("danke für", "thanks"),
        Row("bitte schön/sehr", "a phrase"),
        Row("bitte entschuldigen sie/entschuldige", "a phrase"),
        Row("anbei erhalten/finden/schicke/sende", "what is attached"),
        Row("kein/keine problem/thema/sorge/ursache/frage", "a phrase"),
        Row("nicht nur/zuletzt", "no denial"),
        Row("ohne weiteres", "no denial"),
        Row("nichts zu danken", "a phrase"),
        Row("ob oder nicht", "a choice"),
        Row("guten morgen", "a greeting"),
        Row("von # bis # (uhr)", "a span of time"),
        Row("ich/wir freue/freuen mich/uns (auf)", "a phrase"),
    ),
)
