"""A number or a quantifier where it starts, with the whole that it is a part of."""

from __future__ import annotations

from dataclasses import replace

from samenspel.reading.amount import FRACTIONS, QUANTIFIERS, Amount, count, percent, share
from samenspel.reading.lexicon import plain_words
from samenspel.reading.measure import OF, THE, Measure, Reader
from samenspel.reading.numbers import YEARS, Number, number_at

_ENDED = {")", ",", ";", ".", ""}
_RATIO = {"in", "op"}


_TIMES_NOUNS = {"keer", "maal", "times", "time", "x", "×"}


_TIMES = {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "eenmaal": 1,
    "tweemaal": 2,
    "driemaal": 3,
    "viermaal": 4,
}


_PERCENT = {"%", "procent", "percent", "pct", "percentage", "procentpunt", "procentpunten"}


_BOTH = {"both", "beide", "beiden", "allebei"}


_EACH = {"elk", "elke", "ieder", "iedere", "each", "every"}


_NAMED_BEFORE = frozenset(plain_words("names_a_number_before"))


_NAMED_AFTER = frozenset(plain_words("names_a_number_after"))


def given(reader: Reader, at: int) -> Measure | None:
    """Return '(N=12)' or 'n = 4'."""
    if reader.norm(at) != "n" or reader.norm(at + 1) not in {"=", "is"}:
        return None
    number = number_at(reader.words, at + 2, reader.language)
    if number is None or number.whole is None:
        return None
    amounts = (count(number.whole),)
    return Measure(amounts, "respondents", at, at + 2 + number.length, given=number.whole)


def quantified(reader: Reader, at: int) -> Measure | None:
    """Return the quantifier or fraction that starts here, with its whole."""
    mark = reader.quantifiers.get(at)
    if reader.norm(at) == "no" and reader.norm(at + 1) in _ENDED:
        return None  # an answer: '5 of 12 no'
    if mark is not None:
        amount, end = QUANTIFIERS[mark.meaning], mark.end
    elif at in reader.fractions:
        mark = reader.fractions[at]
        amount, end = share(FRACTIONS[mark.meaning]), mark.end
    else:
        return None
    # 'each three values' gives everybody three; 'each of the three' is a part of three.
    direct = reader.norm(end - 1) not in _EACH | _BOTH
    if reader.norm(end) in _TIMES_NOUNS:
        # 'Not a single time' is no vote; 'several times' counts no people.
        unit = "" if amount.high == 0 else "foreign"
        return Measure((amount,), unit, at, end + 1, times=True)
    whole, after = _whole(reader, end, direct=direct)
    if reader.norm(after) in _TIMES_NOUNS:
        whole, after = None, end  # 'all five times' is each of them, five times
    return Measure((replace(amount, of=whole or amount.of),), "", at, after)


def counted(reader: Reader, at: int, *, bold: bool) -> Measure | None:
    """Return the number that starts here with its whole; ``bold``: a bound stands before it."""
    if at not in reader.taken and reader.norm(at) in _TIMES and _how_often(reader, at):
        return Measure((count(_TIMES[reader.norm(at)]),), "", at, at + 1, times=True)
    number = _number(reader, at, bold=bold)
    if number is None:
        return None
    if _percentage(reader, at + number.length):
        return _percent(reader, at, number)
    return _ratio(reader, at, number) or _number_of(reader, at, number)


def _how_often(reader: Reader, at: int) -> bool:
    """Return whether 'once' counts here, and is no 'at once' or 'once more'."""
    apart = {"in", "as", "by", "from", "for", "and", ",", ".", "", ";", ")"}
    return reader.norm(at) != "once" or reader.norm(at + 1) in apart - {reader.norm(at - 1)}


def _percent(reader: Reader, at: int, number: Number) -> Measure:
    end = at + number.length
    end += 2 if reader.norm(end) == "per" else 1
    whole, end = _whole(reader, end, direct=False)
    return Measure((replace(percent(number.value, number.digits), of=whole),), "", at, end)


def _number_of(reader: Reader, at: int, number: Number) -> Measure | None:
    if number.whole is None:
        return None
    end = at + number.length
    whole, after = _whole(reader, end, direct=False)
    if _is_date(reader, at, after) or (whole is None and _is_name(reader, at, end, number)):
        return None
    times = reader.norm(after) in _TIMES_NOUNS
    amounts = (count(number.whole, whole),)
    alone = Measure(amounts, "", at, after + times, bare=whole is None and not times, times=times)
    return alone if whole is not None else _range(reader, after, number) or alone


def _range(reader: Reader, end: int, number: Number) -> Measure | None:
    """Return 'three or four values', 'twee tot vier respondenten'."""
    linked = {"nl": {"of", "tot", "–"}, "en": {"or", "to", "–"}}[reader.language]
    if reader.norm(end) not in linked:
        return None
    second = number_at(reader.words, end + 1, reader.language)
    if second is None or second.digits or second.value <= number.value:
        return None
    amounts = (Amount("count", number.value, second.value),)
    return Measure(amounts, "", end - number.length, end + 1 + second.length, bare=True)


def _ratio(reader: Reader, at: int, number: Number) -> Measure | None:
    """Return 'one in four directors', 'drie op de vier bestuurders': a share of any whole."""
    end = at + number.length
    if reader.norm(end) not in _RATIO or number.whole is None:
        return None
    after = end + 1 + (reader.norm(end + 1) in THE)
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
    linked = reader.norm(after) in OF or (reader.norm(after), reader.norm(after + 1)) == (
        "out",
        "of",
    )
    if linked:
        after += 2 if reader.norm(after) == "out" else 1
    elif not direct:
        return None, at
    while reader.norm(after) in THE:
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
    return after == "=" or before in {"-", "–"} or (before == "." and at > 1)
