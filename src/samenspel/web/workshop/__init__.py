"""The workshop: what people in a room see together."""
