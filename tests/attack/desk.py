"""A study folder and the command line: what is asked of it, and the bytes that come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attack.told import Known, Told, read_output
from cli.conftest import Ended, Run
from samenspel import write
from samenspel.cli.outputs import REPORTS
from samenspel.disclosure.released import AudienceName
from samenspel.study.model import Study
from samenspel.text import LANGUAGES, Language

Wish = tuple[AudienceName, str | None]  # for whom, and of which network
QUICK = ("text", "json", "csv", "xlsx", "html")
LEDGER = "releases.json"


@dataclass(frozen=True)
class Desk:
    """Where outputs are asked for; the ledger stays in the folder from one study to the next."""

    run: Run
    folder: Path

    def put(self, study: Study) -> Study:
        """Put a study in the folder, over the one that was there."""
        write(study, self.folder, overwrite=True)
        return study

    def ask(self, wish: Wish, kind: str, language: Language) -> tuple[bytes, Ended]:
        """Return the bytes of one output, and what the command said."""
        audience, network = wish
        target = self.folder.parent / f"out.{kind}"
        command = "report" if kind in REPORTS else "analyse"
        words = ["--audience", audience, "--format", kind, "--language", language]
        words += ["--network", network] if network else []
        ended = self.run(command, self.folder, *words, "--output", target, language=language)
        return target.read_bytes() if ended.code == 0 else b"", ended

    def made(self, wish: Wish, kind: str, language: Language) -> bytes:
        """Return the bytes of one output that can be made."""
        content, ended = self.ask(wish, kind, language)
        assert ended.code == 0, ended.err
        return content

    def bytes_of(self, wishes: Sequence[Wish], kinds: Sequence[str] = QUICK) -> list[bytes]:
        """Return all that is written for some readers, in every language."""
        return [
            self.made(wish, kind, language)
            for wish in wishes
            for kind in kinds
            for language in LANGUAGES
        ]

    def told(self, study: Study, wish: Wish, kinds: Sequence[str] = QUICK) -> dict[str, Told]:
        """Return what one reader is told, after seeing that all formats tell it."""
        known = Known.of(study)
        found = [
            read_output(kind, language, self.made(wish, kind, language), known)
            for kind in kinds
            for language in LANGUAGES
        ]
        networks = [{id: one for id, one in told.items() if id != "all"} for told in found]
        assert all(told == networks[0] for told in networks)
        return max(found, key=len)
