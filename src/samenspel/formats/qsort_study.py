"""Sorts in three columns as a study: each column is a box of the values map."""

from __future__ import annotations

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.study.checks import problems
from samenspel.study.model import BOXES, Card, Design, Shape, Study
from samenspel.study.qset import QSet
from samenspel.study.rows import Network, Placement

SORTS = "sorts"  # the study and its one network


def sorts_as_study(qset: QSet) -> Study:
    """Return a study of one network, with the statements as its cards; raise when it is none."""
    if len(qset.shape) != len(BOXES):
        raise UnusableFileError(texts("qsort_files")["no_study"])
    boxes = {column: box for (column, _), box in zip(reversed(qset.shape), BOXES, strict=True)}
    study = Study(
        design=Design(
            id=SORTS,
            title=qset.title,
            shape=Shape(*(count for _, count in reversed(qset.shape))),
            card_set="",
            own_cards=tuple(Card(item.id, item.words) for item in qset.statements),
            networks=(Network(SORTS),),
        ),
        sorts=tuple(
            Placement(sort.id, SORTS, item.id, boxes[place])
            for sort in qset.sorts
            for item, place in zip(qset.statements, sort.places, strict=True)
            if place is not None
        ),
    )
    if found := problems(study):
        raise InvalidStudyError(found)
    return study
