"""How a name of a place stands in its sentence: as somebody who acts, or as a mere place.

A country acts wherever it is not locative; a capital or a house of government only where it speaks, acts, owns or is
dealt with ("Kyiv said", "talks with Tehran", "Moscow's demands").
"""

from onrecord.lexicons.countries import country_names
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.schema import ParsedSentence

_LOCATIVE = frozenset(
    "in inside into near across throughout within around at outside through via along onto beyond off over under above"
    " amid toward towards beside past down up".split()
)
_PARTNER = frozenset("with against between by from versus vs among for".split())
_MOTION = frozenset(
    """
    travel go fly visit trip journey flight return arrive come move head drive walk run sail flee escape tour depart
    leave fly land emigrate migrate relocate route road way border sail transfer evacuate deport trek cross
    march ride rush voyage tour pilgrimage arrival departure entry entrance exit access train bus ferry mile kilometer
    kilometre close next south north east west near born bear native live base
    """.split()
)
_HANDING = frozenset("return hand transfer deliver repatriate surrender".split())
_REGION = frozenset(
    """
    south north east west southeast southwest northeast northwest city town village capital region province area part
    coast border territory map history edge rest outskirts suburb district centre center middle soil airspace island
    areas parts swathe swath stretch half side corner most much
    """.split()
)
_AIMING = frozenset(
    "fire shoot launch aim direct hurl throw lob strike point fling target shout level rage".split()
)
_BEING = frozenset("be have lie sit see experience remain become stand host get contain suffer".split())
# Nouns of doing and of dealing: an adjective of a country before them names a party ("the Turkish incursion").
ACTIONS = frozenset(
    """
    attack strike airstrike raid invasion incursion offensive assault operation bombardment bombing shelling ambush
    aggression occupation annexation blockade siege withdrawal retreat advance intervention crackdown response
    retaliation counterattack counteroffensive campaign war threat warning demand request call appeal proposal plan offer
    pledge promise commitment decision move action effort initiative measure step visit trip meeting talk talks
    negotiation negotiations discussion consultation dialogue summit mediation diplomacy policy stance position view
    statement comment remark claim accusation allegation denial criticism condemnation complaint protest objection
    rejection refusal approval support backing aid assistance help relief loan investment sanction sanctions embargo ban
    tariff restriction pressure concern opposition veto vote recognition agreement deal treaty pact accord ceasefire
    truce surrender concession compromise apology acknowledgment admission violation breach killing murder assassination
    execution arrest detention abduction kidnapping seizure expulsion deportation test launch deployment mobilization
    mobilisation buildup build-up exercise drill exercises maneuvers manoeuvres involvement interference meddling role
    presence influence invitation announcement declaration report intelligence investigation inquiry probe leadership
    election offensive resistance rule control leadership ambition security interest interests provocation hostility
    espionage hack cyberattack vow request insistence reluctance fire gunfire rocket missile drone shell bomb troop
    capture destruction attempt hope expectation goal aim objective strategy resolution motion bid push counter-offensive
    asset fund account property export import good goods oil gas grain steel arm arms weapon weaponry missile warhead
    ship vessel warship submarine tanker boat trawler aircraft plane jet warplane fighter helicopter tank artillery base
    outpost position airspace waters territory soil border sovereignty independence economy market bank company firm
    village town city province district convoy patrol garrison checkpoint outpost camp island coast port airport
    wine beef pork meat fish seafood fruit vegetable cotton textile aluminium aluminum copper coal timber rice wheat
    soybean sugar chip semiconductor product commodity car
    embassy consulate note terms condition flag passport visa hostage prisoner passenger citizenship sailor captive
    """.split()
)


def relation(sentence: ParsedSentence, word: int) -> tuple[str, int]:
    """Relation and governor of ``word``; a conjunct stands as the first of its coordination does."""
    words = sentence.words
    seen = 0
    while words[word].rel in ("conj", "flat") and words[word].head >= 0 and seen < 8:
        word = words[word].head
        seen += 1
    return words[word].deprel, words[word].head


