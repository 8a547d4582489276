"""Whether a task is in another language than the mail, so that shared words say nothing.

Scripts tell first, function words then. Where either side says too little, nothing is claimed.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

_FURTHER = {
    "pl": "i w z na do nie się że to jest o jak co po za od dla czy ale przez przy są był była "
    "które który kiedy ile gdzie kto mam masz może proszę jestem już tylko tak dzień",
    "cs": "a v z na do ne se že to je jak co po za od pro ale si jsou byl byla který která kdy "
    "kolik kde kdo mám máme může prosím jsem už jen tak ještě nebo přes při jeho",
    "sv": "och i att det som en på är av för med den till inte har om ett jag vi du kan ska från "
    "men så var när hur vad vem vår era eller också bara efter vid mycket finns",
    "da": "og i at det som en på er af for med den til ikke har om et jeg vi du kan skal fra men "
    "så var når hvor hvad hvem vores eller også kun efter ved meget blev",
    "nb": "og i å det som en på er av for med den til ikke har om et jeg vi du kan skal fra men "
    "så var når hvor hva hvem vår eller også bare etter ved mye ble",
    "fi": "ja on ei se että en ole oli kun mutta myös tai jos mitä milloin missä kuka miten paljon "
    "minä me te he voi ovat vain nyt jo olen olisi ennen kanssa sitten",
    "hu": "a az és hogy nem is egy van volt de ha mi ki mikor hol mennyi kell csak már még vagy "
    "ez meg el lesz kérem ezt azt után miatt pedig nekünk",
    "ro": "și în la de cu pe nu este sunt că un o a care ce când unde cine cât pentru din mai sau "
    "dar am ai are vă noi fi fost prin până după va",
    "tr": "ve bir bu için ile de da ne mi mı ben biz siz çok daha var yok olan olarak kadar ama "
    "gibi sonra önce ki kim nerede değil her nasıl olacak",
    "hr": "i u na je da se za od do s su ne što kako kada gdje tko koliko ali ili nije smo bi će "
    "sam može molim već samo kod nam vam prije poslije",
    "ru": "и в не на что с по как это к у из за от для но мы вы я он она они так же бы уже или "
    "если когда где кто сколько до был была есть нет чтобы",
    "uk": "і в не на що з по як це до у із за від для але ми ви я він вона вони так же б вже або "
    "якщо коли де хто скільки був була є немає щоб та",
    "bg": "и в не на че с по как това към у от за но ние вие аз той тя те така да се ще вече или "
    "ако кога къде кой колко до беше е са няма има",
    "sk": "a v z na do nie sa že to je ako čo po za od pre ale si sú bol bola ktorý ktorá kedy "
    "koľko kde kto mám máme môže prosím som už len tak ešte alebo cez pri jeho",
    "sl": "in v z na do ne se da to je kot kaj po za od pri ali ki so bil bila ko kdaj koliko kje "
    "kdo imam lahko prosim sem že samo tako še tudi bo pred",
    "et": "ja on ei et see oma ka kui aga või mis millal kus kes kuidas palju ma me te ta nad "
    "meil teie olen oli ole pole juba veel siis ning kas",
    "lv": "un ir ne ka tas par ar no uz kā bet vai kas kad kur cik es mēs jūs viņš viņi mums lai "
    "jau vēl tikai pie līdz pēc būs bija nav",
    "lt": "ir yra ne kad tai apie su iš į kaip bet ar kas kada kur kiek aš mes jūs jis jie mums "
    "jau dar tik prie iki po bus buvo nėra dėl",
    "ca": "el la els les de i a que en un una per amb no és són com però quan on qui quant hem "
    "heu ha han vam si més molt ja fins dels del als",
    "id": "yang dan di ke dari untuk dengan ini itu tidak ada akan sudah kami kita saya anda atau "
    "pada bisa juga karena kapan berapa siapa mana apa jika tetapi",
    "vi": "và của là có không cho với này đó những các một trong được đã sẽ tôi chúng anh chị khi "
    "nào bao nhiêu ai đâu để nếu nhưng còn vào ra đến",
    "is": "og að í á er ekki það sem til um við ég þú hann hún þeir með fyrir frá en eða ef hvað "
    "hvenær hvar hver hvernig var voru eru þetta þá svo",
}
"""Function words of languages that have no table of cues."""

_ASKED = {
    "en": "which why whose whom did does many much draft write reply list summarize summarise",
    "de": "welche welcher welches welchen wieviel viele warum wessen darf man etwas schreibe liste",
    "fr": "combien comment pourquoi quel quelle quels quelles où quoi rédige faut doit",
    "es": "cuánto cuánta cuántos cuántas cómo cuándo cuál cuáles dónde quién quiénes qué redacta",
    "it": "quanto quanta quanti quante come perché quale quali dove chi cosa scrivi deve",
    "nl": "hoeveel hoe waarom welke wanneer waar wie wat schrijf moet mag",
    "pt": "quanto quanta quantos quantas como porquê qual quais onde quem escreve deve",
    "pl": "ile dlaczego jak jaki jaka jakie czyje komu kogo jakich bierze napisz trzeba należy",
}
"""Further words that tasks begin with; mail has fewer of them."""

_LONGEST_TASK = 1_000
_READ = 2_000
"""Characters that are read of a task, and of the mail: from all passages alike."""

_FAINT = 0.3
"""A language with this share of the strongest one's weight is spoken, too: mixed threads."""

