"""Words that say how an event fares: the lexicon of ``status``. Lemmas, lower case, in clear groups.

Groups follow what the word implies for the event that stands under it: ``PLANNED`` it is to come, ``HYPOTHETICAL`` it
is only thought of, asked for, feared or threatened, ``DENIED`` it does not or did not come about, ``HAPPENED`` it came
about if the word above did (implicatives). The grouping is in the spirit of work on implicative and factive verbs
(Karttunen 1971; Nairn, Condoravdi and Karttunen 2006).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS_PLANNED = _words(
    "plan intend prepare agree promise pledge vow undertake commit decide schedule expect set due slate poise aim "
    "resolve swear opt vote offer arrange volunteer gear determine bind consent guarantee announce ready "
    "earmark tip bid mean elect choose move rush hasten hurry go"
)
VERBS_HYPOTHETICAL = _words(
    "threaten want wish hope seek try attempt ask urge call demand request require consider propose suggest recommend "
    "warn fear need like love desire long encourage invite beg implore plead press push pressure advise counsel "
    "instruct tempt long mull weigh contemplate discuss debate ponder study explore examine allow enable empower "
    "authorize authorise permit appeal advocate lobby dare hesitate struggle endeavor endeavour strive favor favour "
    "entitle suspect wonder question imagine speculate risk campaign work insist persuade await anticipate "
    "deserve design back support oppose argue order dare have"
)
VERBS_DENIED = _words(
    "fail refuse decline avoid prevent bar forbid prohibit deter dissuade abstain refrain forget neglect omit reject "
    "deny doubt disbelieve disprove refute rule dispute resist preclude stop ban block balk baulk shy"
)
VERBS_HAPPENED = _words(
    "manage begin start continue keep proceed go come cease force compel happen get oblige remember see hear watch "
    "finish resume remain cause make let lead help return remember prove turn"
)
TOLD_MARKERS = _words("before after since upon following despite")
"""Markers under which a passive gerund tells what came about."""
VERBS_REPORTED = _words(
    "say report believe think understand know find allege rumor rumour claim hear see presume"
)
"""Verbs whose passive passes on what others say ("is said to have left")."""
GOING_ON = _words("continue persist rage")
"""What these are said of goes on, whatever the tense ("fighting continued on Thursday")."""
UNDER_WAY = {"way": "under", "progress": "in"}
"""Nouns that with this preposition say that something goes on ("talks are in progress")."""
ATTEMPTS = _words("attempt effort bid try push drive plan plot")
FAILING = _words("fail founder fizzle collapse backfire")
"""What fails, so that what was attempted did not come about."""
VERBS_ONGOING = _words("continue keep remain proceed")

ADJECTIVES_PLANNED = _words(
    "set due ready poised bound prepared scheduled expected willing determined about committed keen"
)
ADJECTIVES_DENIED = _words("unwilling unable impossible unlikely reluctant")

CONTENT_HYPOTHETICAL = _words(
    "demand insist urge request propose recommend ask suggest fear hope wish consider wonder question suspect "
    "speculate imagine warn predict forecast threaten require stipulate argue dream bet worry see check decide "
    "determine predict expect call believe think"
)
"""Verbs whose finite clause is not put forward as fact (believe, think only where its own tense does not say more)."""

CONTENT_DENIED = _words("deny doubt disbelieve refute dispute disprove reject")
TRUTHS = _words("true untrue false correct incorrect")
UNTRUE = _words("untrue false incorrect")
CLAIMS = _words(
    "claim accusation allegation report charge suggestion assertion rumor rumour statement assumption notion"
)
CLAIM_DENIERS = CONTENT_DENIED | _words("dismiss rebut contradict rebuff disavow debunk")
"""What is claimed to be so, and the verbs that say that it is not."""
CONTENT_PLANNED = _words(
    "promise pledge vow agree announce confirm decide plan say tell add state declare note reveal"
)

NOUNS_PLANNED = _words(
    "plan preparation schedule agenda decision intention intent promise pledge vow commitment agreement deal accord "
    "readiness willingness pact order date deadline mandate announcement eve run-up arrangement roadmap timetable"
)
PROPOSALS = _words(
    "idea proposal plan offer demand request suggestion option call appeal invitation compromise condition term deal"
)
"""Nouns of what is put to somebody: a clause in the past without an object says what became of them."""

NOUNS_HYPOTHETICAL = _words(
    "threat possibility prospect risk fear call demand request need alternative proposal hope idea option appeal push "
    "bid effort attempt opposition condition chance likelihood danger suggestion talk debate consideration discussion "
    "question way goal aim objective ability right opportunity desire wish purpose importance pressure case "
    "speculation concern worry warning plea offer suspicion support approval authorization authorisation permission "
    "petition scenario event advice motion bill draft campaign initiative importance advocate proponent opponent "
    "precondition basis basis potential recipe rumor rumour invitation ultimatum criticism negotiation chance "
    "discussion venue framework mechanism candidate solution deterrent deterrence defence defense protection force "
    "vision strategy readiness"
)
NOUNS_DENIED = _words(
    "cancellation absence lack refusal rejection failure prevention denial avoidance inability unwillingness "
    "suspension impossibility ban prohibition moratorium veto"
)

GOVERNORS_PLANNED = _words(
    "plan schedule prepare postpone delay arrange expect promise pledge agree set await anticipate organize "
    "organise confirm slate vow intend approve order offer finalize finalise eye adjourn prepare precede"
)
GOVERNORS_HYPOTHETICAL = _words(
    "propose mull consider weigh discuss threaten urge demand seek want request oppose fear suggest recommend "
    "contemplate advocate favor favour support back need require ask debate encourage risk predict envisage envision "
    "warn call advise counsel caution push press plead hope appeal lobby allow permit invite deserve explore endorse negotiate study broker "
    "mediate insist pursue desire question discourage justify legitimize trigger provoke beg ponder contemplate"
)
GOVERNORS_DENIED = _words(
    "cancel avert prevent avoid foil thwart deny rule scrap abandon abort refuse reject decline lack preclude "
    "shelve forestall ban prohibit block veto resist skip boycott forgo forego scupper derail withdraw retract rescind revoke drop"
)
GOVERNORS_BEING = _words(
    "take happen occur begin start resume continue hold be focus cover include aim last go open come place launch "
    "follow conduct carry make convene stage proceed unfold mount deliver discuss bring address centre center revolve "
    "achieve secure ensure obtain effect accomplish attain implement fulfil fulfill enforce realise realize consist "
    "complete"
)

VERBS_VIEWING = _words("regard treat consider view see interpret perceive")
"""Verbs after which "as" says what something would count as ("regard any launch as an attack")."""

ANNOUNCED = frozenset(("CONSULT", "AID", "COOPERATE", "MOBILIZE", "RETREAT"))
"""Types that are still to come when they are announced ("announced talks"); others are done by it ("announced a ban")."""

MODIFIERS_PLANNED = _words(
    "planned upcoming scheduled forthcoming future imminent expected impending pending next coming prospective slated "
    "anticipated promised postponed looming"
)
MODIFIERS_HYPOTHETICAL = _words(
    "proposed possible potential threatened hypothetical likely would-be eventual conceivable feared suspected "
    "prospective suggested mooted attempted potential"
)
MODIFIERS_DENIED = _words("cancelled canceled averted foiled thwarted aborted abortive scrapped nonexistent")
MODIFIERS_ONGOING = _words(
    "ongoing continuing continued current persistent present unrelenting relentless incessant"
)

CONDITIONS = _words("if unless whether lest provided supposing should assuming")
FUTURE_AUXILIARIES = _words("will shall 'll wo sha going gonna")
MODAL_AUXILIARIES = _words("would could may might should must can ought 'd ca need")
REFUSING_AUXILIARIES = _words("can could ca would 'd")
"""Modals that say "it does not come about" when negated ("could not reach", "would not provide")."""

NEGATIONS = _words("not n't never no neither nor hardly scarcely barely nt")
IDLE = _words(
    "time doubt choice option alternative secret effort expense mistake opportunity bone trace sign mention mercy quarter "
    "reason evidence word harm attention notice way limit"
)
"""Objects with "no" that leave their verb as it is ("wasted no time attacking", "left no doubt")."""
NOTHING = _words("no nobody none nothing neither")
AHEAD_CASES = _words("before ahead ahead_of until")
BEHIND_CASES = _words("since following amid despite")
ORGANISING = _words("organise organize")
"""Verbs that plan in the present ("is organising a march") and have done in the past."""
TALKING = _words("discuss debate study examine review investigate")
"""Verbs of talk, whose object may be done already or not."""
CONTENT_ASKED = _words("demand insist urge request propose recommend ask suggest order")
"""Verbs whose clause in the subjunctive, or with "should", says what is asked for."""
WITHOUT_CASES = _words("without instead instead_of rather rather_than")

WHEN = frozenset(("after", "since", "when", "while", "because", "although", "though"))
"""Words that open a clause of time or reason, which tells of its own whatever it hangs on."""

STRETCHES = frozenset(
    "hour day week month year night weekend end start beginning round series evening".split()
)
"""Nouns whose ``of`` phrase goes on for that long ("three days of talks")."""
