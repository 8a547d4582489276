"""Dutch: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_DO = (
    "stuur/zorg/regel/bel/neem/kijk/controleer/bereid/maak/breng/bestel/ga/meld/"
    "beloof/garandeer/lever/boek/reserveer/mail/haal"
)
_WE_DO = (
    "sturen/zorgen/regelen/bellen/kijken/controleren/maken/brengen/bestellen/"
    "gaan/melden/beloven/garanderen/leveren/betalen/vergoeden/vervangen/repareren/boeken/"
    "storten/herstellen"
)
_IMPERATIVES = (
    "stuur/geef/zeg/bel/controleer/bevestig/teken/onderteken/kijk/lees/neem/maak/breng/bestel/"
    "betaal/"
    "vul/antwoord/reageer/test/probeer/laat/vraag/meld/vermeld/gebruik/voeg/zorg/houd/hou/let/denk/"
    "vergeet/wacht/zet/stop/kies/schrijf/mail/haal/verwijder/installeer/registreer/reserveer/boek"
)
_ASKING = (
    "is/zijn/was/heeft/hebben/heb/kan/kunnen/wordt/worden/moet/moeten/mag/zou/zal/komt/gaat/wil"
)
_THERE = "er/het/de/dit/dat/deze/iemand/ik/we/wij/hij/onze/mijn/ons"

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    function_words=(
        "de het een en of maar is zijn was waren wordt worden werd heeft hebben had ik je jij "
        "jullie u "
        "uw hij ze zij wij we ons onze mij me mijn zich dit dat deze die er van voor met op aan "
        "in uit "
        "bij naar om te tot door over als dan ook nog niet geen wel wat wie waar wanneer hoe "
        "waarom "
        "welke kan kunt kunnen kun zal zullen zou moet moeten mag graag bedankt dank niemand "
        "iemand "
        "nooit heb gaan gaat staat zonder volgens"
    ),
    months=(
        "januari februari maart april mei juni juli augustus september oktober november december "
        "jan feb mrt apr jun jul aug sep sept okt nov dec"
    ),
    weekdays="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    day_links="",
    numbers=(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig "
        "honderd"
    ),
    currencies="euro euro's dollar dollars procent cent",
    identified=(
        "factuur order bestelling ticket dossier referentie ref klant contract offerte zending "
        "pakbon "
        "reservering boeking polis artikel rekening melding zaak aanvraag nummer serie bon "
        "creditnota "
        "kenmerk incident"
    ),
    endings="nummer nr kenmerk",
    dates=(
        Row(
            "vandaag/morgen/overmorgen/gisteren/eergisteren/vanavond/vanmiddag/vanochtend/"
            "vanmorgen/"
            "vannacht (ochtend/middag/avond)",
            "a day seen from now",
        ),
        Row(
            "morgenochtend/morgenmiddag/morgenavond/maandagochtend/maandagmiddag/dinsdagochtend/"
            "dinsdagmiddag/woensdagochtend/woensdagmiddag/donderdagochtend/donderdagmiddag/"
            "vrijdagochtend/vrijdagmiddag",
            "a part of a day",
        ),
        Row("deze/volgende/komende/vorige/afgelopen week/maand/jaar/kwartaal/WEEKDAY", "from now"),
        Row("dit/volgend/komend/vorig jaar/kwartaal/weekend", "from now"),
        Row("eind/einde/begin/half (van) (de/deze/volgende) week/maand/dag/jaar/MONTH", "a part"),
        Row(
            "in/binnen een/twee/drie/vier/zes/acht/tien/#n dag/dagen/week/weken/maand/maanden",
            "from now",
        ),
        Row("over een/twee/drie/vier/zes/#n dag/dagen/week/weken/maand/maanden", "from now"),
        Row("# (tot) # uur", "hours"),
        Row("van # tot # uur", "hours"),
        Row("# uur", "an hour"),
        Row("om # (uur)", "an hour"),
        Row("# en/of/tot # MONTH", "days"),
        Row("kantoorsluiting", "an end"),
    ),
    by=(
        Row("voor (het)", "the last moment"),
        Row("vóór", "the last moment"),
        Row("uiterlijk (op/voor/tot)", "the last moment"),
        Row("heeft/heb/hebt/hebben (u/je/jullie) (de) (tijd) tot", "a term"),
        Row("niet later dan", "the last moment"),
        Row("binnen", "a term"),
    ),
    due=(
        Row("deadline", "a term"),
        Row("termijn", "a term"),
        Row("uiterste datum", "a term"),
        Row("sluitingsdatum/vervaldatum/einddatum", "a term"),
        Row("vervalt/verloopt/sluit", "the end of a term"),
        Row("geldig tot", "a term"),
    ),
    questions=(
        Row(
            "^wie/wat/wanneer/waar/waarom/hoe/welke/welk is/zijn/heeft/hebben/wordt/kan/kunnen/"
            "moet/"
            "moeten/komt/kost/kosten/gaat/zou/vind/vindt/doet/doen",
            "a question without its mark",
        ),
        Row("^hoeveel", "asked for a number"),
        Row("^hoe lang/laat/vaak/veel/groot/duur/ver", "asked for a number"),
        Row(f"^{_ASKING} {_THERE}", "to be answered with yes or no"),
        Row("weet/kent/heeft/kan (er) iemand", "a question to all"),
        Row("ik vraag/vroeg me af", "asked politely"),
        Row("ik zou (graag) willen weten", "asked politely"),
        Row("wilde (graag/even) weten/vragen", "asked politely"),
        Row("weet/weten je/u/jullie of/wanneer/wie/waar", "a question by its words"),
    ),
    requests=(
        Row("alsjeblieft/alstublieft/aub/svp/ajb", "asked to do something"),
        Row("gelieve", "asked formally"),
        Row("kunt/kun/kan/wilt/wil/zou/zouden/kunnen u/je/jij/jullie", "asked to do something"),
        Row("kan/kunnen/zou/wil iemand", "asked of all"),
        Row(
            "^graag (ontvangen/ontvang/horen/hoor/zien/zie/vernemen/verneem) (wij/we/ik)",
            "politely",
        ),
        Row("^graag *en", "asked to do something"),
        Row("graag *en voor/vóór/uiterlijk/binnen", "asked to do something"),
        Row("ik/wij/we ontvang/ontvangen/hoor/horen/zie/zien graag", "asked politely"),
        Row(
            "graag (uw/je/jouw/jullie/een) reactie/antwoord/bevestiging/akkoord/feedback",
            "what is wanted",
        ),
        Row(
            f"^{_IMPERATIVES} mij/me/ons/hem/haar/het/de/een/dit/dat/deze/uw/je/even/eens/alle/a/"
            "alsjeblieft/alstublieft/u/s.v.p/op/er/ervoor/eraan/niet/in/ook/contact",
            "an imperative",
        ),
        Row("laat/laten (u) (het) mij/me/ons (even/het) weten", "asked to tell"),
        Row("laat het (me/ons) weten", "asked to tell"),
        Row("u/je/jij/jullie moet/moeten/dient/dienen", "a must"),
        Row("moet/moeten u/je/jullie", "a must"),
        Row("ik/wij/we heb/hebben ~ nodig", "what is needed"),
        Row("nodig van u/jou/jullie/je", "what is needed"),
        Row("wij/ik/we verzoeken/verzoek/vragen/vraag (u/je/jullie)", "asked formally"),
        Row("wordt/worden/bent/is (u) verzocht/gevraagd", "asked formally"),
        Row("zou/zouden (het) (fijn/mooi/prettig/handig/goed) zijn/vinden als", "asked politely"),
        Row("ik/wij/we zou/zouden (het) (zeer/erg) op prijs", "asked politely"),
        Row("op prijs stellen", "asked politely"),
        Row("vergeet/vergeten (u) niet", "asked to think of it"),
        Row("zou het mogelijk zijn", "asked politely"),
        Row("is het mogelijk", "asked politely"),
        Row("^zorg/zorgt (u) (ervoor) dat", "asked to take care"),
        Row("ik/wij/we wacht/wachten op uw/je/jullie", "what is waited for"),
        Row("in afwachting van uw/je", "what is waited for"),
        Row("we/wij/ik moeten/moet ~ hebben/weten/ontvangen", "what is needed"),
    ),
    commitments=(
        Row("ik/wij/we zal/zullen", "a promise"),
        Row("zal/zullen ik/wij/we", "a promise"),
        Row(f"ik {_DO}", "the present that promises"),
        Row(f"wij/we {_WE_DO}", "the present that promises"),
        Row(f"{_DO} ik", "the same, turned round"),
        Row(f"{_WE_DO} wij/we", "the same, turned round"),
        Row("komen/kom (er/hier) (op/erop) terug", "an answer promised"),
        Row(
            "ik/wij/we kan/kunnen (u/je/het/dat/de/ook/wel) (een/wel/het) sturen/maken/regelen/"
            "leveren/"
            "aanbieden/doen/brengen",
            "an offer",
        ),
        Row("ik/wij/we geef/geven u/je/jullie", "the present that promises"),
        Row("komt in orde/goed", "a promise"),
        Row("wordt geregeld", "a promise"),
        Row("beloofd", "a promise"),
        Row("ik/wij/we ben/zijn (er/ermee/ermee) ~ bezig", "work under way"),
    ),
    decisions=(
        Row("besloten/beslist/vastgesteld", "a decision told"),
        Row("goedgekeurd/geaccordeerd/aangenomen/afgewezen/afgekeurd/geaccepteerd", "an answer"),
        Row("afgesproken/overeengekomen", "an agreement"),
        Row("zoals (maandag/eerder/gisteren) besproken", "an agreement told"),
        Row("(we/wij/ik) kiezen/kies (voor)", "a choice"),
        Row("(hebben/heeft/heb) gekozen (voor)", "a choice"),
        Row("we/wij/ik gaan/ga voor/akkoord", "a choice"),
        Row("we/wij/ik houden/houd/blijven/blijf (het) bij/op", "a choice"),
        Row("we/wij/ik nemen/neem de/het", "a choice"),
        Row("akkoord", "consent"),
        Row(
            "is/wordt/zijn/worden (de/het) ~ geannuleerd/uitgesteld/bevestigd/afgelast/verplaatst",
            "a decision told",
        ),
        Row("groen licht", "a go"),
        Row("besluit is (genomen)", "a decision named"),
        Row("knoop ~ doorgehakt", "a decision told"),
    ),
    negations=(
        Row("niet/nooit/niemand/niets/niks/nergens/noch/zonder/evenmin", "a word of negation"),
        Row("geen/geenszins", "a word of negation"),
    ),
    denials=(
        Row(
            "nog niet/niets/geen (besloten/beslist/goedgekeurd/afgesproken/besluit/akkoord)",
            "what is open",
        ),
        Row("ik/wij/we zal/zullen niet/geen", "no promise"),
        Row("ik/wij/we kan/kunnen (helaas/het) niet/geen", "no promise"),
    ),
    formulas=(
        Row("hoe gaat het (met/ermee) (u/je/jou/jullie)", "a greeting"),
        Row("hoe is het (met/ermee) (u/je/jou)", "a greeting"),
        Row("alles goed", "a greeting"),
        Row("aarzel/aarzelt (u) (dan) (gerust) niet", "an offer of help at the end"),
        Row("mocht u/je (nog) vragen hebben", "the same"),
        Row("neem/neemt (u) (dan) gerust contact", "the same"),
        Row("laat het (me/ons) (gerust) weten als u/je", "the same"),
        Row("bij vragen", "the same"),
        Row("bedankt voor", "thanks"),
        Row("dank u/je (wel)", "thanks"),
        Row("hartelijk dank", "thanks"),
        Row("graag gedaan", "a phrase"),
        Row("goede morgen", "a greeting"),
        Row("geen probleem/dank/zorgen/punt", "a phrase"),
        Row("niet alleen/slechts/enkel", "no denial"),
        Row("niets te danken", "a phrase"),
        Row("zonder twijfel/meer", "no denial"),
        Row("waarom niet", "a proposal"),
        Row("ik ga ervan uit", "no plan"),
        Row("we/wij gaan ervan uit", "no plan"),
        Row("als u/je (nog) vragen heeft/hebt/hebben", "the same"),
    ),
)
