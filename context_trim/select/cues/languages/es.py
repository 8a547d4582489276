"""Spanish: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_IMPERATIVES = (
    "envíe/envía/envíen/enviad/envie/mande/manda/diga/di/dé/da/revise/revisa/revisen/confirme/"
    "confirma/confirmen/firme/firma/llame/llama/haga/haz/devuelva/devuelve/indique/indica/mire/"
    "mira/"
    "lea/lee/añada/añade/pague/paga/rellene/rellena/complete/completa/responda/responde/conteste/"
    "contesta/pruebe/prueba/traiga/trae/tenga/ten/pida/pide/compruebe/comprueba/reenvíe/reenvía/"
    "adjunte/adjunta/actualice/actualiza/avise/avisa/recuerde/recuerda/evite/use/utilice/póngase"
)
_GLUED = (
    "envíeme/envíenos/envíame/envíanos/envíenme/mándeme/mándenos/mándame/mándanos/dígame/díganos/"
    "dime/dinos/díganme/háganos/hágame/háganme/avíseme/avísenos/avísame/avísanos/confírmeme/"
    "confírmenos/confírmame/devuélvanos/devuélvame/devuélvalo/devuélvala/llámeme/llámame/llámenos/"
    "indíquenos/indíqueme/indícame/hágamelo/pásame/páseme/pásanos/pásenos/déjeme/déjenos/déjame/"
    "ayúdeme/ayúdame/ayúdenos/explíqueme/explícame/respóndame/respóndeme/contésteme/contéstame/"
    "asegúrese/asegúrate/recuérdenos/póngame/remítanos/remítame/facilítenos/infórmenos/comuníquenos"
)
_DO = (
    "envío/mando/encargo/ocupo/llamo/reviso/preparo/confirmo/compro/traigo/prometo/comprometo/hago/"
    "paso/doy/miro/aviso/busco"
)
_WE_DO = (
    "enviamos/mandamos/encargamos/ocupamos/llamamos/revisamos/preparamos/damos/devolvemos/"
    "comprometemos/hacemos/pasamos/avisamos/reembolsamos/sustituimos/entregamos/garantizamos"
)

LANGUAGE = Language(
    code="es",
    name="Spanish",
    function_words=(
        "el la los las un una unos unas de del al y e o u pero que qué en con sin por para es son "
        "era "
        "fue está están ha han hay no sí se le les lo me te nos su sus mi mis tu nuestro nuestra "
        "yo él "
        "ella usted ustedes este esta esto ese como cuándo cuando quién dónde cómo más muy ya "
        "también "
        "si porque desde hasta hoy según donde ser estar tiene tienen podría puede gracias favor "
        "nadie alguien nunca hemos todos ayer sobre entre"
    ),
    months=(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
        "diciembre ene feb mar abr may jun jul ago sep sept oct nov dic"
    ),
    weekdays="lunes martes miércoles miercoles jueves viernes sábado sabado domingo",
    day_links="de del",
    numbers=(
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta "
        "cien mil"
    ),
    currencies="euro euros dólar dólares peso pesos céntimos soles",
    identified=(
        "factura pedido ticket expediente referencia ref cliente contrato presupuesto albarán "
        "envío "
        "seguimiento reserva póliza artículo cuenta incidencia caso solicitud número serie recibo "
        "orden siniestro"
    ),
    dates=(
        Row("hoy/ayer/anteayer/mediodía/medianoche", "a day or hour seen from now"),
        Row("mañana (por) (la) (mañana/tarde/noche)", "a day seen from now"),
        Row("pasado mañana", "a day seen from now"),
        Row("esta/este mañana/tarde/noche/semana/mes/año/trimestre/WEEKDAY", "a time from now"),
        Row("(la) próxima/pasada semana", "a time from now"),
        Row("próximo/pasado mes/año/WEEKDAY/# ", "a time from now"),
        Row("semana/mes/año/WEEKDAY que viene", "a time from now"),
        Row("semana próxima/pasada", "a time from now"),
        Row("mes/año/WEEKDAY próximo/pasado", "a time from now"),
        Row("fin/finales/final/principios/mediados de mes/año/semana/MONTH", "a part of a month"),
        Row("fin de esta semana", "an end"),
        Row(
            "en/dentro (de) un/una/dos/tres/cuatro/seis/diez/quince/#n día/días/semana/semanas/mes/"
            "meses",
            "a time from now",
        ),
        Row("plazo de ~ días/semanas", "a time from now"),
        Row("a las #", "an hour"),
        Row("a las dos/tres/cuatro/cinco/seis/siete/ocho/nueve/diez/once/doce", "an hour"),
        Row("# y/al/o # de MONTH", "days"),
        Row("# h", "an hour"),
        Row("#h", "an hour"),
    ),
    by=(
        Row("antes de/del", "the last moment"),
        Row("para", "the last moment"),
        Row("a más tardar", "the last moment"),
        Row("como (muy) tarde/máximo", "the last moment"),
        Row("tiene/tienes/tienen/tenemos hasta", "a term"),
        Row("de aquí a", "the last moment"),
    ),
    due=(
        Row("plazo", "a term"),
        Row("fecha límite", "a term"),
        Row("fecha tope", "a term"),
        Row("vencimiento", "a term"),
        Row("vence/caduca", "the end of a term"),
        Row("válida/válido/vigente hasta", "a term"),
    ),
    questions=(
        Row(
            "^qué/quién/cuándo/cómo/dónde/cuánto/cuánta/cuántos/cuántas/cuál/cuáles",
            "a word of questions, by its accent",
        ),
        Row("^por qué", "the same"),
        Row("^alguien sabe/puede/tiene/conoce/ha", "a question to all"),
        Row("me pregunto/preguntaba/gustaría saber (si)", "asked politely"),
        Row("(quería/quisiera/gustaría/queríamos) saber si/cuándo/cómo/dónde", "asked politely"),
        Row("^hay alguna/algún/alguien", "a question by its words"),
        Row("^sabe/sabes/saben si/cuándo/dónde/quién/algo", "a question by its words"),
    ),
    requests=(
        Row("por favor", "asked to do something"),
        Row("porfa/porfavor", "the same in haste"),
        Row(
            "le/les/te/os ruego/rogamos/pido/pedimos/solicito/solicitamos/agradecería/"
            "agradeceríamos/agradezco (que)",
            "asked formally",
        ),
        Row("ruego/rogamos/solicito/solicitamos/agradeceré/agradecería/agradeceríamos", "formally"),
        Row("se ruega/solicita/pide", "asked formally"),
        Row(
            "puede/puedes/pueden/podéis (usted/por) *arme/*erme/*irme/*arnos/*ernos/*irnos/*ecirme",
            "asked to do something",
        ),
        Row("^puede/puedes/pueden/podéis (usted/por) *ar/*er/*ir/*arlo/*arla/*arlos", "the same"),
        Row("podría/podrías/podrían/podríais", "asked to do something"),
        Row("te/le/les importaría/importa", "asked politely"),
        Row(
            f"^{_IMPERATIVES} el/la/los/las/un/una/este/esta/esto/su/sus/tu/al/a/en/con/lo/que/"
            "por/nos",
            "an imperative",
        ),
        Row(f"{_GLUED}", "an imperative"),
        Row(
            "^no *a/*as/*an/*e/*es/*en a/al/el/la/los/las/en/de/que/un/una/con", "asked to leave it"
        ),
        Row("no olvide/olvides/olviden/olvidéis", "asked to think of it"),
        Row("tiene/tienes/tienen/tenéis/hay que (usted)", "a must"),
        Row("debe/debes/deben/debéis/debería/deberías (usted) *ar/*er/*ir/*se/*lo/*la", "a must"),
        Row("necesito/necesitamos/necesitaría (que/su/sus/tu/el/la/los/las)", "what is needed"),
        Row("(me/nos) hace falta", "what is needed"),
        Row("me/nos gustaría que", "asked politely"),
        Row("sería posible", "asked politely"),
        Row("quisiera/queremos/quiero que", "asked politely"),
        Row("haga/haz/hagan el favor", "asked to do something"),
        Row("favor de", "asked to do something"),
        Row("sírvase/sírvanse", "asked formally"),
        Row("quedo/quedamos a la espera (de)", "what is waited for"),
        Row("(a la espera/en espera) de su/tu respuesta", "what is waited for"),
        Row("espero/esperamos su/tu/sus", "what is waited for"),
    ),
    commitments=(
        Row("*aré/*eré/*iré/*dré", "the future of the writer"),
        Row("*aremos/*eremos/*iremos/*dremos", "the future of the writers"),
        Row("voy/vamos a *ar/*er/*ir/*arlo/*arla/*arle/*arles", "a plan"),
        Row(f"(yo) le/les/te/os/se/lo/la (lo/la) {_DO}", "the present that promises"),
        Row(f"le/les/te/os/nos/se {_WE_DO}", "the present that promises"),
        Row("(yo) me encargo/ocupo/comprometo", "a promise"),
        Row("nos encargamos/ocupamos/comprometemos", "a promise"),
        Row("cuente/cuenta/cuenten con (ello/ellos/nosotros/que)", "a promise"),
        Row("dalo/delo por hecho", "a promise"),
        Row("quedo/quedamos en *ar/*er/*ir", "a promise"),
        Row("puedo/podemos *arle/*arte/*ar/*er/*erle/*ir", "an offer"),
    ),
    decisions=(
        Row(
            "(se/hemos/han/ha/he) decidido/decidió/decidieron/decidimos/resuelto/resolvió",
            "a decision told",
        ),
        Row(
            "(hemos/ha/han/he/sido/fue) aprobado/aprobada/aprobó/aprobamos/aprobaron/autorizado/"
            "autorizada/autorizó",
            "consent",
        ),
        Row(
            "(hemos/ha/han/he) acordado/acordó/acordamos/acordaron/pactado/convenido",
            "an agreement",
        ),
        Row("según (lo) acordado/convenido/hablado", "an agreement told"),
        Row(
            "(ha/fue/han/sido) rechazado/rechazada/rechazó/rechazaron/aceptado/aceptada",
            "an answer",
        ),
        Row("aceptamos/acepto/rechazamos/rechazo/elegimos/optamos/elijo/apruebo", "a choice"),
        Row("(hemos/ha/han) elegido/optado/escogido/votado", "a choice"),
        Row("nos/me quedamos/quedo con", "a choice"),
        Row("vamos con el/la", "a choice"),
        Row("estoy/estamos/están/está de acuerdo", "consent"),
        Row("^de acuerdo", "consent"),
        Row(
            "ha/fue/queda/han/está (sido) cancelado/cancelada/aplazado/aplazada/confirmado/"
            "confirmada/"
            "suspendido/suspendida/anulado/anulada",
            "a decision told",
        ),
        Row("visto bueno", "a go"),
        Row("luz verde", "a go"),
        Row("la decisión está tomada", "a decision named"),
    ),
    negations=(
        Row(
            "no/nunca/jamás/nadie/nada/ninguno/ninguna/ningún/tampoco/ni/sin", "a word of negation"
        ),
    ),
    denials=(
        Row("no (se) hemos/ha/han decidido/acordado/aprobado", "what is open"),
        Row("no (le/les/te/lo/la/me/se) *aré/*eré/*iré/*dré/*aremos/*eremos/*iremos", "no promise"),
        Row("no voy/vamos a", "no promise"),
        Row("no podré/podremos/puedo/podemos", "no promise"),
    ),
    formulas=(
        Row("cómo está/estás/están/estáis (usted/ustedes)", "a greeting"),
        Row("qué tal", "a greeting"),
        Row("cómo te/le va", "a greeting"),
        Row("no dude/dudes/duden (en)", "an offer of help at the end"),
        Row("si tiene/tienes alguna/cualquier pregunta/duda", "the same"),
        Row(
            "adjunto/adjunta/adjuntos (le/les/te) (encontrará/envío/remito/enviamos/adjunto/mando)",
            "what is attached",
        ),
        Row("gracias por/de", "thanks"),
        Row("muchas gracias", "thanks"),
        Row("no hay problema/problemas/de", "a phrase"),
        Row("ningún problema", "a phrase"),
        Row("sin problema/problemas/duda/embargo/más", "a phrase"),
        Row("sin coste/costo/cargo/compromiso/gastos", "free"),
        Row("no sólo/solo/solamente", "no denial"),
        Row("nada más", "no denial"),
        Row("de nada", "a phrase"),
        Row("^por qué no", "a proposal"),
        Row("quedo/quedamos a su/tu disposición", "a closing"),
        Row("quedo/quedamos atento/atentos/atenta", "a closing"),
        Row("espero/esperamos que (se/te) encuentre/encuentres/esté/estés bien", "a greeting"),
        Row("de # a #", "a span of time"),
        Row("para que", "in order that"),
    ),
)
