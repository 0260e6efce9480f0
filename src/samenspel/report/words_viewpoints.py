"""The words that the chapter on viewpoints shares: statements, places, levels and shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.catalogue import texts
from samenspel.findings.viewpoints_model import (
    Interval,
    Level,
    Score,
    StatementFigures,
    ViewpointFigures,
    ViewpointFindings,
)
from samenspel.report.blocks import Block, Bullets, Paragraph
from samenspel.report.words import NONE, joined
from samenspel.text import Text, listed, number, plain

SHORT = 60  # characters of a label that may stand in a running sentence
NORMAL_95 = 1.96
_END = re.compile(r"[.!?](\s|$)")
STARS: Mapping[Level | None, str] = {
    None: "",
    "0.05": "*",
    "0.01": "**",
    "0.001": "***",
    "0.000001": "****",
}
BOX_NAMES = {1: "box_high", 0: "box_middle", -1: "box_low"}


def viewed(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of the chapter on viewpoints, filled in."""
    return texts("report_viewpoints")[key].format(**parts)


def heads(*names: str) -> tuple[Text, ...]:
    """Return the heads of a table."""
    return tuple(viewed(f"col_{name}") for name in names)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was sorted and how it is called: values in three boxes, or statements in columns.

    ``labels`` that do not fit in a running sentence begin with a number; ``briefly`` holds what
    does fit: the labels, or those numbers alone.
    """

    labels: Mapping[str, Text]
    briefly: Mapping[str, Text]
    values: bool
    boxes: bool

    @classmethod
    def of(cls, found: ViewpointFindings, cards: Mapping[str, Text]) -> Sorted:
        """Return the words of what was sorted; cards of the study are values."""
        short = all(_short(one.words) for one in found.statements)
        numbered = list(enumerate(found.statements, start=1))
        labels = {
            one.id: one.words if short else viewed("numbered", number=at, words=one.words)
            for at, one in numbered
        }
        briefly = labels if short else {one.id: plain(at) for at, one in numbered}
        values = bool(labels) and labels.keys() <= cards.keys()
        boxes = values and {column for column, _ in found.shape} <= BOX_NAMES.keys()
        return cls(labels, briefly, values, boxes)

    @property
    def things(self) -> Text:
        """Return what was sorted, as a plural inside a sentence."""
        return viewed("values" if self.values else "statements")

    @property
    def head(self) -> Text:
        """Return the head of the column with their names."""
        return viewed("col_value" if self.values else "col_statement")

    def place(self, column: int | None) -> Text:
        """Return a place: the name of a box, or a column with its sign."""
        if column is None:
            return NONE
        return viewed(BOX_NAMES[column]) if self.boxes else plain(column_words(column))

    def height(self, column: int) -> Text:
        """Return a place inside a sentence: high or low, or a column with its sign.

        The names of the boxes stay out of sentences: there they say what the network chose.
        """
        return viewed(f"height_{column}") if self.boxes else plain(column_words(column))

    def several(self, ids: Iterable[str]) -> Text:
        """Return short labels or numbers as one enumeration, or a dash."""
        return listed(names) if (names := [self.briefly[id] for id in ids]) else NONE


def told(lists: Iterable[tuple[Text, Sequence[Text]]]) -> Iterator[Block]:
    """Yield heads with their items: sentences where these are short, otherwise a list each."""
    shown = [(head, list(items)) for head, items in lists if items]
    sentences = [viewed("head_items", head=head, items=listed(own)) for head, own in shown]
    if shown and all(_brief(own) for _, own in shown):
        yield Bullets(tuple(sentences))
        return
    for (head, own), sentence in zip(shown, sentences, strict=True):
        if _brief(own):
            yield Paragraph(sentence)
        else:
            yield Paragraph(head)
            yield Bullets(tuple(own))


def _brief(items: Iterable[Text]) -> bool:
    return all(map(_short, items))


def _short(words: Text) -> bool:
    """Return whether words fit in a sentence: they are few, and hold no end of a sentence."""
    both = (words.nl, words.en)
    return all(len(one) <= SHORT and not _END.search(one) for one in both)


def column_words(column: int) -> str:
    """Return a column of a Q-sort with its sign."""
    return f"{column:+d}".replace("-", "−") if column else "0"


def signed(value: float | None, digits: int = 2) -> Text:
    """Return a number with a real minus sign, or that it cannot be computed."""
    if value is None:
        return NONE
    words = number(round(value, digits) + 0.0, digits)  # no minus before nought
    return Text(words.nl.replace("-", "−"), words.en.replace("-", "−"))


def starred(figure: Text, level: Level | None) -> Text:
    """Return a figure with the stars of its level."""
    return Text(*(f"{words} {STARS[level]}".rstrip() for words in (figure.nl, figure.en)))


def label(name: str) -> str:
    """Return the label of a viewpoint with a real minus sign."""
    return name.replace("-", "−")


def title(name: str) -> Text:
    """Return a viewpoint at the start of a sentence, or as a heading."""
    return viewed("viewpoint", label=label(name))


def inside(name: str) -> Text:
    """Return a viewpoint within a sentence."""
    return viewed("viewpoint_inside", label=label(name))


def standing(one: ViewpointFigures, found: ViewpointFindings) -> Text:
    """Return how many sorts stand for a viewpoint, and how many of them say the opposite."""
    key = {0: "stands_none", 1: "stands_one"}.get(one.loaders, "stands_some")
    said = viewed(key, viewpoint=inside(one.label), count=one.loaders, sorts=found.sorts)
    return joined([said, *_opposite(one)])


def _opposite(one: ViewpointFigures) -> Iterator[Text]:
    if not one.negative_loaders:
        return
    if one.negative_loaders == one.loaders:
        yield viewed("opposite_all")
        return
    key = "opposite_one" if one.negative_loaders == 1 else "opposite_some"
    yield viewed(key, count=one.negative_loaders)


def beside(item: Text, words: Text) -> Text:
    """Return an item with words in brackets behind it."""
    return viewed("beside", item=item, beside=words)


def semicolons(parts: Sequence[Text]) -> Text:
    """Return parts beside each other where 'and' would join what does not belong together."""
    return Text("; ".join(part.nl for part in parts), "; ".join(part.en for part in parts))


def scored(found: ViewpointFindings) -> tuple[ViewpointFigures, ...]:
    """Return the viewpoints that have scores: those that somebody stands for."""
    having = {
        score.viewpoint for row in found.scores for score in row.scores if score.z is not None
    }
    return tuple(one for one in found.viewpoints if one.label in having)


def score_of(row: StatementFigures, viewpoint: str) -> Score:
    """Return what one viewpoint makes of a statement."""
    return next(score for score in row.scores if score.viewpoint == viewpoint)


def interval_of(score: Score, viewpoint: ViewpointFigures) -> Interval | None:
    """Return where the z-score lies: by the bootstrap, otherwise by its standard error."""
    if score.interval or score.z is None or viewpoint.se is None:
        return score.interval
    reach = NORMAL_95 * viewpoint.se
    return Interval(score.z - reach, score.z + reach)


def interval_words(interval: Interval | None) -> Text:
    """Return both ends of an interval, or a dash."""
    if interval is None:
        return NONE
    return viewed("interval", low=signed(interval.low), high=signed(interval.high))


def interval_note(found: ViewpointFindings) -> Text:
    """Return where the intervals come from."""
    if found.resamples:
        return viewed("note_bootstrap", resamples=found.resamples)
    return viewed("note_error")
