"""Who said what: cues, quotations, speakers."""
