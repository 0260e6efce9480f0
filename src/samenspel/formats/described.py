"""The tables of a study in words, for who fills them in."""

from __future__ import annotations

from collections.abc import Iterable

from samenspel.catalogue import texts
from samenspel.study.cells import options, without_none
from samenspel.study.choices import governance_answers, listed_in, published_items
from samenspel.study.model import TABLES
from samenspel.study.tables import Column, columns
from samenspel.text import Language, Text, plain


def tables_described(language: Language) -> str:
    """Return every table and column as Markdown."""
    return "\n".join(_table(name, language) for name in TABLES)


def _table(name: str, language: Language) -> str:
    words = texts("study_format")
    heads = [words[key].in_language(language) for key in ("column", "required", "holds", "meaning")]
    rows = [
        heads,
        ["---"] * len(heads),
        *(_row(name, column, language) for column in columns(name)),
    ]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"## {name}\n\n{words[f'table_{name}'].in_language(language)}\n\n{lines}\n"


def _row(table: str, column: Column, language: Language) -> list[str]:
    words = texts("study_format")
    required = words["yes" if column.required else "no"]
    meaning = words.get(f"column_{table}_{column.name}") or words[f"column_{column.name}"]
    cells = (required, _listed(table, column) or _holds(column), meaning)
    return [f"`{column.name}`", *(cell.in_language(language) for cell in cells)]


def _listed(table: str, column: Column) -> Text | None:
    """Return what may stand in a column that depends on the question or item before it."""
    lists = {("governance", "answer"): governance_answers, ("published", "item"): published_items}
    if (table, column.name) not in lists:
        return None
    asked: dict[tuple[str, ...], list[str]] = {}
    for question, allowed in lists[table, column.name]().items():
        asked.setdefault(allowed, []).append(f"`{question}`")
    words = "; ".join(f"{', '.join(names)}: {_coded(allowed)}" for allowed, names in asked.items())
    return plain(words)


def _coded(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _holds(column: Column) -> Text:
    """Return what stands in the cells of a column, with what an empty cell means."""
    words = texts("study_format")
    allowed = _coded(options(column.kind) or listed_in(column.name))
    kind = without_none(column.kind)
    holds = plain(allowed) if allowed else words[f"kind_{getattr(kind, '__name__', 'str')}"]
    if column.required or column.empty in (None, "", False):
        return holds
    return words["with_default"].format(holds=holds, default=column.empty)
