"""Many articles, one account: copies of one text, stories, and the events that several articles tell."""
