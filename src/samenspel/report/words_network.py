"""The words that chapters on the network itself share: sentences, terms and open figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samenspel.catalogue import texts
from samenspel.catalogue.items import item_lists, label
from samenspel.catalogue.wording import term
from samenspel.findings.asked_model import Range
from samenspel.report.words import NONE
from samenspel.report.words_workings import ranged, told
from samenspel.text import Text, listed, number, plain


def noted(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of a chapter on the network itself, filled in."""
    return texts("report_network")[key].format(**parts)


def heads(*names: str) -> tuple[Text, ...]:
    """Return the heads of a table."""
    return tuple(noted(f"col_{name}") for name in names)


def governance_answer(question: str, code: str) -> Text:
    """Return how one answer on governance reads."""
    if f"{question}s" in item_lists():
        return label(f"{question}s", code)
    # Where a network goes is answered with the same words as where it is.
    return term("form" if question == "towards" else question, code)


def dated(day: date) -> Text:
    """Return a day in words."""
    return noted("date", day=day.day, month=noted(f"month_{day.month}"), year=day.year)


def capital(words: Text) -> Text:
    """Return words that start a sentence or a row."""
    return Text(words.nl[:1].upper() + words.nl[1:], words.en[:1].upper() + words.en[1:])


def named(ids: Iterable[str]) -> Text:
    """Return parties by the words that people chose for them, as one enumeration."""
    return listed([plain(id) for id in ids])


def two_digits(found: Range | None) -> Text:
    """Return a share with two digits, or both ends where it is open; a dash where unknown."""
    if found is None:
        return NONE
    if found.low == found.high:
        return number(found.low)
    return told("range", low=number(found.low), high=number(found.high))


def level(found: Range | None) -> Text:
    """Return a level, or both ends where it is open, or that it is not known."""
    return ranged(found) if found else noted("not_known")


def or_unknown(words: Text | None) -> Text:
    """Return words, or that it is not known: a blank cell could be read as nothing."""
    return words or noted("not_known")
