"""The tables of a study in words, for who fills them in."""

from __future__ import annotations

from samenspel.catalogue import texts
from samenspel.study.cells import options, without_none
from samenspel.study.model import TABLES
from samenspel.study.tables import Column, columns
from samenspel.text import Language, Text


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
    cells = (required, _holds(column), meaning)
    return [f"`{column.name}`", *(cell.in_language(language) for cell in cells)]


def _holds(column: Column) -> Text:
    """Return what stands in the cells of a column, with what an empty cell means."""
    words = texts("study_format")
    allowed = " ".join(f"`{option}`" for option in options(column.kind))
    kind = without_none(column.kind)
    holds = Text(allowed, allowed) if allowed else words[f"kind_{getattr(kind, '__name__', 'str')}"]
    if column.required or column.empty in (None, "", False):
        return holds
    return words["with_default"].format(holds=holds, default=column.empty)
