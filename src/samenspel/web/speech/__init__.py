"""How pages speak: words from the catalogue, in the language of the reader."""