def country_acts(sentence: ParsedSentence, word: int) -> bool:
    """True unless the country named by ``word`` is only where something is."""
    words = sentence.words
    deprel, governor = relation(sentence, word)
    rel = deprel.partition(":")[0]
    case = _case(sentence, word)
    noun = lemma_of(words[governor]) if governor >= 0 else ""
    if _acts_in_relative(sentence, word):
        return True
    if case in _LOCATIVE or (case == "to" and noun in _TRAVEL):
        return (
            (case in ("at", "into") and noun in _AIMING)
            or _is_visited(sentence, governor)
            or _is_struck(sentence, case, governor)
        )
    if case == "to" and noun in _HANDING and sentence.dependents(governor, "obj"):
        return True
    if case in ("to", "from", "for", "of") and _moves(sentence, governor):
        return (case == "of" and noun == "visit") or (case == "to" and noun in ("visit", "trip"))
    if case == "of" and noun in _REGION:
        return False
    if (
        rel in ("compound", "amod")
        and governor >= 0
        and words[governor].etype in ("place", "plant", "animal")
    ):
        return False
    if rel in ("appos", "dep", "parataxis", "orphan", "list", "vocative"):
        return rel != "appos" or not _follows_place(sentence, word, governor)
    return not (rel in ("obl", "nmod") and deprel == "nmod:unmarked")


def capital_acts(sentence: ParsedSentence, word: int) -> bool:
    """True if the capital or house named by ``word`` stands for its government."""
    words = sentence.words
    deprel, governor = relation(sentence, word)
    if governor < 0:
        return False
    case, noun = _case(sentence, word), lemma_of(words[governor])
    if deprel == "nsubj":
        return words[governor].upos == "VERB" and (noun not in _BEING or _has_a_mind(sentence, governor))
    if deprel == "obl:agent" or (case == "by" and words[governor].upos == "VERB"):
        return noun not in _MOTION
    if deprel == "nmod:agent" or case in _PARTNER:
        if case in ("from", "for", "by"):
            return noun not in _MOTION and words[governor].upos != "VERB" and noun in ACTIONS
        return not _moves(sentence, governor)
    if deprel == "nmod:poss":
        return words[governor].etype in ("event", "abstract", "person", "organization") or noun in ACTIONS
    if deprel in ("obj", "iobj"):
        return noun in _DEALINGS
    if case == "at":
        return noun in _AIMING
    if case in ("to", "on"):
        return noun in _TO_SOMEBODY and not _moves(sentence, governor)
    return deprel == "compound" and words[governor].upos in ("ADJ", "VERB")


_DEALINGS = frozenset(
    """
    urge tell ask accuse blame warn criticise criticize condemn press pressure persuade convince lobby assure inform
    support back help isolate sanction threaten provoke anger infuriate alarm please thank invite allow force oblige
    compel praise reassure arm fund finance supply notify advise order instruct push rebuke appease antagonise antagonize
    congratulate applaud salute commend reprimand chide scold caution denounce deplore defy confront challenge embarrass
    irritate annoy court woo engage consult contact approach petition sue punish reward compensate recognise recognize
    snub boycott betray deceive placate alert brief mock ridicule pledge promise owe offer grant deny charge suspect
    """.split()
)
_TO_SOMEBODY = frozenset(
    """
    give send provide sell offer supply deliver pledge aid assistance support warning message letter loyal loyalty
    sanction pressure ultimatum concession signal answer reply respond response appeal complaint blow rebuke weapon arm
    protest complain complaint apologise apologize apology surrender capitulate
    loan gift threat challenge hostile close allied relation tie tariff embargo impose
    """.split()
)


_OF_A_MIND = frozenset(
    "right plan intention desire wish interest doubt objection illusion quarrel reservation reason duty choice".split()
)


def _has_a_mind(sentence: ParsedSentence, verb: int) -> bool:
    """True for "had no right to preach", "has plans": only somebody has such things."""
    objects = sentence.dependents(verb, "obj")
    return lemma_of(sentence.words[verb]) == "have" and any(
        lemma_of(sentence.words[o]) in _OF_A_MIND for o in objects
    )


def _acts_in_relative(sentence: ParsedSentence, word: int) -> bool:
    """True for "went to Norway, which granted him asylum": in the clause that hangs on it the country acts."""
    words = sentence.words
    return any(
        words[c].deprel == "acl:relcl"
        and words[c].upos == "VERB"
        and any(words[s].deprel == "nsubj" and words[s].upos == "PRON" for s in sentence.children[c])
        and lemma_of(words[c]) not in _BEING
        for c in sentence.children[word]
    )


