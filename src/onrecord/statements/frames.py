"""Cues and what they take: from one cue word of a tree to the drafts of its statements."""

from collections.abc import Iterable, Iterator

from onrecord.lexicons.cues import Cue, cue_forms, cues
from onrecord.schema import ParsedSentence, Span
from onrecord.statements.clauses import RELATIVE, clause_head, pieces, unbroken
from onrecord.statements.draft import Draft
from onrecord.statements.speakers import agent, has_case, is_passive, issuer, subject_words

PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "PROPN": "noun"}
TOLD = frozenset(
    "tell inform assure reassure remind notify advise warn ask urge brief order instruct".split()
)
REPORTED = frozenset({"ccomp", "parataxis", "as-clause"})
UTTERED = frozenset({"speech", "writing"})
SOURCES = frozenset({"person", "organization"})
INSERTED = 6  # words between a cue and the comma that ends its clause
COMPARING = frozenset({"liken", "compare"})
RAISED = frozenset("say believe think report allege rumor rumour understand suspect know presume".split())
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl"})


def find_cues(sentence: ParsedSentence) -> Iterator[Draft]:
    """Drafts of all cue words of a sentence, in text order; quotable cues may have no content yet."""
    for i, word in enumerate(sentence.words):
        kind = PARTS.get(word.upos)
        if kind is None or (i and sentence.words[i - 1].form == "-"):  # "so-called"
            continue
        entry = _entry(sentence, i, kind)
        if entry is None:
            continue
        if kind == "verb":
            yield from _verb(sentence, i, entry)
        elif kind == "noun":
            yield from _noun(sentence, i, entry)
        else:
            yield from _adjective(sentence, i, entry)


def _entry(sentence: ParsedSentence, i: int, kind: str) -> Cue | None:
    """The lexicon's entry for word ``i``, with the particle that stands behind it if there is one.

    Forms are looked up before the lemma, so that a wrong lemma does no harm.
    """
    forms, word = cue_forms(), sentence.words[i]
    form = word.form.lower()
    if kind == "verb":
        for c in sentence.children[i]:
            if sentence.words[c].deprel == "compound:prt":
                return forms.get((kind, f"{form} {sentence.words[c].form.lower()}"))
        if i + 1 < len(sentence.words):
            found = forms.get((kind, f"{form} {sentence.words[i + 1].form.lower()}"))
            if found is not None:
                return found
    return forms.get((kind, form)) or cues().get((kind, word.lemma.lower()))


def _cue_span(sentence: ParsedSentence, i: int) -> Span:
    """The cue's word, with a particle that follows at once."""
    for c in sentence.dependents(i, "compound:prt"):
        if c == i + 1:
            return sentence.span(i, c)
    return sentence.span(i, i)


def _verb(sentence: ParsedSentence, i: int, entry: Cue) -> Iterator[Draft]:
    """The statement of a cue verb; one with no content yet if only a quotation can give it one."""
    passive = is_passive(sentence, i)
    speakers = agent(sentence, i) if passive else _speaker(sentence, i)
    draft = Draft(sentence, f"{entry.entry}/quote", entry, _cue_span(sentence, i), i, speakers=speakers)
    draft.quotable = "quote" in entry.frames
    told = passive and entry.lemma in TOLD
    draft.addressees = sentence.dependents(i, "nsubj:pass") if told else _addressees(sentence, i, entry)
    if passive and _as_saying(sentence, i):
        return
    if entry.lemma == "cite" and (cited := _cited(sentence, i)) is not None:
        yield cited
        return
    frame = _passive(sentence, i, entry, draft) if passive else _active(sentence, i, entry)
    if frame is not None:
        how, head, members = frame
        if not passive and not draft.speakers and (stray := _stray_subject(sentence, i, head)) is not None:
            draft.speakers = [stray]
            members = sorted(set(members) - set(sentence.subtree(stray)))
        draft.content, draft.content_head = (
            pieces(sentence, unbroken(sentence, i, members, head), head),
            head,
        )
        draft.because = f"{entry.entry}/{how}"
        if not passive and not draft.speakers and (how not in REPORTED or entry.flavour not in UTTERED):
            draft.content = []
    if draft.content or draft.quotable:
        yield draft


