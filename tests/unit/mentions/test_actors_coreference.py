"""Which mentions are one actor, and which names name nobody."""

from tests.conllu_fixture import document

from onrecord.mentions import find_actors
from onrecord.schema import Actor, Document


def doc(*sentences: str) -> Document:
    """A document of sentences in short: ``form|lemma|UPOS|head|relation[|NER[|kind[|feature]]]``, parted by spaces.

    A sentence that begins with ``¶`` begins a paragraph.
    """
    lines: list[str] = []
    for sentence in sentences:
        if sentence.startswith("¶"):
            lines.append("# newpar")
        for n, token in enumerate(sentence.lstrip("¶ ").split(), 1):
            form, lemma, upos, head, relation, *rest = token.split("|")
            ner, kind, feature = [*rest, *["O", "_", "_"][len(rest) :]]
            misc = f"NER={ner or 'O'}|Etype={kind or '_'}"
            lines.append(
                "\t".join((str(n), form, lemma, upos, "_", feature or "_", head, relation, "_", misc))
            )
        lines.append("")
    return document("\n".join(lines))


def texts(document: Document, actor: Actor) -> list[str]:
    return [document.text[m.start : m.end] for m in actor.mentions]


def by_name(document: Document) -> dict[str, list[str]]:
    return {a.name: texts(document, a) for a in find_actors(document)}


def one(document: Document, name: str) -> Actor:
    return next(a for a in find_actors(document) if a.name == name)


CAPITAL = doc(
    "Ankara|Ankara|PROPN|2|nsubj|B-LOC|place rejected|reject|VERB|0|root the|the|DET|4|det plan|plan|NOUN|2|obj .|.|PUNCT|2|punct",
    "Talks|talk|NOUN|5|nsubj||event in|in|ADP|3|case Ankara|Ankara|PROPN|1|nmod|B-LOC|place have|have|AUX|5|aux ended|end|VERB|0|root .|.|PUNCT|5|punct",
)


def test_a_capital_acts_for_its_country_but_not_where_it_is_a_place() -> None:
    turkey = one(CAPITAL, "Turkey")
    assert (turkey.kind, turkey.country, turkey.sectors) == ("country", "TUR", ("GOV",))
    assert texts(CAPITAL, turkey) == ["Ankara"]


GOVERNMENT = doc(
    "Chile|Chile|PROPN|2|nsubj|B-LOC|place protested|protest|VERB|0|root .|.|PUNCT|2|punct",
    "The|the|DET|3|det Chilean|chilean|ADJ|3|amod government|government|NOUN|4|nsubj||organization|Number=Sing"
    " recalled|recall|VERB|0|root its|its|PRON|6|nmod:poss ambassador|ambassador|NOUN|4|obj||person|Number=Sing"
    " from|from|ADP|8|case Peru|Peru|PROPN|4|obl|B-LOC|place .|.|PUNCT|4|punct",
)


def test_a_country_and_its_government_are_one_actor() -> None:
    assert by_name(GOVERNMENT)["Chile"] == ["Chile", "The Chilean government", "its"]


def test_an_ambassador_is_of_the_country_that_owns_the_post() -> None:
    ambassador = one(GOVERNMENT, "ambassador")
    assert (ambassador.country, ambassador.sectors, ambassador.kind) == ("CHL", ("GOV",), "person")


NAMESAKES = doc(
    "Ana|Ana|PROPN|3|nsubj|B-PER|person Moreno|Moreno|PROPN|1|flat|I-PER met|meet|VERB|0|root Luis|Luis|PROPN|3|obj|B-PER|person"
    " Moreno|Moreno|PROPN|4|flat|I-PER .|.|PUNCT|3|punct",
    "Mr.|Mr.|PROPN|2|nmod:desc Moreno|Moreno|PROPN|3|nsubj|B-PER|person smiled|smile|VERB|0|root .|.|PUNCT|3|punct",
    "She|she|PRON|2|nsubj left|leave|VERB|0|root .|.|PUNCT|2|punct",
)


def test_two_persons_of_one_surname_stay_two() -> None:
    found = by_name(NAMESAKES)
    assert found["Ana Moreno"] == ["Ana Moreno", "She"]
    assert found["Luis Moreno"] == ["Luis Moreno", "Mr. Moreno"]


