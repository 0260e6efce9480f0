"""Claims in a text held against the figures of a study."""
