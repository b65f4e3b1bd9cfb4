"""Article text to parsed sentences: words, sentence ends, trees."""