def _cited(sentence: ParsedSentence, i: int) -> Draft | None:
    """ "…, citing officials": what the clause reports, or says, is what those officials say."""
    words = sentence.words
    sources = [c for c in sentence.dependents(i, "obj") if words[c].etype in SOURCES or words[c].ner != "O"]
    above = words[i].head
    if above >= 0 and words[i].rel == "acl" and words[above].rel == "nsubj":
        above = words[above].head
    if not sources or above < 0 or words[above].upos != "VERB" or not words[i].form.lower().endswith("ing"):
        return None
    reported = sentence.dependents(above, "ccomp")
    own = set(sentence.subtree(i))
    head = reported[0] if reported else above
    found = pieces(sentence, [j for j in sentence.subtree(head) if j not in own], head)
    if not found:
        return None
    draft = Draft(sentence, "cue:cite/source", None, sentence.span(i, i), i, found, head, sources[:1])
    draft.reporter = above
    return draft


def _as_saying(sentence: ParsedSentence, i: int) -> bool:
    """True for "was quoted as saying": the participle's statement stands for both."""
    forms = cue_forms()
    below = [c for c in sentence.dependents(i, "advcl", "xcomp", "obl") if has_case(sentence, c, "as")]
    return any(("verb", sentence.words[c].form.lower()) in forms for c in below)


def _stray_subject(sentence: ParsedSentence, i: int, head: int) -> int | None:
    """The subject of cue ``i`` where the tree hangs it on the content: it stands on the cue's side of ``head``."""
    for c in sentence.dependents(head, "nsubj"):
        if head < c if head < i else c < i < head:
            members = sentence.subtree(c)
            between = range(max(members) + 1, i) if c < i else range(i + 1, min(members))
            if all(sentence.words[j].upos in {"PUNCT", "ADV", "AUX", "PART"} for j in between):
                return c
    return None


def _speaker(sentence: ParsedSentence, i: int) -> list[int]:
    """The subject of an active cue verb; who sent it, where the subject is something written."""
    found = subject_words(sentence, i)
    words = sentence.words
    if (
        len(found) == 1
        and words[i].rel == "acl"
        and ("document", words[found[0]].form.lower()) in cue_forms()
    ):
        return issuer(sentence, found[0]) or found
    return found


def _addressees(sentence: ParsedSentence, i: int, entry: Cue) -> list[int]:
    """Whom an active cue verb speaks to: its indirect object, its object beside a clause, "to X", "on X to …"."""
    words = sentence.words
    found = [c for c in sentence.children[i] if words[c].rel == "iobj"]
    clause = any(words[c].rel in {"ccomp", "xcomp"} for c in sentence.children[i])
    if not found and (clause or entry.lemma in TOLD):
        found = [c for c in sentence.children[i] if words[c].rel == "obj" and words[c].upos != "NUM"]
    if not found:
        found = [
            c
            for c in sentence.dependents(i, "obl")
            if has_case(sentence, c, "to", "on") and words[c].upos != "NUM"
        ]
    return found[:1]


Frame = tuple[str, int, list[int]]  # the construction, the head of the content, its words


def _active(sentence: ParsedSentence, i: int, entry: Cue) -> Frame | None:
    """The first construction of the entry that an active verb ``i`` shows."""
    frames = entry.frames
    objects = [c for c in sentence.children[i] if sentence.words[c].rel == "obj"]
    return (
        _clause(sentence, i, frames)
        or (_infinitive(sentence, i, objects, "objto" in frames) if frames & {"to", "objto"} else None)
        or (_predicated(sentence, i, objects, frames) if frames & {"pred", "as"} else None)
        or (None if _is_purpose(sentence, i) else _nominal(sentence, i, objects, entry))
        or _around(sentence, i, entry)
    )


def _nominal(sentence: ParsedSentence, i: int, objects: list[int], entry: Cue) -> Frame | None:
    """The object of a cue, with the "for" that gives the reason; or what its preposition leads in."""
    if objects and "np" in entry.frames:
        leads = ("to", "with") if entry.lemma in COMPARING else ("for", *sorted(entry.prepositions))
        for c in sentence.dependents(i, "obl", "advcl"):
            if c > objects[0] and has_case(sentence, c, *leads):
                return "obj", objects[0], _essential(sentence, objects[0]) + sentence.subtree(c)
        if (found := _object(sentence, objects)) is not None:
            return found
    return _prepositional(sentence, i, entry.prepositions)


