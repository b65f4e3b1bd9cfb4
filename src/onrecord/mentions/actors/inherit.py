"""Countries and sectors that an actor has from others: whose spokesman he is, whose delegation he leads."""

from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.coreference import Linker
from onrecord.mentions.actors.phrases import lemma_of

_LEADING = frozenset("lead head chair command".split())


def inherit(linker: Linker) -> None:
    """Fill countries (and sectors, where an office leaves them open) from owners and from groups that are led."""
    for candidate in linker.order:
        chain = candidate.chain
        if chain is None:
            continue
        for giver in (_owner(linker, candidate), _led(linker, candidate)):
            if (giver is not None and giver is not chain and giver.what != "person") or _is_government(
                chain, giver
            ):
                chain.country = chain.country or giver.country  # type: ignore[union-attr]
        if not chain.sectors:
            owner = _owner(linker, candidate)
            if owner is not None and owner is not chain and candidate.owner is not None and candidate.roles:
                candidate.sectors = owner.sectors


def _is_government(chain: Chain, giver: Chain | None) -> bool:
    """True if a person's country may pass to a minister, spokesman or cabinet of his."""
    return giver is not None and giver is not chain and giver.what == "person" and "GOV" in chain.sectors


def _owner(linker: Linker, candidate: Candidate) -> Chain | None:
    owner = linker.by_head.get((candidate.sentence, candidate.owner)) if candidate.owner is not None else None
    return owner.chain if owner is not None else None


def _led(linker: Linker, candidate: Candidate) -> Chain | None:
    """The group in "a delegation led by X"."""
    words = linker.document.sentences[candidate.sentence].words
    word = words[candidate.head]
    if word.rel != "obl" or word.head < 0 or lemma_of(words[word.head]) not in _LEADING:
        return None
    group = linker.by_head.get((candidate.sentence, words[word.head].head))
    return group.chain if group is not None and words[word.head].rel == "acl" else None
