"""From what was coded to what is counted: codings that count, and the answers they stand for.

Coders code blind of each other. What they settled on counts; where nothing in a document was
settled, what anybody coded there counts, and the same code on the same words counts once. What
the dictionary suggests never counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from samenspel.study.coding import DICTIONARY, SETTLED, Code, Coding, Document, Topic
from samenspel.study.instrument_rows import Level, ObstacleAnswer, StrategyAnswer, TensionAnswer
from samenspel.study.model import Study
from samenspel.study.sorts import rounds

Person = tuple[str, str]  # respondent, network
Coded = TypeVar("Coded", StrategyAnswer, TensionAnswer, ObstacleAnswer)


@dataclass(frozen=True, slots=True)
class Told:
    """A coding that counts, with its document, its code and the words that it stands on."""

    document: Document
    code: Code
    coding: Coding
    words: str
    paragraphs: range  # those in which the words stand, from 0; none where the place is unknown

    @property
    def respondent(self) -> str:
        """Return who says it; a document that is no interview speaks for nobody."""
        return speaker(self.document)

    @property
    def person(self) -> Person:
        """Return who says it, in which network."""
        return self.respondent, self.document.network


def speaker(document: Document) -> str:
    """Return the respondent of an interview; empty where nobody, or nobody known, speaks."""
    return document.respondent if document.kind == "interview" else ""


def with_codings(study: Study) -> Study:
    """Return the study with the answers that its codings stand for, beside those that were typed.

    What is left of the codings are values that documents state.
    """
    said = told(study)
    number = round_of_texts(study)
    people = [one for one in said if one.respondent]
    return replace(
        study,
        codings=(*(row for row in counting(study) if row.value), *_values(said)),
        strategies=(*study.strategies, *_once(_strategies(study, said, number), "quote")),
        tensions=(*study.tensions, *_once(_tensions(study, people, number), "quote")),
        obstacles=(*study.obstacles, *_once(_obstacles(people, number), "text")),
    )


def round_of_texts(study: Study) -> int:
    """Return the round of interviews and documents: the last in which anybody was asked the same.

    They have no round of their own. A later round of maps only does not take them along.
    """
    asked: tuple[StrategyAnswer | TensionAnswer | ObstacleAnswer, ...]
    asked = (*study.strategies, *study.tensions, *study.obstacles)
    return max((row.round for row in asked), default=min(rounds(study), default=1))


def counting(study: Study) -> tuple[Coding, ...]:
    """Return the codings that count, each once; words that anybody reviewed are reviewed."""
    human = [row for row in study.codings if row.coder != DICTIONARY]
    settled = {row.document for row in human if row.coder == SETTLED}
    kept: dict[tuple[object, ...], Coding] = {}
    for row in human:
        if row.document not in settled or row.coder == SETTLED:
            where = (row.start, row.end) if row.start is not None else row.quote
            key = (row.document, row.code, row.value, where)
            first = kept.get(key, row)
            kept[key] = replace(first, reviewed=first.reviewed or row.reviewed)
    return tuple(kept.values())


def told(study: Study) -> tuple[Told, ...]:
    """Return every coding with a code that counts, in the order of the study."""
    documents = {row.id: row for row in study.documents}
    codes = {row.id: row for row in study.codes}
    texts = dict(study.texts)
    return tuple(
        _told(document, codes[row.code], row, texts.get(document.file, ""))
        for row in counting(study)
        if row.code in codes and row.document in documents
        for document in [documents[row.document]]
    )


def _told(document: Document, code: Code, row: Coding, text: str) -> Told:
    if row.start is None or row.end is None:
        return Told(document, code, row, row.quote, range(0))
    first = text.count("\n", 0, row.start)
    last = first + text.count("\n", row.start, row.end - 1)
    return Told(document, code, row, text[row.start : row.end], range(first, last + 1))


def scored(study: Study, *topics: Topic) -> list[Code]:
    """Return the codes of some topics that stand for an answer."""
    return [code for code in study.codes if code.topic in topics and code.item]


def _once(rows: Iterable[Coded], words: str) -> Iterable[Coded]:
    """Return each answer once, with the first words behind it, reviewed ones before others."""
    kept: dict[Coded, Coded] = {}
    wordless: dict[str, Any] = {words: "", "reviewed": False}
    for row in rows:
        answer = replace(row, **wordless)
        if answer not in kept or row.reviewed > kept[answer].reviewed:
            kept[answer] = row
    return kept.values()


def _values(said: Iterable[Told]) -> Iterator[Coding]:
    for one in said:
        if one.code.topic == "value_espoused" and one.document.kind != "interview":
            yield replace(one.coding, value=one.code.item, code="", quote=one.words)


def _strategies(study: Study, said: Sequence[Told], number: int) -> Iterator[StrategyAnswer]:
    mentioned: dict[Person, set[tuple[str, Level | None]]] = defaultdict(set)
    for one in said:
        code, who = one.code, one.respondent
        if code.topic == "strategy" and code.finding:
            if who:
                mentioned[one.person].add((code.item, code.level))
            yield StrategyAnswer(
                one.document.network,
                code.item,
                code.finding,
                who,
                document="" if who else one.document.id,
                level=code.level or "network",
                evidence="interview" if who else "document",
                quote=one.words,
                round=number,
                reviewed=one.coding.reviewed,
            )
    asked = dict.fromkeys((code.item, code.level) for code in scored(study, "strategy"))
    for (who, network), known in mentioned.items():
        for item, level in (row for row in asked if row not in known):
            yield StrategyAnswer(
                network, item, "not_mentioned", who, level=level or "network", round=number
            )


def _tensions(study: Study, said: Sequence[Told], number: int) -> Iterator[TensionAnswer]:
    """Yield what people say of tensions; who speaks of obstacles was asked about tensions too."""
    mentioned: dict[Person, set[str]] = defaultdict(set)
    for one in said:
        code = one.code
        if code.topic == "obstacle":
            mentioned[one.person] |= set()
        elif code.topic == "tension" and code.finding:
            mentioned[one.person].add(code.item)
            answer = TensionAnswer(*one.person, code.item, code.finding, quote=one.words)
            yield replace(answer, round=number, reviewed=one.coding.reviewed)
    asked = dict.fromkeys(code.item for code in scored(study, "tension"))
    for person, known in mentioned.items():
        for item in (id for id in asked if id not in known):
            yield TensionAnswer(*person, item, "not_mentioned", round=number)


def _obstacles(said: Iterable[Told], number: int) -> Iterator[ObstacleAnswer]:
    """Yield what stands in the way; of who names other things, silence is counted elsewhere."""
    for one in said:
        if one.code.topic == "obstacle":
            answer = ObstacleAnswer(*one.person, one.code.item, one.words)
            yield replace(answer, round=number, reviewed=one.coding.reviewed)
