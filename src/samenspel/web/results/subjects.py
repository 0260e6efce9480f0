"""What chapters are about: the group each belongs to, and the tables of the study behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samenspel.catalogue import texts
from samenspel.study.sorts import AGREED
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """What a chapter is about; ``tables`` are those of the study that it counts."""

    group: str
    tables: tuple[str, ...] = ()


_MAPS = ("sorts", "tallies")
_WHOLE, _WORKINGS, _NETWORK, _VIEWS = (
    "report",
    "report_workings",
    "report_network",
    "report_viewpoints",
)
# A chapter is known by its title: where its words stand, and under which name.
_KNOWN = (
    (_WHOLE, "in_short", Subject("short", _MAPS)),
    (_WHOLE, "who_shares_what", Subject("values", _MAPS)),
    (_WHOLE, "per_network", Subject("values", (*_MAPS, "meanings"))),
    ("report_loop", "changes_title", Subject("values", ("sorts",))),
    ("report_loop", "agreed_title", Subject("values", AGREED)),
    (_WHOLE, "congruence_title", Subject("values", _MAPS)),
    (_WHOLE, "crossings_title", Subject("values", (*_MAPS, "obstructing"))),
    (_WHOLE, "shifts_title", Subject("shifts", ("sorts", "priorities"))),
    (_WHOLE, "said_title", Subject("shifts", ("sorts", "documents", "codings"))),
    (_WHOLE, "priorities_title", Subject("shifts", ("priorities", "tallies"))),
    *((_VIEWS, key, Subject("viewpoints", _MAPS)) for key in ("title", "title_several")),
    (_VIEWS, "title_alone", Subject("viewpoints", _MAPS)),
    (_NETWORK, "context_title", Subject("strategies", ("networks", "organisations"))),
    (_WORKINGS, "strategies_title", Subject("strategies", ("strategies", "published"))),
    (_WORKINGS, "carried_title", Subject("strategies", ("strategies", "sorts", "tallies"))),
    (_WORKINGS, "layers_title", Subject("strategies", ("strategies", "participants"))),
    ("report_loop", "gaps_title", Subject("strategies", ("sorts", "participants"))),
    (_WORKINGS, "complexity_title", Subject("complexity", ("tensions", "obstacles", "published"))),
    (_NETWORK, "governance_title", Subject("governance", ("governance",))),
    (_NETWORK, "inequality_title", Subject("governance", ("say", "organisations"))),
    (_NETWORK, "relations_title", Subject("relations", ("relations",))),
    (_NETWORK, "spanners_title", Subject("relations", ("participants", "organisations"))),
    (_NETWORK, "conditions_title", Subject("interests", ("conditions",))),
    (_NETWORK, "interests_title", Subject("interests", ("interests",))),
    (_NETWORK, "outcomes_title", Subject("interests", ("outcomes",))),
    ("report_coded", "title", Subject("sources", ("codings", "documents"))),
    (_WORKINGS, "quotes_title", Subject("sources", ("strategies", "tensions", "governance"))),
    ("report_checked", "title", Subject("sources", ("statements", "checks"))),
    (_NETWORK, "comparison_title", Subject("sources", (*_MAPS, "strategies", "governance"))),
    (_NETWORK, "triangulation_title", Subject("sources", ("sorts", "documents", "codings"))),
    (_NETWORK, "expectations_title", Subject("sources", (*_MAPS, "priorities", "strategies"))),
    (_WHOLE, "agenda_title", Subject("talk")),
    (_WORKINGS, "advice_title", Subject("talk")),
    (_NETWORK, "unlinked_title", Subject("method", ("unlinked",))),
    (_WHOLE, "literature_title", Subject("method")),
    (_WHOLE, "method_title", Subject("method", ("participants",))),
)
OF_NETWORK = Subject("values", (*_MAPS, "meanings"))


def subject(title: Text) -> Subject:
    """Return what a chapter is about; one under the name of a network is about its values."""
    return _by_title().get(title, OF_NETWORK)


@cache
def _by_title() -> Mapping[Text, Subject]:
    return {texts(file)[key]: found for file, key, found in _KNOWN}
