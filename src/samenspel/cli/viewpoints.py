"""`samenspel viewpoints`: which viewpoints there are in a set of sorts, and who holds them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

import click

from samenspel.catalogue import texts
from samenspel.cli.options import Wish, asked_in, disclosed, form_of, save, working
from samenspel.cli.outputs import PREVIEW, REPORTS, VIEWPOINTS
from samenspel.cli.spoken import Spoken, WrongUseError, choices, language, said
from samenspel.disclosure import AudienceName, Released
from samenspel.errors import InvalidStudyError, Problem, ReleaseError
from samenspel.findings import Findings, analyse_qset, analyse_viewpoints
from samenspel.formats import holds_sorts, read, read_sorts
from samenspel.study import qset
from samenspel.study.model import Study
from samenspel.study.plan_checks import check_plan, sort_ids
from samenspel.study.qset import Flag, QSet, Turn, ViewpointPlan
from samenspel.text import LANGUAGES

FORMATS = ("text", "html", "pdf", "docx", "json", "csv", "xlsx")
PLANNED = tuple(field.name for field in fields(ViewpointPlan))
MAY_BE_STUDY = {"", ".xlsx", ".json"}
OPTION_OF = {"resamples": "bootstrap", "turns": "turn", "flags": "flag"}  # the rest is called alike

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Sorts, how to look for viewpoints in them, and whether a number was chosen."""

    sorts: Study | QSet
    plan: ViewpointPlan
    seed: int
    chosen: bool


