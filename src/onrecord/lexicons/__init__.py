"""Countries, offices, agents, predicates, cues, as data."""
