"""The tree of another tool as the codebook of a study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

from samenspel.formats.refi_model import ORIGIN, CodeNode, Group, Memo, Project
from samenspel.formats.refi_names import EXAMPLE, IDS, SAID, VALUE, Names, short_name
from samenspel.study.cells import UNPRINTABLE, one_line_end, options
from samenspel.study.checks import problems
from samenspel.study.coding import Code
from samenspel.study.model import Design, Study
from samenspel.study.sorts import cards
from samenspel.text import plain

BARE = Design("study", plain("–"))
SCORE_PROBLEMS = {"code_scores_nothing", "code_scores_too_much", "unknown_item"}


@dataclass(frozen=True, slots=True)
class CodesRead:
    """The codes by GUID, and what codes stand for that name a value in short."""

    rows: Mapping[str, Code]
    values: Mapping[str, str]
    unscored: int = 0  # codes of which sets say something that no coding can count as


def codes_of(project: Project, design: Design = BARE) -> CodesRead:
    """Return the codes, for a study with these cards; what was ours gets its short name back."""
    said = _said(project)
    known = {card.id for card in cards(design)}
    values = {own: scores[VALUE] for own, scores in said.items() if scores.get(VALUE) in known}
    nodes = {node.guid: node for node in project.codes if node.guid not in values}
    names = _short_names(project, nodes)
    memos = {memo.guid: memo for memo in project.memos}
    rows = {own: _code(nodes[own], names, said.get(own, {}), memos) for own in names}
    wrong = _wrongly_scored(rows.values(), design)
    kept = {own: _unscored(code) if code.id in wrong else code for own, code in rows.items()}
    return CodesRead(kept, values, len(wrong))


def _wrongly_scored(rows: Iterable[Code], design: Design) -> set[str]:
    """Return the codes whose score is not whole, or names what only another study knows."""
    codes = tuple(rows)
    found = problems(Study(design, codes=codes))
    return {codes[one.row - 2].id for one in found if one.row and one.code in SCORE_PROBLEMS}


def kept_words(words: str) -> str:
    """Return words in which every sign can be kept, with one kind of line end."""
    return UNPRINTABLE.sub(" ", one_line_end(words))


def is_known(group: Group) -> bool:
    """Return whether a set says what codes count as, or what we call them."""
    return group.guid == IDS or group.name == ORIGIN or bool(_score(group))


def _score(group: Group) -> tuple[str, str] | None:
    """Return which part of a score a set stands for, and what it says."""
    found = SAID.fullmatch(group.name)
    if not found:
        return None
    allowed = options(get_type_hints(Code).get(found[1]))
    return (found[1], found[2]) if not allowed or found[2] in allowed else None


def _unscored(code: Code) -> Code:
    return replace(code, topic=None, item="", level=None, finding=None)


def _said(project: Project) -> dict[str, dict[str, str]]:
    """Return what the sets say of each code: topic, item, level and finding."""
    said: dict[str, dict[str, str]] = {}
    for group in project.groups:
        if score := _score(group):
            for code in group.codes:
                said.setdefault(code, {}).update([score])
    return said


def _short_names(project: Project, nodes: Mapping[str, CodeNode]) -> dict[str, str]:
    """Return the short name of every code, those that were ours first and in their order."""
    lines = [
        line.partition(" ")
        for group in project.groups
        if group.guid == IDS or group.name == ORIGIN
        for line in group.description.split("\n")
    ]
    names: dict[str, str] = {}
    given = Names()
    for own, _, id in lines:
        if own in nodes and id and id not in given.taken:
            names[own] = given.free(id)
    for own, node in nodes.items():
        if own not in names:
            names[own] = given.free(short_name(node.name, "code"))
    return names


def _code(
    node: CodeNode, names: Mapping[str, str], said: Mapping[str, str], memos: Mapping[str, Memo]
) -> Code:
    scores: dict[str, Any] = {name: word for name, word in said.items() if name != VALUE}
    attached = [memos[memo] for memo in node.memos]
    return Code(
        names[node.guid],
        kept_words(node.name),
        names.get(node.parent, ""),
        kept_words(node.description),
        node.colour,
        "\n\n".join(_texts(attached, example=True)),
        "\n\n".join(_texts(attached, example=False)),
        **scores,
    )


def _texts(memos: list[Memo], *, example: bool) -> Iterator[str]:
    for memo in memos:
        if (memo.name == EXAMPLE) is example and memo.text:
            yield kept_words(memo.text)
