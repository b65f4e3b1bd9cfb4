"""A reading as text and as a page."""
