"""Italian: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_IMPERATIVES = (
    "invia/inviate/invii/mandi/mandate/controlla/controllate/controlli/verifica/verificate/"
    "verifichi/"
    "conferma/confermate/confermi/firma/firmate/firmi/chiama/chiamate/chiami/restituite/"
    "restituisca/"
    "indica/indicate/indichi/guarda/guardate/guardi/leggi/leggete/legga/aggiungi/aggiungete/paga/"
    "pagate/paghi/compila/compilate/compili/completa/completate/rispondi/rispondete/risponda/prova/"
    "provate/provi/porta/portate/porti/tenete/tenga/chiedi/chiedete/chieda/inoltra/inoltrate/"
    "inoltri/"
    "allega/allegate/alleghi/aggiorna/aggiornate/aggiorni/avvisa/avvisate/avvisi/ricordate/evitate/"
    "usate/utilizzate/contattate/contatti/prenota/prenotate/prenoti/date/fate/faccia/prendi/"
    "prendete"
)
_GLUED = (
    "inviami/inviateci/inviatemi/inviaci/mandami/mandateci/mandatemi/mandaci/dimmi/dicci/ditemi/"
    "diteci/fammi/fateci/fatemi/facci/fammelo/fatecelo/chiamami/chiamatemi/chiamateci/confermami/"
    "confermateci/confermatemi/confermaci/avvisami/avvisateci/avvisatemi/avvisaci/dammi/dateci/"
    "datemi/dacci/aiutami/aiutateci/aiutatemi/spiegami/spiegatemi/rispondimi/rispondeteci/girami/"
    "giratemi/ricordati/ricordatevi/assicurati/assicuratevi/indicateci/indicatemi/indicaci/passami"
)
_DO = (
    "mando/invio/occupo/chiamo/verifico/preparo/confermo/porto/prometto/impegno/faccio/giro/"
    "controllo/avviso/incarico/sistemo/richiamo/prenoto"
)
_WE_DO = (
    "mandiamo/inviamo/occupiamo/pensiamo/chiamiamo/verifichiamo/prepariamo/facciamo/rimborsiamo/"
    "impegniamo/giriamo/controlliamo/avvisiamo/sostituiamo/consegniamo/garantiamo/sistemiamo"
)

LANGUAGE = Language(
    code="it",
    name="Italian",
    function_words=(
        "il lo la i gli le l' un uno una un' di d' del dello della dei degli delle dell' al allo "
        "alla ai "
        "agli alle all' da dal dalla dai in nel nella nei con su sul sulla per tra fra e ed o ma "
        "che "
        "chi cui non è sono era ha hanno ho abbiamo si mi ti ci vi ne lei lui loro noi voi io suo "
        "sua "
        "suoi nostro nostra vostro questo questa quello quale quando come dove perché più molto "
        "già "
        "anche se c' dov' oggi essere stato stata viene grazie favore può nessuno qualcuno mai "
        "ieri "
        "abbiamo entro quanto cosa"
    ),
    months=(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre "
        "gen feb mar apr mag giu lug ago set ott nov dic"
    ),
    weekdays=(
        "lunedì martedì mercoledì giovedì venerdì lunedi martedi mercoledi giovedi venerdi "
        "sabato domenica"
    ),
    day_links="",
    numbers=(
        "un due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti "
        "trenta cento mille"
    ),
    currencies="euro dollaro dollari centesimi franchi",
    identified=(
        "fattura ordine ticket pratica riferimento rif cliente contratto preventivo bolla "
        "spedizione "
        "prenotazione polizza articolo conto segnalazione caso richiesta numero codice serie "
        "ricevuta "
        "sinistro protocollo bonifico"
    ),
    dates=(
        Row(
            "oggi/ieri/domani/dopodomani/stamattina/stasera/stanotte/mezzogiorno/mezzanotte "
            "(mattina/pomeriggio/sera)",
            "a day seen from now",
        ),
        Row("l'altro ieri", "a day seen from now"),
        Row("questa/questo mattina/pomeriggio/sera/settimana/mese/anno/WEEKDAY", "a time from now"),
        Row("(la) prossima/scorsa settimana", "a time from now"),
        Row("prossimo/scorso mese/anno/WEEKDAY", "a time from now"),
        Row("settimana/mese/anno/WEEKDAY prossima/prossimo/scorsa/scorso", "a time from now"),
        Row(
            "fine/inizio/metà (del/della/di) mese/anno/settimana/giornata/MONTH",
            "a part of a month",
        ),
        Row(
            "tra/fra/entro un/una/due/tre/quattro/sei/dieci/quindici/#n giorno/giorni/settimana/"
            "settimane/mese/mesi",
            "a time from now",
        ),
        Row("alle (ore) #", "an hour"),
        Row("ore #", "an hour"),
        Row("dalle # alle #", "hours"),
        Row("alle due/tre/quattro/cinque/sei/sette/otto/nove/dieci/undici/dodici", "an hour"),
        Row("# e/o/al # MONTH", "days"),
    ),
    by=(
        Row("entro (e/non/il/la/le/oltre) (oltre/il)", "the last moment"),
        Row("prima di/del/della", "the last moment"),
        Row("al più tardi (il/entro)", "the last moment"),
        Row("non oltre (il/le)", "the last moment"),
        Row("avete/ha/hai/abbiamo tempo fino a/al/alle", "a term"),
        Row("per", "the last moment"),
    ),
    due=(
        Row("termine", "a term"),
        Row("scadenza", "a term"),
        Row("scade/scadono", "the end of a term"),
        Row("data ultima", "a term"),
        Row("data limite", "a term"),
        Row("valida/valido/valevole fino a/al", "a term"),
    ),
    questions=(
        Row(
            "^chi/cosa/quando/come/dove/quanto/quanti/quante/quanta/quale/quali/perché "
            "è/sono/ha/hanno/può/posso/deve/devo/costa/viene/fa/facciamo/possiamo/dobbiamo/sta",
            "a question without its mark",
        ),
        Row("^che cosa/ora/ore/tipo/giorno", "a question without its mark"),
        Row("^quanto/quanti/quante costa/costano/tempo/giorni/persone", "asked for a number"),
        Row("^qualcuno sa/può/ha/conosce", "a question to all"),
        Row("mi chiedo/chiedevo/domando se", "asked politely"),
        Row("vorrei/volevo/vorremmo sapere", "asked politely"),
        Row("sapete/sa/sai se/dirmi/quando/chi/dove", "a question by its words"),
    ),
    requests=(
        Row("per favore/piacere/cortesia", "asked to do something"),
        Row("la/vi/ti prego/preghiamo (di/gentilmente)", "asked formally"),
        Row("prego/preghiamo di/voler", "asked formally"),
        Row("si prega/chiede/richiede/invita (di/gentilmente)", "asked formally"),
        Row(
            "(la/vi/ti) chiedo/chiediamo/chiederei (di/gentilmente/cortesemente)", "asked formally"
        ),
        Row("gentilmente/cortesemente", "asked politely"),
        Row("gradirei/gradiremmo", "asked politely"),
        Row("potresti/potrebbe/potreste/potrebbero", "asked to do something"),
        Row(
            "può/puoi/potete (per/anche/gentilmente) (favore) *armi/*ermi/*irmi/*arci/*erci/*irci",
            "asked to do something",
        ),
        Row(
            "^può/puoi/potete (per/anche/gentilmente) (favore) *are/*ere/*ire/*arlo/*arla",
            "the same",
        ),
        Row(
            "^mi/ci mandi/invii/mandate/inviate/dica/dite/faccia/fate/chiami/confermi/confermate/"
            "dia",
            "an imperative",
        ),
        Row(
            f"^{_IMPERATIVES} il/lo/la/i/gli/le/l'/un/una/questo/questa/al/alla/ai/con/per/in/su/"
            "che/"
            "suo/vostro/tutto/tutti/pure/anche/a",
            "an imperative",
        ),
        Row(_GLUED, "an imperative"),
        Row(
            "mi/ci faccia/fate/fai/dica/dite/mandi/mandate/invii/inviate/tenga/tenete (sapere)",
            "asked to tell",
        ),
        Row(
            "^non *ate/*ete/*ite/*are/*ere/*ire/*arsi al/alla/ai/il/lo/la/i/gli/le/di/a/in/un/l'",
            "asked to leave it",
        ),
        Row("non dimenticare/dimenticate/dimentichi", "asked to think of it"),
        Row("deve/devi/dovete/dovreste/dovresti/dovrebbe *are/*ere/*ire/*si/*lo/*la", "a must"),
        Row("bisogna/occorre (che/*are/*ere/*ire)", "a must"),
        Row("ho/abbiamo bisogno (di/che/del/della)", "what is needed"),
        Row("mi/ci serve/servono/servirebbe/occorre/occorrono", "what is needed"),
        Row("vorrei/vorremmo/gradiremmo che", "asked politely"),
        Row("sarebbe possibile/utile/bello/meglio", "asked politely"),
        Row("(sarei/saremmo) grato/grata/grati (se)", "asked politely"),
        Row("resto/restiamo/rimango/rimaniamo in attesa", "what is waited for"),
        Row("in attesa di/del/della (un/una/suo/sua/vostro/vostra)", "what is waited for"),
        Row(
            "attendo/attendiamo/aspetto/aspettiamo (un/una/la/il/sua/suo/vostra/vostro)", "the same"
        ),
    ),
    commitments=(
        Row("*arò/*erò/*irò/*drò/*trò/*rrò/*vrò/*prò", "the future of the writer"),
        Row("*aremo/*eremo/*iremo/*dremo/*tremo/*rremo/*vremo/*premo", "the future of the writers"),
        Row("sto/stiamo per *are/*ere/*ire", "a plan"),
        Row("ci penso/pensiamo (io/noi)", "a promise"),
        Row(f"(io) le/vi/ti/ve/te/glielo/lo/la (ne/lo/la) {_DO}", "the present that promises"),
        Row(f"le/vi/ti/ce/ci/ve (ne/lo/la) {_WE_DO}", "the present that promises"),
        Row("me ne occupo/incarico", "a promise"),
        Row("ce ne occupiamo/incarichiamo", "a promise"),
        Row("le/vi/ti faccio/facciamo/farò/faremo sapere", "a promise"),
        Row("mi impegno", "a promise"),
        Row("ci impegniamo", "a promise"),
        Row("conta/conti/contate su di", "a promise"),
        Row("posso/possiamo *are/*ere/*ire/*arle/*arvi/*arti", "an offer"),
    ),
    decisions=(
        Row(
            "(abbiamo/ha/hanno/ho/si/stato/è) deciso/decisero/deliberato/stabilito/risolto",
            "a decision told",
        ),
        Row(
            "(abbiamo/ha/hanno/ho/stato/stata/è) approvato/approvata/autorizzato/autorizzata/"
            "ratificato",
            "consent",
        ),
        Row("(come/abbiamo/è/si) concordato/concordata/pattuito/convenuto", "an agreement"),
        Row("come (da) accordi/stabilito/deciso", "an agreement told"),
        Row("d'accordo (con/su/per)", "consent"),
        Row(
            "(ha/hanno/abbiamo/stata/stato/è) respinto/respinta/rifiutato/rifiutata/accettato/"
            "accettata/"
            "bocciato/bocciata",
            "an answer",
        ),
        Row("scegliamo/accettiamo/accetto/scelgo/approvo/optiamo/rifiutiamo/prendiamo", "a choice"),
        Row("(abbiamo/ha/hanno/ho) scelto/optato/votato", "a choice"),
        Row("andiamo con il/la", "a choice"),
        Row(
            "è/sono/viene (stato/stata/stati) annullato/annullata/rinviato/rinviata/confermato/"
            "confermata/cancellato/cancellata/spostato/spostata",
            "a decision told",
        ),
        Row("via libera", "a go"),
        Row("la decisione è presa", "a decision named"),
    ),
    negations=(
        Row(
            "non/mai/nessuno/nessuna/nessun/niente/nulla/neanche/nemmeno/neppure/né/senza",
            "a word of negation",
        ),
    ),
    denials=(
        Row(
            "non (abbiamo/ha/hanno/si/è) (ancora/è/stato) deciso/approvato/concordato",
            "what is open",
        ),
        Row("non (le/vi/ti/lo/la) *arò/*erò/*irò/*drò/*trò/*aremo/*eremo/*iremo", "no promise"),
        Row("non posso/possiamo/potrò/potremo", "no promise"),
    ),
    formulas=(
        Row("come sta/stai/state/va", "a greeting"),
        Row("tutto bene", "a greeting"),
        Row("non esiti/esitate/esitare (a)", "an offer of help at the end"),
        Row(
            "resto/restiamo/rimango/rimaniamo a (sua/vostra/tua/completa) disposizione", "the same"
        ),
        Row("per qualsiasi domanda/dubbio/chiarimento", "the same"),
        Row("in allegato (trova/trovate/trovi/invio)", "what is attached"),
        Row("grazie per/di/del/della/mille", "thanks"),
        Row("la/vi ringrazio/ringraziamo", "thanks"),
        Row("nessun problema", "a phrase"),
        Row("non c'è problema/problemi/di", "a phrase"),
        Row("senza dubbio/problemi", "a phrase"),
        Row("senza costi/spese/impegno", "free"),
        Row("non solo/soltanto", "no denial"),
        Row("di niente", "a phrase"),
        Row("perché no", "a proposal"),
        Row("però", "but, no future"),
        Row("prego", "a phrase"),
    ),
)
