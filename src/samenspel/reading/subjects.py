"""Who and what a clause speaks of: its values, its networks, its people."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.reading.amount import QUANTIFIERS
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene

_LISTING = frozenset({",", "en", "and", "&", ":", "(", "zowel", "both", "'", "‘", "“", '"', "of"})
_QUOTES = frozenset({"'", "‘", "“", '"'})
_VALUE_NOUNS = frozenset({"waarde", "value", "kaart", "card", "waarden", "values"})
_BEFORE_PEOPLE = frozenset(
    [
        "door",
        "by",
        "kreeg",
        "kregen",
        "got",
        "received",
        "met",
        "with",
        "from",
        "voor",
        "for",
        "bij",
        "among",
        "volgens",
        "to",
    ]
)
_FLOATING = frozenset(
    ["elk", "ieder", "each", "both", "beide", "beiden", "allebei", "all", "allemaal", "alle"]
)
REACH = 3  # words between "except" and the network that is left out
_NEAR = 4  # tokens between a bare number and the value it counts
_WORKING = frozenset(["werken", "werk", "work", "working", "hours", "samen", "effect"])
_LEFT_OUT = frozenset(["na", "after", "behalve", "except", "besides", "naast"])


def spoken_values(clause: Scene) -> list[Mark]:
    """Return the values that a clause names; everyday words only where they stand as values."""
    named = [
        mark
        for mark in clause.all("value")
        if (_besides(clause) or not _is_left_out(clause, mark))
        and clause.norm(mark.end) not in _WORKING
    ]
    everyday = [mark for mark in clause.all("weak") if _as_value(clause, mark, named)]
    found = sorted([*named, *everyday], key=lambda mark: mark.start)
    return [mark for at, mark in enumerate(found) if at == 0 or mark.start >= found[at - 1].end]


def _is_left_out(clause: Scene, mark: Mark) -> bool:
    """Return whether a value is only named to go on: 'after trust', but not 'after trust (11)'."""
    return clause.norm(mark.start - 1) in _LEFT_OUT and clause.norm(mark.end) != "("


def _besides(clause: Scene) -> bool:
    """Return whether 'besides trust, only …' adds to the values that are the only ones."""
    only = [mark for mark in clause.all("bound") if mark.meaning == "exactly"]
    return bool(only) and clause.norm(clause.start) in {"besides", "naast", "behalve"}


def _as_value(clause: Scene, mark: Mark, named: Sequence[Mark]) -> bool:
    before, capital = clause.norm(mark.start - 1), clause.words[mark.start].text[:1].isupper()
    if before in _VALUE_NOUNS or before in _QUOTES:
        return True
    if capital and (before not in {"", ".", ":"} or _verb_follows(clause, mark)):
        return True
    after = clause.norm(mark.end)
    if after in {"belangrijk", "important"} and clause.has("choose"):
        return True
    if after == "door" and clause.has("choose"):
        return True
    chosen = any(verb.end == mark.start for verb in clause.all("choose"))
    chosen = chosen or (before in {"voor", "for"} and clause.has("choose"))
    if chosen and after in {"(", ".", ",", "", "en", "and"}:
        return True
    beside = before in _LISTING or after in _LISTING
    near = any(abs(one.start - mark.end) <= 2 or abs(mark.start - one.end) <= 2 for one in named)
    return beside and near


def _verb_follows(clause: Scene, mark: Mark) -> bool:
    return clause.norm(mark.end) in {"is", "werd", "wordt", "was", "staat", "kreeg", "scoort", "("}


def places(clause: Scene) -> list[Mark]:
    """Return the networks that a clause names."""
    left_out = excepted(clause)
    return [
        mark
        for mark in clause.all("network")
        if not _set_apart(clause, mark) and mark.meaning not in left_out
    ]


def excepted(clause: Scene) -> tuple[str, ...]:
    """Return the networks that a clause leaves out: 'in every network except network B'."""
    found: list[Mark] = []
    for word in clause.all("except"):
        end = word.end
        for mark in clause.all("network"):
            if 0 <= mark.start - end <= REACH:
                found.append(mark)
                end = mark.end
    return tuple(dict.fromkeys(mark.meaning for mark in found))


def _set_apart(clause: Scene, mark: Mark) -> bool:
    """Return whether a network is only named to differ from: 'unlike network D'."""
    before = {clause.norm(mark.start - back) for back in (1, 2, 3)}
    return bool(before & {"unlike", "tegenstelling", "anders"})


def networks_measure(clause: Scene) -> Measure | None:
    """Return how many networks a clause speaks of: 'in three of the four networks'."""
    for one in clause.measures:
        if _of_networks(clause, one):
            return one
    each = [one for one in clause.all("unit") if clause.norm(one.start - 1) == "per"]
    if any(one.meaning == "networks" for one in each):
        return Measure((QUANTIFIERS["all"],), "networks", each[0].start, each[0].end)
    return None


def _of_networks(clause: Scene, one: Measure) -> bool:
    if one.given is not None or one.between[:1] in {("andere",), ("other",), ("overige",)}:
        return False
    if one.unit == "networks":
        return not any(mark.start < one.end and mark.end > one.start for mark in places(clause))
    if one.unit or places(clause) or len(clause.known) < 2 or clause.norm(one.start - 1) == "(":
        return False
    if one.inside:
        return one.of == len(clause.known) or (one.bare and (one.number or 99) < len(clause.known))
    return (
        one.of == len(clause.known)
        and clause.has("shared")
        and clause.norm(one.start - 1) not in {"door", "by"}
    )


def people(clause: Scene, values: Sequence[Mark]) -> list[Measure]:
    """Return the amounts of people, or of their votes, in a clause."""
    if clause.has("nearly_shared"):
        return []
    found = [
        one
        for one in clause.measures
        if one.unit in {"", "respondents", "votes"}
        and not _of_networks(clause, one)
        and not _is_size_of_network(clause, one)
        and not one.ranked
        and (not one.bare or one.unit or _counts(clause, one, values))
    ]
    if any(clause.has("quantifier", "none") and _is_any(one) for one in found):
        found = [one for one in found if not _is_any(one)]
    firm = [
        one
        for one in found
        if not _floats(clause, one, found) and not _is_group(clause, one, found)
    ]
    return firm or found


def _is_any(one: Measure) -> bool:
    """Return whether this is 'anyone', which only stresses 'never' or 'no'."""
    return one.amounts == (QUANTIFIERS["any"],)


def _is_group(clause: Scene, one: Measure, found: Sequence[Measure]) -> bool:
    """Return whether 'of all directors' only says out of whom others are counted."""
    said = clause.norm(one.start - 1) in {"of", "van", "onder", "among"}
    return said and one.quantifier and len(found) > 1


def _floats(clause: Scene, one: Measure, found: Sequence[Measure]) -> bool:
    """Return whether 'each' or 'both' only stresses another amount: 'each chosen by five'."""
    words = {clause.norm(at) for at in range(one.start, one.end)}
    return len(found) > 1 and not one.unit and one.quantifier and bool(words & _FLOATING)


def _is_size_of_network(clause: Scene, one: Measure) -> bool:
    """Return whether this is '(n=4)' behind a network or its people, not an answer."""
    if one.given is not None:
        return len(one.amounts) == 1
    ends = {mark.end for mark in places(clause)}
    beside = clause.norm(one.start - 1) == "(" and one.start - 1 in ends
    return beside and one.unit == "respondents" and one.of is None and one.number is not None


def _named_before(clause: Scene, one: Measure) -> bool:
    """Return whether a value or a list stands before the colon: 'effectief: 9', 'most: 9'."""
    ends = {mark.end for mark in clause.all("value", "weak", "box", "super", "balance")}
    word = clause.norm(one.start - 2)
    return one.start - 1 in ends or word in {"most", "least", "meest", "minst"}


def _counts(clause: Scene, one: Measure, values: Sequence[Mark]) -> bool:
    """Return whether a bare number counts those who chose a value."""
    if clause.norm(one.start - 1) in _BEFORE_PEOPLE:
        return True
    if clause.norm(one.start - 1) == ":":
        return _named_before(clause, one)
    after = one.end + (clause.norm(one.end) in _FLOATING)
    if (
        clause.norm(after) in {"as", "als", "bij", "among", "voor", "for"}
        and len(clause.measures) > 1
    ):
        return True
    behind = any(mark.end == one.start for mark in places(clause))
    if clause.has("balance") or (behind and len(clause.measures) > 1):
        return True
    verbs = clause.all("choose")
    if any(verb.start == one.end or verb.end == one.start for verb in verbs):
        return True
    return any(
        0 <= one.start - mark.end <= 3 or 0 <= mark.start - one.end <= _NEAR for mark in values
    )