_RIVAL = 0.6
"""The task may be in any language with this share of its strongest one's weight."""

_SURE = 1.0
"""Weight (a word that one language alone has is 1) from which a text's language is known."""

_DENSE = 0.12
"""Of all words that are function words of the strongest; running text has two or three times it."""

_MOSTLY = 0.5
"""Of the letters of a text that are of its script."""

_WORD = re.compile(r"[^\W\d_]+'?")
_NOT_LATIN = re.compile("[^\\W\\d_a-zA-Zªº\u00c0-\u024f\u1e00-\u1eff]")
_KANA_SHARE = 0.05
"""Of letters that are not Latin; Chinese has none."""

_SCRIPTS = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "th"),
    (0x1100, 0x11FF, "ko"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "ko"),
)
"""First and last code point, and what is written so."""


def task_language_differs(task: str | None, passages: Sequence[str]) -> bool:
    """Return whether a task is surely in a language that the passages don't speak.

    False for no task, and wherever one side has too few words to tell. Costs some 0.2 ms.
    """
    if not task or not passages:
        return False
    asked = task[:_LONGEST_TASK]
    mail = "\n".join(_sample(passages))
    theirs, ours = _scripts(mail), _scripts(asked)
    if not theirs or not ours:
        return False
    main = max(ours, key=ours.__getitem__)
    if theirs.get(main, 0.0) < _FAINT * max(theirs.values()):
        return ours[main] >= _MOSTLY
    return _other_words(asked, mail)


def _sample(passages: Sequence[str]) -> list[str]:
    """Return the start of each passage, or of each of some that are spread over all of them."""
    step = max(1, len(passages) * 60 // _READ)
    some = passages[::step]
    return [p[: _READ // len(some)] for p in some]


def _scripts(text: str) -> dict[str, float]:
    """Return the scripts of a text by their share of its letters."""
    foreign = [] if text.isascii() else _NOT_LATIN.findall(text)
    letters = sum(map(str.isalpha, text))
    if not letters:
        return {}
    counts = Counter(map(_script, foreign))
    counts["latin"] = max(0, letters - len(foreign))
    if counts["kana"] > _KANA_SHARE * len(foreign):
        counts["ja"] = counts.pop("kana") + counts.pop("han", 0)
    return {script: n / letters for script, n in counts.items() if n}


@functools.lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    code = ord(letter)
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), "other")


def _other_words(task: str, mail: str) -> bool:
    """Return whether the function words of both are known, and are not of one language."""
    ours, theirs = _weights(task), _weights(mail)
    if not ours or not theirs:
        return False
    best, strongest = max(ours.values()), max(theirs.values())
    mine = [code for code, weight in ours.items() if weight >= _RIVAL * best]
    return all(theirs.get(code, 0.0) < _FAINT * strongest for code in mine)


def _weights(text: str) -> dict[str, float]:
    """Return how much speaks for each language; nothing where that isn't enough."""
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    weights: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for owners, count in Counter(map(_owners().get, words)).items():
        for code in owners or ():
            weights[code] += count / len(owners or ())
            counts[code] += count
    best = max(weights, key=weights.__getitem__, default="")
    known = weights[best] >= _SURE and counts[best] >= _DENSE * len(words)
    return weights if known else {}


@functools.cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Return the languages that have a function word."""
    # Here and not above: the tables take longer to import than the fast ranking takes.
    from context_trim.select.cues.languages import languages  # noqa: PLC0415

    owners: dict[str, list[str]] = defaultdict(list)
    tables = {code: table.function_words for code, table in languages().items()} | _FURTHER
    for code, table in tables.items():
        for word in dict.fromkeys(f"{table} {_ASKED.get(code, '')}".split()):
            owners[word].append(code)
    return {word: tuple(codes) for word, codes in owners.items()}
