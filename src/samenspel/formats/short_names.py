"""Names as short as an older program keeps them, and still each their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import count


def short_names(names: Sequence[str], width: int) -> list[str]:
    """Return names of plain letters, at most so wide; those that would be alike get a number."""
    short = [_plain(name)[:width].strip() or "sort" for name in names]
    # A name that fits is never changed for the sake of one that does not.
    taken = {name for name, cut in zip(names, short, strict=True) if name == cut}
    return [
        cut if name == cut else _free(cut, taken, width)
        for name, cut in zip(names, short, strict=True)
    ]


def _free(name: str, taken: set[str], width: int) -> str:
    """Return the first free name that begins like this one, and take it."""
    numbered = (f"{name[: width - len(str(number))]}{number}" for number in count(2))
    free = name if name not in taken else next(one for one in numbered if one not in taken)
    taken.add(free)
    return free


def _plain(name: str) -> str:
    """Return a name without accents: a program that counts bytes would shift the line."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if letter.isascii() and letter.isprintable())
