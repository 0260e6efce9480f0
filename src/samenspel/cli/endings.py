"""How a command ends when it cannot go on: a sentence to the reader, an exit code to the shell."""

from __future__ import annotations

import click

from samenspel.cli.spoken import WrongUseError, language, said
from samenspel.errors import (
    InvalidStudyError,
    Problem,
    ReleaseError,
    SamenspelError,
    UnusableFileError,
)

INVALID_STUDY, WRONG_USE, UNUSABLE_FILE, NO_RELEASE, BROKEN = 1, 2, 3, 4, 70
_CODES = {
    InvalidStudyError: INVALID_STUDY,
    UnusableFileError: UNUSABLE_FILE,
    ReleaseError: NO_RELEASE,
}


def tell(error: Exception) -> int:
    """Say what happened and what to do, and return the exit code."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            return _say(said("stopped"), 130)
        case click.ClickException():
            return _say(said("wrong_use", what=_wrong_use(error)), WRONG_USE)
        case SamenspelError():
            return _ours(error)
        case OSError():
            what = ": ".join(str(part) for part in (error.filename, error.strerror) if part)
            return _say(said("file_error", what=what or error), UNUSABLE_FILE)
        case _:
            return _say(said("broken", what=type(error).__name__), BROKEN)


def _ours(error: SamenspelError) -> int:
    code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), BROKEN)
    if isinstance(error, InvalidStudyError):
        show(error.problems)
        return code
    return _say(error.text.in_language(language()), code)


def show(problems: tuple[Problem, ...]) -> None:
    """Write every problem: where, what, how to repair it."""
    click.echo(said("problems", count=len(problems)), err=True)
    for number, problem in enumerate(problems, start=1):
        click.echo(
            f"{number}. {_where(problem)}{problem.message.in_language(language())}", err=True
        )
        click.echo(f"   {problem.repair.in_language(language())} [{problem.code}]", err=True)


def _where(problem: Problem) -> str:
    row = said("row", row=problem.row) if problem.row else ""
    column = said("column", column=problem.column) if problem.column else ""
    place = ", ".join(part for part in (problem.file, row, column) if part)
    return place and f"{place}: "


def _say(words: str, code: int) -> int:
    click.echo(words, err=True)
    return code


def _wrong_use(error: click.ClickException) -> str:
    match error:
        case WrongUseError():
            return error.message
        case click.NoSuchOption():
            return said("no_such_option", option=error.option_name)
        case click.MissingParameter():
            name = error.param.opts[-1] if error.param else ""
            return said("missing_parameter", parameter=name)
        case click.BadParameter():
            return _misfit(error.param) if error.param else said("too_much")
        case click.UsageError() if error.ctx and isinstance(error.ctx.command, click.Group):
            names = error.ctx.command.list_commands(error.ctx)
            return said("no_such_command", commands=", ".join(names))
        case _:
            return said("too_much")


def _misfit(parameter: click.Parameter) -> str:
    """Return what an option takes: one of a few words, or a number."""
    name = parameter.opts[-1]
    match parameter.type:
        case click.Choice(choices=choices):
            return said("bad_parameter", parameter=name, allowed=", ".join(choices))
        case click.IntRange(min=low):
            key = "bad_number_from"
        case _:
            key, low = "bad_number", None
    about = said("option_" + name.lstrip("-"))
    return said(key, parameter=name, low=low, about=about)
