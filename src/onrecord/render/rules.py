"""What the rules behind a status say, in words; ``docs/method.md`` has the table."""

RULES = {
    "past": "past tense", "plain": "nothing else said of it", "participle": "a participle", "bare": "a noun that nothing speaks against",
    "headline:present": "present tense of a headline", "headline:infinitive": "infinitive of a headline, so to come",
    "progressive": "progressive form, so under way", "progressive:passive": "progressive passive, so under way",
    "participle:present": "present participle that describes a noun, so under way",
    "participle:shares": "shares the fate of its main clause", "future": "future tense", "is-to": "is to do it",
    "present": "present tense", "time:later": "a day after publication", "negation": "negated", "negation:no": "no such thing",
    "imperative": "a command", "question": "a question", "condition": "stands under a condition",
    "condition:main": "hangs on a condition", "future-in-past": "was to come when it was said",
    "subjunctive": "wished, not told", "relative:any": "said of any such, of nobody in particular",
    "relative:open": "tells apart what is still to come", "participle:open": "tells what the thing asked for is like",
    "when:future": "at a time still to come",
    "purpose": "an aim", "without": "said to be missing", "conjunct": "as what it is joined to",
    "with-noun": "as the noun it hangs on", "announced": "announced", "definite": "spoken of as known",
    "under-way": "who left for it is on it", "entry:status": "the entry itself fixes the status",
    "reader:factuality": "the reader doubts that it happened",
    "time:more-than-a-year-before": "more than a year before publication",
    "actor:context": "who did it follows from the text, not from the sentence",
    "recipient:context": "to whom it was done follows from the text, not from the sentence",
    "plover:future-is-agree": "cooperation still to come is AGREE", "plover:declined-is-reject": "cooperation declined is REJECT",
}  # fmt: skip
KINDS = {
    "modal": "the modal verb", "viewed": "only looked upon as such, by", "planned": "planned, by", "noun": "by the noun",
    "hypothetical": "only possible, by", "denied": "did not come about, by", "happened": "came about if this did:",
    "embeds": "by what the entry says of its content:", "asked": "asked for, by", "content": "put forward as a thought, by",
    "alleged": "alleged, by", "gerund": "only spoken of, by", "purpose": "the aim of", "indefinite": "as new as what it hangs on:",
    "shares": "shares the fate of", "modifier": "by the word", "case": "still to come, by", "cameo": "by CAMEO",
}  # fmt: skip


def rule_in_words(rule: str) -> str:
    """A rule as ``because.rules`` names it, in words; empty for one that is not known here."""
    kind, _, word = rule.partition(":")
    if rule in RULES:
        return RULES[rule]
    return f"{KINDS[kind]} '{word}'" if kind in KINDS and word else ""
