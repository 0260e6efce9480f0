"""How far coders agree: on units, on characters, and on where a coded stretch begins and ends."""
