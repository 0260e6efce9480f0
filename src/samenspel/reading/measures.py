"""Amounts in a sentence: where they stand, what they count, what they are a part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samenspel.reading.amount import Amount, Bound, bounded, share
from samenspel.reading.counted import counted, given, quantified
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import OF, THE, Measure, Reader
from samenspel.reading.missing import with_missing
from samenspel.reading.numbers import number_at

_INSIDE = {"in", "binnen", "within", "across"}
_ARTICLES = {"de", "het", "the", "een", "a", "an", "deze", "die", "dit", "this", "that", "hun"}
_POSSIBLE = {"possible", "mogelijke", "maximum", "maximaal", "total", "totaal"}
_PEOPLE = {"iedereen", "niemand", "everyone", "everybody", "nobody", "allen", "anyone", "iemand"}
_STOP = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        ".",
        "?",
        "!",
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "–",
        "—",
        "/",
        "=",
        "and",
        "en",
        "or",
        "of",
        "to",
        "te",
        "in",
        "op",
        "at",
        "by",
        "door",
    ]
)
SKIPPED = 3  # words between an amount and what it counts


def measures(reader: Reader) -> list[Measure]:
    """Return the amounts of a sentence, from left to right; a second one in brackets joins."""
    found: list[Measure] = []
    for one in _each(reader):
        if found and _repeats(reader, found[-1], one):
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    return _with_wholes(reader, with_missing(reader, found))


def _with_wholes(reader: Reader, found: list[Measure]) -> list[Measure]:
    """Return amounts with the whole that stands apart: 'of the twelve directors, eleven …'."""
    wholes = [one for one in found if _is_whole(reader, one)]
    if len(wholes) != 1 or len(found) < 2 or wholes[0].number is None:
        return found
    of = wholes[0].number
    rest = [one for one in found if one is not wholes[0]]
    if any(one.unit == "votes" for one in found):
        return [replace(_of(one, of), unit="votes") if one.number else one for one in rest]
    if wholes[0].unit == "respondents":
        return [_of(one, of) for one in rest]
    loose = next((one for one in rest if one.bare and not one.unit), None)
    if loose is None:
        return found
    counted = replace(_of(loose, of), unit=wholes[0].unit)
    return [counted if one is loose else one for one in rest]


def _of(one: Measure, of: int) -> Measure:
    if one.of is not None or one.unit not in {"", "respondents", "votes"}:
        return one
    first = replace(one.amounts[0], of=of)
    return replace(one, amounts=(first, *one.amounts[1:]), unit="respondents", bare=False)


def _is_whole(reader: Reader, one: Measure) -> bool:
    """Return whether an amount is what the others are a part of."""
    if reader.norm(one.end) in {"who", "that", "die", "whom"}:
        return False  # 'of the eleven who chose trust' are some of all
    at = one.start - 1
    possible = reader.norm(at) in _POSSIBLE  # '48 votes, out of a possible 51'
    at -= possible
    said = reader.norm(at - 1) in OF - {"op", "/"} and reader.norm(at) in THE | {"a", "een"}
    counted = possible or one.unit in {"respondents", "values", "votes"}
    return said and counted and one.of is None and not one.quantifier


def _each(reader: Reader) -> Iterator[Measure]:
    at = 0
    while at < len(reader.words):
        one = _at(reader, at)
        if one is not None:
            yield one
        at = one.end if one else at + 1


def _at(reader: Reader, at: int) -> Measure | None:
    stated = given(reader, at)
    if stated is not None:
        return stated
    bound = reader.bounds.get(at)
    core = bound.end if bound else at
    one = quantified(reader, core) or counted(reader, core, bold=bound is not None)
    if one is None:
        return None
    kind: Bound | None = bound.meaning if bound else None  # type: ignore[assignment]
    amounts = tuple(bounded(amount, kind) for amount in one.amounts)
    inside = reader.norm(at - 1) in _INSIDE
    bare = one.bare and bound is None
    return _with_unit(reader, replace(one, amounts=amounts, start=at, inside=inside, bare=bare))


def _foreign(reader: Reader, one: Measure) -> bool:
    """Return whether an amount is a part of something that is not ours: 'half of the budget'."""
    at = one.end - (reader.norm(one.end - 1) in {"of", "van"})
    if one.of is not None or reader.norm(at) not in OF - {"/", "op"}:
        return False
    at += 1
    while reader.norm(at) in THE:
        at += 1
    ours = bool({at, at + 1} & set(reader.units)) or at in reader.stops
    return reader.norm(at - 1) in THE and not ours and reader.norm(at).isalpha()


def _with_unit(reader: Reader, one: Measure) -> Measure:
    """Return an amount with the noun that it counts, at most a few words on."""
    if _people(reader, one):
        return replace(one, unit="respondents")
    if _foreign(reader, one):
        return replace(one, unit="foreign")
    between: list[str] = []
    start = at = _behind_rank(reader, one)
    while at < len(reader.words) and len(between) <= SKIPPED:
        if at in reader.units:
            return _counting(reader, one, reader.units[at], tuple(between), ranked=start > one.end)
        if at in reader.supers and one.of is not None:
            at = reader.supers[at].end  # '44 of the 51 least important votes'
            continue
        if _ends(reader, one, at):
            break
        between.append(reader.norm(at))
        at += 1
    return replace(one, ranked=start > one.end)


def _counting(
    reader: Reader, one: Measure, unit: Mark, between: tuple[str, ...], *, ranked: bool
) -> Measure:
    """Return an amount with its noun; 'network D' is a name and no noun to count."""
    if reader.norm(unit.start) in {"netwerk", "network"} and unit.end in reader.named:
        return one
    return replace(one, unit=unit.meaning, end=unit.end, between=between, ranked=ranked)


def _ends(reader: Reader, one: Measure, at: int) -> bool:
    """Return whether the search for a noun ends at this word."""
    word = reader.norm(at)
    if at in reader.stops or (word in _STOP and word != "of"):
        return True
    if number_at(reader.words, at, reader.language) is not None:
        return True
    article = word in _ARTICLES and reader.norm(at - 1) not in OF
    return article and not one.quantifier and one.of is None


def _behind_rank(reader: Reader, one: Measure) -> int:
    """Return where the noun is looked for: behind 'most important' in 'three most important …'."""
    mark = reader.supers.get(one.end)
    if mark is None or not one.bare:
        return one.end
    end = mark.end
    while end in reader.stops and end not in reader.units:
        end += 1
    return end


def _people(reader: Reader, one: Measure) -> bool:
    """Return whether the word itself means people: everyone, nobody."""
    words = [reader.norm(at) for at in range(one.start, one.end)]
    return one.quantifier and (bool(_PEOPLE & set(words)) or words[-2:] == ["no", "one"])


def _repeats(reader: Reader, before: Measure, one: Measure) -> bool:
    """Return whether an amount says the one before it again: '11 of 12 (92%)'."""
    gap = [reader.norm(at) for at in range(before.end, one.start)]
    if gap in (["("], [","], [";"], ["(", "="]) and not before.bare:
        other = before.amounts[0].unit != one.amounts[0].unit and one.unit in {"", before.unit}
        return gap not in ([","], [";"]) or other
    return gap == ["("] and one.amounts[0].unit == "percent"


def _joined(before: Measure, one: Measure) -> Measure:
    return replace(
        before,
        amounts=(*_shares(before, one), *_of_percent(before, one)),
        end=one.end,
        given=one.given or before.given,
        unit=before.unit or one.unit,
        bare=False,
    )


def _shares(before: Measure, one: Measure) -> tuple[Amount, ...]:
    """Return '4 out of 5 (12/15)' as a share: its whole is not the number of people."""
    first = before.amounts[0]
    if one.of in {None, first.of} or first.of is None or first.unit != "count":
        return before.amounts
    return (share(first.low / first.of), *before.amounts[1:])


def _of_percent(before: Measure, one: Measure) -> tuple[Amount, ...]:
    """Return '92% (n = 12)' with a number that may be the part or the whole."""
    if one.given is None or before.amounts[0].unit != "percent":
        return one.amounts
    return (replace(one.amounts[0], unit="either"), *one.amounts[1:])
