"""The values maps of a study as a Q-study: three columns, and who sorted."""

from __future__ import annotations

from samenspel.study.model import Shape, Study
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.study.rows import Box
from samenspel.study.sorts import ValuesMap, cards, maps, names_of

COLUMNS: dict[Box, int] = {"less_important": -1, "neutral": 0, "important": 1}


def maps_as_sorts(study: Study, number: int) -> QSet:
    """Return the complete maps of one round, made for the network, as sorts of the cards."""
    complete = [one for one in maps(study, round=number) if one.complete]
    statements = tuple(Statement(card.id, card.label) for card in cards(study.design))
    return QSet(
        title=study.design.title,
        statements=statements,
        sorts=tuple(
            _sort(one, name, statements)
            for one, name in zip(complete, names_of(complete), strict=True)
        ),
        shape=_shape(study.design.shape),
    )


def why_no_viewpoints(study: Study, number: int) -> str | None:
    """Return why the maps of a study cannot be read as sorts: a code of the reasons."""
    design = study.design
    if design.reconstruction and design.reconstruction.boxes:
        return "reconstructed_sorts"
    if any(one.complete for one in maps(study, round=number)):
        return None
    return "tallies_only" if any(row.round == number for row in study.tallies) else "no_sorts"


def _sort(one: ValuesMap, name: str, statements: tuple[Statement, ...]) -> QSort:
    return QSort(
        id=name,
        places=tuple(COLUMNS[one.boxes[statement.id]] for statement in statements),
        network=one.network,
    )


def _shape(shape: Shape) -> tuple[tuple[int, int], ...]:
    return tuple((at, shape.places(box)) for box, at in COLUMNS.items() if shape.places(box))
