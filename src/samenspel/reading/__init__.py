"""Reading text: which claims a sentence makes, and of what; text in, spans out."""
