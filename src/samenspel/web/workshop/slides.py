"""What a group sees, slide by slide: a sentence, a picture, words of members, a talk prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenspel.advice import advise
from samenspel.advice.agenda import AgendaItem
from samenspel.disclosure.released import Banded, Released, Scope, Withheld
from samenspel.findings.model import ScopeFigures, ValueFigures
from samenspel.report.words import Words, joined, reason
from samenspel.report.words import sentence as finding
from samenspel.study.model import NO_WORDS
from samenspel.study.rows import Meaning
from samenspel.text import Text, number
from samenspel.web.speech.words import sentence
from samenspel.web.workshop.bars import LOOKS, Bar, band_bar, count_bar

Kind = Literal["opening", "values", "meanings", "agreements"]
AT_ONCE = 4  # texts side by side: more cannot be read from the back of a room


@dataclass(frozen=True, slots=True)
class Slide:
    """One step of the reveal; ``step`` is the step of the agenda that it belongs to."""

    kind: Kind
    title: Text
    lead: Text
    prompt: Text = NO_WORDS
    step: str = ""
    bars: tuple[Bar, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    value: str = ""  # of whose meaning it is

    @property
    def legend(self) -> tuple[str, ...]:
        """The looks of the bars, in the order in which they are explained."""
        drawn = {piece.look for bar in self.bars for piece in bar.pieces}
        return tuple(look for look in LOOKS if look in drawn)


def slides(released: Released, network: str) -> tuple[Slide, ...]:
    """Return what members of a network see, in the order in which they may see it."""
    scope = next(scope for scope in released.networks if scope.id == network)
    words = Words.of(released)
    agenda = next((one for one in advise(released).agendas if one.network == network), None)
    items = agenda.items if agenda else ()
    middle = (slide for item in items for slide in _of_step(item, scope, released, words))
    return (_opening(scope, words), *middle, _last())


def _opening(scope: Scope, words: Words) -> Slide:
    if isinstance(scope, Withheld):
        return Slide("opening", words.network(scope.id), reason(scope.reason), _word("prompt_none"))
    return Slide(
        "opening", words.network(scope.id), joined(_known(scope, words)), _word("prompt_opening")
    )


def _known(scope: ScopeFigures | Banded, words: Words) -> Iterator[Text]:
    yield _answered(scope)
    if isinstance(scope, ScopeFigures):
        return
    if not scope.bands:
        name = words.network(scope.id)
        shared = scope.shared_count
        yield finding("bands_number", network=name, n=scope.respondents, count=shared)
    if scope.repeated:
        yield finding("repeated")
    if scope.withdrawn:
        yield finding("withdrawn")


def _answered(scope: ScopeFigures | Banded) -> Text:
    if scope.participants is None:
        return _word("answered", count=scope.respondents)
    return _word("answered_of", count=scope.respondents, asked=scope.participants)


def _last() -> Slide:
    return Slide("agreements", _word("agreements"), _word("agreements_lead"))


def _of_step(item: AgendaItem, scope: Scope, released: Released, words: Words) -> Iterator[Slide]:
    """Yield the picture of a step, and then what members mean by each of its words."""
    yield Slide(
        "values",
        _word(f"title_{item.step}"),
        _lead(item, scope, words),
        _word(f"prompt_{item.step}"),
        item.step,
        tuple(_bar(value, scope, words) for value in item.values),
    )
    for value in item.values:
        said = [one for one in released.meanings if _about(one, scope.id, value)]
        for at in range(0, len(said), AT_ONCE):
            label = words.value(value)
            title, lead = _word("same_word", value=label), _word("same_word_lead")
            some = tuple(said[at : at + AT_ONCE])
            prompt = _word("prompt_same")
            yield Slide("meanings", title, lead, prompt, item.step, meanings=some, value=value)


def _about(one: Meaning, network: str, value: str) -> bool:
    return (one.network, one.value) == (network, value) and one.reviewed


def _lead(item: AgendaItem, scope: Scope, words: Words) -> Text:
    many = "one" if len(item.values) == 1 else "some"
    said = _word(f"said_{item.step}_{many}", count=len(item.values), threshold=words.threshold)
    expected = getattr(scope, "expected_shared_by_chance", None)
    if item.step != "shared" or expected is None:
        return said
    return joined([said, _word("by_chance", expected=number(expected, 1))])


def _bar(value: str, scope: Scope, words: Words) -> Bar:
    label = words.value(value)
    if isinstance(scope, Banded):
        return band_bar(label, scope, scope.bands[value])
    return count_bar(label, _figures(value, scope), scope.respondents or 0)


def _figures(value: str, scope: Scope) -> ValueFigures:
    known = scope.values if isinstance(scope, ScopeFigures) else ()
    return next(one for one in known if one.id == value)


def _word(key: str, **parts: object) -> Text:
    return sentence(key, part="workshop", **parts)
