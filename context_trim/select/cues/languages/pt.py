"""Portuguese, of Brazil and of Portugal: words of questions, requests, promises and decisions.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_IMPERATIVES = (
    "envie/envia/enviem/mande/manda/mandem/diga/dê/revise/reveja/verifique/confira/confirme/"
    "confirma/"
    "confirmem/assine/assinem/ligue/liga/faça/façam/devolva/devolvam/indique/indica/olhe/veja/leia/"
    "adicione/pague/paguem/preencha/preencham/complete/responda/respondam/teste/traga/tenha/peça/"
    "reenvie/encaminhe/anexe/atualize/avise/avisa/lembre/evite/use/utilize/entre/informe/considere/"
    "coloque/remova/apague/marque/cancele/altere/corrija/aguarde/mantenha/deixe/garanta"
)
_DO = (
    "envio/mando/cuido/trato/ligo/verifico/preparo/confirmo/compro/trago/prometo/comprometo/faço/"
    "passo/dou/aviso/encaminho/resolvo/retorno/providencio/assumo/vejo"
)
_WE_DO = (
    "enviamos/mandamos/cuidamos/tratamos/ligamos/verificamos/preparamos/damos/devolvemos/"
    "comprometemos/fazemos/passamos/avisamos/reembolsamos/substituímos/entregamos/garantimos/"
    "encaminhamos/resolvemos/retornamos"
)

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    function_words=(
        "o a os as um uma uns umas de do da dos das ao à às aos e ou mas que em no na nos nas com "
        "sem "
        "por pelo pela para é são era foi está estão há não sim se lhe lhes me te seu sua seus "
        "suas "
        "meu minha nosso nossa eu ele ela você vocês este esta isto isso esse como quando quem "
        "onde "
        "mais muito já também porque desde até hoje ser estar tem têm pode poderia obrigado "
        "obrigada "
        "favor ninguém alguém nunca foram todos ontem sobre entre segue peço só outra"
    ),
    months=(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
        "jan fev mar abr mai jun jul ago set out nov dez"
    ),
    weekdays="domingo sábado",
    day_links="de",
    numbers=(
        "um dois três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta cem mil"
    ),
    currencies="euro euros dólar dólares real reais centavos cêntimos",
    identified=(
        "fatura factura pedido encomenda ticket chamado processo referência ref cliente contrato "
        "orçamento proposta guia rastreio rastreamento reserva apólice artigo conta incidente caso "
        "número série recibo protocolo boleto nota ordem sinistro"
    ),
    dates=(
        Row("hoje/ontem/anteontem/amanhã (cedo/de/à) (manhã/tarde/noite)", "a day seen from now"),
        Row("depois de amanhã", "a day seen from now"),
        Row("segunda/terça/quarta/quinta/sexta feira", "a weekday"),
        Row("na/nesta/desta/até segunda/terça/quarta/quinta/sexta (feira)", "a weekday cut short"),
        Row("meio dia", "noon"),
        Row(
            "esta/este/nesta/neste/desta/deste/essa/nessa manhã/tarde/noite/semana/mês/ano/"
            "trimestre/"
            "segunda/terça/quarta/quinta/sexta/sábado/domingo",
            "a time from now",
        ),
        Row(
            "próxima/próximo/passada/passado/última/último semana/mês/ano/segunda/terça/quarta/"
            "quinta/"
            "sexta/sábado/domingo",
            "a time from now",
        ),
        Row("semana/mês/ano/segunda/terça/quarta/quinta/sexta que vem", "a time from now"),
        Row("semana/mês/ano passada/passado/próxima/próximo", "a time from now"),
        Row("fim/final/início/meados do/da/de mês/ano/semana/dia/MONTH", "a part of a month"),
        Row(
            "em/dentro (de) um/uma/dois/duas/três/quatro/seis/dez/quinze/#n dia/dias/semana/"
            "semanas/"
            "mês/meses",
            "a time from now",
        ),
        Row("às # (h/horas)", "an hour"),
        Row("dia #", "a day of this month"),
        Row("# e/a/ou # de MONTH", "days"),
        Row("#h", "an hour"),
    ),
    by=(
        Row("até (ao/o/à/às/a/dia)", "the last moment"),
        Row("antes de/do/da", "the last moment"),
        Row("(o) mais tardar (em/até/no/na)", "the last moment"),
        Row("no máximo (até/em)", "the last moment"),
    ),
    due=(
        Row("prazo", "a term"),
        Row("data limite", "a term"),
        Row("data de vencimento", "a term"),
        Row("vencimento", "a term"),
        Row("vence/expira", "the end of a term"),
        Row("válida/válido/vigente até", "a term"),
    ),
    questions=(
        Row(
            "^que/quem/quando/como/onde/quanto/quanta/quantos/quantas/qual/quais é/são/está/foi/"
            "vai/"
            "pode/posso/devo/fica/custa/tem/ficou/seria/faço/fazer",
            "a question without its mark",
        ),
        Row("^quanto/quantos/quantas/qual/quais", "a word of questions"),
        Row("^o que (é/são/acha/acham/fazer/falta)", "a question without its mark"),
        Row("^por que/quê", "a word of questions"),
        Row("^alguém sabe/pode/tem/conhece/já", "a question to all"),
        Row("(queria/gostaria/gostava) de saber", "asked politely"),
        Row("me pergunto/perguntava se", "asked politely"),
        Row("^sabe/sabem se/quando/onde/quem", "a question by its words"),
        Row("^há/tem alguma/algum/alguém", "a question by its words"),
    ),
    requests=(
        Row("por favor", "asked to do something"),
        Row("pf/pfv", "the same cut short"),
        Row("se faz favor", "the same in Portugal"),
        Row("por gentileza", "asked politely"),
        Row("faça/façam o favor", "asked to do something"),
        Row("^favor *ar/*er/*ir", "asked formally"),
        Row("^queira/queiram", "asked formally"),
        Row(
            "peço/pedimos/solicito/solicitamos/agradeço/agradecemos/agradecia/agradecíamos/"
            "agradeceria/agradeceríamos (que/a/o/uma/um/se/lhe/desde)",
            "asked formally",
        ),
        Row("pode/podem/podes *ar/*er/*ir me/nos", "asked to do something"),
        Row("^pode/podem/podes (você/me/nos/por) *ar/*er/*ir", "the same"),
        Row("poderia/poderiam/podias/podia", "asked to do something"),
        Row(
            "pode/podem (me/nos) enviar/mandar/dizer/confirmar/verificar/ajudar/informar/assinar/"
            "ver",
            "asked to do something",
        ),
        Row("importa/importava/importaria se de", "asked politely"),
        Row(
            f"^{_IMPERATIVES} o/a/os/as/um/uma/este/esta/isto/seu/sua/ao/à/em/no/na/com/que/por/"
            "me/nos/"
            "se/lo/la/todos/também/em",
            "an imperative",
        ),
        Row(
            "envie/mande/diga/ligue/avise/informe/confirme/dê/deixe/passe/indique/envia/manda me/"
            "nos",
            "an imperative",
        ),
        Row(
            "^não *a/*am/*e/*em/*es/*as para/ao/à/o/a/os/as/em/no/na/de/que/um/uma/com",
            "to leave it",
        ),
        Row("não se esqueça/esqueçam", "asked to think of it"),
        Row("não esqueça/esquecer/esqueçam", "asked to think of it"),
        Row(
            "você/vocês/o/a (senhor/senhora) precisa/precisam/deve/devem/tem/têm (de/que)", "a must"
        ),
        Row("precisa/precisam/deve/devem/tem/têm de/que *ar/*er/*ir", "a must"),
        Row("deve/devem/precisa/precisam *ar/*er/*ir", "a must"),
        Row("é preciso/necessário que/*ar/*er/*ir", "a must"),
        Row("preciso/precisamos/necessito/necessitamos (de/que/do/da/dos/das)", "what is needed"),
        Row("gostaria/gostaríamos/gostava que", "asked politely"),
        Row("seria possível", "asked politely"),
        Row("fico/ficamos no aguardo/aguardando (de/da/do)", "what is waited for"),
        Row("fico/ficamos a aguardar", "what is waited for"),
        Row("aguardo/aguardamos (o/a/seu/sua/uma)", "what is waited for"),
        Row("certifique/assegure se", "asked to take care"),
    ),
    commitments=(
        Row("*arei/*erei/*irei/*orei", "the future of the writer"),
        Row("*aremos/*eremos/*iremos/*oremos", "the future of the writers"),
        Row(
            "direi/farei/trarei/terei/estarei/darei/diremos/faremos/traremos/teremos", "the future"
        ),
        Row("vou/vamos (já/então/lhe/te/o/a) *ar/*er/*ir/*or", "a plan"),
        Row(f"eu (lhe/te/me/o/a) {_DO}", "the present that promises"),
        Row(f"(lhe/te/lhes) {_DO} lhe/lhes/te/me/disso/isso/amanhã/hoje/ainda", "the same"),
        Row(f"nós (lhe/te/o/a) {_WE_DO}", "the same"),
        Row(f"{_WE_DO} lhe/lhes/te/disso/retorno", "the same"),
        Row("deixe/deixa comigo/conosco/connosco", "a promise"),
        Row("pode/podem contar comigo/conosco/connosco", "a promise"),
        Row("fico/ficamos de *ar/*er/*ir", "a promise"),
        Row("comprometo/comprometemos me/nos", "a promise"),
        Row("me comprometo/encarrego", "a promise"),
        Row("posso/podemos *ar/*er/*ir", "an offer"),
    ),
    decisions=(
        Row("(foi/ficou/está) decidido/decidida/resolvido/definido", "a decision told"),
        Row("decidimos/decidi/decidiu/decidiram/resolvemos/deliberou", "a decision told"),
        Row(
            "(foi/foram/está) aprovado/aprovada/aprovou/aprovaram/aprovamos/aprovámos/autorizado/"
            "autorizada/autorizou",
            "consent",
        ),
        Row(
            "(conforme/como/foi/ficou) combinado/combinada/acordado/acordada/acertado",
            "an agreement",
        ),
        Row("combinamos/acordamos/concordamos/concordo/concordou/concordaram", "an agreement"),
        Row(
            "(foi/foram) rejeitado/rejeitada/rejeitou/recusado/recusada/recusou/aceito/aceite/"
            "aceita",
            "an answer",
        ),
        Row("aceito/aceitamos/rejeitamos/recusamos/escolhemos/optamos/escolhi/optei", "a choice"),
        Row("ficamos/fico/ficámos com o/a/os/as", "a choice"),
        Row("vamos com o/a", "a choice"),
        Row(
            "foi/foram/está/fica (foi) cancelado/cancelada/adiado/adiada/confirmado/confirmada/"
            "remarcado/remarcada/suspenso/suspensa",
            "a decision told",
        ),
        Row("estou/estamos de acordo", "consent"),
        Row("^de acordo", "consent"),
        Row("sinal verde", "a go"),
        Row("luz verde", "a go"),
        Row("a decisão está tomada", "a decision named"),
    ),
    negations=(
        Row(
            "não/nunca/jamais/ninguém/nada/nenhum/nenhuma/nenhuns/tampouco/nem/sem",
            "a word of negation",
        ),
    ),
    denials=(
        Row(
            "não/nada (foi/ficou/está/se) decidido/decidiu/acordado/aprovado/definido",
            "what is open",
        ),
        Row("não (lhe/te/o/a) *arei/*erei/*irei/*aremos/*eremos/*iremos", "no promise"),
        Row("não vou/vamos/posso/podemos/poderei", "no promise"),
    ),
    formulas=(
        Row("como vai/está/estão/vão (você/o/a) (senhor/senhora)", "a greeting"),
        Row("tudo bem", "a greeting"),
        Row("não hesite/hesitem/hesites (em)", "an offer of help at the end"),
        Row("qualquer dúvida", "the same"),
        Row("(estou/estamos/fico/ficamos) à (sua/vossa) disposição", "the same"),
        Row("segue/seguem (em) anexo/anexa/anexos", "what is attached"),
        Row("obrigado/obrigada/obrigados pela/pelo/por", "thanks"),
        Row(
            "agradeço/agradecemos (desde/a/o/pela/pelo/sua) já/sua/seu/contato/contacto/atenção",
            "thanks",
        ),
        Row("sem problema/problemas/dúvida/mais", "a phrase"),
        Row("sem custo/custos/encargos/compromisso", "free"),
        Row("não há/tem problema", "a phrase"),
        Row("não só/apenas/somente", "no denial"),
        Row("de nada", "a phrase"),
        Row("nada mais", "no denial"),
        Row("por que não", "a proposal"),
        Row("das #h às #h", "a span of time"),
        Row("nem/nem sempre", "no denial"),
    ),
)
