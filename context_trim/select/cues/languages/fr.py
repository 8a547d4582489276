"""French: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_IMPERATIVES = (
    "envoyez/envoie/dites/dis/donnez/donne/vérifiez/vérifie/confirmez/confirme/signez/signe/"
    "appelez/"
    "appelle/faites/fais/retournez/renvoyez/renvoie/transmettez/transmets/indiquez/indique/"
    "regardez/"
    "regarde/lisez/lis/notez/note/ajoutez/ajoute/payez/réglez/veillez/pensez/pense/tenez/tiens/"
    "remplissez/complétez/contactez/contacte/utilisez/joignez/prenez/prends/mettez/mets/laissez/"
    "laisse/répondez/réponds/testez/teste/essayez/essaie/apportez/apporte/rappelez/rappelle/"
    "prévenez"
)
_DO = (
    "envoie/occupe/charge/appelle/rappelle/transmets/prépare/reviens/vérifie/regarde/promets/"
    "engage/"
    "fais/apporte/prends/tiens/confirme/commande/réserve/règle/fournis/adresse/contacte"
)
_WE_DO = (
    "envoyons/occupons/chargeons/appelons/rappelons/transmettons/préparons/revenons/vérifions/"
    "engageons/tenons/remboursons/remplaçons/livrons/fournissons/adressons/"
    "contactons/réparons/garantissons"
)

LANGUAGE = Language(
    code="fr",
    name="French",
    function_words=(
        "le la les l' un une des du de d' et ou mais est sont était a ont au aux en dans par pour "
        "sur "
        "avec sans que qu' qui quoi dont où ne n' pas plus je j' tu il elle on nous vous ils "
        "elles me "
        "m' te se s' ce c' cet cette ces son sa ses notre nos votre vos mon ma mes leur être avoir "
        "comme si merci bonjour quel quelle quand comment pourquoi avez êtes suis sera été avons "
        "veuillez pouvez personne toutes tous tout hier chez soit"
    ),
    months=(
        "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
        "décembre decembre janv févr avr juil sept oct nov déc"
    ),
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
    day_links="",
    numbers=(
        "un deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent mille"
    ),
    currencies="euro euros dollar dollars francs centimes",
    identified=(
        "facture commande ticket dossier référence réf client contrat devis bon colis suivi avoir "
        "réservation police article compte sinistre demande incident numéro série matricule"
    ),
    dates=(
        Row("aujourd'hui/demain/hier/midi/minuit", "a day or hour seen from now"),
        Row("après demain", "a day seen from now"),
        Row("avant hier", "a day seen from now"),
        Row(
            "ce/cet matin/midi/soir/week/mois/trimestre/WEEKDAY/après (midi/end)", "a part of a day"
        ),
        Row("cette semaine/année/nuit", "a time from now"),
        Row("la semaine/année prochaine/dernière/suivante", "a time from now"),
        Row("l'année prochaine/dernière", "a time from now"),
        Row("semaine prochaine/dernière", "a time from now"),
        Row("le mois/trimestre prochain/dernier", "a time from now"),
        Row("WEEKDAY prochain/dernier", "a day from now"),
        Row("fin (de/du/de la) mois/semaine/trimestre/journée/année/MONTH", "an end"),
        Row("fin de l'année", "an end"),
        Row(
            "d'ici/dans/sous un/une/deux/trois/quatre/six/huit/dix/quinze/#n "
            "jour/jours/semaine/semaines/mois",
            "a time from now",
        ),
        Row("# heures/heure", "an hour"),
        Row("# h (#n)", "an hour"),
        Row("#h", "an hour"),
        Row("# et/au/ou # MONTH", "days"),
    ),
    by=(
        Row("avant (le/la)", "the last moment"),
        Row("d'ici (le/au/à)", "the last moment"),
        Row("au plus tard (le/la)", "the last moment"),
        Row("avez/as/ai/avons jusqu'au/jusqu'à", "a term"),
        Row("sous", "a term"),
    ),
    due=(
        Row("date/heure limite", "a term"),
        Row("délai", "a term"),
        Row("échéance", "a term"),
        Row("dernier délai", "a term"),
        Row("valable/valide jusqu'au/jusqu'à", "a term"),
        Row("expire", "the end of a term"),
        Row("clôture", "the end of a term"),
    ),
    questions=(
        Row("est ce que/qu'", "the phrase of a question"),
        Row(
            "^qui/que/quand/comment/pourquoi/où/combien est/sont/a/doit/peut/fait/faut/faire/coûte",
            "a question without its mark",
        ),
        Row("^quel/quelle/quels/quelles est/sont/était/serait", "the same"),
        Row("quelqu'un sait/peut/pourrait/connaît/a", "a question to all"),
        Row("(je) me demande/demandais si/quand/où/comment", "asked politely"),
        Row("j'aimerais savoir", "asked politely"),
        Row("je voudrais savoir", "asked politely"),
        Row(
            "(voulais/souhaite/souhaiterais/aimerais) savoir si/quand/où/comment", "asked politely"
        ),
        Row("y a t il", "a question by its order"),
        Row("^avez/êtes/peut/peux/as/es vous/tu/on", "a question by its order"),
    ),
    requests=(
        Row("s'il vous/te plaît/plait", "asked to do something"),
        Row("svp/stp", "the same cut short"),
        Row("veuillez", "asked formally"),
        Row("merci de (bien/me/nous/ne/vouloir/le/la/les)", "asked to do something"),
        Row("merci d'", "asked to do something"),
        Row("prière de", "asked formally"),
        Row("pourriez/pouvez/pourrais/peux/voulez/voudriez/veux vous/tu", "asked to do something"),
        Row("pourriez/pourrais (m'/nous/me)", "asked to do something"),
        Row("vous/tu pourriez/pouvez/pourrais/peux (me/m'/nous)", "asked to do something"),
        Row("auriez vous l'amabilité/la", "asked politely"),
        Row("(nous/je) vous prions/prie/demandons/demande (de/d')", "asked formally"),
        Row("(je/nous) vous saurais/saurions gré/reconnaissant", "asked politely"),
        Row("reconnaissant/reconnaissante/reconnaissants (de/si/d')", "asked politely"),
        Row(
            f"^{_IMPERATIVES} moi/nous/le/la/les/lui/l'/un/une/des/du/de/à/d'/ce/cette/votre/vos/"
            "ton/"
            "tes/bien/s'/bon",
            "an imperative",
        ),
        Row(
            "dites/donnez/envoyez/tenez/faites/confirmez/indiquez/dis/donne/envoie/rappelez/"
            "laissez "
            "moi/nous",
            "asked to do something",
        ),
        Row("^ne *ez", "asked to leave something"),
        Row("^n' *ez", "asked to leave something"),
        Row("vous/tu devez/devriez/dois/devrais", "a must"),
        Row("il faut/faudrait (que/de)", "a must"),
        Row("il vous faut", "a must"),
        Row("(nous/j') avons/ai besoin", "what is needed"),
        Row("j'ai besoin", "what is needed"),
        Row("j'aimerais/apprécierais que", "asked politely"),
        Row("je voudrais/souhaiterais/souhaite que", "asked politely"),
        Row("serait il possible", "asked politely"),
        Row("il serait bien/bon/utile/possible", "asked politely"),
        Row(
            "êtes/est/sont (vous) prié/priés/priée/invité/invités/invitée/tenu/tenus (de)",
            "asked formally",
        ),
        Row("dans l'attente de votre/vos réponse/retour/confirmation", "what is waited for"),
        Row("n'oubliez/oublie pas", "asked to think of it"),
        Row("attendons/attends votre/ta/vos", "what is waited for"),
    ),
    commitments=(
        Row(
            "je/j' (ne/vous/te/le/la/les/l'/lui/leur/m'/me/y/en) (le/la/les/l'/en) *rai",
            "the future",
        ),
        Row("nous (vous/te/le/la/les/l'/lui/leur/nous/y/en) (le/la/les/en) *rons", "the future"),
        Row("je vais", "a plan of the writer"),
        Row("nous allons", "a plan of the writers"),
        Row("on va", "a plan of the writers"),
        Row(f"je (vous/te/m'/me/le/la/l'/les/lui) (en/le/la) {_DO}", "the present that promises"),
        Row(f"nous (vous/te/nous/le/la/l'/les) (en) {_WE_DO}", "the present that promises"),
        Row(f"et {_WE_DO} vers/la/le/les/vous", "a second promise"),
        Row("je/j' (m') engage", "a promise"),
        Row("c'est promis", "a promise"),
        Row("comptez/compte sur moi/nous", "a promise"),
        Row("c'est noté", "a promise"),
        Row(
            "je/nous peux/pouvons (vous/te/le/la/l') envoyer/préparer/proposer/apporter/faire/"
            "passer",
            "an offer",
        ),
    ),
    decisions=(
        Row("(avons/a/ont/ai/est/été) décidé/arrêté/tranché/statué", "a decision told"),
        Row(
            "(avons/a/ont/ai/est/été) approuvé/approuvée/validé/validée/entériné/adopté/adoptée",
            "consent",
        ),
        Row("(avons/a/ont/ai/été/est) refusé/refusée/rejeté/rejetée/accepté/acceptée", "an answer"),
        Row("(avons/a/ont/ai/été) opté/voté/choisi/retenu/retenue", "a choice"),
        Row("comme/tel (que) convenu/décidé/prévu/discuté (ensemble)", "an agreement told"),
        Row("(il/est/été/sommes/avons) (a/est/été) convenu/convenus", "an agreement"),
        Row(
            "nous/je retenons/choisissons/gardons/acceptons/retiens/choisis/accepte/prenons/"
            "refusons",
            "a choice",
        ),
        Row(
            "est/sont/a/été (été) annulé/annulée/annulés/reporté/reportée/confirmé/confirmée",
            "a decision told",
        ),
        Row("d'accord pour/avec", "consent"),
        Row("donne/donné/donnons (mon/son/notre) (feu) (accord/vert)", "consent"),
        Row("la décision est prise", "a decision named"),
        Row("feu vert", "a go"),
        Row("on garde/part/prend", "a choice"),
    ),
    negations=(
        Row("ne/n'", "the first half of a negation"),
        Row("pas/jamais/aucun/aucune/rien/ni/sans/nulle/guère", "a word of negation"),
        Row("non", "a word of negation"),
    ),
    denials=(
        Row(
            "n'/ne avons/a/ont/ai/est pas/rien/encore/toujours (encore/été) décidé/tranché/"
            "approuvé/validé",
            "what is open",
        ),
        Row("je/nous ne", "no promise"),
        Row("je/nous n'", "no promise"),
    ),
    formulas=(
        Row("comment allez vous", "a greeting"),
        Row("comment vas tu", "a greeting"),
        Row("comment ça va", "a greeting"),
        Row("ça va", "a greeting"),
        Row("veuillez trouver (ci) (joint/jointe/joints/dessous)", "what is attached"),
        Row("veuillez agréer/recevoir/accepter/croire", "a closing"),
        Row("je/nous vous prie/prions d'/de agréer/croire/recevoir/trouver", "a closing"),
        Row("n'hésitez/hésite pas", "an offer of help at the end"),
        Row("merci pour/beaucoup/encore", "thanks"),
        Row("merci d'avance", "thanks"),
        Row("merci de votre/ta/ton", "thanks"),
        Row("merci d'avoir", "thanks"),
        Row("pas/aucun (de) problème/problèmes/souci/soucis", "a phrase"),
        Row("non seulement", "no denial"),
        Row("pas mal (de)", "no denial"),
        Row("sans doute", "no denial"),
        Row("pas seulement", "no denial"),
        Row("ne/n' *e que", "only"),
        Row("n'est ce pas", "a tag"),
        Row("de rien", "a phrase"),
        Row("pièce jointe", "what is attached"),
        Row("de # h (#) à # h", "a span of time"),
    ),
)
