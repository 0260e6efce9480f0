"""The interviews of the invented region: each its own voice, without names, and coded twice."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import cast

import pytest

from samenspel.catalogue import item_ids
from samenspel.findings.coded import with_codings
from samenspel.findings.strategies import strategies
from samenspel.formats import read
from samenspel.formats.transcripts import read_source
from samenspel.reading.pseudonyms import Key, Kind, Known, key, known_names, replaced
from samenspel.reading.turns import turns
from samenspel.study.coding import SETTLED, Coding, Document
from samenspel.study.model import Study
from samenspel.study.sorts import rounds

FOLDER = Path(__file__).parents[2] / "examples" / "voorbeeldregio"
ORIGINALS = FOLDER / "originals"
CODERS = ("coder-1", "coder-2")
RUN = 8  # words in a row that no two interviews may share
FEWEST = 2_000  # words of an interview
# Words with a capital that name nobody: short forms, a language, a feast, history, a book.
NAMELESS = {
    *("A4", "A4'tje", "POH", "JGZ", "Jeugd", "Nederlands", "Kerst", "Koude", "Oorlog", "Muur"),
    *("Gezinskring", "Startkring", "Overstapkring"),
}


@pytest.fixture(scope="module")
def study() -> Study:
    return read(FOLDER)


@pytest.fixture(scope="module")
def interviews(study: Study) -> dict[str, Document]:
    return {row.id: row for row in study.documents if row.kind == "interview"}


@pytest.fixture(scope="module")
def texts(study: Study, interviews: dict[str, Document]) -> dict[str, str]:
    words = dict(study.texts)
    return {id: words[row.file] for id, row in interviews.items()}


@pytest.fixture(scope="module")
def originals() -> dict[str, str]:
    """Return the text of every original by the id of its document."""
    return {
        f"interview-{path.stem}": read_source(path).text
        for path in sorted(ORIGINALS.iterdir())
        if path.suffix != ".csv"
    }


@pytest.fixture(scope="module")
def known() -> list[Known]:
    with (ORIGINALS / "names.csv").open(encoding="utf-8", newline="") as file:
        return [Known(row["name"], cast("Kind", row["kind"])) for row in csv.DictReader(file)]


def words_said(text: str) -> list[str]:
    return [word for turn in turns(text) for word in text[turn.words_start : turn.end].split()]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(words_said(text)).lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def capitals(text: str) -> Iterator[str]:
    """Yield words with a capital that do not begin a sentence."""
    for turn in turns(text):
        words = text[turn.words_start : turn.end]
        for found in re.finditer(r"(?<![.?!:…] )(?<!^)(?<!\w)[A-ZÀ-Þ][\w'’]*", words):
            yield found[0]


def test_eight_people_of_several_kinds_of_organisations_were_interviewed(
    study: Study, interviews: dict[str, Document]
) -> None:
    people = {person.id: person for person in study.design.participants}
    kinds = {one.id: one.kind for one in study.design.organisations}
    asked = [people[row.respondent] for row in interviews.values()]
    assert len({person.id for person in asked}) == len(interviews) == 8
    assert {person.network for person in asked} == {row.id for row in study.design.networks}
    assert {kinds[person.organisation] for person in asked} == {"municipality", "provider", "other"}
    assert {person.layer for person in asked} == {"director", "delegate", "client_voice"}
    assert [row.network for row in interviews.values()] == [person.network for person in asked]


def test_each_interview_is_a_long_conversation_of_two_people(texts: dict[str, str]) -> None:
    assert [id for id, text in texts.items() if len(words_said(text)) < FEWEST] == []
    assert {len({turn.speaker for turn in turns(text)}) for text in texts.values()} == {2}


def test_no_two_interviews_share_a_run_of_eight_words(texts: dict[str, str]) -> None:
    said = {id: runs(text) for id, text in texts.items()}
    assert {(a, b): said[a] & said[b] for a, b in combinations(said, 2) if said[a] & said[b]} == {}


def test_the_originals_are_of_many_kinds_with_a_transcript_of_a_meeting_and_a_word_document() -> (
    None
):
    kinds = Counter(path.suffix for path in ORIGINALS.iterdir())
    assert kinds.keys() - {".csv"} >= {".vtt", ".docx", ".odt", ".rtf", ".txt", ".md"}
    (voices,) = ORIGINALS.glob("*.vtt")
    assert "<v " in voices.read_text("utf-8")


def test_the_texts_are_the_originals_without_names(
    texts: dict[str, str], originals: dict[str, str], known: list[Known]
) -> None:
    used = key(list(originals.values()), known, Key("nl"))
    assert {id: replaced(text, used) for id, text in originals.items()} == texts


def test_no_name_is_left_in_a_text(texts: dict[str, str], known: list[Known]) -> None:
    left = {id: [found.name for found in known_names(text, known)] for id, text in texts.items()}
    assert {id: names for id, names in left.items() if names} == {}


def test_every_name_in_an_interview_is_one_that_we_invented(
    originals: dict[str, str], known: list[Known]
) -> None:
    ours = {word for one in known for word in one.name.split()} | NAMELESS
    named = {word for text in originals.values() for word in capitals(text)}
    assert named - ours == set()


def of(study: Study, document: str, coder: str) -> list[Coding]:
    return [row for row in study.codings if (row.document, row.coder) == (document, coder)]


def test_two_coders_coded_every_document_and_settled_every_interview(
    study: Study, interviews: dict[str, Document]
) -> None:
    for document in study.documents:
        amounts = [len(of(study, document.id, coder)) for coder in CODERS]
        assert min(amounts) >= (25 if document.id in interviews else 5), document.id
        assert max(amounts) <= 45, document.id
    settled = {row.document for row in study.codings if row.coder == SETTLED}
    assert settled >= interviews.keys()
    assert {row.coder for row in study.codings} == {*CODERS, SETTLED}


def test_the_coders_agree_mostly_and_never_wholly(study: Study, texts: dict[str, str]) -> None:
    for id, text in texts.items():
        first, second = (
            {(row.code, text.count("\n", 0, row.start)) for row in of(study, id, coder)}
            for coder in CODERS
        )
        shared, every = len(first & second), len(first | second)
        assert every / 2 < shared < every, id
        borders = [{(row.start, row.end) for row in of(study, id, coder)} for coder in CODERS]
        assert borders[0] != borders[1], id


def test_a_quote_is_the_text_between_its_places(study: Study) -> None:
    words = dict(study.texts)
    texts = {row.id: words[row.file] for row in study.documents}
    assert study.codings
    assert [
        row.quote
        for row in study.codings
        if row.start is None or row.quote != texts[row.document][row.start : row.end]
    ] == []


def test_nobody_says_that_something_is_there_and_that_it_is_not(
    study: Study, interviews: dict[str, Document]
) -> None:
    codes = {code.id: code for code in study.codes}
    said: dict[tuple[str, str, str, str], set[str]] = {}
    for row in study.codings:
        code = codes[row.code]
        if row.coder == SETTLED and row.document in interviews and code.finding:
            place = (row.document, code.topic or "", code.item, code.level or "")
            said.setdefault(place, set()).add(code.finding)
    assert said
    assert {place: both for place, both in said.items() if len(both) > 1} == {}


def test_what_they_say_of_strategies_comes_from_the_codings_alone(
    study: Study, interviews: dict[str, Document]
) -> None:
    people = {row.respondent for row in interviews.values()}
    number = max(rounds(study))
    typed = [row for row in study.strategies if row.respondent in people and row.round == number]
    assert typed == []
    found = {
        (who, row.id)
        for matrix in strategies(with_codings(study), number)
        for row in matrix.rows
        if row.level == "network"
        for who, said in zip(matrix.respondents, row.answers, strict=True)
        if who in people and said in {"present", "absent"}
    }
    assert {who for who, _ in found} == people
    assert {id for _, id in found} == set(item_ids("strategies"))


def test_documents_say_what_they_say_of_strategies_by_codings(study: Study) -> None:
    typed = {row.finding for row in study.strategies if row.document}
    assert typed == {"not_mentioned"}  # what no code can say
    told = {row.document for row in with_codings(study).strategies if row.finding == "present"}
    assert told - {""} == {row.id for row in study.documents if row.kind != "interview"}
