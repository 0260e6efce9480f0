"""`samenspel claims`: which sentences of a report does the study carry?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from samenspel.cli.options import Wish, release, save, working
from samenspel.cli.spoken import Spoken, choices, language, said
from samenspel.text import LANGUAGES


@click.command("claims", cls=Spoken, about="claims")
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--study", type=click.Path(path_type=Path), required=True)
@click.option("--format", "kind", type=choices(("text", "json")), default="text")
@click.option("--round", "number", type=click.IntRange(min=1))
@click.option("--language", "reader", type=choices(LANGUAGES), default=language)
@click.option("--output", type=click.Path(path_type=Path))
def command(report: Path, **options: Any) -> None:  # noqa: ANN401 - what click read
    """Hold every sentence of a report against a study; the check itself never fails on one."""
    from samenspel.claims import check  # noqa: PLC0415 - only where something is checked
    from samenspel.formats.claims_written import claims_to_json, claims_to_text  # noqa: PLC0415
    from samenspel.formats.documents import read_document  # noqa: PLC0415

    paragraphs = read_document(report)
    wish = Wish(audience="researcher", network=None, **options)
    released = release(wish)
    with working("checking_claims"):
        found = list(check(paragraphs, released))
    if wish.kind == "json":
        content = claims_to_json(found, wish.reader)
    else:
        content = claims_to_text(found, released.stamp, wish.reader)
    if wish.output is None:
        click.echo(content, nl=False)
    else:
        save(content, wish.output)
        click.echo(said("written", path=wish.output))