def _essential(sentence: ParsedSentence, i: int) -> list[int]:
    """The words of the phrase that ``i`` heads, but for a relative clause behind a comma: that is the writer's."""
    aside: set[int] = set()
    for c in sentence.children[i]:
        if sentence.words[c].deprel == "acl:relcl":
            clause = [j for j in sentence.subtree(c) if sentence.words[j].upos != "PUNCT"]
            if sentence.words[min(clause) - 1].form == ",":
                aside.update(sentence.subtree(c))
    return [j for j in sentence.subtree(i) if j not in aside]


def _is_purpose(sentence: ParsedSentence, i: int) -> bool:
    """True for the infinitive of a purpose, "will meet to discuss the plan": nothing is said yet."""
    return sentence.words[i].rel in {"advcl", "acl"} and has_case(sentence, i, "to")


def _clause(sentence: ParsedSentence, i: int, frames: frozenset[str]) -> Frame | None:
    words = sentence.words
    for c in sentence.children[i]:
        rel, gerund = words[c].rel, words[c].has("VerbForm=Ger") or words[c].has("VerbForm=Part")
        if "that" in frames and rel == "ccomp":
            return "ccomp", c, sentence.subtree(c)
        if "ing" in frames and gerund and rel in {"xcomp", "ccomp"} and not has_case(sentence, c, "to"):
            return "xcomp", c, sentence.subtree(c)
        if "quote" in frames and rel == "parataxis" and c > i and _has_colon(sentence, i, c):
            return "parataxis", c, sentence.subtree(c)
    for o in sentence.dependents(i, "obl") if "that" in frames else ():
        if (held := _held(sentence, o)) is not None:
            return "ccomp", held, sentence.subtree(held)
    return None


def _held(sentence: ParsedSentence, noun: int) -> int | None:
    """The clause of "said in a statement that …", which parsers hang on the noun though it is what was said."""
    if not has_case(sentence, noun, "in"):
        return None
    clauses = (c for c in sentence.dependents(noun, "acl") if sentence.words[c].deprel != "acl:relcl")
    return next((c for c in clauses if c > noun and has_case(sentence, c, "that")), None)


def _has_colon(sentence: ParsedSentence, i: int, j: int) -> bool:
    """True if a colon stands between words ``i`` and ``j``."""
    return any(w.form == ":" for w in sentence.words[i:j])


def _infinitive(sentence: ParsedSentence, i: int, objects: list[int], with_object: bool) -> Frame | None:
    words = sentence.words
    called = bool(objects) or any(has_case(sentence, c, "on", "for") for c in sentence.dependents(i, "obl"))
    for c in sentence.children[i]:
        open_clause = words[c].rel == "xcomp" or (
            called and words[c].rel in {"advcl", "ccomp"} and not with_object
        )
        if open_clause and has_case(sentence, c, "to"):
            members = sentence.subtree(c)
            if with_object and objects:
                members += sentence.subtree(objects[0])
            return "xcomp", c, members
    return None


def _predicated(sentence: ParsedSentence, i: int, objects: list[int], frames: frozenset[str]) -> Frame | None:
    """ "called it a success", "described it as a success": the object and what it is said to be.

    Not "calls itself", which tells a name, nor "as she arrived", which tells a time.
    """
    words = sentence.words
    if any(words[o].has("Reflex=Yes") for o in objects):
        return None
    for c in sentence.children[i]:
        if words[c].rel == "advcl" and sentence.dependents(c, "nsubj"):
            continue
        bare = "pred" in frames and words[c].rel == "xcomp" and not has_case(sentence, c, "to")
        if bare or (
            "as" in frames and words[c].rel in {"obl", "advcl", "xcomp"} and has_case(sentence, c, "as")
        ):
            members = set(sentence.subtree(c))
            for o in objects:
                members.update(sentence.subtree(o))
            return ("as" if has_case(sentence, c, "as") else "pred"), c, sorted(members)
    return None


