"""The front pages say what this build finds, and whatever they tell a reader to run, runs."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenspel import analyse, disclose, read
from samenspel.catalogue import cards
from samenspel.cli import cli
from samenspel.disclosure.released import Withheld
from samenspel.findings import Findings
from samenspel.study.model import BOXES
from samenspel.text import Language, Text, number

FRONT: dict[str, Language] = {"README.md": "en", "LEESMIJ.md": "nl"}
PAGES = sorted([*Path().glob("*.md"), *Path("examples").rglob("*.md"), *Path("docs").rglob("*.md")])
DUTCH = sorted(Path("docs").rglob("*.nl.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")


@cache
def findings() -> Findings:
    return analyse(read("examples/west-brabant-west"))


def words(page: str) -> str:
    return " ".join(Path(page).read_text("utf-8").split())


def corrected() -> dict[str, float]:
    """Return the p of each network after Holm's correction."""
    found = {scope.id: scope.congruence for scope in findings().networks}
    return {id: one.p_holm for id, one in found.items() if one and one.p_holm is not None}


def figures() -> list[Text]:
    """Return the figures of the example as the front pages write them."""
    whole = findings().everyone
    assert whole is not None
    assert whole.clear_from is not None
    n = whole.respondents
    counts = [value.important for value in whole.values if value.shared]
    p = number(min(corrected().values()), 3)
    expected = number(whole.expected_shared_by_chance or 0, 1)
    return [
        *(Text(f"({count} van {n})", f"({count} of {n})") for count in counts),
        Text(f"daarvoor zijn {whole.clear_from} van {n} nodig", f"takes {whole.clear_from} of {n}"),
        Text(f"er {expected.nl} zijn", f"would give {expected.en} such values"),
        Text(f"p = {p.nl}", f"p = {p.en.removeprefix('0')}"),
    ]


@pytest.mark.parametrize("page", FRONT)
def test_the_figures_are_those_of_this_build(page: str) -> None:
    assert [
        figure for figure in figures() if figure.in_language(FRONT[page]) not in words(page)
    ] == []


def test_what_the_pages_conclude_from_the_figures_is_so() -> None:
    whole, between = findings().everyone, findings().between
    assert whole is not None
    assert between is not None
    assert {v.id for v in whole.values if v.shared} == {"trustful", "effective", "respectful"}
    assert [v.id for v in whole.values if v.clear] == ["trustful"]
    assert [id for id, p in corrected().items() if p < 0.05] == ["D"]
    assert between.p > 0.05
    assert [scope.respondents for scope in findings().networks] == [2, 4, 2, 4]


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_members_and_outsiders_see_none_of_these_networks(audience: str) -> None:
    shown = disclose(findings(), audience).networks  # type: ignore[arg-type]
    assert all(isinstance(scope, Withheld) for scope in shown)


@pytest.mark.parametrize("page", FRONT)
def test_every_command_on_a_front_page_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = re.findall(
        r"^    \.venv/bin/samenspel (.+)$", Path(page).read_text("utf-8"), re.MULTILINE
    )
    monkeypatch.chdir(tmp_path)
    for at, line in enumerate(lines):
        done = CliRunner().invoke(cli, shlex.split(line))
        assert done.exit_code == 0, (line, done.output, done.exception)
        if not at:
            _answer(tmp_path / shlex.split(line)[1])
    assert len(lines) == 4


def _answer(folder: Path) -> None:
    """Type the maps of five people into an empty study."""
    ids = [card.id for card in cards("values-18", "2023")]
    rows = [
        f"r{person},ours,{ids[(place + 4 * person) % 18]},{BOXES[place // 6]}"
        for person in range(5)
        for place in range(18)
    ]
    (folder / "sorts.csv").write_text(
        "\n".join(["respondent,network,value,category", *rows]), "utf-8"
    )


def headings(page: Path) -> set[str]:
    """Return what a link to each heading of a page is called."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", FRONT)
def test_every_python_snippet_runs(page: str) -> None:
    for snippet in re.findall(r"```python\n(.*?)```", Path(page).read_text("utf-8"), re.DOTALL):
        exec(snippet, {})  # noqa: S102 - the reader is told to run it


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        to, _, heading = link.partition("#")
        target = page.parent / to if to else page
        assert target.exists(), link
        assert not heading or heading in headings(target), link


@pytest.mark.parametrize("page", DUTCH, ids=str)
def test_a_page_in_dutch_and_in_english_lead_to_each_other(page: Path) -> None:
    english = page.with_name(page.name.replace(".nl.md", ".md"))
    assert f"({english.name})" in page.read_text("utf-8")
    assert f"({page.name})" in english.read_text("utf-8")
