"""Article text to parsed sentences: words, sentence ends, trees."""

from onrecord.sentences.segment import parse_article, reparse
from onrecord.sentences.tokens import Token, tokens

__all__ = ["Token", "parse_article", "reparse", "tokens"]
