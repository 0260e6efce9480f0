"""What a study has to say, laid out so that a claim can be held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from samenspel.catalogue import texts
from samenspel.disclosure import Released
from samenspel.findings.model import Congruence, Priorities, ScopeFigures, ValueFigures
from samenspel.reading import Vocabulary, vocabulary
from samenspel.reading.lexicon import plain_words
from samenspel.text import Text, plain

Counts = Mapping[str, int]  # value -> how many


@dataclass(frozen=True, slots=True)
class View:
    """One network, or all together: how often each value lies in each box or list."""

    id: str
    name: Text
    respondents: int
    sides: Mapping[str, Counts]
    filled_in: frozenset[tuple[str, str]] = frozenset()  # (side, value): by a reconstruction
    stated: frozenset[tuple[str, str]] = frozenset()  # (side, value): in words of the source
    congruence: Congruence | None = None
    contested: frozenset[str] = frozenset()
    both_sides: frozenset[str] = frozenset()
    priorities: Priorities | None = None

    def asked(self, side: str) -> int:
        """Return how many people answered the question that a side belongs to."""
        if self.priorities is not None and side in {"most", "least", "balance"}:
            return self.priorities.respondents
        return self.respondents

    def counts(self, side: str) -> Counts | None:
        """Return how often each value was chosen; None when this was not asked."""
        return self.sides.get(side)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that claims are held against; ``released`` is for what stands in no count."""

    views: Mapping[str, View]
    whole: View | None
    labels: Mapping[str, Text]
    threshold: Fraction
    released: Released
    words: Vocabulary
    own: Facts | None = None  # what people say for their own organisation, where that is asked
    sizes: tuple[int, ...] = field(default=())  # every number of people that a figure is out of

    def view(self, network: str) -> View | None:
        """Return one network, or all together when no network is named."""
        return self.views.get(network) if network else self.whole

    def shared(self, view: View) -> frozenset[str]:
        """Return the values that more than the study's share of the respondents chose."""
        side = "important" if "important" in view.sides else "most"
        counts = view.counts(side) or {}
        return frozenset(
            value for value, count in counts.items() if count > self.threshold * view.asked(side)
        )


def facts(released: Released) -> Facts:
    """Return what the researcher may see of a study, ready to hold claims against."""
    scopes = [scope for scope in released.networks if isinstance(scope, ScopeFigures)]
    views = {scope.id: _view(scope, released) for scope in scopes}
    everyone = released.everyone
    whole = _view(everyone, released) if isinstance(everyone, ScopeFigures) else None
    if whole is None and len(views) == 1:
        whole = next(iter(views.values()))
    cards = [(card.id, card.label) for card in released.study.cards]
    networks = [(scope.id, scope.name) for scope in scopes]
    cases = [case.name for case in released.workings.unlinked]
    known = Facts(
        views,
        whole,
        dict(cards),
        Fraction(released.provenance.threshold),
        released,
        replace(
            vocabulary(cards, networks, cases, _organisations(released)),
            round=released.provenance.round,
            groups=_groups(released),
        ),
        sizes=tuple(sorted(set(_sizes(released, views, whole)))),
    )
    return replace(known, own=_own(known))


def _own(known: Facts) -> Facts | None:
    """Return the same facts from what people chose for their own organisation."""
    asked = [one for one in known.released.priorities if one.perspective == "organisation"]
    views = {one.network: _own_view(known.views[one.network], one)
             for one in asked if one.network in known.views}  # fmt: skip
    whole = next(iter(views.values())) if len(views) == 1 else None
    return replace(known, views=views, whole=whole) if views else None


def _own_view(view: View, listed: Priorities) -> View:
    return View(
        view.id,
        view.name,
        listed.respondents,
        _lists(listed),
        both_sides=frozenset(one.id for one in listed.values if one.both_sides),
        priorities=listed,
    )


def _groups(released: Released) -> frozenset[str]:
    """Return what the kinds of members and the layers are called, where the study lists them."""
    answered = (row for one in released.workings.complexity
                for row in (*one.tensions, *one.obstacles))  # fmt: skip
    kinds = released.workings.inequality or any(row.by_kind for row in answered)
    members = plain_words("kinds_of_members") if kinds else ()
    layers = plain_words("layers") if released.workings.layers else ()
    return frozenset([*members, *layers])


def _organisations(released: Released) -> list[str]:
    return [row.organisation for one in released.workings.inequality for row in one.rows]


def _view(scope: ScopeFigures, released: Released) -> View:
    listed = _priorities(scope.id, released)
    filled = frozenset((box, one.id) for one in scope.values for box in one.artefact)
    rebuilt = {box for box, _ in filled}
    return View(
        scope.id,
        _name(scope),
        scope.respondents,
        {**_boxes(scope.values), **(_lists(listed) if listed else {})},
        filled_in=filled,
        stated=frozenset((box, one.id) for one in scope.values for box in rebuilt) - filled,
        congruence=scope.congruence,
        contested=frozenset(one.id for one in scope.values if one.contested),
        both_sides=frozenset(one.id for one in scope.values if one.opinions_differ)
        | frozenset(one.id for one in (listed.values if listed else ()) if one.both_sides),
        priorities=listed,
    )


def _name(scope: ScopeFigures) -> Text:
    words = texts("claims")
    if scope.id == "all":
        return words["everyone"]
    if len(scope.id) <= 2 and not scope.name:
        return words["network"].format(id=scope.id)
    return plain(scope.name or scope.id)


def _boxes(values: tuple[ValueFigures, ...]) -> dict[str, Counts]:
    if not values:
        return {}
    boxes: dict[str, Counts] = {"important": {one.id: one.important for one in values}}
    for box in ("neutral", "less_important"):
        counts = {one.id: getattr(one, box) for one in values}
        if None not in counts.values():
            boxes[box] = counts
    return boxes


def _priorities(network: str, released: Released) -> Priorities | None:
    listed = [one for one in released.priorities if one.network == network]
    return next((one for one in listed if one.perspective == "network"), next(iter(listed), None))


def _lists(listed: Priorities) -> dict[str, Counts]:
    return {
        side: {one.id: getattr(one, side) for one in listed.values}
        for side in ("most", "least", "balance")
    }


def _sizes(released: Released, views: Mapping[str, View], whole: View | None) -> Iterator[int]:
    yield from (view.respondents for view in views.values())
    if whole is not None:
        yield whole.respondents
    yield from (one.respondents for one in released.priorities)
    for matrix in released.workings.strategies:
        yield from (row.figures.asked for row in matrix.rows)
    for one in released.workings.complexity:
        yield from (row.asked for row in (*one.tensions, *one.obstacles))
