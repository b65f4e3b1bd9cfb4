"""Which actors a pronoun can mean by the grammar of its own clause (principles A and B), and which things it may mean."""

from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.mentions.actors.pronouns import features_of
from onrecord.schema import Document, ParsedSentence

_ARGUMENTS = frozenset("nsubj obj iobj obl".split())
_CONTROLLED = frozenset("xcomp advcl".split())
_RELATIVE = frozenset("who which that".split())
_COUNTS = frozenset("dozen hundred thousand most many some several few all both half handful".split())
_ASKED = {"call": ("on", "upon"), "prevail": ("on", "upon"), "appeal": ("to",), "plead": ("with",)}
_THINGS = frozenset("event abstract object".split())
_SALIENCE = {"nsubj": 0, "obj": 1}
_HIGH = 12

Heads = dict[tuple[int, int], Candidate]


class Binding:
    """The clauses of a document and who their subjects are. ``by_head``: candidates by sentence and head word."""

    def __init__(self, document: Document, by_head: Heads) -> None:
        """Keep what is asked of later."""
        self.document = document
        self.by_head = by_head

    def barred(self, pronoun: Candidate) -> list[Chain]:
        """Actors that a pronoun cannot mean: the other arguments of its verb, its understood subject among them."""
        sentence = self.document.sentences[pronoun.sentence]
        word = sentence.words[self._counted(sentence, pronoun.head)]
        if features_of(pronoun).reflexive or word.deprel == "nmod:poss" or word.head < 0:
            return []
        verb = word.head
        found = [c for c in sentence.children[verb] if sentence.words[c].rel in _ARGUMENTS]
        if word.rel == "nsubj":
            found.append(verb)
        else:
            subject = subject_of(sentence, verb)
            found += [verb] if subject is None else [subject, verb]
        mentions = (self._mention(pronoun.sentence, i) for i in found if i != pronoun.head)
        return [m.chain for m in mentions if m is not None and m.chain is not None]

    def _counted(self, sentence: ParsedSentence, pronoun: int) -> int:
        """The word that counts those whom a pronoun means ("three of them"), or the pronoun itself."""
        word = sentence.words[pronoun]
        above = word.head
        if word.rel != "nmod" or above < 0 or case_of(sentence, pronoun) != "of":
            return pronoun
        counts = (
            sentence.words[above].upos in ("NUM", "PRON", "DET") or lemma_of(sentence.words[above]) in _COUNTS
        )
        return above if counts else pronoun

    def own_subject(self, pronoun: Candidate) -> Candidate | None:
        """For "its" and "their": the subject of the clause it stands in, the nearest that it is not a part of."""
        sentence = self.document.sentences[pronoun.sentence]
        features = features_of(pronoun)
        if sentence.words[pronoun.head].deprel != "nmod:poss" or features.gender in ("m", "f"):
            return None
        at = pronoun.head
        below = {at}
        for _ in range(_HIGH):
            at = sentence.words[at].head
            if at < 0:
                return None
            below.add(at)
            subject = subject_of(sentence, at) if sentence.words[at].upos in ("VERB", "AUX") else None
            if subject is not None and subject not in below:
                return self._mention(pronoun.sentence, subject) if subject < pronoun.head else None
        return None

    def is_main(self, subject: Candidate) -> bool:
        """True for the subject of the main clause, or of one that is coordinated with it."""
        sentence = self.document.sentences[subject.sentence]
        at = sentence.words[subject.head].head
        for _ in range(_HIGH):
            if at < 0 or at == sentence.root:
                return True
            if sentence.words[at].rel not in ("conj", "parataxis", "ccomp"):
                return False
            at = sentence.words[at].head
        return False

    def means_a_thing(self, pronoun: Candidate, best: Candidate) -> bool:
        """True for an "it" that has a thing before it which is nearer than ``best`` and stands as it or higher."""
        if pronoun.key != "it":
            return False
        sentence = self.document.sentences[best.sentence]
        words = sentence.words
        rank = _SALIENCE.get(words[best.head].rel, 2)
        own = self.document.sentences[pronoun.sentence].words[pronoun.head]
        for i, word in enumerate(words):
            if best.sentence == pronoun.sentence and i >= pronoun.head:
                break
            thing = word.upos == "NOUN" and word.etype in _THINGS and not word.has("Number=Plur")
            if (
                not thing
                or (best.sentence, i) in self.by_head
                or (best.sentence == pronoun.sentence and i == own.head)
            ):
                continue
            theirs = _SALIENCE.get(word.rel, 3)
            if theirs < rank or (i > best.head and theirs < 2 and theirs == _SALIENCE.get(own.rel, 2)):
                return True
        return False

    def _mention(self, index: int, word: int) -> Candidate | None:
        """The actor at ``word``, that of the noun for a relative pronoun."""
        words = self.document.sentences[index].words
        found = self.by_head.get((index, word))
        if found is None and words[word].form.lower() in _RELATIVE and words[word].head >= 0:
            verb = words[words[word].head]
            if verb.deprel == "acl:relcl":
                return self.by_head.get((index, verb.head))
        return found


def add_relatives(document: Document, by_head: dict[tuple[int, int], Candidate]) -> None:
    """Put into ``by_head`` whom each "whose" means: the mention that its clause hangs on ("the Peruvians, whose …")."""
    for sentence in document.sentences:
        for i, word in enumerate(sentence.words):
            if word.form.lower() != "whose":
                continue
            clause = next((a for a in sentence.ancestors(i) if sentence.words[a].deprel == "acl:relcl"), None)
            host = sentence.words[clause].head if clause is not None else -1
            if host < 0:
                continue
            for at in (host, *sentence.dependents(host, "appos", "flat")):  # "the movement Y, whose …"
                if (sentence.index, at) in by_head:
                    by_head.setdefault((sentence.index, i), by_head[sentence.index, at])


def _is_asked(sentence: ParsedSentence, verb: int, word: int) -> bool:
    """True for the object of a verb, and for whom one calls on or appeals to: he is to do what follows."""
    if sentence.words[word].rel in ("obj", "iobj"):
        return True
    cases = _ASKED.get(lemma_of(sentence.words[verb]), ())
    return sentence.words[word].rel == "obl" and case_of(sentence, word) in cases


def subject_of(sentence: ParsedSentence, verb: int) -> int | None:
    """The subject of a verb, understood from the verb before it where it has none of its own."""
    words = sentence.words
    for _ in range(_HIGH):
        subjects = sentence.dependents(verb, "nsubj")
        if subjects:
            return subjects[0]
        above = words[verb].head
        if above < 0 or words[verb].rel not in (*_CONTROLLED, "conj"):
            return None
        if words[verb].rel == "xcomp":
            objects = [i for i in sentence.children[above] if i < verb and _is_asked(sentence, above, i)]
            if objects:
                return objects[0]
        verb = above
    return None
