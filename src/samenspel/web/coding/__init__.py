"""Interviews and documents: the words, the codebook, and what coders put on them."""
