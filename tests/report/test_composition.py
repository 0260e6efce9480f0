"""What a report says to each audience, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from python_calamine import CalamineWorkbook
from syrupy.assertion import SnapshotAssertion

from builders import VALUES, placements, study, with_networks
from outputs import every_output, pages, words
from samenspel import analyse, disclose, read
from samenspel.advice import advise
from samenspel.catalogue import texts
from samenspel.disclosure import Released
from samenspel.disclosure.released import AudienceName
from samenspel.formats.results import results
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.report import compose
from samenspel.report.plain import to_text
from samenspel.study.coding import Coding, Document
from samenspel.study.model import Study
from samenspel.study.rows import (
    Choice,
    Meaning,
    Participant,
    Perspective,
    Priority,
)
from samenspel.text import Language, Text

# A letter of the study; 'A' may also start an English sentence.
LETTER = re.compile(r"\b[BCD]\b|\b[Nn]et(?:werk|work) A\b|^A$|\bA(?=[:,.;)(]|$)")
AUDIENCES: tuple[AudienceName, ...] = ("researcher", "members", "outside")
# The combinations of the study: which letter is which network was shuffled on purpose.
COMBINATIONS = ("Samen Deskundig", "Crossroads", "Inzet voor Zorg", "All4Care")


@cache
def of_example(name: str, audience: AudienceName) -> Released:
    return disclose(analyse(read(f"examples/{name}")), audience)


@cache
def outputs_of(name: str, audience: AudienceName) -> dict[tuple[str, Language], str]:
    made = every_output(of_example(name, audience))
    return {(kind, language): words(kind, content) for kind, language, content in made}


def squeezed(sentence: str) -> str:
    return " ".join(sentence.split())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["west-brabant-west", "twente"])
def test_every_output_says_for_whom_it_is(name: str, audience: AudienceName) -> None:
    stamp = texts("disclosure")[f"stamp_{audience}"]
    for (kind, language), found in outputs_of(name, audience).items():
        assert squeezed(stamp.in_language(language)) in found, (kind, language)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_output_says_that_the_example_is_reconstructed(audience: AudienceName) -> None:
    for (kind, language), found in outputs_of("west-brabant-west", audience).items():
        word = "gereconstrueerd" if language == "nl" else "reconstructed"
        assert word in found.lower(), kind


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_output_says_how_many_were_asked(audience: AudienceName) -> None:
    for scope in of_example("west-brabant-west", audience).networks:
        assert scope.participants is None
        assert getattr(scope, "members", None) is None


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_no_output_for_others_than_the_researcher_names_a_combination(
    audience: AudienceName,
) -> None:
    for found in outputs_of("west-brabant-west", audience).values():
        assert not named(found)


def test_every_output_for_the_researcher_names_every_combination() -> None:
    for (kind, language), found in outputs_of("west-brabant-west", "researcher").items():
        # A narrow column of plain text breaks a name of several words over lines.
        whole = [name for name in COMBINATIONS if kind != "text" or " " not in name]
        assert [name for name in whole if name in found] == whole, (kind, language)


def named(found: str) -> list[str]:
    """Return the combinations that stand in a text."""
    return [name for name in COMBINATIONS if name in found]


def lettered(cells: Iterable[object]) -> bool:
    """Return whether a cell is a letter of the study, or names a network by its letter."""
    return any(LETTER.search(str(cell)) for cell in cells)


def test_no_object_of_the_json_joins_a_combination_and_a_letter() -> None:
    found = results(of_example("west-brabant-west", "researcher"))
    joined = [one for one in found["unlinked"] if lettered(leaves(one))]
    assert (len(found["unlinked"]), joined) == (4, [])
    for subject, part in found.items():
        assert not named(json.dumps(part)) or subject == "unlinked", subject


def leaves(part: object) -> Iterator[object]:
    """Yield everything that stands in plain data, the names of its fields too."""
    if isinstance(part, dict):
        yield from part
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from leaves(item)
    else:
        yield part


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_row_of_the_csv_joins_a_combination_and_a_letter(language: Language) -> None:
    full = of_example("west-brabant-west", "researcher")
    rows = list(csv.DictReader(io.StringIO(to_csv(full, language))))
    told = [row for row in rows if named(" ".join(row.values()))]
    assert {row["subject"] for row in told} == {"unlinked"}
    assert {row["item"] for row in rows if row["subject"] == "unlinked"} > set(COMBINATIONS[:2])
    assert {row["scope"] for row in rows if row["subject"] == "unlinked"} == {""}
    for row in told:
        assert not lettered(cell for key, cell in row.items() if key not in {"stamp", "notice"})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sheet_joins_a_combination_and_a_letter(language: Language) -> None:
    content = to_xlsx(of_example("west-brabant-west", "researcher"), language)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        cells = [cell for row in book.get_sheet_by_name(name).to_python() for cell in row]
        assert bool(named(" ".join(map(str, cells)))) == (name == "unlinked"), name
        assert not (name == "unlinked" and lettered(cells))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_block_of_the_report_joins_a_combination_and_a_letter(language: Language) -> None:
    full = of_example("west-brabant-west", "researcher")
    told = [
        sentences
        for block in compose(full, advise(full)).blocks
        if named(" ".join(sentences := list(spoken(block, language))))
    ]
    (table,) = told
    assert not lettered(table)
    assert named(" ".join(table)) == list(COMBINATIONS)


def spoken(part: object, language: Language) -> Iterator[str]:
    """Yield every text of a block in one language."""
    if isinstance(part, Text):
        yield part.in_language(language)
    elif isinstance(part, tuple):
        for item in part:
            yield from spoken(item, language)
    elif is_dataclass(part):
        for field in fields(part):
            yield from spoken(getattr(part, field.name), language)


@pytest.mark.parametrize("sentence", ["B", "Netwerk D", "Network A: 3", "in C, met"])
def test_a_letter_is_seen_wherever_it_stands(sentence: str) -> None:
    assert lettered([sentence])
    assert not lettered(["A network administrative organisation", "Moving towards", "All4Care"])


def test_the_stamp_and_the_reconstruction_stand_on_every_page_of_the_pdf() -> None:
    made = every_output(of_example("west-brabant-west", "researcher"))
    (content,) = (c for kind, language, c in made if (kind, language) == ("pdf", "en"))
    stamp = squeezed(texts("disclosure")["stamp_researcher"].en)
    notice = squeezed(texts("report")["reconstructed"].en)
    assert len(pages(content)) > 5
    assert all(stamp in page and notice in page for page in pages(content))


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_four_networks_of_at_most_four_are_refused_with_the_reason(audience: AudienceName) -> None:
    assert [n.reason for n in of_example("west-brabant-west", audience).networks] == ["too_few"] * 4  # type: ignore[union-attr]
    why = texts("reasons")["too_few"]
    for (kind, language), found in outputs_of("west-brabant-west", audience).items():
        assert squeezed(why.in_language(language)) in found or kind in {"csv", "json"}, kind
        assert "too_few" in found or squeezed(why.in_language(language)) in found


def nine() -> Study:
    """Return an invented network of nine, with meanings that were and were not reviewed."""
    picks = [[VALUES[(who + at) % 12] for at in range(6)] for who in range(9)]
    made = study({"Negen": picks}, id="nine")
    said = Meaning("Negen1", "Negen", "effective", behaviour="We bellen dezelfde dag terug.")
    return replace(
        made, meanings=(replace(said, reviewed=True), replace(said, behaviour="Ongelezen"))
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_network_of_nine_shows_two_bands(language: Language, snapshot: SnapshotAssertion) -> None:
    released = disclose(analyse(nine()), "members")
    document = compose(released, advise(released))
    assert to_text(document, language) == snapshot


def test_members_never_see_a_count_of_theirs() -> None:
    released = disclose(analyse(nine()), "members")
    (scope,) = released.networks
    assert getattr(scope, "rung", None) == "two_bands"
    for kind, language, content in every_output(released):
        found = words(kind, content)
        assert not [
            f"{count} {of} 9"
            for of in ("of", "van")
            for count in range(10)
            if f" {count} {of} 9" in found
        ], (kind, language)


def test_only_reviewed_words_are_shown_and_without_their_author() -> None:
    released = disclose(analyse(nine()), "members")
    for kind, _, content in every_output(released):
        found = words(kind, content)
        assert "Ongelezen" not in found
        assert "Negen1" not in found, kind
    researcher = disclose(analyse(nine()), "researcher")
    report = to_text(compose(researcher, advise(researcher)), "nl")
    assert "dezelfde dag" in report
    assert "Ongelezen" not in report
    assert "wachten: 1." in report


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["west-brabant-west", "twente"])
def test_the_researchers_report_reads_well(
    name: str, language: Language, snapshot: SnapshotAssertion
) -> None:
    released = of_example(name, "researcher")
    assert to_text(compose(released, advise(released)), language) == snapshot


def sides(who: int) -> tuple[tuple[Perspective, int], ...]:
    return (("network", 0), ("organisation", who))


def choices(shift: int) -> tuple[tuple[Choice, int], ...]:
    return (("most", shift), ("least", 14 - shift // 2))


def rich() -> Study:
    """Return a study in which every chapter has something to say."""
    base = study({"Noord": [VALUES[at : at + 6] for at in range(7)], "Zuid": [VALUES[6:12]] * 3})
    own = [row for who in range(7) for row in placements(f"Noord{who + 1}", "Noord", VALUES[2:8])]
    lists = [
        Priority(f"Noord{who + 1}", "Noord", VALUES[at], choice, perspective=side)
        for who in range(7)
        for side, shift in sides(who)
        for choice, first in choices(shift)
        for at in range(first, first + 3)
    ]
    return replace(
        with_networks(base, participants=9),
        sorts=(*base.sorts, *(replace(row, perspective="organisation") for row in own)),
        priorities=tuple(lists),
        documents=(Document("d1", "Noord"), Document("d2", "Zuid")),
        codings=(Coding("d1", VALUES[0]), Coding("d1", VALUES[5])),
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_chapter_has_its_sentences(language: Language, snapshot: SnapshotAssertion) -> None:
    released = disclose(analyse(rich()))
    assert to_text(compose(released, advise(released)), language) == snapshot


def test_named_mode_shows_members_everything_of_their_own_network_and_is_stamped() -> None:
    base = rich()
    people = tuple(
        Participant(row.respondent, row.network, named=True)
        for row in {row.respondent: row for row in base.sorts}.values()
    )
    named = replace(base, design=replace(base.design, mode="named", participants=people))
    released = disclose(analyse(named), "members", network="Noord")
    assert [scope.id for scope in released.networks] == ["Noord"]
    for kind, language, content in every_output(released):
        found = words(kind, content)
        stamp = texts("disclosure")["stamp_named"].format(network="Noord").in_language(language)
        assert squeezed(stamp) in found, kind
        assert "Zuid" not in found, kind


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_percentage_stands_without_a_count_and_none_under_twenty(audience: AudienceName) -> None:
    for found in outputs_of("west-brabant-west", audience).values():
        ours = found.split("litera")[0]
        assert " %)" not in ours
