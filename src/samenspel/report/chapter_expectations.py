"""What the study expected, each with the figures that bear on it; the reader judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from samenspel.catalogue import texts
from samenspel.catalogue.items import item_ids, item_lists
from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import Bearing, Expected
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph
from samenspel.report.words import Words
from samenspel.report.words_network import governance_answer, noted
from samenspel.report.words_workings import label, of, told
from samenspel.text import Text, listed, plain


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
    if expected.bearings:
        yield Bullets(tuple(_bearing(one, words) for one in expected.bearings))
    else:
        yield Paragraph(noted("no_bearings"))
    if expected.unanswered:
        open_ = [_topic(topic, words) for topic in expected.unanswered]
        yield Paragraph(noted("unanswered", topics=listed(open_)))


def _topic(topic: str, words: Words) -> Text:
    """Return the words for what an expectation asks about: a subject, or one part of it."""
    part, _, id = topic.partition(":")
    name = texts("report_network").get(f"topic_{part}", plain(part))
    return told("aspect_counts", aspect=name, counts=_item(part, id, words)) if id else name


def _item(part: str, id: str, words: Words) -> Text:
    if part == "values":
        return words.value(id)
    if part == "governance":
        listed_ = id in item_ids("contingencies")
        return label("contingencies", id) if listed_ else noted(f"question_{id}")
    if part == "relations":
        return noted(f"kind_{id}")
    kinds = {"strategies": "dimension", "institutionalisation": "aspect"}
    named = texts("report_workings").get(f"{kinds.get(part)}_{id}")
    return named or (label(part, id) if part in item_lists() else plain(id))


def _bearing(found: Bearing, words: Words) -> Text:
    """Return the name of the network with one figure, in the words of its subject."""
    say = FIGURES.get(found.topic, _said)
    return noted("bearing", network=words.network(found.network), figure=say(found, words))


def _counts(found: Bearing) -> Text:
    """Return a count with its denominator, as far as both are known."""
    if found.count is None:
        return noted("count_unknown")
    if found.of is None:
        return noted("of_unknown", count=found.count)
    return of(found.count, found.of)


def _read(judged: str) -> Text:
    """Return one figure or both ends of a range, as a code holds them, as this reader reads it."""
    ends = [end.replace("-", "−") for end in judged.split(" - ")]
    figures = [Text(end.replace(".", ","), end) for end in ends]
    return figures[0] if len(figures) == 1 else told("range", low=figures[0], high=figures[1])


def _value(found: Bearing, words: Words) -> Text:
    return noted(
        f"value_{found.judged}",
        value=words.value(found.item),
        counts=_counts(found),
        threshold=words.threshold,
    )


def _carried(found: Bearing, words: Words) -> Text:
    return noted(
        f"carried_{found.judged}",
        aspect=_item(found.topic, found.item, words),
        counts=_counts(found),
        threshold=words.threshold,
    )


def _said(found: Bearing, words: Words) -> Text:
    """Return who say no where the verdict is no, else who say yes, with the verdict."""
    verdict = texts("report_workings").get(f"verdict_{found.judged}", plain(found.judged))
    return noted(
        "said_no" if found.judged == "absent" else "said_yes",
        subject=_topic(f"{found.topic}:{found.item}", words),
        counts=_counts(found),
        verdict=verdict,
    )


def _governance(found: Bearing, words: Words) -> Text:
    question = _item(found.topic, found.item, words)
    if found.item in item_ids("contingencies"):
        level = _read(found.judged)
        return noted("level_found", question=question, level=level, answered=found.of)
    answer = governance_answer(found.item, found.judged)
    return noted("answer_found", question=question, answer=answer, counts=_counts(found))


def _measured(found: Bearing, words: Words) -> Text:
    """Return the middle of scores, the density of ties or the overlap, and how many answered."""
    return noted(
        f"found_{found.topic}",
        item=_item(found.topic, found.item, words) if found.item else plain(""),
        figure=_read(found.judged),
        answered=found.of,
    )


def _interest(found: Bearing, words: Words) -> Text:
    if found.judged == "unmet":
        return noted("unmet_found", party=plain(found.item), counts=_counts(found))
    return _measured(found, words)


def _unequal(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - one shape for all subjects
    if found.judged == "cannot_tell":
        return noted("no_flag_found", members=found.of)
    return noted(f"flag_found_{found.item}", counts=_counts(found))


def _outcome(found: Bearing, words: Words) -> Text:  # noqa: ARG001 - as above
    who = plain(found.item) if found.item else noted("the_network")
    return noted(f"found_{found.judged}", who=who, counts=_counts(found))


FIGURES: Mapping[str, Callable[[Bearing, Words], Text]] = {
    "values": _value,
    "congruence": _measured,
    "institutionalisation": _carried,
    "governance": _governance,
    "conditions": _measured,
    "relations": _measured,
    "interests": _interest,
    "inequality": _unequal,
    "outcomes": _outcome,
}
