"""Signs of the kinds of tasks, in English, German, French, Spanish, Italian, Portuguese and Dutch.

Patterns are read over text in lower case; each bounds what it may skip. Common usage in prompts and
in the mail of people who ask for help, collected for this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A sign of a kind: how strong (3 decides over 2, 2 over 1), how it looks, what it is."""

    kind: str
    strength: int
    pattern: str
    meaning: str


_GO = r"(?:^|[.!?:;\n]\s{0,3}|\b(?:please|bitte|kindly|then|and|to|dann|und|et|puis|y|e|en)\s)"
"""Where a command begins: a sentence, or behind a word that leads to it."""

_GAP = (
    r"(?:(?!(?:of|from|about|using|von|über|de|des|du|del|della|do|da|van|uit)\b)[\w'-]+,?\s){0,6}?"
)
"""Words between a verb and what is to be made, without those that begin what it is made from."""

_LETTER = (
    r"(?:e-?mail|mail|message|letter|note to|reply|replies|response|answer|follow-?up|antwort\w*|"
    r"nachricht|rückmeldung|rückfrage|schreiben an|courriel|réponse|message|lettre|mot à|correo|"
    r"respuesta|mensaje|risposta|messaggio|lettera|resposta|mensagem|e-mail|antwoord|bericht|brief)"
)

TWO_PRODUCTS = (
    r"\b(?:then|dann|anschließend|danach|puis|ensuite|luego|después|poi|depois|daarna|vervolgens)\b"
    r"|\band (?:also )?(?:draft|write|reply|respond|compose|answer|prepare|suggest|summari[sz]e)"
    r"|\bund (?:schreib|entwirf|antwort|beantwort|verfass|formulier|fass)"
    r"|\bet (?:rédige|répond|écri|propose|résum)|\by (?:redact|respond|escrib|contest|resum)"
    r"|\be (?:scriv|rispond|prepar|escrev|respond|redij|riassum|resum)"
    r"|\ben (?:schrijf|beantwoord|stel|vat)"
)
"""What joins two things to be made in one task."""

