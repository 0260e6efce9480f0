"""The front pages say what this build finds, and whatever they tell a reader to run, runs."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenspel import analyse, disclose, read
from samenspel.catalogue import cards
from samenspel.cli import COMMANDS, cli
from samenspel.disclosure.released import Withheld
from samenspel.findings import Findings, analyse_qset
from samenspel.formats import read_sorts
from samenspel.study.model import BOXES
from samenspel.study.qset import ViewpointPlan
from samenspel.text import Language, Text, number

# These have a page of their own.
ELSEWHERE = {"codings", "convert", "serve", "work", "migrate", "account", "backup", "restore"}
ELSEWHERE |= {"tidy"}
FRONT: dict[str, Language] = {"README.md": "en", "LEESMIJ.md": "nl"}
PAGES = sorted([*Path().glob("*.md"), *Path("examples").rglob("*.md"), *Path("docs").rglob("*.md")])
DUTCH = sorted(Path("docs").rglob("*.nl.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")


@cache
def findings(example: str = "west-brabant-west") -> Findings:
    return analyse(read(f"examples/{example}"))


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


def published() -> Iterator[Text]:
    """Yield what the published counts of Twente give."""
    matrix = next(one for one in findings("twente").workings.strategies if one.published)
    at_table = [row.figures for row in matrix.rows if row.level == "network"]
    present, absent, open_ended = (
        [row for row in at_table if row.verdict == verdict]
        for verdict in ("present", "absent", "cannot_tell")
    )
    (one,) = absent
    assert one.id == "interprofessional-education"
    assert all(row.present is row.absent is None for row in open_ended)
    whole, yes, rest = len(at_table), len(present), len(open_ended)
    yield Text(f"Van de {whole} strategieën", f"Of the {whole} strategies")
    yield Text(f"zijn er {yes} aanwezig en is er 1 afwezig", f"{yes} are present and 1 is absent")
    yield Text(f"volgens {one.absent} van {one.asked}", f"according to {one.absent} of {one.asked}")
    yield Text(f"Van de andere {rest} geeft de bron geen", f"Of the other {rest} the source prints")
    most, least = (lost for lists in findings("twente").priorities for lost in lists.missing)
    yield Text(
        f"Van de {most.possible} stemmen voor 'belangrijkst' ontbreken er {most.missing}, "
        f"van de {least.possible} voor 'minst belangrijk' {least.missing}.",
        f"Of {most.possible} votes for 'most important' {most.missing} are missing, "
        f"and of {least.possible} for 'least important' {least.missing}.",
    )


def invented() -> Iterator[Text]:
    """Yield what the invented region shows of missing answers."""
    region = findings("voorbeeldregio").workings
    trust = next(one for one in region.relations if (one.network, one.kind) == ("gezin", "trusts"))
    assert trust.density
    assert trust.betweenness == ()
    low, high = number(trust.density.low), number(trust.density.high)
    known = (trust.answered, trust.asked)
    yield Text("{} van {} antwoorden".format(*known), "{} of {} answers".format(*known))
    yield Text(f"tussen {low.nl} en {high.nl}", f"between {low.en} and {high.en}")
    governed = next(one for one in region.governance if one.network == "overstap")
    assert [fit.known for fit in governed.fits] == [3, 3, 3]
    assert len(governed.nearest) == 2
    yield Text("twee van de drie vormen", "Two of the three forms")


def planted() -> Iterator[Text]:
    """Yield who stands for what in the invented Q-study."""
    sorts = read_sorts("examples/elzenland-q/elzenland-q.dat")
    found = analyse_qset(sorts, ViewpointPlan(resamples=0)).viewpoints
    assert found
    first, second, third = (one.loaders for one in found.viewpoints)
    whole, standing = found.sorts, first + second + third
    yield Text(
        f"Van de {whole} sorteringen staan er {standing} voor een gezichtspunt: "
        f"{first}, {second} en {third}",
        f"Of {whole} sorts {standing} stand for a viewpoint: {first}, {second} and {third}",
    )


@pytest.mark.parametrize("page", FRONT)
def test_the_figures_are_those_of_this_build(page: str) -> None:
    told = [*figures(), *published(), *invented(), *planted()]
    assert [figure for figure in told if figure.in_language(FRONT[page]) not in words(page)] == []


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
        command, *rest = shlex.split(line)
        if command == "claims":
            _write_up(Path(rest[0]), study=rest[-1])
        _run(command, *rest)
        if not at:
            _answer(tmp_path / rest[0])
    assert {line.split()[0] for line in lines} == set(COMMANDS) - ELSEWHERE


def _run(*words: str) -> None:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, (words, done.output, done.exception)


def _write_up(report: Path, study: str) -> None:
    """Put a report where the reader is told to have one."""
    _run("report", study, "--format", "docx", "--output", str(report))


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


@pytest.mark.filterwarnings("ignore::samenspel.errors.SamenspelWarning")
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
