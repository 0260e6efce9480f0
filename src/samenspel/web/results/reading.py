"""What somebody reads of a study: its report in chapters, made once for all pages of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from json import dumps

from django.http import Http404

from samenspel.disclosure import AudienceName, Released
from samenspel.formats.ledgers import plain_ledger
from samenspel.report.blocks import Block, Figure, ReportDocument, Table
from samenspel.study.model import Study as StudyFile
from samenspel.web.results.chapters import Chapter, chapters, report_of, table_of
from samenspel.web.results.wishes import Wish


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and its chapters."""

    document: ReportDocument
    chapters: tuple[Chapter, ...]

    def has(self, address: str) -> bool:
        """Return whether there is a chapter at an address."""
        return any(chapter.address == address for chapter in self.chapters)

    def chapter(self, address: str) -> Chapter:
        """Return the chapter at an address, the first one unless asked otherwise."""
        for chapter in self.chapters:
            if address in {"", chapter.address}:
                return chapter
        raise Http404

    def table(self, address: str, place: int) -> Table:
        """Return the table at a place in a chapter."""
        found = table_of(self._block(address, place))
        if found is None:
            raise Http404
        return found

    def figure(self, address: str, place: int) -> Figure:
        """Return the chart at a place in a chapter."""
        found = self._block(address, place)
        if not isinstance(found, Figure):
            raise Http404
        return found

    def _block(self, address: str, place: int) -> Block:
        blocks = self.chapter(address).blocks
        if place >= len(blocks):
            raise Http404
        return blocks[place]


@dataclass(frozen=True, slots=True)
class _Asked:
    """All on which a reading depends: what was answered, who reads, and what was released."""

    study: StudyFile
    round: int
    audience: AudienceName
    members: str | None
    networks: tuple[str, ...]
    ledger: str
    released: Released = field(compare=False)  # follows from the others


def read(released: Released, wish: Wish) -> Reading:
    """Return what somebody reads of what was released to them."""
    return _read(
        _Asked(
            study=wish.study,
            round=wish.round,
            audience=wish.audience,
            members=wish.members,
            networks=wish.chosen,
            ledger=dumps(plain_ledger(released.ledger), sort_keys=True),
            released=released,
        )
    )


@lru_cache(maxsize=16)
def _read(asked: _Asked) -> Reading:
    document = report_of(asked.released, asked.networks)
    return Reading(document, chapters(document))
