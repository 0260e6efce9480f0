"""The reference of the command line lists every command, option, choice and exit code."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from samenspel.catalogue import texts
from samenspel.cli import COMMANDS, cli, endings
from samenspel.errors import ReleaseError, UnusableFileError
from samenspel.text import LANGUAGES, plain

PAGES = [Path("docs/reference") / name for name in ("command-line.md", "command-line.nl.md")]
ENDINGS = {
    0: click.exceptions.Exit(),
    endings.WRONG_USE: click.UsageError("x"),
    endings.UNUSABLE_FILE: UnusableFileError(plain("x")),
    endings.NO_RELEASE: ReleaseError(plain("x")),
    endings.BROKEN: RuntimeError(),
    130: KeyboardInterrupt(),
}

Words = tuple[str, ...]  # what may be filled in, if there are few ways
# The arguments, and the options: whether one may be left out.
Usage = tuple[list[Words], dict[str, tuple[bool, Words]]]


def documented(page: Path) -> dict[str, Usage]:
    lines = re.findall(r"^    samenspel ([a-z]+) (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {name: _usage(rest) for name, rest in lines}


def _usage(words: str) -> Usage:
    arguments, options = re.match(r"([^-\[]*)(.*)", words).groups()  # type: ignore[union-attr] # fits all
    found = re.findall(r"(\[?)(--[a-z-]+)(?: ([^\s\]]+))?", options)
    optional = {name: (bool(bracket), _words(worth)) for bracket, name, worth in found}
    return [_words(one) for one in arguments.split()], optional


def _words(worth: str) -> Words:
    return tuple(worth.split("|")) if "|" in worth else ()


def offered(name: str) -> Usage:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    choices = {one: tuple(getattr(one.type, "choices", ())) for one in command.params}
    options = [one for one in command.params if isinstance(one, click.Option)]
    return (
        [words for one, words in choices.items() if isinstance(one, click.Argument)],
        {one.opts[-1]: (not one.required, choices[one]) for one in options},
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_lists_every_command_with_what_it_takes_and_nothing_else(page: Path) -> None:
    assert documented(page) == {name: offered(name) for name in COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_is_spoken_of_exists(page: Path) -> None:
    ours = {option for name in COMMANDS for option in offered(name)[1]}
    said = set(re.findall(r"(?<=[\s\[`])--[a-z][a-z-]*", page.read_text("utf-8")))
    assert said == ours | {"--help", "--version"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_lists_every_exit_code_and_no_other(page: Path) -> None:
    listed = re.findall(r"^\| (\d+) \|", page.read_text("utf-8"), re.MULTILINE)
    assert set(map(int, listed)) == {endings.INVALID_STUDY, *ENDINGS}


@pytest.mark.parametrize(("code", "error"), ENDINGS.items())
def test_a_command_ends_with_the_code_that_is_listed(code: int, error: Exception) -> None:
    assert endings.tell(error) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_the_same_exit_codes(language: str) -> None:
    said = getattr(texts("cli")["exit_codes"], language)
    assert set(map(int, re.findall(r"\d+", said))) == {endings.INVALID_STUDY, *ENDINGS}
