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

Usage = dict[str, tuple[str, ...]]  # option -> the words it may be followed by, if few


def documented(page: Path) -> dict[str, Usage]:
    lines = re.findall(r"^    samenspel ([a-z]+) (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {name: _usage(rest) for name, rest in lines}


def _usage(words: str) -> Usage:
    options = re.findall(r"\[(--[a-z]+) ([^\]]+)\]", words)
    return {name: tuple(worth.split("|")) if "|" in worth else () for name, worth in options}


def offered(name: str) -> Usage:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return {
        one.opts[-1]: tuple(getattr(one.type, "choices", ()))
        for one in command.params
        if isinstance(one, click.Option)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_lists_every_command_option_and_choice_and_no_other(page: Path) -> None:
    assert documented(page) == {name: offered(name) for name in COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_is_spoken_of_exists(page: Path) -> None:
    ours = {option for name in COMMANDS for option in offered(name)}
    said = set(re.findall(r"--[a-z]+", page.read_text("utf-8")))
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