def as_turns(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[Turn, ...]:
    """Return rotations by hand, written as 1,2,12.5."""
    return tuple(map(_turn, given))


def _turn(written: str) -> Turn:
    try:
        first, second, degrees = written.split(",")
        turn = Turn(int(first), int(second), float(degrees))
    except ValueError:
        turn = None
    if turn is None or not math.isfinite(turn.degrees):
        raise WrongUseError(said("turn_unreadable", found=written))
    return turn


def as_flags(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[Flag, ...]:
    """Return flags set by hand, written as p01=1; the id of a sort may hold a =."""
    return tuple(map(_flag, given))


def _flag(written: str) -> Flag:
    sort, _, factor = written.rpartition("=")
    if not sort or not factor.isdecimal():
        raise WrongUseError(said("flag_unreadable", found=written))
    return Flag(sort, int(factor))


@click.command("viewpoints", cls=Spoken, about="viewpoints")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--factors", type=int)
@click.option("--extraction", type=choices(get_args(qset.Extraction)))
@click.option("--rotation", type=choices(get_args(qset.Rotation)))
@click.option("--correlation", type=choices(get_args(qset.Correlation)))
@click.option("--turn", "turns", multiple=True, callback=as_turns)
@click.option("--flag-level", type=choices(get_args(qset.FlagLevel)))
@click.option("--flag", "flags", multiple=True, callback=as_flags)
@click.option("--bipolar", type=choices(get_args(qset.Bipolar)))
@click.option("--bootstrap", "resamples", type=int)
@click.option("--margin", type=float)
@click.option("--seed", type=click.IntRange(min=0))
@click.option("--format", "kind", type=choices(FORMATS))
@click.option("--audience", type=choices(get_args(AudienceName)), default="researcher")
@click.option("--network")
@click.option("--round", "number", type=click.IntRange(min=1))
@click.option("--language", "reader", type=choices(LANGUAGES), default=language)
@click.option("--output", type=click.Path(path_type=Path))
def command(source: Path, **options: Any) -> None:  # noqa: ANN401 - what click read
    """Show which viewpoints there are; without a number how many there may be."""
    given = {name: worth for name in PLANNED if (worth := options.pop(name)) not in (None, ())}
    seed = options.pop("seed")
    options["kind"] = form_of(options["kind"], options["output"], FORMATS)
    wish = Wish(study=source, **options)
    asked = _asked(wish, given, seed)
    if not asked.chosen:
        _preview(asked, wish)
    elif wish.kind == "xlsx" and wish.output is None:
        raise _missing("output")
    else:
        _write(asked, wish)


def _asked(wish: Wish, given: dict[str, Any], seed: int | None) -> Asked:
    with working("reading"):
        sorts = opened(wish.study)
    if isinstance(sorts, QSet):
        _refuse_parts_of_a_study(wish)
        own, seed_before, ids = None, 1, [one.id for one in sorts.sorts]
    else:
        _refuse_network(wish)
        asked_in(sorts, wish.number)
        own, seed_before, ids = sorts.design.viewpoints, sorts.design.seed, list(sort_ids(sorts))
    plan = replace(own or ViewpointPlan(), **given)
    if problems := check_plan(plan, ids):
        raise InvalidStudyError([_of_the_command(problem) for problem in problems])
    chosen = own is not None or "factors" in given
    return Asked(sorts, plan, seed_before if seed is None else seed, chosen)


def _of_the_command(problem: Problem) -> Problem:
    """Return a problem of a plan with the option that it is about, instead of a place in a file."""
    key = problem.column.split(".")[1]
    return replace(problem, file=f"--{OPTION_OF.get(key, key)}", column="")


def opened(source: Path) -> Study | QSet:
    """Return what a path holds: a study, or sorts in a file of another tool."""
    if source.suffix.lower() in MAY_BE_STUDY and not holds_sorts(source):
        return read(source)
    return read_sorts(source)


def _refuse_parts_of_a_study(wish: Wish) -> None:
    for option, worth in (("--network", wish.network), ("--round", wish.number)):
        if worth is not None:
            raise WrongUseError(said("of_a_study", option=option))


def _refuse_network(wish: Wish) -> None:
    """Refuse a network for the researcher, who is shown the viewpoints of all of them together."""
    if wish.audience == "researcher" and wish.network is not None:
        raise WrongUseError(said("network_of_members"))


def _preview(asked: Asked, wish: Wish) -> None:
    """Show how many viewpoints there may be, and how to go on."""
    if wish.kind != "text" or asked.plan.turns or asked.plan.flags:
        raise _missing("factors")
    released = _released(replace(asked, plan=replace(asked.plan, resamples=0)), wish)
    _deliver(PREVIEW(released, wish.reader), wish)
    found = released.viewpoints
    if found and found.how_many:
        factors = found.how_many.parallel
        key = "viewpoints_next" if factors else "viewpoints_none"
        click.echo(said(key, path=wish.study, factors=factors), err=True)


def _write(asked: Asked, wish: Wish) -> None:
    released = _released(asked, wish)
    with working("writing"):
        content = VIEWPOINTS[wish.kind](released, wish.reader)
    _deliver(content, wish)


def _deliver(content: str | bytes, wish: Wish) -> None:
    output = wish.output or _named(wish)
    if output is None:
        click.echo(content, nl=False)
    else:
        save(content, output)
        click.echo(said("written", path=output))


def _named(wish: Wish) -> Path | None:
    """Return the file of a report that was given no name; the rest goes to the terminal."""
    if wish.kind not in REPORTS:
        return None
    return Path(f"{wish.study.resolve().stem}-{said('viewpoints_file')}-{wish.reader}.{wish.kind}")


def _missing(name: str) -> click.MissingParameter:
    return click.MissingParameter(param=next(one for one in command.params if one.name == name))


def _released(asked: Asked, wish: Wish) -> Released:
    """Look for viewpoints and return what these readers may see of them, or say why nothing."""
    with _drawing(asked.plan.resamples) as progress:
        findings = _findings(asked, wish, progress)
    released = disclosed(findings, wish)
    found = released.viewpoints
    if found is None:
        raise ReleaseError(texts("reasons")[released.reasons["viewpoints"]])
    if found.viewpoints and found.resamples < asked.plan.resamples:
        kept = said("draws_kept", done=found.resamples, asked=asked.plan.resamples)
        click.echo(kept, err=True)
    return released


def _findings(asked: Asked, wish: Wish, progress: Progress) -> Findings:
    if isinstance(asked.sorts, QSet):
        return analyse_qset(asked.sorts, asked.plan, seed=asked.seed, progress=progress)
    seeded = replace(asked.sorts, design=replace(asked.sorts.design, seed=asked.seed))
    return analyse_viewpoints(seeded, asked.plan, round=wish.number, progress=progress)


@contextmanager
def _drawing(resamples: int) -> Iterator[Progress]:
    """Show how far the bootstrap is, on a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only where something takes long
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(said("drawing"), total=resamples or None)
        yield lambda done, asked: bar.update(task, completed=done, total=asked)