def _prepositional(sentence: ParsedSentence, i: int, prepositions: frozenset[str]) -> Frame | None:
    """A phrase or clause that one of ``prepositions`` leads in, without the preposition."""
    words = sentence.words
    for c in sentence.children[i] if prepositions else ():
        if words[c].rel in {"obl", "nmod"} or words[c].rel in CLAUSES:
            for m in sentence.children[c]:
                if words[m].rel in {"case", "mark"} and words[m].lemma in prepositions:
                    members = [j for j in _essential(sentence, c) if j != m and words[j].head != m]
                    if words[m].lemma == "for":
                        members += _to_infinitive_after(sentence, i, c)
                    return words[m].lemma, c, members
    return None


def _to_infinitive_after(sentence: ParsedSentence, i: int, c: int) -> list[int]:
    """The words of "to leave" in "called for them to leave", where it hangs on the verb ``i``."""
    for other in sentence.dependents(i, "xcomp", "advcl"):
        if other > c and has_case(sentence, other, "to"):
            return sentence.subtree(other)
    return []


def _object(sentence: ParsedSentence, objects: list[int]) -> Frame | None:
    for o in objects:
        if sentence.words[o].upos != "PRON" and sentence.words[o].etype != "time":
            return "obj", o, _essential(sentence, o)
    return None


def _around(sentence: ParsedSentence, i: int, entry: Cue) -> Frame | None:
    """The clause that a reporting clause ``i`` stands in or after: "…, officials said, …", "as officials said"."""
    word, head = sentence.words[i], sentence.words[i].head
    if head < 0 or not entry.frames & {"that", "quote"} or entry.flavour not in UTTERED | {"belief"}:
        return None
    subject = sentence.dependents(i, "nsubj")
    if sentence.dependents(i, "obj", "xcomp", "ccomp") and entry.lemma not in TOLD:
        return None
    if (
        subject
        and sentence.words[subject[0]].lemma.lower() not in RELATIVE
        and word.rel in {"acl", "parataxis"}
        and (gap := _inserted(sentence, min(subject), i)) is not None
    ):
        head = clause_head(sentence, head)
        whole = {*sentence.subtree(head), *sentence.subtree(i)}
        members = [j for j in range(min(whole), max(whole) + 1) if j not in gap]
        return "parataxis", head, members
    as_clause = word.rel == "advcl" and has_case(sentence, i, "as")
    if as_clause or (word.rel == "parataxis" and subject and not _asides(sentence, subject, entry)):
        own = set(sentence.subtree(i))
        for c in sentence.dependents(head, "conj", "parataxis") if head < i else ():
            if c > i and sentence.dependents(c, "nsubj"):
                own.update(sentence.subtree(c))
        members = [j for j in sentence.subtree(head) if j not in own]
        return ("as-clause" if as_clause else "parataxis"), head, members
    return None


def _asides(sentence: ParsedSentence, subject: list[int], entry: Cue) -> bool:
    """True for "I guess", "you know": turns of speech that ascribe nothing."""
    first_or_second = {"i", "you", "we"}
    return entry.flavour == "belief" and any(
        sentence.words[c].form.lower() in first_or_second for c in subject
    )


def _inserted(sentence: ParsedSentence, subject: int, i: int) -> range | None:
    """The words from the subject to the comma behind cue ``i``, if commas set them off and the sentence goes on."""
    words = sentence.words
    first = min((k for k in sentence.subtree(subject) if words[k].upos != "PUNCT"), default=subject)
    last = i + 1
    while last < len(words) and last - i < INSERTED and words[last].upos not in {"PUNCT", "VERB", "AUX"}:
        last += 1
    commas = (
        0 < first < i and words[first - 1].form == "," and last < len(words) - 2 and words[last].form == ","
    )
    return range(first, last) if commas else None


