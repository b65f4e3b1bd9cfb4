"""English inflection, enough for the verbs and nouns of the lexicon of predicates, and back from form to lemma."""

import re
from functools import cache

IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent
    bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|bring brought brought
    broadcast broadcast broadcast|build built built|burn burned burned|buy bought bought|cast cast cast
    catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|dig dug dug|do did done
    draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
    find found found|flee fled fled|freeze froze frozen|fly flew flown|forbid forbade forbidden|forget forgot forgotten
    forgive forgave forgiven|get got got|give gave given|go went gone|grow grew grown|hang hanged hanged
    have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
    know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost
    make made made|meet met met|pay paid paid|put put put|quit quit quit|raise raised raised|read read read
    rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen
    seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown
    shut shut shut|sing sang sung|sink sank sunk|sit sat sat|slay slew slain|speak spoke spoken|spend spent spent
    split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
    stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|take took taken|teach taught taught
    tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone
    undertake undertook undertaken|uphold upheld upheld|wage waged waged|withdraw withdrew withdrawn
    withhold withheld withheld|withstand withstood withstood|win won won|write wrote written|wound wounded wounded
    overthrow overthrew overthrown|overrun overran overrun|foresee foresaw foreseen|mislead misled misled
    rebuild rebuilt rebuilt|resell resold resold|retake retook retaken|re-elect re-elected re-elected
    unfreeze unfroze unfrozen|overcome overcame overcome|oversee oversaw overseen|behead beheaded beheaded|bomb bombed bombed|offer offered offered|suffer suffered suffered
    shell shelled shelled|curb curbed curbed|visit visited visited|target targeted targeted|limit limited limited
    benefit benefited benefited|order ordered ordered|enter entered entered|answer answered answered
    hinder hindered hindered|consider considered considered|deliver delivered delivered|honor honored honored
    discover discovered discovered|surrender surrendered surrendered|murder murdered murdered
    batter battered battered|hammer hammered hammered|pepper peppered peppered|slaughter slaughtered slaughtered
    shelter sheltered sheltered|deter deterred deterred|proffer proffered proffered|foster fostered fostered
    plunder plundered plundered|lobby lobbied lobbied|backtrack backtracked backtracked|panic panicked panicked
    exit exited exited|edit edited edited|audit audited audited|solicit solicited solicited|elicit elicited elicited
    prohibit prohibited prohibited|inhibit inhibited inhibited|merit merited merited|profit profited profited
    profess professed professed|covet coveted coveted|market marketed marketed|picket picketed picketed
    budget budgeted budgeted|blanket blanketed blanketed|rocket rocketed rocketed|ticket ticketed ticketed
    open opened opened|threaten threatened threatened|strengthen strengthened strengthened|happen happened happened
    soften softened softened|tighten tightened tightened|loosen loosened loosened|harden hardened hardened
    weaken weakened weakened|deepen deepened deepened|widen widened widened|broaden broadened broadened
    poison poisoned poisoned|imprison imprisoned imprisoned|abandon abandoned abandoned|summon summoned summoned
    pardon pardoned pardoned|kidnap kidnapped kidnapped|reckon reckoned reckoned|sanction sanctioned sanctioned|question questioned questioned
    position positioned positioned|petition petitioned petitioned|station stationed stationed|ambush ambushed ambushed
    caution cautioned cautioned|cordon cordoned cordoned|align aligned aligned|ally allied allied
    remain remained remained|train trained trained|complain complained complained|explain explained explained
    detain detained detained|sustain sustained sustained|maintain maintained maintained|restrain restrained restrained
    pinpoint pinpointed pinpointed|counsel counselled counselled|quarrel quarrelled quarrelled|cancel cancelled cancelled
    signal signalled signalled|fuel fuelled fuelled|label labelled labelled|model modelled modelled|marshal marshalled marshalled
    jail jailed jailed|assail assailed assailed|hail hailed hailed|fail failed failed|derail derailed derailed
    curtail curtailed curtailed|appeal appealed appealed|reveal revealed revealed|conceal concealed concealed
    repeal repealed repealed|steal stole stolen|travel travelled travelled|assault assaulted assaulted
    """.replace("\n", "|").split("|")
    if line.strip()
}
"""Base, past, participle; also regular verbs whose last consonant must not, or must, be doubled."""

VOWELS = "aeiou"

DOUBLING = frozenset(
    "abet abhor acquit admit allot commit compel concur confer control defer deter dispel embed emit equip excel expel "
    "incur infer occur omit outfit overstep patrol permit prefer propel rebel rebut recur refer regret remit repel submit "
    "transfer transmit".split()
)
"""Verbs of two syllables that are stressed on the last and so double its consonant."""


def past(verb: str) -> str:
    """Past tense: "condemn" -> "condemned"."""
    return IRREGULAR[verb][0] if verb in IRREGULAR else regular(verb, "ed")


def participle(verb: str) -> str:
    """Past participle: "strike" -> "struck"."""
    return IRREGULAR[verb][1] if verb in IRREGULAR else regular(verb, "ed")


def gerund(verb: str) -> str:
    """Gerund: "hold" -> "holding"."""
    if verb in IRREGULAR and past(verb).startswith(verb) and past(verb).endswith("ed"):
        return f"{past(verb)[:-2]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{doubled(verb)}ing"


def third(verb: str) -> str:
    """Third person singular, also the plural of a noun: "vow" -> "vows", "deny" -> "denies"."""
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh")) or verb.endswith("o"):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def regular(verb: str, ending: str) -> str:
    """The verb with a regular ending that begins with "e"."""
    if verb.endswith("e"):
        return verb + ending[1:]
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}i{ending}"
    return doubled(verb) + ending


def doubled(verb: str) -> str:
    """The verb with its last consonant doubled where spelling wants it: "ban" -> "bann"."""
    last, vowel, before = verb[-1:], verb[-2:-1], verb[-3:-2]
    short = (
        last in "bdgklmnprtv"
        and vowel in VOWELS
        and (not before or before not in VOWELS or verb[-4:-2] == "qu")
    )
    if short and (len(re.findall("[aeiouy]+", verb)) == 1 or verb in DOUBLING):
        return verb + last
    return verb


def forms(lemma: str) -> frozenset[str]:
    """All forms of a lemma, lower case, as a verb and as a noun."""
    word = lemma.lower()
    return frozenset((word, past(word), participle(word), gerund(word), third(word)))


@cache
def known_lemmas() -> dict[str, str]:
    """Form to lemma for all verbs of the lexicon of predicates, lower case; where two share a form, the regular one.

    For a reader's lemma that is no word ("refus" for "refused"): it never needs to override a lemma that is one.
    """
    from onrecord.lexicons.predicates import predicates

    verbs = sorted({p.lemma for p in predicates() if p.pos == "v"}, key=lambda v: (v not in IRREGULAR, v))
    return {form: verb for verb in verbs for form in forms(verb)} | {verb: verb for verb in verbs}


@cache
def known_nouns() -> dict[str, str]:
    """Singular and plural to singular for all nouns of the lexicon of predicates and its conditions, lower case.

    For a reader's lemma that is no word ("airstrik" for "airstrikes"), as ``known_lemmas`` for verbs.
    """
    from onrecord.lexicons.predicates import predicates, word_sets

    nouns = {p.lemma.lower() for p in predicates() if p.pos == "n"}
    nouns.update(
        word.lower() for name, words in word_sets().items() if not name.startswith("v_") for word in words
    )
    return {third(noun): noun for noun in sorted(nouns)} | {noun: noun for noun in nouns}
