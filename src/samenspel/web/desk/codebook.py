"""The codebook of a study: what it holds, and what can be done with a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.utils.text import slugify

from samenspel.errors import Problem
from samenspel.study.checks import problems
from samenspel.study.coding import SETTLED
from samenspel.study.coding import Code as CodeFile
from samenspel.study.model import Design
from samenspel.study.model import Study as StudyFile
from samenspel.study.trees import TREES, tree
from samenspel.text import Language
from samenspel.web.coding.models import Code, Coding, Step
from samenspel.web.coding.shown import Branch, every
from samenspel.web.coding.shown import tree as tree_of
from samenspel.web.desk.decided import carried
from samenspel.web.studies.models import Study

LONGEST_LABEL = 200
LONGEST_WORDS = 2_000
NOTHING = ("", "", "", "")
Score = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A code in the tree, with how many codings it and all under it have."""

    branch: Branch
    own: int
    total: int
    below: tuple[Row, ...]


def shown(record: Study, codings: QuerySet[Coding]) -> tuple[Row, ...]:
    """Return the codebook as a tree, with how many of these codings each code has."""
    used = uses(codings)
    return tuple(_row(branch, used) for branch in tree_of(record.codes.all()))


def _row(branch: Branch, used: Mapping[int, int]) -> Row:
    below = tuple(_row(one, used) for one in branch.below)
    own = used.get(branch.code.pk, 0)
    return Row(branch, own, own + sum(one.total for one in below), below)


def uses(codings: QuerySet[Coding]) -> dict[int, int]:
    """Return how many of these codings each code has."""
    made = codings.filter(code__isnull=False).order_by("code")
    return dict(made.values_list("code").annotate(Count("id")))


def paths(record: Study) -> list[tuple[Code, str]]:
    """Return every code with its names from the top down."""
    return [(one.code, one.path) for one in every(tree_of(record.codes.all()))]


def codes_of(record: Study) -> tuple[CodeFile, ...]:
    """Return the codes as a study holds them."""
    return tuple(map(as_file, record.codes.all()))


def as_file(row: Code) -> CodeFile:
    """Return a code as a study holds it."""
    same = {one.name: getattr(row, one.name) for one in fields(CodeFile) if one.name != "id"}
    told = same | {"id": row.name, "name": row.label}
    return CodeFile(**{name: said or _empty(name) for name, said in told.items()})


def _empty(name: str) -> Any:  # noqa: ANN401 - what the dataclass holds where nothing is said
    return None if name in {"topic", "level", "finding"} else ""


def wrong(codes: Sequence[CodeFile], now: Design) -> list[Problem]:
    """Return what must be repaired before these can be a codebook, all at once."""
    bare = replace(now, networks=(), organisations=(), participants=())
    return [one for one in problems(StudyFile(bare, codes=tuple(codes))) if one.file == "codes"]


@transaction.atomic
def merged_in(record: Study, codes: Iterable[CodeFile]) -> tuple[int, int]:
    """Keep codes that are new, and what is said of those that are there; return how many."""
    known = {one.name: one for one in record.codes.select_for_update()}
    first = _next_place(record)
    new = [one for one in codes if one.id not in known]
    old = [one for one in codes if one.id in known]
    Code.objects.bulk_create(
        Code(study=record, name=one.id, place=first + at, **_told(one))
        for at, one in enumerate(new)
    )
    for one in old:
        Code.objects.filter(pk=known[one.id].pk).update(**_told(one))
    return len(new), len(old)


def _told(code: CodeFile) -> dict[str, str]:
    told = {one.name: getattr(code, one.name) or "" for one in fields(code)}
    return {name: said for name, said in told.items() if name not in {"id", "name"}} | {
        "label": code.name
    }


def together(record: Study, codes: Sequence[CodeFile]) -> tuple[CodeFile, ...]:
    """Return the codebook as it would be with these codes."""
    fresh = {one.id: one for one in codes}
    held = codes_of(record)
    ids = {one.id for one in held}
    return (
        *(fresh.get(one.id, one) for one in held),
        *(one for one in codes if one.id not in ids),
    )


@transaction.atomic
def add(record: Study, code: CodeFile) -> Code:
    """Add a code at the end; its id is made of its name."""
    told = _told(code) | {"place": _next_place(record)}
    for name in _ids(code.name):
        made, new = Code.objects.get_or_create(study=record, name=name, defaults=told)
        if new:
            return made
    raise AssertionError  # there is always another number


def rename(row: Code) -> None:
    """Make the id of a code of its name anew; what stands under it stays there."""
    taken = set(Code.objects.filter(study=row.study).values_list("name", flat=True))
    name = next(one for one in _ids(row.label) if one not in taken)
    Code.objects.filter(study=row.study, parent=row.name).update(parent=name)
    row.name = name
    row.save(update_fields=["name"])


def _ids(label: str) -> Iterator[str]:
    short = slugify(label)[:40].strip("-_") or "code"
    yield short
    yield from (f"{short}-{number}" for number in count(2))


def change(row: Code, code: CodeFile) -> None:
    """Write what a code says now."""
    Code.objects.filter(pk=row.pk).update(**_told(code))


@transaction.atomic
def merge(row: Code, into: Code) -> int:
    """Put every coding of a code under another one, and take it out; return how many moved."""
    moved = 0
    for coding in row.codings.select_for_update():
        same = {name: getattr(coding, name) for name in ("source", "coder", "start", "end")}
        if Coding.objects.filter(code=into, **same).exists():
            continue  # goes with the code: the same words would be coded twice
        coding.code = into
        coding.save(update_fields=["code"])
        moved += 1
    for step in Step.objects.filter(source__study=row.study, kind=SETTLED):
        step.data = carried(step, lambda span: span, {row.pk: into.pk})
        step.save(update_fields=["data"])
    _step_up(row, into)
    row.delete()
    return moved


@transaction.atomic
def delete(row: Code) -> None:
    """Take a code out with its codings; what stood under it stands under its parent."""
    _step_up(row)
    row.delete()


def _step_up(row: Code, into: Code | None = None) -> None:
    """Let what stands under a code that goes stand elsewhere, never in a circle."""
    under = Code.objects.filter(study=row.study, parent=row.name)
    if into is None or into.name in below(row):
        under.update(parent=row.parent)
    else:
        under.update(parent=into.name)


def below(code: Code) -> frozenset[str]:
    """Return the ids of the codes under one, at any depth."""
    under: dict[str, list[str]] = defaultdict(list)
    for name, parent in Code.objects.filter(study=code.study_id).values_list("name", "parent"):
        under[parent].append(name)
    found: set[str] = set()
    waiting = [code.name]
    while waiting:
        fresh = set(under[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def ready(names: Iterable[str], language: Language, now: Design) -> list[CodeFile]:
    """Return the codes of the trees that are ready to use."""
    return [code for kind in TREES if kind in names for code in tree(kind, language, now)]


def scores(now: Design, language: Language) -> list[tuple[str, list[tuple[Score, str]]]]:
    """Return what a code can count as, by tree: what the lowest codes of ready trees score."""
    found = []
    for kind in TREES:
        root, *codes = tree(kind, language, now)
        group = dict.fromkeys((score(one), one.name) for one in codes if one.topic)
        if kind in {"reasons", "outcomes"}:  # which one it is, is the code itself
            group = {(next(iter(group))[0], root.name): None}
        found.append((root.name, list(group)))
    return found


def score(code: CodeFile) -> Score:
    """Return what a code counts as."""
    return code.topic or "", code.item, code.level or "", code.finding or ""


def _next_place(record: Study) -> int:
    last = record.codes.aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1
