"""The parts of a form: lines to write on, boxes to tick, rows to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from samenspel.catalogue import Item, instrument, items
from samenspel.catalogue.instruments import Instrument, Option, Question
from samenspel.report.blocks import Block, Heading, Paragraph, Table
from samenspel.report.print_paper import Paper, printed
from samenspel.report.words import joined
from samenspel.study.model import BOXES
from samenspel.text import LANGUAGES, Language, Text, listed, plain

LINE = 82  # as many underscores as fit between the margins, in either font
EMPTY_ROWS = {"organisation": 7, "stakeholder": 5, "value": 3}
_SPACE = "\N{NO-BREAK SPACE}"
_THIN = "\N{NARROW NO-BREAK SPACE}"
_LINE_OF_TICKS = 64

Way = Literal["interview", "mail"]


def ruled(lines: int) -> Paragraph:
    """Return lines to write on."""
    return Paragraph(plain("\n".join(["_" * LINE] * lines)))


def field(words: Text) -> Paragraph:
    """Return words with the rest of their line to write on."""
    return Paragraph(
        printed("field", field=words, line=Text(*(_rest(words, to) for to in LANGUAGES)))
    )


def _rest(words: Text, language: Language) -> str:
    return "_" * max(LINE // 3, LINE - len(words.in_language(language)))


def boxes(labels: Iterable[Text]) -> Text:
    """Return answers to tick, one under the other."""
    return _together((printed("choose", option=label) for label in labels), "\n")


def _beside(labels: Iterable[Text]) -> Text:
    """Return answers to tick, beside each other where they fit on one line."""
    ticks = [printed("choose", option=label) for label in labels]
    long = sum(len(tick.nl) for tick in ticks) > _LINE_OF_TICKS
    return _together(ticks, "\n" if long else 5 * _SPACE)


def _together(parts: Iterable[Text], between: str) -> Text:
    said = list(parts)
    return Text(*(between.join(part.in_language(to) for part in said) for to in LANGUAGES))


def room(lines: int, breadth: int = 24) -> Text:
    """Return an empty cell, so high and so broad that a hand can write in it."""
    return plain("\n".join([_SPACE * breadth] * lines))


def asked_once(question: Question, way: Way) -> Iterator[Block]:
    """Return a question with its answers to choose from, or with lines to write on."""
    yield Heading(question.words, 3)
    if question.prompt and way == "interview":
        yield Paragraph(printed("probe", prompt=question.prompt))
    labels = [option.label for option in _options(question)]
    yield Paragraph(_beside(labels)) if labels else ruled(question.lines)


def _options(question: Question) -> tuple[Option, ...]:
    if question.options or not question.items:
        return question.options
    return tuple(Option(item.id, item.label) for item in items(question.items))


def asked_per_item(questions: tuple[Question, ...], about: Instrument) -> Iterator[Table]:
    """Return a table with a row for each item of a list, and one table per group of it."""
    name = questions[0].items
    cells, heads = _cells(questions, about), _heads(questions, about)
    for group in dict.fromkeys(item.group for item in items(name)):
        caption = printed(f"group_{group}" if group else f"list_{name}")
        said = [_about(item, questions) for item in items(name) if item.group == group]
        rows = tuple((words, *cells) for words in said)
        yield Table(caption, (printed("item"), *heads), rows, note=_ends(questions))


def _about(item: Item, questions: tuple[Question, ...]) -> Text:
    """Return what an item is and its own question; beside a scale, what its ends mean."""
    alike = {one.question for one in items(questions[0].items)} == {item.question}
    explained = alike or any(map(_scale, questions))
    return _together([item.label, item.explanation if explained else item.question], "\n")


def _heads(questions: tuple[Question, ...], about: Instrument) -> list[Text]:
    return [
        printed(f"about_{side}") if len(about.asked) > 1 and question.options else question.words
        for question in questions
        for side in _sides(question, about)
    ]


def _cells(questions: tuple[Question, ...], about: Instrument) -> list[Text]:
    return [_cell(question) for question in questions for _ in _sides(question, about)]


def _sides(question: Question, about: Instrument) -> tuple[str, ...]:
    """Return for what a question is asked: choices for each perspective, words once."""
    return tuple(about.asked) if question.options else ("network",)


def _cell(question: Question) -> Text:
    if not question.options:
        return room(question.lines)
    if _scale(question):
        return plain(" ".join(f"☐{_THIN}{option.id}" for option in question.options))
    return boxes(option.label for option in question.options)


def _scale(question: Question) -> bool:
    return bool(question.options) and all(option.id.isdigit() for option in question.options)


def _ends(questions: tuple[Question, ...]) -> Text | None:
    """Return what the ends of the scales mean, where they have a name."""
    said = [
        printed("scale", question=question.words, ends=listed(named))
        for question in questions
        if _scale(question)
        and (named := [one.label for one in question.options if one.label.nl != one.id])
    ]
    return joined(said) if said else None


def asked_per_row(
    questions: tuple[Question, ...], about: Instrument, names: tuple[str, ...]
) -> Table:
    """Return a table with a row for each name, or with empty rows."""
    per = questions[0].per
    first = printed("card_or_word" if per == "value" else per)
    starts = [plain(name) for name in names] or [room(2, 18)] * EMPTY_ROWS[per]
    cells = [_cell(question) for question in questions]
    rows = tuple((start, *cells) for start in starts)
    heads = (first, *(question.words for question in questions))
    return Table(about.asked["network"], heads, rows, note=_ends(questions))


def top_table(about: Instrument, top: int) -> Table:
    """Return a table for the values that were put in order, with what each means."""
    questions = [question for question in about.questions if question.per == "value"]
    rows = tuple(
        (plain(f"{place}.{_SPACE * 18}"), *(room(4) for _ in questions))
        for place in range(1, top + 1)
    )
    heads = [question.words for question in questions]
    return Table(printed("top_caption", top=top), (printed("card"), *heads), rows)


def sort_table(paper: Paper) -> Table:
    """Return the cards as a list, with a letter to write for the box of each."""
    labels = {place.id: place.label for place in instrument("values-map").places}
    letters = [
        printed("sort_letter", letter=printed(f"letter_{box}"), box=labels[box], places=places)
        for box in BOXES
        if (places := paper.shape.places(box))
    ]
    caption = printed("sort_caption", letters=listed(letters))
    heads = ("card", "card_meaning", "for_network", "for_organisation")
    rows = tuple((card.label, card.explanation, room(1, 6), room(1, 6)) for card in paper.cards)
    return Table(caption, tuple(map(printed, heads)), rows)


def priorities_table(paper: Paper) -> Table:
    """Return the cards as a list, with a sign to write for the most and the least important."""
    caption = printed("priorities_caption", picks=paper.picks)
    heads = ("card", "for_organisation", "for_network")
    rows = tuple((card.label, room(1, 6), room(1, 6)) for card in paper.cards)
    return Table(caption, tuple(map(printed, heads)), rows)