ACRONYM = doc(
    "The|the|DET|5|det Free|free|PROPN|5|amod|B-ORG Fishers|fisher|PROPN|5|compound|I-ORG Trade|trade|PROPN|5|compound|I-ORG"
    " Union|union|PROPN|9|nsubj|I-ORG|organization (|(|PUNCT|7|punct FFTU|FFTU|PROPN|5|appos|B-ORG|organization )|)|PUNCT|7|punct"
    " struck|strike|VERB|0|root .|.|PUNCT|9|punct",
    "FFTU|FFTU|PROPN|2|nsubj|B-ORG|organization won|win|VERB|0|root .|.|PUNCT|2|punct",
)


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    union = one(ACRONYM, "Free Fishers Trade Union")
    assert texts(ACRONYM, union) == ["The Free Fishers Trade Union", "FFTU", "FFTU"]
    assert (union.kind, union.sectors) == ("organization", ("LAB",))


APPOSITION = doc(
    "Eva|Eva|PROPN|9|nsubj|B-PER|person Brandt|Brandt|PROPN|1|flat|I-PER ,|,|PUNCT|6|punct the|the|DET|6|det German|german|ADJ|6|amod"
    " ambassador|ambassador|NOUN|1|appos||person|Number=Sing to|to|ADP|8|case Kenya|Kenya|PROPN|6|nmod|B-LOC|place"
    " resigned|resign|VERB|0|root .|.|PUNCT|9|punct",
    "The|the|DET|2|det ambassador|ambassador|NOUN|3|nsubj||person|Number=Sing wept|weep|VERB|0|root .|.|PUNCT|3|punct",
)


def test_apposition_gives_a_role_and_the_noun_comes_back_to_the_person() -> None:
    brandt = one(APPOSITION, "Eva Brandt")
    assert (brandt.country, brandt.sectors) == ("DEU", ("GOV",))
    assert [(r.title, r.country, r.basis) for r in brandt.roles] == [("ambassador", "DEU", "apposition")]
    assert texts(APPOSITION, brandt)[-1] == "The ambassador"


LED = doc(
    "An|a|DET|3|det Omani|omani|ADJ|3|amod delegation|delegation|NOUN|9|nsubj||person|Number=Sing led|lead|VERB|3|acl by|by|ADP|7|case"
    " Minister|minister|PROPN|7|nmod:desc Salim|Salim|PROPN|4|obl:agent|B-PER|person Rashdi|Rashdi|PROPN|7|flat|I-PER arrived|arrive|VERB|0|root"
    " .|.|PUNCT|9|punct"
)


def test_one_who_leads_a_delegation_is_of_its_country() -> None:
    assert one(LED, "Salim Rashdi").country == "OMN"


QUOTE = doc(
    '¶ "|"|PUNCT|3|punct I|I|PRON|3|nsubj regret|regret|VERB|7|ccomp it|it|PRON|3|obj ,|,|PUNCT|3|punct "|"|PUNCT|3|punct'
    " said|say|VERB|0|root Tom|Tom|PROPN|7|nsubj|B-PER|person Reyes|Reyes|PROPN|8|flat|I-PER .|.|PUNCT|7|punct",
)


def test_i_in_a_quotation_is_its_speaker() -> None:
    assert by_name(QUOTE)["Tom Reyes"] == ["I", "Tom Reyes"]


ADMINISTRATION = doc(
    "Iceland|Iceland|PROPN|4|nmod:poss|B-LOC|place 's|'s|PART|1|case President|President|PROPN|4|nmod:desc Jon|Jon|PROPN|6|nsubj|B-PER|person"
    " Berg|Berg|PROPN|4|flat|I-PER spoke|speak|VERB|0|root .|.|PUNCT|6|punct",
    "The|the|DET|3|det Berg|Berg|PROPN|3|compound|B-PER|person administration|administration|NOUN|4|nsubj||organization|Number=Sing"
    " agreed|agree|VERB|0|root .|.|PUNCT|4|punct",
)


def test_a_government_named_by_its_leader_is_his_country() -> None:
    assert "The Berg administration" in by_name(ADMINISTRATION)["Iceland"]


BACKED = doc(
    "Russian|russian|ADJ|3|amod -|-|PUNCT|1|punct backed|back|VERB|4|amod rebels|rebel|NOUN|5|nsubj||person|Number=Plur"
    " fled|flee|VERB|0|root .|.|PUNCT|5|punct"
)


