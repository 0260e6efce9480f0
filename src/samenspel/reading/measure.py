"""An amount in a sentence: what it counts, what it is a part of; and what is read to find it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenspel.reading.amount import Amount
from samenspel.reading.lexicon import Mark
from samenspel.reading.tokens import Token
from samenspel.text import Language

Starting = Mapping[int, Mark]  # marks of one kind by the token they start at


OF = {"van", "of", "op", "uit", "/"}


THE = {"de", "het", "the", "all", "alle", "der", "our", "onze", "these", "deze", "those", "die"}


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
    named: frozenset[int]  # tokens at which the name of a network starts
    stops: frozenset[int]  # tokens at which the search for what is counted ends

    def norm(self, at: int) -> str:
        """Return a word as it is compared; nothing beyond the ends."""
        return self.words[at].norm if 0 <= at < len(self.words) else ""
