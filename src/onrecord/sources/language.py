"""Which language a text is in, told by its most frequent small words. English is what is read."""

import re
from collections import Counter
from functools import cache

SMALL_WORDS = {
    "en": "the of and to in a that is was for on with as it by at from be are this have has had not but said his an "
    "were which or who will their been would they its after he she we i you my me do if so no up out about there what "
    "when can could into more than other some all also over",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son cette "
    "aux été mais comme ses ont leur nous elle",
    "es": "de la que el en y a los se del las un por con una su para es al lo como más pero sus le ha no fue este ya "
    "entre cuando muy sin sobre también",
    "it": "di e il la che in un per del è una della con non i da le si al dei sono più nel ha alla anche come gli "
    "delle lo ma dal questo nella suo",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
    "quando muito nos já também pelo são foi",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om dan ook als door bij naar uit maar over nog "
    "wordt hij heeft worden ze werd deze",
    "pl": "w i na z do się że nie jest o to po jak za od przez ale co dla tym jego oraz przy był tak był są może ich "
    "który która tego",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi sonra kadar en ne ama olduğu her ise değil göre var "
    "tarafından",
    "id": "yang dan di dengan untuk dari pada ini dalam itu tidak akan ke oleh adalah mereka juga telah sebagai ada "
    "kata saat bahwa",
    "sv": "och i att det som en på är av för med den till inte har de ett om var men från vid han så kan hon eller sig",
    "ro": "de și în a la cu pe care o din un nu este să mai au pentru ca fost ce prin sunt dar după",
}
SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("hi", "\u0900", "\u097f"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
)
SAMPLE = 6000
ENOUGH_WORDS = 20
LEAD = 1.5
"""How much more often than English words those of another language must stand in a text that is not English."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), language)
    return found


def guess_language(text: str) -> str | None:
    """The language of ``text`` (ISO 639-1), judged by its first characters; None where it is too short to say.

    A non-Latin script decides by itself; else the language whose small words are most of the text, if they are at
    least a tenth of it.
    """
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is not None:
        return script
    words = [w.lower() for w in WORD.findall(sample)]
    if len(words) < ENOUGH_WORDS:
        return None
    known = _languages_of()
    votes = Counter(language for word in words for language in known.get(word, ()))
    if not votes:
        return None
    language, hits = max(votes.items(), key=lambda vote: (vote[1], vote[0] == "en", vote[0]))
    if language != "en" and hits < LEAD * votes["en"]:
        language, hits = "en", votes["en"]
    return language if hits * 10 >= len(words) else None


def _script(sample: str) -> str | None:
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    for language, first, last in SCRIPTS:
        share = sum(first <= c <= last for c in letters)
        if share * 10 > len(letters) * (1 if language == "ja" else 5):
            return language
    return None
