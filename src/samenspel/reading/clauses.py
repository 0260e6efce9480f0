"""A sentence in clauses, and in each clause what belongs to which amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.reading.lexicon import Mark
from samenspel.reading.numbers import number_at
from samenspel.reading.scene import Scene

_SAYING = ("choose", "shared", "super", "place", "box", "finding", "nearly_shared", "toplist")
_JOINING = frozenset({",", "en", "and"})
# Words that may stand before the name of a value in a list.
_NAMING = frozenset(
    {"being", "de", "het", "the", "waarde", "value", "on", "op", "door", "by", "in", "voor", "for"}
)
_WHO_SAYS = frozenset({"say", "says", "said", "aldus", "volgens", "according", "zeggen"})
_BINDING = frozenset({"maar", "tegenover", "against", "but"})
_ITEMS = ("strategies", "tensions", "obstacles")


def clauses(scene: Scene) -> Iterator[Scene]:
    """Yield the clauses of a sentence, from left to right."""
    start = scene.start
    for at in range(scene.start + 1, scene.end):
        if at > start and _parts(scene, start, at):
            yield scene.part(start, at)
            start = at
    yield scene.part(start, scene.end)


def _parts(scene: Scene, start: int, at: int) -> bool:
    """Return whether a new clause starts here."""
    word = scene.words[at].norm
    if _in_brackets(scene, start, at):
        return False
    if word == ";":
        return True
    if any(mark.kind == "split" and mark.start == at for mark in scene.marks):
        return _is_clause(scene.part(start, at)) and not _is_bound(scene, at)
    if (word == "," and _ends_subordinate(scene, start, at)) or (
        word == ":" and _introduces(scene, start, at)
    ):
        return True
    if word not in _JOINING or _in_list(scene, at) or scene.norm(at + 1) in _WHO_SAYS:
        return False
    return _complete(scene.part(start, at)) and _complete(_until(scene, at + 1))


def _introduces(scene: Scene, start: int, at: int) -> bool:
    return _complete(scene.part(start, at)) and _has_both(scene.part(at + 1, scene.end))


def _ends_subordinate(scene: Scene, start: int, at: int) -> bool:
    """Return whether 'although …' ends here, and what is said besides starts."""
    opened = any(mark.kind == "split" and mark.start == start for mark in scene.marks)
    if not opened or _in_list(scene, at):
        return False
    right = scene.part(at + 1, scene.end)
    return _complete(scene.part(start, at)) and any(_says(right, kind) for kind in _SAYING)


def _has_both(part: Scene) -> bool:
    """Return whether somebody chooses here, by a verb of its own."""
    return part.has("choose") and bool(part.measures)


def _in_brackets(scene: Scene, start: int, at: int) -> bool:
    signs = [scene.words[before].norm for before in range(start, at)]
    return signs.count("(") > signs.count(")")


def _in_list(scene: Scene, at: int) -> bool:
    """Return whether a comma or 'and' only parts the names of a list."""
    named = [mark for mark in scene.marks if mark.kind in {"value", "weak", *_ITEMS, "network"}]
    after = at + 2 if scene.norm(at + 1) in _JOINING else at + 1
    before = _before_brackets(scene, at - 1 if scene.norm(at - 1) in _JOINING else at)
    while scene.norm(after) in _NAMING:
        after += 1
    return any(one.end == before for one in named) and any(one.start == after for one in named)


def _before_brackets(scene: Scene, at: int) -> int:
    """Return the place before '(9)', when that is what stands before this place."""
    if scene.norm(at - 1) != ")":
        return at
    opened = [back for back in range(scene.start, at) if scene.norm(back) == "("]
    return opened[-1] if opened else at


def _until(scene: Scene, start: int) -> Scene:
    """Return the words up to the next sign that may part clauses."""
    ends = [at for at in range(start, scene.end) if scene.words[at].norm == ";"]
    return scene.part(start, ends[0] if ends else scene.end)


def _is_bound(scene: Scene, at: int) -> bool:
    """Return whether 'maar' means 'only' here: no comma before it, an amount behind it."""
    if scene.words[at - 1].norm == "," or scene.words[at].norm not in _BINDING:
        return False
    if scene.words[at].norm == "but":  # 'all directors but one'
        counted = [one for one in scene.measures if one.end == at and one.quantifier]
        return bool(counted) and number_at(scene.words, at + 1, "en") is not None
    if scene.words[at].norm != "maar":  # '8 against 6'
        return any(one.end == at for one in scene.measures)
    return any(0 <= one.start - at <= 2 for one in scene.measures)  # 'maar door een directeur'


def _is_clause(part: Scene) -> bool:
    return bool(part.marks or part.measures)


def _complete(part: Scene) -> bool:
    """Return whether words say something of something by themselves."""
    subject = part.has("value") or any(part.has(kind) for kind in _ITEMS) or _counts_values(part)
    return subject and any(_says(part, kind) for kind in _SAYING)


def _says(part: Scene, kind: str) -> bool:
    return part.has(kind)


def _counts_values(part: Scene) -> bool:
    return any(one.unit == "values" for one in part.measures)


def grouped(anchors: Sequence[int], marks: Sequence[Mark]) -> list[tuple[str, ...]]:
    """Return, per anchor, the marks that belong to it: in turns, or one list for all.

    'effectief 9 en samenwerken 7', '9 effectief, 7 samenwerken' and 'effectief en samenwerken
    kregen 9 en 7' are read alike.
    """
    slots: list[list[str]] = [[] for _ in range(len(anchors) + 1)]
    for mark in marks:
        slots[sum(anchor < mark.start for anchor in anchors)].append(mark.meaning)
    filled = [slot for slot in slots if slot]
    if len(filled) <= 1 or len(anchors) == 1:
        return _one_list([id for slot in slots for id in slot], len(anchors))
    return _in_turns(slots[:-1] if slots[0] else slots[1:], slots[-1] if slots[0] else [])


def clean(anchors: Sequence[int], marks: Sequence[Mark]) -> bool:
    """Return whether marks stand in turns with the amounts, or in one list: no guess is needed."""
    filled = [sum(anchor < mark.start for anchor in anchors) for mark in marks]
    places = set(filled)
    if len(anchors) == 1 or len(places) <= 1:
        return True
    return len(places) == len(anchors) and (0 not in places or len(anchors) not in places)


def _one_list(ids: Sequence[str], anchors: int) -> list[tuple[str, ...]]:
    if len(ids) == anchors:
        return [(id,) for id in ids]
    return [tuple(ids)] * anchors


def _in_turns(slots: Sequence[Sequence[str]], rest: Sequence[str]) -> list[tuple[str, ...]]:
    """Return each list with its own anchor; an anchor without one shares that before it."""
    turns: list[tuple[str, ...]] = []
    for slot in slots:
        turns.append(tuple(slot) or (turns[-1] if turns else ()))
    if rest and not slots[-1]:
        turns[-1] = tuple(rest)
    return turns