ROWS = (
    # Something else, whatever else is said.
    Row("unsure", 3, _GO + r"(?:translat|proofread|spell-?check|übersetz|korrigier|tradu[icz]|"
        r"corrig|"
        r"vertaal|verbeter|nachseh)\w{0,8}", "another language, or its faults"),
    # A label.
    Row("classification", 3, r"\b(?:classif|categori[sz]|kategor|klassifi|clasific|catégor|catalog"
        r"|categor|classer\b|classe (?:ce|le|cet)|classez|rubri[ck])\w{0,12}", "to classify"),
    Row("classification", 3, r"\b(?:spam|junk|phishing|scam|ham\b|courrier indésirable|pourriel)",
        "junk or not"),
    Row("classification", 3, r"\b(?:sentiment|sentimiento|tonality|stimmung|tonalität|gefühlslage|"
        r"humeur|umore|estado de ánimo|stemming|toon van|how (?:angry|happy|upset|satisfied))\b",
        "how somebody feels"),
    Row("classification", 3, r"\b(?:triage|triagier\w*|route the|routing|weiterleitung an die "
        r"richtige)",
        "to route"),
    Row("classification", 3, r"\b(?:which|what|welche[srn]?|quel(?:le)?|à quel|qué|que|cuál|"
        r"quale?|qual|welke)"
        r" (?:\w+ ){0,2}?(?:department|team|queue|category|label|folder|abteilung|kategorie|"
        r"warteschlange|catégorie|departamento|equipo|categoría|reparto|ufficio|categoria|"
        r"setor|departamento|afdeling|categorie|wachtrij)\b(?! number| "
        r"code)", "asked for the label"),
    Row("classification", 3, r"\bquel service\b", "the same in French"),
    Row("classification", 3, _GO + r"(?:route|label|tag|prioriti[sz]e|rate|rank|score|"
        r"etikettier\w*|"
        r"étiquet\w+|etiquet\w+|etichett\w+|markeer|label)\b", "to give a label"),
    Row("classification", 3, r"\b(?:assign|set|give|vergib|attribue|asigna|assegna|atribua|ken) "
        + _GAP + r"(?:priority|label|tag|category|score|priorität|label|priorité|prioridad|"
        r"priorità|"
        r"prioridade|prioriteit)", "to give a label"),
    Row("classification", 3, r"\b(?:detect|identify|determine|recogni[sz]e|predict|bestimme|"
        r"erkenne|"
        r"détermine|determina|identifica|bepaal|determine) (?:\w+ ){0,3}?(?:intent|intention|topic|"
        r"language|tone|mood|urgency|priority|absicht|thema|sprache|dringlichkeit|intención|tema|"
        r"idioma|intenzione|argomento|lingua|intenção|onderwerp|taal|urgentie)\b", "a property"),
    Row("classification", 3, r"\b(?:decide|determine|judge|check|tell|say|assess|entscheide|prüfe|"
        r"décide|décidez|decide|decidi|beslis|bepaal)\w{0,3} (?:me )?(?:whether|if|ob|si|se|of) "
        r"(?:\w+ ){0,2}?(?:e-?mail|mail|message|ticket|request|nachricht|anfrage|courriel|message|"
        r"correo|mensaje|messaggio|mensagem|bericht) ", "a yes or no about the mail"),
    Row("classification", 3, r"\b(?:is|ist|est-ce que|est|es|è|é) (?:this|it|the|that|diese|die|"
        r"das|ce|"
        r"cet|este|esta|questo|questa|dit|deze|la|il|o|a|le)? ?(?:e-?mail|mail|message|ticket|"
        r"request|"
        r"nachricht|anfrage|courriel|correo|mensaje|messaggio|mensagem|bericht)\s?(?:is |an? |"
        r"ein\w* |"
        r"une? |una? |uma? |een )?\w+(?:,[^?.\n]{0,60}| )(?:or|oder|ou|o|of)\b", "one of several"),
    Row("classification", 3, r"\b(?:in|into|zu|dans|en|in|em)\s(?:to\s)?(?:one of|einer der|einer|"
        r"l'une des|una de|una delle|uma das|een van|een) (?:\w+ ){0,2}?(?:categor|kategor|catégor|"
        r"class|group|label)\w*", "one of several"),
    Row("classification", 2, r"\b(?:answer|reply|respond|output|return|gib|antworte)\w* (?:with )?"
        r"(?:only |nur )?(?:yes or no|ja oder nein|the label|only the (?:label|category|class)|"
        r"a single word)", "how the label is wanted"),
    Row("classification", 2, r"^(?:is|ist|est|es|è|é) (?:this|the|diese|dieser|dies|das|ce|cette|"
        r"este|"
        r"esta|questa|questo|dit|deze) (?:\w+ ){0,3}?(?:urgent|dringend|urgente|important|wichtig|"
        r"spoed|dringend|complaint|beschwerde|reclamation|réclamation|queja|reclamo|reclamação|"
        r"klacht)",
        "asked for a label"),
    # The whole.
    Row("summary", 3, r"\b(?:summar|sum(?:ming)? up|recap|tl;?dr|synops|condens|digest\b|"
        r"zusammenfass|"
        r"zusammengefasst|fass(?:e|t|en)? (?:\w+ ){1,8}zusammen|kurzfassung|überblick|résum|"
        r"synthèse|"
        r"synthéti|récapitul|resumen|resume\b|resum[aie]\b|resumir|resumo|resúme|sintetiz|síntesis|"
        r"síntese|riassu|riepilog|sintesi|sintetizz|samenvat|vat (?:\w+ ){1,8}samen|overzicht van)",
        "a summary by its name"),
    Row("summary", 3, r"\b(?:overview|outline|abstract|gist|key (?:points|takeaways|facts)|main "
        r"(?:points|topics)|highlights|executive brief|briefing|bullet points covering|kernpunkte|"
        r"hauptpunkte|wichtigsten punkte|les grandes lignes|points (?:clés|principaux|essentiels)|"
        r"aperçu|vue d'ensemble|puntos (?:clave|principales)|visión general|panoramica|"
        r"punti (?:chiave|principali)|quadro generale|visão geral|pontos (?:principais|chave)|"
        r"hoofdpunten|kernpunten|overzicht)\b", "a summary by another name"),
    Row("summary", 3, r"\b(?:hand ?over notes|hand (?:the case|it|this) over|handover|"
        r"übergabe(?:notiz|"
        r"protokoll)?|up to (?:speed|date)|catch (?:me|us|him|her) up|bring mich auf (?:den "
        r")?stand|"
        r"mets-moi au courant|ponme al día|aggiornami|bijpraten)\b", "for somebody new"),
    Row("summary", 3, r"\b(?:what|where) (?:is|are|was|'s) (?:this|the|that) (?:\w+ "
        r"){0,2}?(?:thread|"
        r"conversation|discussion|mail|email|exchange) (?:about|at)\b|\bworum (?:geht|dreht)|"
        r"\bde quoi (?:parle|traite|s'agit)|\bde qu[ée] (?:trata|va|se trata)|\bdi cosa (?:parla|"
        r"tratta|si tratta)|\bdo que (?:trata|se trata|fala)|\bwaar gaat (?:\w+ ){1,4}over",
        "what it is about"),
    Row("summary", 3, r"\bwhat (?:has )?(?:happened|been (?:said|discussed|agreed|decided))\b|"
        r"\bwhat "
        r"(?:was|were|got) (?:discussed|decided)\b|\bwas ist (?:bisher|bislang|alles "
        r")?\s?(?:passiert|"
        r"geschehen)|\bwas wurde (?:\w+ ){0,3}?(?:besprochen|beschlossen|entschieden)|\bque "
        r"s'est-il "
        r"passé|\bqu'est-ce qui (?:a été|s'est)|\bqué (?:ha pasado|pasó|se ha decidido)|\bcosa è "
        r"successo|\bo que (?:aconteceu|foi decidido)|\bwat is er (?:gebeurd|besloten|besproken)",
        "what happened"),
    Row("summary", 3, r"\b(?:where (?:we|things|matters|does it|do we|it) stands?|(?:state|"
        r"status|story|"
        r"history|course|timeline) of (?:the|this|our) (?:\w+ ){0,2}?(?:case|complaint|discussion|"
        r"negotiation|thread|project|conversation|matter|affair|talks)|stand der dinge|"
        r"état des lieux|estado de la cuestión|stand van zaken)\b", "where it stands"),
    # What is to be done.
    Row("actions", 3, r"\b(?:action (?:items?|points?|list)|to-?dos?\b|to do list|todo-?list\w*|"
        r"task "
        r"list|next (?:steps?|actions?)|checklist|follow-?ups (?:for|and|from|that)|open (?:tasks?|"
        r"items|points)|outstanding (?:tasks?|requests?|items|actions)|aufgabenliste|to-do-liste|"
        r"nächsten? schritte?|offenen? (?:punkte|aufgaben)|handlungsbedarf|checkliste|"
        r"prochaines? étapes?|points d'action|actions? à (?:mener|faire|entreprendre)|choses à "
        r"faire|"
        r"próximos pasos|lista de (?:tareas|pendientes|tarefas|afazeres)|pendientes|"
        r"cose da fare|prossimi passi|próximos passos|pendências|actiepunten|actielijst|takenlijst|"
        r"volgende stappen)\b", "a list of things to do by its name"),
    Row("actions", 3, r"\b(?:tasks?|commitments?|deadlines|due dates|obligations|to-dos|promises|"
        r"aufgaben|fristen|zusagen|verpflichtungen|tâches|échéances|engagements|tareas|compromisos|"
        r"plazos|vencimientos|attività|scadenze|impegni|compiti|tarefas|prazos|compromissos|"
        r"(?:de|welke|alle|openstaande) taken|"
        r"afspraken|toezeggingen)\b", "things to do"),
    Row("actions", 3, r"\A(?:(?:please|list|extract|find|show|give|collect|me|all|any|every|each|"
        r"the|open|bitte|liste|nenne|alle|offene|listez?|toutes?|tous|les|listar?|elenca|todas|todos|"
        r"las|los|tutte|tutti|le|gli|as|os|geef)\s){0,4}"
        r"(?:requests|proposals|suggestions|decisions|meetings|appointments|arrangements|bitten|"
        r"vorschläge|beschlüsse|entscheidungen|termine|demandes|propositions|décisions|réunions|"
        r"rendez-vous|peticiones|solicitudes|propuestas|decisiones|reuniones|citas|richieste|"
        r"proposte|decisioni|riunioni|appuntamenti|pedidos|propostas|decisões|reuniões|"
        r"verzoeken|voorstellen|besluiten|vergaderingen)\s*(?:[:,;.(/]|\Z|(?:and|or|und|oder|et|ou|"
        r"y|o|e|en|of|made|in|from|by|aus|dans|de|du|del|della|dei|uit)\s)",
        "a heading for what is asked, proposed or agreed"),
    Row("actions", 3, r"\bwhat (?:do|does|did|must|should|shall|will|has|have|is) (?:[\w']+ "
        r"){1,4}?(?:still )?"
        r"(?:(?:have|has|need|needs|left|supposed|going|expected|asked|required) (?:for \w+ "
        r")?to) (?:\w+ )?"
        r"(?:do|bring|hand|send|prepare|print|deliver|pay|sign|supply|submit|provide|book|order|"
        r"get|"
        r"take|make|finish|arrange|check|change|fix|add|rework|answer|decide|confirm|"
        r"clarify)\b", "what somebody has to do"),
    Row("actions", 3, r"\bwhat (?:must|should|shall) (?:[\w-]+ ){1,3}?(?:do|change|rework|"
        r"prepare|bring|send|fix)\b|"
        r"\bwhat (?:do|does) (?:\w+ ){1,3}?still (?:need|want|expect|owe|require)|\bstill owe\b|"
        r"\bwhat (?:\w+ ){1,3}?(?:has|have|"
        r"needs?) to (?:be done|do|happen|bring|prepare|send)|\b(?:needs?|has|have) to be "
        r"(?:done|made "
        r"ready|prepared|settled)\b|\bneeds? doing\b|\b(?:is|are|am) (?:we |i |still )?(?:asked|"
        r"expected|required) to do\b|\brequires? (?:anything|something) (?:of|from)|\bwhat is "
        r"(?:still )?(?:left|needed|required|expected|outstanding|missing) (?:to do |for |from |"
        r"of )",
        "what is to be done"),
    Row("actions", 3, r"\bwho (?:promised|has to|must|does|will do|is to do|should do|committed|"
        r"owes) "
        r"(?:to )?(?:what|which)|\bwho (?:\w+ ){1,4}?by when\b|\bby when must\b|\bto my calendar\b|"
        r"\bcreate (?:\w+ )?(?:tickets|reminders|tasks|issues)\b", "who and by when"),
    Row("actions", 3, r"\bwas (?:muss|müssen|soll|sollen|hat|haben|ist|bleibt|gibt es|steht) "
        r"(?:[\w']+ "
        r"){0,6}?(?:tun|machen|erledigen|veranlassen|zu tun|liefern|vorbereiten|unternehmen|"
        r"mitbringen)"
        r"\b|\bwer (?:\w+ ){0,2}?was (?:\w+ ){0,2}?bis wann|\bwer (?:muss|soll|macht|hat) was\b|"
        r"\bbis wann (?:muss|müssen|soll)|\b(?:als nächstes|noch) (?:zu )?(?:tun|erledigen)",
        "the same in German"),
    Row("actions", 3, r"\bqu(?:e|'est-ce que) (?:\w+[- ]){0,4}?(?:dois|doit|devons|doivent|"
        r"devrais|faut)"
        r"[- ](?:\w+ ){0,4}?(?:faire|fournir|envoyer|préparer)|\bqu'est-ce qu'il (?:me |nous "
        r")?(?:faut|"
        r"reste)|\bqui (?:doit|fait|a promis) (?:\w+ )?quoi|\breste[- ](?:t-il )?à faire",
        "the same in French"),
    Row("actions", 3, r"\bqué (?:tengo|tenemos|hay|tiene|tienen|debo|debemos|queda|falta) (?:\w+ "
        r"){0,4}?"
        r"(?:hacer|enviar|preparar|entregar)|\bquién (?:tiene|debe|hace|prometió) (?:\w+ "
        r"){0,3}?qué|"
        r"\b(?:tengo|tenemos|hay) que hacer\b|\bcosa (?:devo|dobbiamo|deve|devono|c'è|resta|"
        r"bisogna) "
        r"(?:\w+ ){0,3}?(?:fare|inviare|preparare|consegnare)|\bchi (?:deve|fa|ha promesso) "
        r"(?:\w+ )?(?:che )?cosa|\bque (?:eu |nós |ele |ela )?(?:preciso|precisamos|devo|devemos|"
        r"tenho|temos|falta|precisa|tem) (?:\w+ ){0,3}?(?:fazer|enviar|preparar|entregar)|\bquem "
        r"(?:deve|faz|prometeu|precisa) (?:\w+ ){0,2}?(?:o "
        r")?quê?", "in Spanish, Italian, Portuguese"),
    Row("actions", 3, r"\bwat (?:moet|moeten|dien|kan|staat) (?:[\w']+ ){1,4}?(?:doen|regelen|"
        r"sturen|"
        r"aanleveren|voorbereiden)|\bwie (?:moet|doet|beloofde|heeft) (?:\w+ ){0,2}?wat\b|\bwat "
        r"(?:\w+ ){0,3}?te doen\b", "the same in Dutch"),
    # A mail to be written.
    Row("reply", 3, r"\b(?:draft|write|compose|prepare|generate|suggest|create|produce|propose|"
        r"send|"
        r"craft|formulate|give me|make|type)(?:ing|s)? " + _GAP + _LETTER, "a mail to be made"),
    Row("reply", 3, _GO + r"turn [^.?!\n]{0,80}? into (?:\w+ "
        r"){1,4}?" + _LETTER, "a mail to be made"),
    Row("reply", 3, _GO + r"(?:reply|replying|respond|write back|email|decline|apologi[sz]e|"
        r"acknowledge|"
        r"accept|confirm (?:to|the|that|with)|thank|inform|notify|remind|congratulate|invite|draft|"
        r"compose|reject|turn down|follow up with|get back to|ask (?:the|him|her|them|our|my|"
        r"for))\b",
        "what a mail does"),
    Row("reply", 3, r"^(?:a )?(?:(?:short|polite|formal|friendly|draft) )?(?:reply|response|"
        r"draft)\b|^answer$", "a mail cut short"),
    Row("reply", 3, r"\banswer (?!(?:only|the (?:\w+(?:'s)? )?question|yes|with|in one|my question|"
        r"this question|using|based|from|no|a question|questions? (?:about|on))\b)"
        r"(?:\w+'s (?:questions?|e-?mail|mail|message)|the |this |him|her|them|his |every |all |"
        r"to |"
        r"[a-z]+\b)", "a mail answered"),
    Row("reply", 3, _GO + r"(?:tell|let) (?!me\b|us\b)(?:the |our |my |him|her|them|mr|ms|mrs|"
        r"[a-z]+ )",
        "somebody told something"),
    Row("reply", 3, r"\bon (?:my|the user's|our|his|her) behalf\b|\bcontinue the (?:conversation|"
        r"thread|"
        r"exchange)|\bon behalf of (?:the user|me|us)|\bnext message\b|\bwrite (?:back|to|the "
        r"note)\b",
        "in somebody's name"),
    Row("reply", 3, r"\b(?:antworte|antworten sie|beantworte|antwort(?:e)?(?:entwurf| entwerfen| "
        r"schreiben| verfassen| formulieren|vorschlag)|erwidere)\b(?! nur mit| mit ja)(?! die "
        r"frage)",
        "the same in German"),
    Row("reply", 3, _GO + r"(?:schreib|schreibe|schreiben sie|verfasse|verfassen sie|formuliere|"
        r"formulieren sie|entwirf|entwerfen sie|erstelle|erstell|bereite|mach)\b " + _GAP + _LETTER,
        "a mail to be made"),
    Row("reply", 3, _GO + r"(?:sag|sage|teile|teil|bestätige|lehne|bedanke|entschuldige|informiere|"
        r"erinnere|schreib|schreibe|bitte) (?!mir\b|uns\b)(?:\w+ ){1,10}?(?:ab|mit|dass|zu|dich|um|"
        r"termin|zurück|für)\b", "what a mail does"),
    Row("reply", 3, r"\b(?:répon(?:ds|dez|dre)|rédige[rz]?|écri(?:s|vez|re)|prépare[rz]?|"
        r"propose[rz]?|"
        r"formule[rz]?)\b(?! à la question| par oui| uniquement)(?! (?:un|une|le) (?:résumé|"
        r"synthèse|"
        r"liste))", "the same in French"),
    Row("reply", 3, r"\b(?:remercie|excuse-toi|confirme|refuse|décline|informe|relance|dis) "
        r"(?:\w+ ){0,2}?(?:au|à|aux|le client|la cliente|que|auprès)\b", "what a mail does"),
    Row("reply", 3, r"\b(?:respond[ea]r?|respóndele|redact[ae]r?|contest[ae]r?|escrib[ea]|escribir|"
        r"escríbele|dile|agradece|rechaza|discúlpate|responda|escreva|escrever|redija|redigir|"
        r"rispond[ia]|rispondere|scriv[ia]|scrivere|ringrazia|rifiuta)\b(?! (?:a|à|alla) (?:la )?"
        r"(?:pregunta|domanda|pergunta))(?! (?:un|uma|una) (?:resumen|resumo|riassunto|lista))",
        "the same in Spanish, Portuguese, Italian"),
    Row("reply", 3, r"\b(?:borrador|rascunho|bozza|brouillon|minuta) (?:de|di|da|do) (?:\w+ )?"
        r"(?:respuesta|resposta|risposta|réponse|correo|e-?mail|mail|carta|courriel)", "a draft"),
    Row("reply", 3, r"\b(?:beantwoord|antwoord (?:de|het|op|aan|namens)|schrijf|conceptantwoord|"
        r"stel "
        r"(?:\w+ ){1,4}?(?:antwoord|reactie|mail|e-?mail|bericht)|reageer|bedank|wijs (?:\w+ "
        r"){1,6}?af|"
        r"laat (?:\w+ ){1,3}?weten)\b(?! de vraag)(?! (?:een )?(?:samenvatting|lijst))",
        "the same in Dutch"),
    # A fact.
    Row("question", 3, r"\banswer (?:only )?(?:the |this |a |my )?(?:\w+(?:'s)? )?question\b|"
        r"\bbeantworte (?:\w+ )?(?:die |diese )?frage|\brépon\w+ à (?:la|cette) question|"
        r"\brespond\w+ "
        r"(?:a |à )?(?:la |a )?pregunta|\brispond\w+ alla domanda|\brespond\w+ à pergunta|"
        r"\bbeantwoord "
        r"(?:de|deze) vraag|\bwants? to know\b", "a question that is named"),
    Row("question", 2, _GO + r"(?:find(?: out)?|look up|search|extract|get|retrieve|fetch|quote|"
        r"locate|"
        r"fill|give me|tell me|show me|list the (?:names?|dates?|prices?|numbers?)|explain|"
        r"determine|"
        r"state|name|look|i need|i want|pull|such|suche|finde|nenne|gib mir|sag mir|extrahiere|"
        r"ermittle|"
        r"erkläre|trouve|cherche|donne-moi|dis-moi|extrais|indique|explique|busca|encuentra|dime|"
        r"dame|"
        r"extrae|indica|explica|averigua|trova|cerca|dimmi|dammi|estrai|spiega|encontre|procure|"
        r"diga|"
        r"extraia|informe|localize|zoek|vind|geef|zeg|noem|haal)\b", "a fact to be found"),
    Row("question", 2, r"\?\s*$|\?", "a question mark"),
    Row("question", 2, r"^(?:¿\s?)?(?:who|whom|whose|what|what's|when|where|why|which|how|is|are|"
        r"was|"
        r"were|do|does|did|has|have|can|could|will|should|wer|wem|wen|wann|wo|warum|wieso|wie|was|"
        r"welche[srmn]?|hat|haben|ist|sind|gibt|kann|qui|quand|où|pourquoi|comment|combien|"
        r"quel(?:le)?s?|est-ce|qué|quién|quiénes|cuándo|dónde|cómo|cuánto|cuánta|cuántos|cuántas|"
        r"cuál|"
        r"cuáles|por qué|chi|quando|dove|come|quanto|quanta|quanti|quante|quale|quali|qual|"
        r"perché|che|"
        r"quem|onde|como|quantos|quantas|quais|por que|o que|wie|wanneer|waar|waarom|hoe|hoeveel|"
        r"welke?|"
        r"wat|heeft|kan) ", "words that ask"),
    Row("question", 1, r"^(?:the |our |their )?(?:\w+ )?(?:address|phone|number|name|names|date|"
        r"price|"
        r"amount|cost|costs|status|code|link|total|time|balance|adresse|nummer|datum|preis|betrag|"
        r"name|numéro|prix|montant|dirección|número|fecha|precio|importe|indirizzo|numero|prezzo|"
        r"importo|endereço|preço|valor|adres|prijs|bedrag)\b", "a fact without a verb"),
)  # fmt: skip
