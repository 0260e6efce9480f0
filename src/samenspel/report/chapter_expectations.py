"""What the study expected, each with the figures that bear on it; the reader judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.catalogue.items import item_ids, item_lists, label
from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import Bearing, Expected
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Table
from samenspel.report.words import NONE, Words
from samenspel.report.words_network import capital, governance_answer, noted
from samenspel.report.words_workings import of, told
from samenspel.text import Text, listed, plain

Bearings = Sequence[Bearing]


def expectations(released: Released, words: Words) -> Iterator[Block]:
    """Return each expectation with its figures, and what nobody was asked about."""
    found = released.workings.expectations
    if not found:
        return
    yield Heading(noted("expectations_title"))
    yield Paragraph(noted("expectations_rule"))
    for expected in found:
        yield from _expected(expected, words)


def _expected(expected: Expected, words: Words) -> Iterator[Block]:
    yield Paragraph(expected.words, lead=True)
    networks = tuple(dict.fromkeys(one.network for one in expected.bearings))
    if len(networks) > 1:
        yield _side_by_side(expected.bearings, networks, words)
    elif networks:
        yield Bullets(tuple(_sentences(expected.bearings, words)))
    else:
        yield Paragraph(noted("no_bearings"))
    if expected.unanswered:
        open_ = [_subject(*topic.partition(":")[::2], words) for topic in expected.unanswered]
        yield Paragraph(noted("unanswered", topics=listed(open_)))


def _by_subject(bearings: Bearings) -> dict[tuple[str, str], list[Bearing]]:
    """Return the figures on each subject, subjects in the order in which they first come."""
    found: dict[tuple[str, str], list[Bearing]] = {}
    for one in bearings:
        found.setdefault((one.topic, one.item), []).append(one)
    return found


def _sentences(bearings: Bearings, words: Words) -> Iterator[Text]:
    for (topic, item), found in _by_subject(bearings).items():
        subject = _subject(topic, item, words)
        yield noted("bearing", subject=subject, figures=capital(_figures(found, words)))


def _side_by_side(bearings: Bearings, networks: Sequence[str], words: Words) -> Table:
    return Table(
        caption=noted("bearings_caption"),
        header=(noted("col_subject"), *(words.network(id) for id in networks)),
        rows=tuple(
            (
                _subject(topic, item, words),
                *(_figures([one for one in found if one.network == id], words) for id in networks),
            )
            for (topic, item), found in _by_subject(bearings).items()
        ),
        note=noted("bearings_note"),
    )


def _figures(found: Bearings, words: Words) -> Text:
    """Return the figures of one network on one subject; a dash where it has none."""
    figures = [FIGURES.get(one.topic, _said)(one, words) for one in found]
    return listed(figures) if figures else NONE


def _subject(topic: str, item: str, words: Words) -> Text:
    """Return the words for what an expectation asks about: a subject, or one part of it."""
    name = texts("report_network").get(f"topic_{topic}", plain(topic))
    return told("aspect_counts", aspect=name, counts=_item(topic, item, words)) if item else name


def _item(topic: str, id: str, words: Words) -> Text:
    if topic == "values":
        return words.value(id)
    if topic == "interests":
        return words.organisation(id)
    if topic == "governance" and id not in item_ids("contingencies"):
        return noted(f"question_{id}")
    if topic in NAMED:
        subject, start = NAMED[topic]
        named = texts(subject).get(f"{start}_{id}")
        if named:
            return named
    list_ = "contingencies" if topic == "governance" else topic
    return label(list_, id) if list_ in item_lists() else plain(id)


def _counts(found: Bearing) -> Text:
    """Return a count with its denominator, as far as both are known."""
    if found.count is None:
        return noted("count_unknown")
    if found.of is None:
        return noted("of_unknown", count=found.count)
    return of(found.count, found.of)


def _read(judged: str, digits: int) -> Text:
    """Return one figure or both ends of a range, with as many digits as either asks for."""
    ends = judged.split(" - ")
    digits = max(digits, *(len(end.partition(".")[2]) for end in ends))
    shown = [f"{float(end):.{digits}f}".replace("-", "−") for end in ends]
    figures = [Text(end.replace(".", ","), end) for end in shown]
    return figures[0] if len(figures) == 1 else told("range", low=figures[0], high=figures[1])


def _judged(found: Bearing, words: Words) -> Text:
    return noted(f"bearing_{found.judged}", counts=_counts(found), threshold=words.threshold)


def _said(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - one shape for all subjects
    """Return the verdict, with who say no where it is no, else with who say yes."""
    verdict = texts("report_workings").get(f"verdict_{found.judged}", plain(found.judged))
    key = "said_no" if found.judged == "absent" else "said_yes"
    return noted(key, verdict=verdict, counts=_counts(found))


def _governance(found: Bearing, words: Words) -> Text:
    if found.item in item_ids("contingencies"):
        return _measured(replace(found, topic="level"), words)
    answer = governance_answer(found.item, found.judged)
    return told("item_counts", item=answer, counts=_counts(found))


def _measured(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - as above
    """Return a middle, a density or an overlap, and of how many it is."""
    key = f"bearing_{found.topic}"
    return noted(key, figure=_read(found.judged, SHARES.get(found.topic, 0)), answered=found.of)


def _interest(found: Bearing, words: Words) -> Text:
    if found.judged == "unmet":
        return noted("bearing_unmet", counts=_counts(found))
    return _measured(found, words)


def _unequal(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - as above
    if found.judged == "cannot_tell":
        return noted("bearing_no_flag", members=found.of)
    return noted("bearing_flag", counts=_counts(found))


def _outcome(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - as above
    return noted(f"bearing_{found.judged}", counts=_counts(found))


# Where the words for one part of a subject stand: which sentences, and how their keys begin.
NAMED: Mapping[str, tuple[str, str]] = {
    "strategies": ("report_workings", "dimension"),
    "institutionalisation": ("report_workings", "aspect"),
    "relations": ("report_network", "kind"),
    "inequality": ("report_network", "flag_name"),
}
SHARES = {"congruence": 2, "relations": 2}  # digits, as in the chapters of their own
FIGURES: Mapping[str, Callable[[Bearing, Words], Text]] = {
    "values": _judged,
    "congruence": _measured,
    "institutionalisation": _judged,
    "governance": _governance,
    "conditions": _measured,
    "relations": _measured,
    "interests": _interest,
    "inequality": _unequal,
    "outcomes": _outcome,
}
