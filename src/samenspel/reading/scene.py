"""One sentence laid out: its tokens, what they may mean, and its amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure, Reader
from samenspel.reading.measures import measures
from samenspel.reading.naming import called
from samenspel.reading.numbers import number_at
from samenspel.reading.sentences import Sentence
from samenspel.reading.tokens import Token, tokens
from samenspel.reading.vocabulary import ITEM_KINDS, Vocabulary

# What stands inside one of these is part of it, and means nothing by itself.
_HOLDING = frozenset(
    {
        *("value", "super", "place", "tie", "compare", "quantifier", "bound", "fraction"),
        *("whole", "only", "chance", "per", "box", "one_of", "nearly_shared", "toplist"),
        *("trust_level", "network", "case", "governance", "follow", "measure", "filler"),
        *ITEM_KINDS,
    }
)
# In the words of these no number is looked for.
_TAKING = frozenset(
    {"one_of", "place", "toplist", "only", "compare", "tie", "value", "case", "network", "whole"}
)
# Where one of these stands, nothing further on is what an amount counts.
_STOPPING = frozenset({"choose", "value", "network", "split", "box", "case", "super"})
_NETWORK_WORDS = frozenset(
    {"netwerk", "netwerken", "network", "networks", "in", "binnen", "within", "("}
)
_RELATIVE = frozenset({"die", "dat", "waar", "waarvan", "who", "which", "whose", "where"})
_LINKS = frozenset({",", "en", "and", "&", "of", "or", "/", "als", "zowel", "both"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, or a clause of it, as marks and amounts in order."""

    sentence: Sentence
    words: Sequence[Token]
    marks: Sequence[Mark]
    measures: Sequence[Measure]
    start: int
    end: int
    known: Sequence[str]  # the networks of the study

    def all(self, *kinds: str) -> list[Mark]:
        """Return the marks of these kinds, from left to right."""
        return [mark for mark in self.marks if mark.kind in kinds]

    def first(self, *kinds: str) -> Mark | None:
        """Return the first mark of these kinds, if there is one."""
        return next((mark for mark in self.marks if mark.kind in kinds), None)

    def meanings(self, *kinds: str) -> tuple[str, ...]:
        """Return what the marks of these kinds mean, each once."""
        return tuple(dict.fromkeys(mark.meaning for mark in self.all(*kinds)))

    def has(self, kind: str, *meanings: str) -> bool:
        """Return whether something of this kind, and of these meanings if any, is said."""
        return any(
            mark.kind == kind and (not meanings or mark.meaning in meanings) for mark in self.marks
        )

    def norm(self, at: int) -> str:
        """Return a word as it is compared; nothing outside this clause."""
        return self.words[at].norm if self.start <= at < self.end else ""

    @property
    def text(self) -> str:
        """Return the words of this clause as they stand."""
        if self.start >= self.end:
            return ""
        return self.sentence.text[self.words[self.start].start : self.words[self.end - 1].end]

    def part(self, start: int, end: int) -> Scene:
        """Return a clause of this sentence."""
        return Scene(
            self.sentence,
            self.words,
            [mark for mark in self.marks if start <= mark.start and mark.end <= end],
            [one for one in self.measures if start <= one.start and one.end <= end],
            start,
            end,
            self.known,
        )


def scene(sentence: Sentence, vocabulary: Vocabulary) -> Scene:
    """Return a sentence laid out in the words of one study."""
    words = tokens(sentence.text)
    found = list(vocabulary.of(sentence.language).found(words))
    marks = _uncovered([*found, *_letters(words, vocabulary), *called(words, vocabulary.parts)])
    units, supers = _starting(marks, "unit"), _starting(marks, "super")
    reader = Reader(
        words,
        sentence.language,
        quantifiers=_starting(marks, "quantifier"),
        fractions=_starting(marks, "fraction"),
        bounds=_starting(marks, "bound"),
        units=units,
        supers=supers,
        taken=frozenset(
            at
            for mark in marks
            if mark.kind in _TAKING and not _counts_next(words, mark, sentence, supers)
            for at in range(mark.start, mark.end)
        ),
        named=frozenset(_starting(marks, "network")),
        stops=frozenset(mark.start for mark in marks if mark.kind in _STOPPING)
        | {mark.start for mark in marks if mark.kind in ITEM_KINDS},
    )
    aside = _asides(words)
    ordered = sorted(marks, key=lambda mark: mark.start)
    return Scene(
        sentence,
        words,
        [mark for mark in ordered if mark.start not in aside and not _left_out(words, mark)],
        [one for one in measures(reader) if one.start not in aside],
        0,
        len(words),
        vocabulary.networks,
    )


def _asides(words: Sequence[Token]) -> frozenset[int]:
    """Return the tokens of asides: ', who had met before,' says something else of somebody."""
    found: list[int] = []
    commas = [at for at, word in enumerate(words) if word.norm == ","]
    for before, after in pairwise(commas):
        if words[before + 1].norm in _RELATIVE and before not in found:
            found += range(before + 1, after)
    return frozenset(found)


def _left_out(words: Sequence[Token], mark: Mark) -> bool:
    """Return whether 'op vier' is no place but who is left out: 'op vier bestuurders na'."""
    after = [word.norm for word in words[mark.end : mark.end + 2]]
    if mark.kind == "place" and after[:1] in (["ronde"], ["round"]):
        return True
    return mark.kind == "place" and words[mark.start].norm == "op" and after[1:] == ["na"]


def _counts_next(
    words: Sequence[Token], mark: Mark, sentence: Sentence, supers: Mapping[int, Mark]
) -> bool:
    """Return whether 'one of the' goes on with a number, and is an amount itself."""
    number = number_at(words, mark.end, sentence.language)
    if mark.kind != "one_of" or number is None:
        return False
    # 'One of the three most important values' is still a place in a list.
    return mark.end + number.length not in supers


def _starting(marks: Iterable[Mark], kind: str) -> dict[int, Mark]:
    return {mark.start: mark for mark in marks if mark.kind == kind}


def _uncovered(marks: Sequence[Mark]) -> list[Mark]:
    holding = [mark for mark in marks if mark.kind in _HOLDING and mark.end - mark.start > 1]
    return [mark for mark in marks if not any(_covers(one, mark) for one in holding)]


def _covers(large: Mark, small: Mark) -> bool:
    wider = large.end - large.start > small.end - small.start
    return wider and large.start <= small.start and small.end <= large.end


def _letters(words: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Yield networks that are called by a letter: 'netwerk A', 'in B en D', 'A: …'."""
    ended = -1
    for at, word in enumerate(words):
        if word.text in vocabulary.letters and _called(words, at, ended):
            yield Mark("network", word.text, at, at + 1)
            ended = at


def _called(words: Sequence[Token], at: int, ended: int) -> bool:
    before = words[at - 1].norm if at else ""
    after = words[at + 1].norm if at + 1 < len(words) else ""
    if before in _NETWORK_WORDS or after in {":", "("}:
        return True
    if words[at].text in {"A", "I"} and not before and after.isalpha():
        return False
    linked = before in _LINKS and ended >= 0 and at - ended <= 3
    several = after in {",", "en", "and", "&"} and at + 2 < len(words)
    return (
        linked
        or before in {"van", "of", "from", "for", "voor", "dan", "than", "uit", "bij"}
        or (several and before in {"in", "zowel", "both", ""})
    )
