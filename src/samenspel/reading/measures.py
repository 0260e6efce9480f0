"""Amounts in a sentence: where they stand, what they count, what they are a part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samenspel.reading.amount import (
    FRACTIONS,
    QUANTIFIERS,
    Amount,
    Bound,
    bounded,
    count,
    percent,
    share,
)
from samenspel.reading.lexicon import Mark, plain_words
from samenspel.reading.numbers import YEARS, Number, number_at
from samenspel.reading.tokens import Token
from samenspel.text import Language

Starting = Mapping[int, Mark]  # marks of one kind by the token they start at

_OF = {"van", "of", "op", "uit", "/"}
_THE = {"de", "het", "the", "all", "alle", "der", "our", "onze", "these", "deze", "those", "die"}
_RATIO = {"in", "op"}
_TIMES = {"twice": 2, "thrice": 3, "eenmaal": 1, "tweemaal": 2, "driemaal": 3, "viermaal": 4}
_PERCENT = {"%", "procent", "percent", "pct"}
_INSIDE = {"in", "binnen", "within", "across"}
_EACH = {"elk", "elke", "ieder", "iedere", "each", "every"}
_ARTICLES = {"de", "het", "the", "een", "a", "an", "deze", "die", "dit", "this", "that", "hun"}
_PEOPLE = {"iedereen", "niemand", "everyone", "everybody", "nobody", "allen", "anyone", "iemand"}
_NAMED_BEFORE = frozenset(plain_words("names_a_number_before"))
_NAMED_AFTER = frozenset(plain_words("names_a_number_after"))
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


@dataclass(frozen=True, slots=True)
class Measure:
    """Amounts that must all hold, what they count, and the words between."""

    amounts: tuple[Amount, ...]
    unit: str
    start: int
    end: int
    between: tuple[str, ...] = ()
    bare: bool = False  # a number alone: it may be no amount at all
    inside: bool = False  # 'in' stands before it
    given: int | None = None  # '(N=12)'
    times: bool = False
    ranked: bool = False  # 'the three most important values'

    @property
    def of(self) -> int | None:
        """Return the whole that the words name."""
        return next((one.of for one in self.amounts if one.of is not None), None)

    @property
    def quantifier(self) -> bool:
        """Return whether words such as 'most' are all there is."""
        return all(one.quantifier for one in self.amounts)

    @property
    def number(self) -> int | None:
        """Return the exact number that is said, if one is."""
        for one in self.amounts:
            if one.unit == "count" and one.low == one.high and not one.quantifier:
                return int(one.low)
        return None

    def holds(self, part: int, whole: int) -> bool:
        """Return whether a count of a whole is what all these words say."""
        return all(one.holds(part, whole) for one in self.amounts)


@dataclass(frozen=True, slots=True)
class Reader:
    """The tokens of one sentence with the marks that say how many."""

    words: Sequence[Token]
    language: Language
    quantifiers: Starting
    fractions: Starting
    bounds: Starting
    units: Starting
    supers: Starting
    taken: frozenset[int]  # tokens of a name or phrase, in which no number is looked for
    stops: frozenset[int]  # tokens at which the search for what is counted ends

    def norm(self, at: int) -> str:
        """Return a word as it is compared; nothing beyond the ends."""
        return self.words[at].norm if 0 <= at < len(self.words) else ""


def measures(reader: Reader) -> list[Measure]:
    """Return the amounts of a sentence, from left to right; a second one in brackets joins."""
    found: list[Measure] = []
    for one in _each(reader):
        if found and _repeats(reader, found[-1], one):
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    return _with_wholes(reader, found)


def _with_wholes(reader: Reader, found: list[Measure]) -> list[Measure]:
    """Return amounts with the whole that stands apart: 'of the twelve directors, eleven …'."""
    wholes = [one for one in found if _is_whole(reader, one)]
    if len(wholes) != 1 or len(found) < 2 or wholes[0].number is None:
        return found
    of = wholes[0].number
    return [_of(one, of) for one in found if one is not wholes[0]]


def _of(one: Measure, of: int) -> Measure:
    if one.of is not None or one.unit not in {"", "respondents"}:
        return one
    first = replace(one.amounts[0], of=of)
    return replace(one, amounts=(first, *one.amounts[1:]), unit="respondents", bare=False)


def _is_whole(reader: Reader, one: Measure) -> bool:
    """Return whether an amount is what the others are a part of."""
    before = (reader.norm(one.start - 2), reader.norm(one.start - 1))
    said = before[0] in _OF - {"op", "/"} and before[1] in _THE
    return said and one.unit == "respondents" and one.of is None and not one.quantifier


def _each(reader: Reader) -> Iterator[Measure]:
    at = 0
    while at < len(reader.words):
        one = _at(reader, at)
        if one is not None:
            yield one
        at = one.end if one else at + 1


def _at(reader: Reader, at: int) -> Measure | None:
    given = _given(reader, at)
    if given is not None:
        return given
    bound = reader.bounds.get(at)
    core = bound.end if bound else at
    one = _quantified(reader, core) or _counted(reader, core, bold=bound is not None)
    if one is None:
        return None
    kind: Bound | None = bound.meaning if bound else None  # type: ignore[assignment]
    amounts = tuple(bounded(amount, kind) for amount in one.amounts)
    inside = reader.norm(at - 1) in _INSIDE
    bare = one.bare and bound is None
    return _with_unit(reader, replace(one, amounts=amounts, start=at, inside=inside, bare=bare))


def _given(reader: Reader, at: int) -> Measure | None:
    """Return '(N=12)' or 'n = 4'."""
    if reader.norm(at) != "n" or reader.norm(at + 1) not in {"=", "is"}:
        return None
    number = number_at(reader.words, at + 2, reader.language)
    if number is None or number.whole is None:
        return None
    amounts = (count(number.whole),)
    return Measure(amounts, "respondents", at, at + 2 + number.length, given=number.whole)


def _quantified(reader: Reader, at: int) -> Measure | None:
    mark = reader.quantifiers.get(at)
    if mark is not None:
        amount, end = QUANTIFIERS[mark.meaning], mark.end
    elif at in reader.fractions:
        mark = reader.fractions[at]
        amount, end = share(FRACTIONS[mark.meaning]), mark.end
    else:
        return None
    # 'each three values' gives everybody three; 'each of the three' is a part of three.
    direct = reader.norm(end - 1) not in _EACH
    whole, after = _whole(reader, end, direct=direct)
    return Measure((replace(amount, of=whole or amount.of),), "", at, after)


def _counted(reader: Reader, at: int, *, bold: bool) -> Measure | None:
    if at not in reader.taken and reader.norm(at) in _TIMES:
        return Measure((count(_TIMES[reader.norm(at)]),), "", at, at + 1, times=True)
    number = _number(reader, at, bold=bold)
    if number is None:
        return None
    end = at + number.length
    ratio = _ratio(reader, at, number)
    if ratio is not None:
        return ratio
    if _percentage(reader, end):
        end += 2 if reader.norm(end) == "per" else 1
        whole, end = _whole(reader, end, direct=False)
        return Measure((replace(percent(number.value, number.digits), of=whole),), "", at, end)
    if number.whole is None:
        return None
    whole, after = _whole(reader, end, direct=False)
    if _is_date(reader, at, after) or (whole is None and _is_name(reader, at, end, number)):
        return None
    times = reader.norm(after) in {"keer", "maal", "times", "time", "x", "×"}
    amounts = (count(number.whole, whole),)
    return Measure(amounts, "", at, after + times, bare=whole is None and not times, times=times)


def _ratio(reader: Reader, at: int, number: Number) -> Measure | None:
    """Return 'one in four directors', 'drie op de vier bestuurders': a share of any whole."""
    end = at + number.length
    if reader.norm(end) not in _RATIO or number.whole is None:
        return None
    after = end + 1 + (reader.norm(end + 1) in _THE)
    whole = number_at(reader.words, after, reader.language)
    if whole is None or not whole.whole or whole.whole < number.value:
        return None
    if reader.norm(end) == "in" and after + whole.length not in reader.units:
        return None
    return Measure((share(number.value / whole.whole),), "", at, after + whole.length)


def _percentage(reader: Reader, at: int) -> bool:
    return reader.norm(at) in _PERCENT or (reader.norm(at), reader.norm(at + 1)) == ("per", "cent")


def _number(reader: Reader, at: int, *, bold: bool) -> Number | None:
    """Return a number; a Dutch 'een' is one after a bound or before 'van de twaalf'."""
    if at in reader.taken:
        return None
    number = number_at(reader.words, at, reader.language)
    if number is not None or reader.norm(at) != "een" or reader.language != "nl":
        return number
    whole, _ = _whole(reader, at + 1, direct=False)
    return Number(1, 1) if whole is not None or (bold and at + 1 in reader.units) else None


def _whole(reader: Reader, at: int, *, direct: bool) -> tuple[int | None, int]:
    """Return what the amount is a part of, 'van de twaalf', and where that ends."""
    after = at
    linked = reader.norm(after) in _OF or (reader.norm(after), reader.norm(after + 1)) == (
        "out",
        "of",
    )
    if linked:
        after += 2 if reader.norm(after) == "out" else 1
    elif not direct:
        return None, at
    while reader.norm(after) in _THE:
        after += 1
    number = number_at(reader.words, after, reader.language)
    if number is None or number.whole is None or _percentage(reader, after + number.length):
        return None, at
    return number.whole, after + number.length


def _is_date(reader: Reader, at: int, after: int) -> bool:
    """Return whether figures and slashes or colons make a date or a time: 12/05/2023, 14:30."""
    clock = reader.norm(at - 1) == ":" and reader.norm(at - 2).isdecimal()
    return clock or "/" in {reader.norm(at - 1), reader.norm(after)}


def _is_name(reader: Reader, at: int, end: int, number: Number) -> bool:
    """Return whether a bare number names something: a year, a page, a table, a time."""
    before, after = reader.norm(at - 1), reader.norm(end)
    if before in _NAMED_BEFORE or after in _NAMED_AFTER:
        return True
    if reader.words[at].is_figure and (int(number.value) in YEARS or before in {"=", "±", "#"}):
        return True
    return after in {"="} or before in {"-", "–"} or (before == "." and at > 1)


def _with_unit(reader: Reader, one: Measure) -> Measure:
    """Return an amount with the noun that it counts, at most a few words on."""
    if _people(reader, one):
        return replace(one, unit="respondents")
    between: list[str] = []
    start = _behind_rank(reader, one)
    for at in range(start, min(len(reader.words), start + SKIPPED + 1)):
        if at in reader.units:
            unit = reader.units[at]
            if reader.norm(at) in {"netwerk", "network"} and unit.end in reader.stops:
                break
            ranked = start > one.end
            return replace(
                one, unit=unit.meaning, end=unit.end, between=tuple(between), ranked=ranked
            )
        if at in reader.stops or (reader.norm(at) in _STOP and reader.norm(at) not in {"of"}):
            break
        if number_at(reader.words, at, reader.language) is not None:
            break
        if reader.norm(at) in _ARTICLES and not one.quantifier and one.of is None:
            break
        between.append(reader.norm(at))
    return replace(one, ranked=start > one.end)


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
    if gap in (["("], [","], ["(", "="]) and not before.bare:
        return gap != [","] or before.amounts[0].unit != one.amounts[0].unit
    return gap == ["("] and one.amounts[0].unit == "percent"


def _joined(before: Measure, one: Measure) -> Measure:
    return replace(
        before,
        amounts=(*before.amounts, *one.amounts),
        end=one.end,
        given=one.given or before.given,
        unit=before.unit or one.unit,
        bare=False,
    )
