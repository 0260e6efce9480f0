"""The words that the parts of the chapter on what was said share: codes, people and quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samenspel.catalogue import texts
from samenspel.findings.coded_model import CodeAcross, Coded, CodeFigures, Segment
from samenspel.findings.workings_model import Workings
from samenspel.report.words_workings import of
from samenspel.text import Text, listed, plain

READABLE = 300  # characters: a longer quote is shown where there is no shorter one


def coded_words(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of the chapter on what was said, filled in."""
    return texts("report_coded")[key].format(**parts)


@dataclass(frozen=True, slots=True)
class Book:
    """What was coded in one network: its codes with their names, and the words behind them."""

    found: Coded
    names: Mapping[str, Text]
    segments: Mapping[str, Sequence[Segment]]  # code -> its segments

    @classmethod
    def of(cls, found: Coded, workings: Workings) -> Book:
        """Return the book of one network."""
        above = {code.id: code.under[-1] for code in workings.codebook if code.under}
        behind: dict[str, list[Segment]] = {}
        for segment in workings.segments:
            if segment.network == found.network:
                behind.setdefault(segment.code, []).append(segment)
        times = [code.name for code in found.codes]
        names = {
            code.id: _name(code, above.get(code.id, ""), twice=times.count(code.name) > 1)
            for code in found.codes
        }
        return cls(found, names, behind)

    def about(self, *topics: str) -> list[CodeFigures]:
        """Return the codes of some topics, in the order of the codebook."""
        return [code for code in self.found.codes if code.topic in topics]


def _name(code: CodeFigures | CodeAcross, above: str, *, twice: bool) -> Text:
    if twice and above:
        return coded_words("under", above=above, name=code.name)
    return plain(code.name)


def names_across(codes: Sequence[CodeAcross]) -> dict[str, Text]:
    """Return the names of all codes; where two have the same, with what is above them."""
    times = Counter(code.name for code in codes)
    return {
        code.id: _name(code, code.under[-1] if code.under else "", twice=times[code.name] > 1)
        for code in codes
    }


def people(code: CodeFigures) -> Text:
    """Return who says something with a code, out of those whose interview was read."""
    if not code.people:
        return counted(None, code.documents)
    names = listed([plain(who) for who, _ in code.by_person])
    who = coded_words("who", count=of(code.people, code.asked), names=names)
    return counted(who, code.documents)


def counted(who: Text | None, documents: int) -> Text:
    """Return people, documents that speak for nobody, or both."""
    if who is None:
        return coded_words("only_documents", documents=documents)
    if not documents:
        return who
    return coded_words("who_documents", who=who, documents=documents)


def quoted(segments: Iterable[Segment]) -> Text:
    """Return the words that were reviewed: the first that is not too long, and how many more."""
    ready = [one for one in segments if one.reviewed]
    if not ready:
        return coded_words("unread")
    shown = next((one for one in ready if len(one.words) <= READABLE), ready[0])
    quote = _quote(shown)
    return coded_words("more", quote=quote, count=len(ready) - 1) if len(ready) > 1 else quote


def by_speaker(segments: Iterable[Segment]) -> dict[str, list[Segment]]:
    """Return the words that were reviewed of each person, or document that speaks for nobody."""
    found: dict[str, list[Segment]] = {}
    for one in segments:
        if one.reviewed:
            found.setdefault(_speaker(one), []).append(one)
    return found


def _speaker(one: Segment) -> str:
    return one.respondent or one.document


def _quote(one: Segment) -> Text:
    who = _speaker(one)
    if one.paragraph is None:
        return coded_words("quote_without_place", words=one.words, who=who)
    return coded_words("quote", words=one.words, who=who, paragraph=one.paragraph)