def _passive(sentence: ParsedSentence, i: int, entry: Cue, draft: Draft) -> Frame | None:
    """Content of a passive cue: "was told that …", "is said to …", "was described as …", "was criticised by …"."""
    frames = entry.frames
    if found := _clause(sentence, i, frames):
        return found
    raised = [c for c in sentence.children[i] if sentence.words[c].deprel == "nsubj:pass"]
    if entry.lemma in TOLD:
        return _infinitive(sentence, i, [], False) or _prepositional(sentence, i, entry.prepositions)
    if found := _infinitive(sentence, i, raised, True) if frames & {"that", "objto"} else None:
        draft.hedge = draft.cue if entry.lemma in RAISED and not draft.speakers else None
        return found
    if entry.lemma == "find" and not draft.speakers:  # "was found guilty", "were found dead"
        return None
    if frames & {"pred", "as"} and (found := _predicated(sentence, i, raised, frames)):
        return found
    if draft.speakers or entry.lemma == "accuse":
        said_of = _prepositional(sentence, i, entry.prepositions - {"by"})
        return said_of or (_object(sentence, raised) if "np" in frames else None)
    return None


def _noun(sentence: ParsedSentence, i: int, entry: Cue) -> Iterator[Draft]:
    """ "the claim that …", "X's call for …": content that a noun of saying carries."""
    above = sentence.words[i].head
    verb = _entry(sentence, above, "verb") if sentence.words[i].rel == "obl" and above >= 0 else None
    if verb is not None and "that" in verb.frames and _held(sentence, i) is not None:
        return
    speakers = issuer(sentence, i)
    frame = _noun_clause(sentence, i, entry.frames, speakers)
    if frame is None and speakers:
        others = [c for c in sentence.children[i] if c not in speakers]
        frame = _prepositional_of(sentence, others, entry.prepositions)
    if frame is not None:
        how, head, members = frame
        members = [j for j in members if j != i]
        yield Draft(
            sentence,
            f"{entry.entry}/{how}",
            entry,
            sentence.span(i, i),
            i,
            pieces(sentence, members, head),
            head,
            speakers,
        )


def _noun_clause(
    sentence: ParsedSentence, i: int, frames: frozenset[str], speakers: list[int]
) -> Frame | None:
    words = sentence.words
    for c in sentence.children[i]:
        if words[c].rel not in {"acl", "ccomp"} or words[c].deprel == "acl:relcl" or c < i:
            continue
        if "that" in frames and has_case(sentence, c, "that", "whether"):
            return "acl", c, sentence.subtree(c)
        if "to" in frames and speakers and has_case(sentence, c, "to"):
            return "acl", c, sentence.subtree(c)
    return None


def _prepositional_of(
    sentence: ParsedSentence, among: Iterable[int], prepositions: frozenset[str]
) -> Frame | None:
    words = sentence.words
    for c in among:
        if words[c].rel in {"nmod", "acl"}:
            for m in sentence.children[c]:
                if words[m].rel in {"case", "mark"} and words[m].lemma in prepositions:
                    return words[m].lemma, c, [j for j in sentence.subtree(c) if j != m]
    return None


def _adjective(sentence: ParsedSentence, i: int, entry: Cue) -> Iterator[Draft]:
    """ "is confident that …", "was critical of …"."""
    words = sentence.words
    if words[i].rel in {"amod", "advmod"}:
        return
    head = words[i].head
    made = head >= 0 and words[i].rel in {"xcomp", "obj", "advmod"} and words[head].lemma == "make"
    if made and entry.lemma != "clear":
        return
    speakers = subject_words(sentence, head if made else i)
    if not speakers or words[speakers[0]].lemma.lower() in {"it", "this", "that"}:
        return
    frame: Frame | None = None
    for c in sentence.children[i]:
        if "that" in entry.frames and words[c].rel == "ccomp":
            frame = "ccomp", c, sentence.subtree(c)
        elif (
            "to" in entry.frames
            and words[c].rel in {"xcomp", "ccomp", "advcl"}
            and has_case(sentence, c, "to")
        ):
            frame = "xcomp", c, sentence.subtree(c)
        if frame is not None:
            break
    frame = frame or _prepositional(sentence, i, entry.prepositions)
    if frame is not None:
        how, head, members = frame
        cue = sentence.span(i, i)
        found = pieces(sentence, members, head)
        yield Draft(sentence, f"{entry.entry}/{how}", entry, cue, i, found, head, speakers)
