"""How often each code was used, by whom, beside what; and the words behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import get_args

from samenspel.findings.asked_model import Kind, KindCount
from samenspel.findings.coded import Told, round_of_texts, speaker, told
from samenspel.findings.coded_model import (
    CodeAcross,
    Coded,
    CodeFigures,
    CodeInNetwork,
    Doubled,
    Segment,
    Together,
)
from samenspel.findings.items import Kinds, kinds
from samenspel.study.coding import DICTIONARY, SETTLED, Code
from samenspel.study.instrument_rows import ObstacleAnswer, StrategyAnswer, TensionAnswer
from samenspel.study.model import Study
from samenspel.study.sorts import networks

Pair = tuple[str, str]


def coded(study: Study, number: int) -> tuple[Coded, ...]:
    """Return one entry for every network of which something was coded, in the first round."""
    said = _of_round(study, number)
    found = {network.id: [one for one in said if one.document.network == network.id]
             for network in networks(study)}  # fmt: skip
    return tuple(_network(study, network, own) for network, own in found.items() if own)


def segments(study: Study, number: int) -> tuple[Segment, ...]:
    """Return the words behind each code, in the order of the codebook and then of the text."""
    order = {code.id: place for place, code in enumerate(study.codes)}
    said = _of_round(study, number)
    return tuple(
        Segment(
            network=one.document.network,
            code=one.code.id,
            document=one.document.id,
            respondent=one.respondent,
            start=one.coding.start,
            paragraph=None if one.coding.start is None else one.paragraphs[0] + 1,
            words=one.words,
            reviewed=one.coding.reviewed,
        )
        for one in sorted(said, key=lambda one: order[one.code.id])
    )


def _of_round(study: Study, number: int) -> list[Told]:
    """Return what was coded, where it belongs to this round, in the order of the texts."""
    if number != round_of_texts(study):
        return []
    order = {row.id: place for place, row in enumerate(study.documents)}
    return sorted(told(study), key=lambda one: (order[one.document.id], one.coding.start or 0))


def _network(study: Study, network: str, said: Sequence[Told]) -> Coded:
    read = [row for row in study.documents if row.network == network]
    used = {one.document.id for one in said}
    people = tuple(dict.fromkeys(one.respondent for one in said if one.respondent))
    members = kinds(study, network)
    return Coded(
        network=network,
        respondents=people,
        interviews=sum(row.id in used for row in read if row.kind == "interview"),
        documents=sum(row.id in used for row in read if row.kind != "interview"),
        not_coded=sum(row.id not in used for row in read),
        not_settled=len(used & _not_settled(study)),
        codes=tuple(_codes(study, said, people, members)),
        together=tuple(_together(study, said)),
        doubled=tuple(_doubled(study, said)),
    )


def _not_settled(study: Study) -> set[str]:
    """Return the documents that several people coded, and of which they settled nothing."""
    coders: dict[str, set[str]] = defaultdict(set)
    for row in study.codings:
        if row.code and row.coder != DICTIONARY:
            coders[row.document].add(row.coder)
    return {id for id, who in coders.items() if len(who) > 1 and SETTLED not in who}


def _codes(
    study: Study, said: Sequence[Told], people: Sequence[str], members: Kinds
) -> Iterator[CodeFigures]:
    of_code: dict[str, list[Told]] = defaultdict(list)
    for one in said:
        of_code[one.code.id].append(one)
    for code in study.codes:
        if code.id in of_code:
            yield _figures(code, of_code[code.id], people, members)


def codebook(study: Study, found: Sequence[Coded]) -> tuple[CodeAcross, ...]:
    """Return every code, in the order of the codebook, beside its use in each network."""
    known = {code.id: code for code in study.codes}
    used = {(one.network, code.id): code for one in found for code in one.codes}
    return tuple(
        CodeAcross(
            code.id,
            code.name,
            _above(code, known),
            tuple(_in_network(one, used.get((one.network, code.id))) for one in found),
        )
        for code in study.codes
        if found
    )


def _in_network(one: Coded, code: CodeFigures | None) -> CodeInNetwork:
    segments, people = (code.segments, code.people) if code else (0, 0)
    return CodeInNetwork(one.network, segments, people, len(one.respondents))


def _above(code: Code, known: Mapping[str, Code]) -> tuple[str, ...]:
    above: list[str] = []
    while code.parent in known:
        code = known[code.parent]
        above.insert(0, code.name)
    return tuple(above)


def _figures(code: Code, own: Sequence[Told], people: Sequence[str], members: Kinds) -> CodeFigures:
    times = Counter(one.respondent for one in own if one.respondent)
    written = {one.document.id for one in own if not speaker(one.document)}
    return CodeFigures(
        id=code.id,
        name=code.name,
        topic=code.topic or "",
        item=code.item,
        level=code.level or "",
        finding=code.finding or "",
        segments=len(own),
        documents=len(written),
        people=len(times),
        asked=len(people),
        by_person=tuple((who, times[who]) for who in people if times[who]),
        by_kind=tuple(_by_kind(times, people, members)),
    )


def _by_kind(
    times: Mapping[str, int], people: Sequence[str], members: Kinds
) -> Iterator[KindCount]:
    asked = Counter(members.get(who, "unknown") for who in people)
    saying = Counter(members.get(who, "unknown") for who in people if times.get(who))
    for kind in get_args(Kind):
        if asked[kind]:
            yield KindCount(kind, saying[kind], asked[kind])


def _together(study: Study, said: Sequence[Told]) -> Iterator[Together]:
    """Yield the codes that stand together, those that overlap most often first."""
    order = {code.id: place for place, code in enumerate(study.codes)}
    overlapping: Counter[Pair] = Counter()
    sharing: Counter[Pair] = Counter()
    for own in _by_document(said).values():
        overlapping.update(_overlapping(own, order))
        sharing.update(_sharing(own, order))
    for pair in sorted(sharing, key=lambda it: (-overlapping[it], -sharing[it], order[it[0]])):
        yield Together(*pair, overlapping[pair], sharing[pair])


def _by_document(said: Sequence[Told]) -> dict[str, list[Told]]:
    placed: dict[str, list[Told]] = defaultdict(list)
    for one in said:
        if one.coding.start is not None:
            placed[one.document.id].append(one)
    return placed


def _overlapping(own: Sequence[Told], order: Mapping[str, int]) -> Iterator[Pair]:
    """Yield a pair of codes for each two segments that have a character in common."""
    open_: list[tuple[int, str]] = []
    for start, end, code in sorted(
        (one.coding.start or 0, one.coding.end or 0, one.code.id) for one in own
    ):
        open_ = [(until, other) for until, other in open_ if until > start]
        yield from (_pair(code, other, order) for _, other in open_ if other != code)
        open_.append((end, code))


def _sharing(own: Sequence[Told], order: Mapping[str, int]) -> Iterator[Pair]:
    """Yield a pair of codes for each paragraph in which both stand."""
    codes: dict[int, set[str]] = defaultdict(set)
    for one in own:
        for paragraph in one.paragraphs:
            codes[paragraph].add(one.code.id)
    for both in codes.values():
        yield from combinations(sorted(both, key=lambda code: order[code]), 2)


def _pair(one: str, other: str, order: Mapping[str, int]) -> Pair:
    return (one, other) if order[one] < order[other] else (other, one)


def _doubled(study: Study, said: Sequence[Told]) -> Iterator[Doubled]:
    """Yield what a person is coded to say and was typed as an answer in an interview as well."""
    asked = ("interview", round_of_texts(study))
    typed = {
        *((*_who(row), "strategy", row.strategy, str(row.level))
          for row in study.strategies if (row.evidence, row.round) == asked),
        *((*_who(row), "tension", row.tension, "")
          for row in study.tensions if (row.evidence, row.round) == asked),
        *((*_who(row), "obstacle", row.obstacle, "")
          for row in study.obstacles if (row.evidence, row.round) == asked),
    }  # fmt: skip
    for one in said:
        code = one.code
        key = (*one.person, str(code.topic), code.item, code.level or "")
        if one.respondent and key in typed:
            typed.remove(key)
            yield Doubled(one.respondent, key[2], code.item, code.level or "")


def _who(row: StrategyAnswer | TensionAnswer | ObstacleAnswer) -> tuple[str, str]:
    return row.respondent, row.network
