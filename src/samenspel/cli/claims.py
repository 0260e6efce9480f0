"""`samenspel claims`: which sentences of a report does the study carry?"""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import Wish, release, save, working
from samenspel.cli.spoken import Spoken, choices, language, said
from samenspel.text import LANGUAGES, Language


@click.command("claims", cls=Spoken, about="claims")
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--study", type=click.Path(path_type=Path), required=True)
@click.option("--format", "kind", type=choices(("text", "json")), default="text")
@click.option("--language", "reader", type=choices(LANGUAGES), default=language)
@click.option("--output", type=click.Path(path_type=Path))
def command(report: Path, study: Path, kind: str, reader: Language, output: Path | None) -> None:
    """Hold every sentence of a report against a study; the check itself never fails on one."""
    from samenspel.claims import check  # noqa: PLC0415 - only where something is checked
    from samenspel.formats.claims_written import claims_to_json, claims_to_text  # noqa: PLC0415
    from samenspel.formats.documents import read_document  # noqa: PLC0415

    paragraphs = read_document(report)
    released = release(Wish(study, kind, "researcher", None, None, reader, output))
    with working("checking_claims"):
        found = list(check(paragraphs, released))
    if kind == "json":
        content = claims_to_json(found, reader)
    else:
        content = claims_to_text(found, released.stamp, reader)
    if output is None:
        click.echo(content, nl=False)
    else:
        save(content, output)
        click.echo(said("written", path=output))