def test_those_whom_a_country_backs_are_not_of_it() -> None:
    rebels = next(a for a in find_actors(BACKED) if a.kind == "group")
    assert (rebels.country, rebels.sectors) == (None, ("REB",))


def test_every_mention_stands_in_the_text_and_in_one_actor() -> None:
    for made in (CAPITAL, GOVERNMENT, NAMESAKES, ACRONYM, APPOSITION, LED, QUOTE, ADMINISTRATION, BACKED):
        spans = [m.span for a in find_actors(made) for m in a.mentions]
        assert len(spans) == len(set(spans))
        assert all(0 <= s.start < s.end <= len(made.text) for s in spans)
        assert find_actors(made) == find_actors(made)


def test_an_object_pronoun_of_a_conjoined_verb_is_not_the_subject() -> None:
    made = doc(
        "Alder|Alder|PROPN|2|nsubj|B-PER|person called|call|VERB|0|root Birk|Birk|PROPN|2|obj|B-PER|person"
        " and|and|CCONJ|5|cc urged|urge|VERB|2|conj him|he|PRON|5|obj||person to|to|PART|8|mark"
        " wait|wait|VERB|5|xcomp .|.|PUNCT|2|punct"
    )
    assert by_name(made)["Birk"] == ["Birk", "him"]
    assert by_name(made)["Alder"] == ["Alder"]


def test_its_prefers_the_subject_of_its_own_clause() -> None:
    made = doc(
        "Kenya|Kenya|PROPN|2|nsubj|B-LOC|place demanded|demand|VERB|0|root that|that|SCONJ|5|mark"
        " Uganda|Uganda|PROPN|5|nsubj|B-LOC|place withdraw|withdraw|VERB|2|ccomp its|its|PRON|7|nmod:poss"
        " forces|force|NOUN|5|obj||organization|Number=Plur .|.|PUNCT|2|punct"
    )
    assert by_name(made)["Uganda"] == ["Uganda", "its"]


def test_it_after_a_thing_in_the_same_place_is_no_actor() -> None:
    made = doc(
        "Kenya|Kenya|PROPN|2|nsubj|B-LOC|place signed|sign|VERB|0|root the|the|DET|4|det"
        " treaty|treaty|NOUN|2|obj||abstract|Number=Sing and|and|CCONJ|6|cc praised|praise|VERB|2|conj"
        " it|it|PRON|6|obj .|.|PUNCT|2|punct"
    )
    assert by_name(made)["Kenya"] == ["Kenya"]


def test_the_council_is_the_body_named_last_that_ends_so() -> None:
    made = doc(
        "The|the|DET|3|det Security|Security|PROPN|3|compound|B-ORG Council|Council|PROPN|4|nsubj|I-ORG|organization"
        " met|meet|VERB|0|root .|.|PUNCT|4|punct",
        "The|the|DET|2|det Council|Council|PROPN|3|nsubj|B-ORG|organization voted|vote|VERB|0|root .|.|PUNCT|3|punct",
    )
    assert by_name(made)["Security Council"] == ["The Security Council", "The Council"]


def test_a_country_that_is_also_a_first_name_needs_no_place_tag_where_no_person_has_it() -> None:
    chad = "Chad|Chad|PROPN|2|nsubj|B-PER|person protested|protest|VERB|0|root .|.|PUNCT|2|punct"
    assert one(doc(chad), "Chad").kind == "country"
    named = "Chad|Chad|PROPN|3|nsubj|B-PER|person Moss|Moss|PROPN|1|flat|I-PER spoke|speak|VERB|0|root .|.|PUNCT|3|punct"
    assert one(doc(named, chad), "Chad Moss").kind == "person"


def test_the_other_party_of_a_clause_gives_no_country() -> None:
    made = doc(
        "The|the|DET|2|det garrison|garrison|NOUN|3|nsubj||organization|Number=Sing surrendered|surrender|VERB|0|root"
        " to|to|ADP|7|case the|the|DET|7|det Turkish|Turkish|ADJ|7|amod troops|troops|NOUN|3|obl||person|Number=Plur"
        " .|.|PUNCT|3|punct"
    )
    assert next(a for a in find_actors(made) if a.name == "garrison").country is None
