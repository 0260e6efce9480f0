"""What a reader hands over: the parts of a study, and how parts become a study."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.checks import problems
from samenspel.study.codec import Draft, draft
from samenspel.study.model import Study
from samenspel.study.problems import cut

# When one part could not be read, these would blame another part for it.
FOLLOWS: Mapping[str, frozenset[str]] = {
    "documents": frozenset({"unknown_document", "document_not_listed", "coding_without_text"}),
    "codes": frozenset({"unknown_code"}),
    "statements": frozenset({"unknown_statement"}),
    "understandings": frozenset({"meaning_first"}),
    **dict.fromkeys(("agreements", "tension_cards"), frozenset({"unknown_agreement"})),
    "participants": frozenset({"no_consent", "unknown_participant", "participants_differ"}),
    "networks": frozenset({"unknown_network", "unknown_stated_cell"}),
    "organisations": frozenset({"unknown_organisation"}),
    "texts": frozenset({"document_missing"}),
    "cards": frozenset(
        {
            *("unknown_value", "shape_sum", "picks_range", "unknown_stated_cell"),
            *("unknown_topic", "unknown_sort"),
        }
    ),
    "shape": frozenset({"shape_sum", "box_full", "unknown_sort"}),
    "sorts": frozenset({"unknown_sort"}),
    "viewpoints": frozenset({"unknown_factor"}),
}


def same_name(table: str) -> str:
    """Return the name of a table where it stands under its own name."""
    return table


@dataclass(frozen=True, slots=True)
class Parts:
    """What was found in a file or folder; its containers fill while it is read.

    ``plain`` is what the codec reads; ``unread`` names the parts that were there and could not
    be read; ``file_of`` gives the name under which a person knows a table.
    """

    plain: dict[str, object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    file_of: Callable[[str], str] = same_name

    @contextmanager
    def reading(self, part: str) -> Iterator[None]:
        """Collect what is wrong with one part and go on with the next."""
        try:
            yield
        except InvalidStudyError as error:
            self.problems.extend(error.problems)
            self.unread.add(part)


def as_study(parts: Parts) -> Study:
    """Return the study that the parts make, or raise everything that is wrong with it."""
    read = draft(parts.plain, frozenset(parts.unread))
    found = [*parts.problems, *read.problems]
    found += _wrong_inside(read, parts.unread | _touched(found))
    if found or read.study is None:
        named = [replace(item, file=parts.file_of(item.file)) for item in found]
        raise InvalidStudyError(list(cut(named)))
    return read.study


def _wrong_inside(read: Draft, touched: set[str]) -> Iterator[Problem]:
    if read.study is None:
        return
    hidden = {code for part in touched for code in FOLLOWS.get(part, ())}
    for item in problems(read.study, lambda table, index: read.numbers[table][index]):
        if item.code not in hidden:
            yield item


def _touched(found: list[Problem]) -> set[str]:
    settings = {item.column.partition(".")[0] for item in found if item.file == "study"}
    texts = {"texts" for item in found if item.file.startswith("documents/")}
    return settings | texts | {item.file for item in found}
