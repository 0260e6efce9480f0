"""The guides cannot lag behind: their commands run, their links lead somewhere."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenspel.catalogue import cards
from samenspel.cli import cli
from samenspel.study.model import BOXES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
GUIDES = sorted([*(DOCS / "tutorial").glob("*.md"), *(DOCS / "how-to").glob("*.md")])
# These need a server, which runs until it is stopped: tests/web starts one, makes accounts and
# copies, and runs the examples of the API.
OF_A_SERVER = ("accounts.", "api.", "serve.", "server.")
REGION = DOCS.parent / "examples" / "voorbeeldregio"
SORTS = sorted((DOCS.parent / "examples" / "elzenland-q").glob("elzenland-q.*"))
SNIPPET = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)")


def commands(page: Path) -> list[list[str]]:
    lines = (line.strip() for line in page.read_text("utf-8").splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith("samenspel ")]


HERE = [page for page in GUIDES if not page.name.startswith(OF_A_SERVER)]
COMMANDED = [page for page in HERE if commands(page)]


def type_seven_maps(folder: Path) -> None:
    ids = [card.id for card in cards("values-18", "2023")]
    rows = [
        f"r{person},ours,{ids[(place + 5 * person) % 18]},{BOXES[place // 6]}"
        for person in range(7)
        for place in range(18)
    ]
    header = "respondent,network,value,category"
    (folder / "sorts.csv").write_text("\n".join([header, *rows, ""]), "utf-8")


def start_in(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start where a reader is told to: beside what other tools made of the examples."""
    told = page.read_text("utf-8")
    shutil.copy(REGION / "originals" / "g01.vtt", folder / "interview.vtt")
    if "project.qdpx" in told:
        CliRunner().invoke(cli, ["convert", str(REGION), str(folder / "project.qdpx")])
    monkeypatch.chdir(folder)
    for file in SORTS:
        shutil.copy(file, folder)


def relative(page: Path) -> str:
    return str(page.relative_to(DOCS))


@pytest.mark.parametrize("page", COMMANDED, ids=relative)
def test_every_command_in_a_guide_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_in(page, tmp_path, monkeypatch)
    todo = commands(page)
    first, *words = todo[0]
    if first != "new" and not Path(words[0]).exists():
        todo = [["new", words[0], "--title", "T"], *todo]
    for words in todo:
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, (words, done.output, done.exception)
        if words[0] == "new":
            type_seven_maps(tmp_path / words[1])
    written = [words[words.index("--output") + 1] for words in todo if "--output" in words]
    assert all((tmp_path / name).stat().st_size for name in written)


@pytest.mark.filterwarnings("ignore::samenspel.errors.SamenspelWarning")
@pytest.mark.parametrize("page", HERE, ids=relative)
def test_every_python_snippet_in_a_guide_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_in(page, tmp_path, monkeypatch)
    for snippet in SNIPPET.findall(page.read_text("utf-8")):
        exec(snippet, {})  # noqa: S102 - the reader is told to run it


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_link_in_the_documentation_leads_to_a_page(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("page", GUIDES, ids=relative)
def test_every_guide_exists_in_both_languages(page: Path) -> None:
    name = page.name
    other = name.replace(".nl.md", ".md") if ".nl." in name else name.replace(".md", ".nl.md")
    assert page.with_name(other).is_file()
