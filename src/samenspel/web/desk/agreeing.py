"""How far coders agree, as figures for a page: each with the counts that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from samenspel.findings.agreement import agreement
from samenspel.findings.agreement_model import Agreement, CodingAgreement, Figure, TreeAgreement
from samenspel.reading.dictionary import as_coder, hits
from samenspel.study.coding import DICTIONARY
from samenspel.study.coding import Code as CodeFile
from samenspel.study.coding import Coding as CodingFile
from samenspel.text import LANGUAGES, Language, Text, number, plain
from samenspel.web.coding.models import Coding, Source
from samenspel.web.desk.codebook import codes_of
from samenspel.web.desk.differing import people
from samenspel.web.desk.sources import coder_name
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

RESAMPLES = 199
Texts = tuple[tuple[str, str, Language], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of figures: over whom or what, and how many paragraphs both coded."""

    about: Text
    found: Agreement
    codes: int = 1  # how many codes were judged in each paragraph
    counts: Text | None = None

    @property
    def figures(self) -> tuple[Text, ...]:
        """Return kappa, alpha and AC1, each with the range around it."""
        return tuple(map(figure, (self.found.kappa, self.found.alpha, self.found.ac1)))

    @property
    def same(self) -> Text:
        """Return how often two coders said the same, of how many times they judged."""
        percent, judged = self.found.percent.value, self.found.units * self.codes
        if percent is None:
            return figure(self.found.percent)
        return sentence("same_of", part="desk", same=round(percent * judged), judged=judged)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one source or of all: between people, per pair, per code, and beside them."""

    pairs: tuple[Line, ...] = ()
    dictionary: tuple[Line, ...] = ()
    codes: tuple[Line, ...] = ()


def figure(one: Figure) -> Text:
    """Return a figure as it is read; where there is none, why not."""
    if one.value is None:
        return sentence(f"no_figure_{one.reason}", part="desk")
    if one.low is None or one.high is None:
        return number(one.value)
    told = {"value": number(one.value), "low": number(one.low), "high": number(one.high)}
    return sentence("figure_range", part="desk", **told)


def figures(record: Study, sources: Iterable[Source]) -> Figures:
    """Return how far the coders of some sources agree, two by two and per code."""
    asked = list(sources)
    codings = tuple(_codings(asked))
    texts = tuple((one.name, one.words, _language(one)) for one in asked)
    return _figures(codings, codes_of(record), texts)


# A page that shows them is often looked at again before anybody codes anew.
@lru_cache(maxsize=16)
def _figures(codings: tuple[CodingFile, ...], codes: tuple[CodeFile, ...], texts: Texts) -> Figures:
    coders = sorted({one.coder for one in codings})
    whole = _agreement(codings, codes, texts).people
    pairs = [
        Line(_between(pair), found.pooled_segments, len({one.code for one in both}))
        for pair in combinations(coders, 2)
        if (found := _pair(both := _of(codings, pair), codes, texts, whole)).documents
    ]
    if not pairs:
        return Figures()
    names = {code.id: code.name for code in codes}
    beside = _beside_dictionary(codings, codes, texts)
    return Figures(tuple(pairs), tuple(beside), tuple(_per_code(whole, names)))


def _beside_dictionary(
    codings: Sequence[CodingFile], codes: Sequence[CodeFile], texts: Texts
) -> Iterator[Line]:
    """Yield each coder beside the dictionary, on the codes that it has words for."""
    suggested = [
        coding
        for name, words, language in texts
        for coding in as_coder(hits(words, language), codes, document=name)
    ]
    known = len({one.code for one in suggested})
    for coder in sorted({one.coder for one in codings}):
        both = [*(one for one in codings if one.coder == coder), *suggested]
        found = _agreement(both, codes, texts).with_dictionary
        if found and found.documents:
            yield Line(_between((coder, DICTIONARY)), found.pooled_segments, known)


def _agreement(
    codings: Sequence[CodingFile], codes: Sequence[CodeFile], texts: Texts
) -> CodingAgreement:
    words = {name: text for name, text, _ in texts}
    return agreement(codings, codes, words, resamples=RESAMPLES)


def _language(source: Source) -> Language:
    return next((one for one in LANGUAGES if one == source.language), LANGUAGES[0])


def _pair(
    both: Sequence[CodingFile], codes: Sequence[CodeFile], texts: Texts, whole: TreeAgreement
) -> TreeAgreement:
    """Return how far two coders agree; where there are no others, that was computed."""
    same = len(whole.coders) == 2 and {one.coder for one in both} == set(whole.coders)
    return whole if same else _agreement(both, codes, texts).people


def _of(codings: Iterable[CodingFile], pair: Sequence[str]) -> list[CodingFile]:
    return [one for one in codings if one.coder in pair]


def _between(pair: Sequence[str]) -> Text:
    one, other = map(coder_name, pair)
    return sentence("between", part="desk", one=one, other=other)


def _per_code(whole: TreeAgreement, names: dict[str, str]) -> Iterator[Line]:
    for one in whole.codes:
        counts = zip(whole.coders, one.paragraphs_by, strict=True)
        by = ", ".join(f"{coder}: {count}" for coder, count in counts)
        yield Line(plain(names[one.code]), one.segments, counts=plain(by))


def _codings(sources: Sequence[Source]) -> Iterator[CodingFile]:
    """Yield what people coded, in order of the text; nobody's own words are in a figure."""
    found = Coding.objects.filter(source__in=sources, code__isnull=False, end__isnull=False)
    rows = list(found.select_related("code").order_by("source", "start", "id"))
    coders, names = set(people(rows)), {one.pk: one.name for one in sources}
    for one in rows:
        if one.coder in coders and one.code:
            yield CodingFile(
                names[one.source_id],
                coder=one.coder,
                code=one.code.name,
                start=one.start,
                end=one.end,
            )
