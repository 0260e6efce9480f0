"""What is denied: a denying word in the same clause, near enough, and nothing between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samenspel.catalogue.dictionary import Cue, Rule
from samenspel.reading.dictionary_patterns import Tags
from samenspel.reading.dictionary_rules import Anchored, Ready, Span, all_of
from samenspel.reading.dictionary_words import Word

CLOSE = 3  # words: what says itself that something is absent is denied from near by only


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny, and the rule by which they do."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Denials:
    """The denying words of one sentence, and the places that end their reach."""

    words: Sequence[Word] = ()
    cues: tuple[tuple[Cue, Span], ...] = ()
    stops: frozenset[int] = frozenset()
    after: frozenset[int] = frozenset()  # places that a denying word behind does not reach over

    def over(self, span: Span, rule: Rule) -> tuple[Denial, ...]:
        """Return what denies the words that a rule found; the same words deny once."""
        real = [(cue, at) for cue, at in self.cues if self._denies(cue, at, span, rule)]
        if any(cue.side == "shield" for cue, _ in real):
            return ()
        return tuple(Denial(cue.id, self._said(at)) for cue, at in _apart(real))

    def _said(self, at: Span) -> str:
        return " ".join(word.text for word in self.words[at[0] : at[1] + 1])

    def _denies(self, cue: Cue, at: Span, span: Span, rule: Rule) -> bool:
        if at[0] <= span[1] and span[0] <= at[1]:
            return not rule.inside and cue.side != "shield"
        if cue.side in {"back", "gone"}:
            return _meant(cue, rule) and 0 < at[0] - span[1] <= cue.reach
        reach = min(cue.reach, CLOSE) if rule.inside or rule.negated else cue.reach
        if at[1] < span[0]:
            return cue.side in {"before", "both", "shield"} and self._joined(at[1], span[0], reach)
        if rule.inside and not (rule.negated and rule.kind == "lemma"):
            return False
        between = range(span[1] + 1, at[0])
        return (
            cue.side in {"after", "both"}
            and self._joined(span[1], at[0], reach)
            and self.after.isdisjoint(between)
        )

    def _joined(self, left: int, right: int, reach: int) -> bool:
        if self.words[left].clause != self.words[right].clause or right - left > reach:
            return False
        return self.stops.isdisjoint(range(left + 1, right))


def denials(words: Sequence[Word], tags: Tags, known: Ready) -> Denials:
    """Return what is denied in one sentence."""
    here = all_of(tags)
    found = list(known.cues.found(tags, here))
    seeming = [span for cue, span in found if cue.side == "none"]
    real = [(cue, span) for cue, span in found if cue.side != "none" and not _in(span, seeming)]
    if not real:
        return Denials(words)
    longest = sorted(real, key=lambda one: one[1][0] - one[1][1])
    stops, after = (_places(one, tags, here) for one in (known.stops, known.stops_after))
    return Denials(words, tuple(longest), stops, after)


def _meant(cue: Cue, rule: Rule) -> bool:
    return cue.side == "back" or any(topic == "obstacle" for topic, _ in rule.items)


def _places(stops: Anchored[str], tags: Tags, here: frozenset[int]) -> frozenset[int]:
    return frozenset(first for _, (first, _) in stops.found(tags, here))


def _in(span: Span, others: Iterable[Span]) -> bool:
    return any(other[0] <= span[1] and span[0] <= other[1] for other in others)


def _apart(found: Iterable[tuple[Cue, Span]]) -> Iterator[tuple[Cue, Span]]:
    """Yield what does not overlap, the longest first: 'niet meer' denies once."""
    taken: list[Span] = []
    for cue, span in found:
        if not _in(span, taken):
            taken.append(span)
            yield cue, span
