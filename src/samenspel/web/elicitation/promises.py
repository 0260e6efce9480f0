"""Who sees what, said before anything is asked: what disclosure does at this number, no more."""

from __future__ import annotations

from samenspel.disclosure.bands import FEWEST, coalition
from samenspel.disclosure.ladder import group_of, rungs
from samenspel.disclosure.pseudonymous import FEWEST_NETWORKS
from samenspel.study.model import Design, Mode, Shape
from samenspel.text import Text
from samenspel.web.speech.words import sentence

LARGEST = 40  # larger groups are never shown more than one of this size
TAKE_PART = "take_part"
PURPOSES: dict[Mode, tuple[str, ...]] = {
    "pseudonymous": ("take_part", "words"),
    "named": ("take_part", "named", "words_named"),
}


def promises(
    design: Design, invited: int, *, layer: str | None = "", later: bool = False
) -> tuple[Text, ...]:
    """Return who will see what when so many are asked; 0: nobody knows how many.

    ``layer`` is that of whoever reads, of whom so many are asked, where each is shown apart:
    none when it is not known, empty where layers are not shown. ``later``: a round came before.
    What matters most to whoever reads comes first: what colleagues see, and who sees everything.
    """
    if design.mode == "named":
        keys = ["named_all", "named", "researcher", "named_words", "outside_named"]
    else:
        members, *more = _members(design.shape, invited)
        first = [members, *more[:1]]
        if layer != "":
            first = ["apart", f"layer_{members}" if layer else "no_layer"]
        more = [key for key in more if key not in first]
        change = ["change"] if later else []
        keys = [*first, "researcher", *more, *change, "code", "words", "rest", "outside"]
    return tuple(
        sentence(
            f"sees_{key}", part="sort", invited=invited, fewest=FEWEST, networks=FEWEST_NETWORKS
        )
        for key in keys
    )


def _members(shape: Shape, invited: int) -> tuple[str, ...]:
    """Return what members can see at the most when all of so many answer."""
    if not invited:
        return ("bands", "never", "less", "limits")
    sizes = (shape.important, shape.neutral, shape.less_important)
    # Not everyone may answer, so what fewer would be shown counts too.
    answering = range(min(invited, LARGEST), FEWEST - 1, -1)
    possible = next(filter(None, (rungs(group_of(number, sizes)) for number in answering)), ())
    if not possible:
        return ("nothing",)
    limits = "limits" if coalition(invited) < 2 else "limits_more"
    return (possible[0], "never", "less", limits)
