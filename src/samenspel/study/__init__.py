"""A study: what was asked, what came in, and whether it can be used."""