def _is_visited(sentence: ParsedSentence, governor: int) -> bool:
    """True if somebody travels there to meet somebody ("arrived in Norway for talks", "flew to Peru to sign a pact")."""
    if governor < 0 or lemma_of(sentence.words[governor]) not in _TRAVEL:
        return False
    for child in sentence.children[governor]:
        word = sentence.words[child]
        case = case_of(sentence, child)
        if word.rel == "obl" and case in ("for", "on") and lemma_of(word) in _DEALING_NOUNS:
            return True
        if word.rel in ("advcl", "xcomp") and lemma_of(word) in _MEETING:
            return True
    return False


def _is_struck(sentence: ParsedSentence, case: str, governor: int) -> bool:
    """True for the country of what is attacked ("struck targets in Norway", "a raid on a base in Peru")."""
    if case not in ("in", "inside", "across") or governor < 0:
        return False
    word = sentence.words[governor]
    if word.upos == "VERB" and lemma_of(word) in _DEPLOYING:
        things = [c for c in sentence.children[governor] if sentence.words[c].deprel in ("obj", "nsubj:pass")]
        return any(lemma_of(sentence.words[c]) in _FORCES for c in things)
    if word.rel not in ("obj", "nsubj", "nmod", "obl") or word.head < 0 or word.etype in ("time", "event"):
        return False
    if word.rel == "nsubj" and word.deprel != "nsubj:pass":
        return False
    above = lemma_of(sentence.words[word.head])
    return above in _STRIKING or (above in _DEPLOYING and lemma_of(word) in _FORCES)


_STRIKING = frozenset(
    """
    attack strike airstrike bomb bombing shell shelling hit raid storm assault target destroy invade ambush bombard
    bombardment pound capture seize overrun fire launch rocket missile
    """.split()
)
_DEPLOYING = frozenset(
    """
    deploy station intervene mass strengthen reinforce conduct lift ease impose extend evacuate parachute bomb strike
    shell raid patrol stage begin launch hold open reopen close shut
    """.split()
)
_FORCES = frozenset(
    """
    troop troops force army soldier garrison presence base exercise drill manoeuvre maneuver patrol curfew emergency
    measure restriction ban embassy consulate mission settlement operation offensive raid strike campaign mission
    """.split()
)
_TRAVEL = frozenset("arrive fly travel go head land come return leave depart".split())
_DEALING_NOUNS = frozenset(
    "talk talks visit meeting summit negotiation conference consultation discussion trip tour mission signing".split()
)
_MEETING = frozenset(
    "meet discuss sign negotiate attend hold mediate visit seek press urge brief consult".split()
)


def seat_acts(sentence: ParsedSentence, word: int) -> bool:
    """True unless the house or street of government named by ``word`` is where something is."""
    deprel, governor = relation(sentence, word)
    case = _case(sentence, word)
    if (
        case in _LOCATIVE
        or case == "to"
        or (case == "of" and governor >= 0 and _names_place(sentence, governor))
    ):
        return False
    if case in ("from", "outside") or governor < 0:
        return False
    return deprel not in ("obj", "conj") or lemma_of(sentence.words[governor]) in _DEALINGS


def _names_place(sentence: ParsedSentence, governor: int) -> bool:
    return lemma_of(sentence.words[governor]) in _REGION or sentence.words[governor].etype == "place"


def _case(sentence: ParsedSentence, word: int) -> str:
    """The adposition of ``word``, or of the coordination that it is in."""
    words = sentence.words
    found = case_of(sentence, word)
    seen = 0
    while not found and words[word].rel in ("conj", "flat") and seen < 8:
        word = words[word].head
        found = case_of(sentence, word)
        seen += 1
    return found


def _moves(sentence: ParsedSentence, governor: int) -> bool:
    """True if the governor is a word of motion, or leans on one ("made a trip to")."""
    if governor < 0 or lemma_of(sentence.words[governor]) not in _MOTION:
        return False
    return not any(
        case_of(sentence, c) == "under" for c in sentence.children[governor]
    )  # "came under attack from"


def _follows_place(sentence: ParsedSentence, word: int, governor: int) -> bool:
    """True for the second part of "Lyon, France"."""
    return (
        governor >= 0
        and governor < word
        and word - governor <= 3
        and sentence.words[governor].upos == "PROPN"
        and sentence.words[governor].form not in country_names()  # "Norway, Peru sign pact"
    )
