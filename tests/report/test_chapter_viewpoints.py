"""Viewpoints: counts with what they are counts of, doubts first, no more said than was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from builders import VALUES
from report.chapters import rows
from report.sample import HOSTILE
from report.viewpoints import (
    LEVELS,
    nine_columns,
    released,
    statements,
    three_boxes,
    why_not,
    with_opposite,
    without_flags,
)
from report.workings_sample import WORKINGS
from report.workings_sample import released as of_networks
from samenspel.advice import advise
from samenspel.catalogue import texts
from samenspel.findings.doubts import doubt_words, doubts_of_count, unsteady
from samenspel.findings.model import ScopeFigures
from samenspel.findings.viewpoints_model import (
    Doubted,
    Overlap,
    Score,
    StatementFigures,
    ViewpointFindings,
)
from samenspel.report import compose, compose_viewpoints
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Notice, Paragraph, Table
from samenspel.report.chapter_viewpoints import viewpoints
from samenspel.report.docx import to_docx
from samenspel.report.drawing import to_svg
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.report.words import Words, count_of
from samenspel.report.words_viewpoints import STARS, column_words, signed
from samenspel.study.qset import Flag, Statement, Turn, ViewpointPlan
from samenspel.text import LANGUAGES, Language, listed, plain

SEEDS = st.integers(0, 10_000)
SOME = settings(max_examples=12, deadline=None)
PERCENT = re.compile(r"\d+ (?:van|of) (\d+) \(\d+ %\)|95 ?%[- ]")


def chapter(found: ViewpointFindings | None, **fields: object) -> list[Block]:
    shown = released(found, **fields)
    return list(viewpoints(shown, Words.of(shown)))


def aloud(found: ViewpointFindings | None, language: Language = "nl") -> str:
    return to_text(compose_viewpoints(released(found)), language)


def said(found: ViewpointFindings, language: Language = "nl") -> str:
    return " ".join(aloud(found, language).split())


def sentences(found: ViewpointFindings) -> list[str]:
    """Return every Dutch sentence, list item and notice, without tables and pictures."""
    told: list[str] = []
    for block in chapter(found):
        if isinstance(block, Bullets):
            told += [item.nl for item in block.items]
        elif isinstance(block, (Paragraph, Notice, Heading)):
            told.append(block.words.nl)
    return told


def starting(found: ViewpointFindings, start: str) -> list[str]:
    return [one for one in sentences(found) if one.startswith(start)]


def tables(found: ViewpointFindings) -> list[Table]:
    shown = [b.table if isinstance(b, Figure) else b for b in chapter(found)]
    return [block for block in shown if isinstance(block, Table)]


def table(found: ViewpointFindings, caption: str) -> Table:
    (one,) = (one for one in tables(found) if caption in one.caption.nl)
    return one


def figures(found: ViewpointFindings) -> list[Figure]:
    return [block for block in chapter(found) if isinstance(block, Figure)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [three_boxes, nine_columns])
def test_the_chapter_reads_well(
    made: Callable[[], ViewpointFindings], language: Language, snapshot: SnapshotAssertion
) -> None:
    assert aloud(made(), language) == snapshot


# Whether there is a chapter


def test_a_study_that_did_not_ask_has_no_word_on_viewpoints() -> None:
    assert chapter(None) == []
    shown = released(None)
    assert "ezichtspunt" not in to_text(compose(shown, advise(shown)), "nl")


def test_the_command_says_that_nothing_was_asked() -> None:
    (notice,) = compose_viewpoints(released(None)).blocks
    assert isinstance(notice, Notice)
    assert notice.kind == "withheld"
    assert notice.words == texts("reasons")["not_asked"]


def test_others_read_why_viewpoints_are_withheld_and_nothing_else() -> None:
    heading, notice = chapter(None, reasons={"viewpoints": "not_for_this_audience"})
    assert isinstance(heading, Heading)
    assert isinstance(notice, Notice)
    assert notice.kind == "withheld"
    assert notice.words == texts("reasons")["not_for_this_audience"]


@pytest.mark.parametrize("code", ["tallies_only", "reconstructed_sorts"])
def test_viewpoints_that_cannot_be_computed_are_one_reason_and_no_figure(code: str) -> None:
    heading, notice = chapter(why_not(code))
    assert isinstance(heading, Heading)
    assert isinstance(notice, Notice)
    assert notice.words == texts("reasons")[code]


def test_a_full_report_holds_the_chapter_once_before_how_networks_work() -> None:
    shown = replace(of_networks(WORKINGS), viewpoints=three_boxes())
    blocks = compose(shown, advise(shown)).blocks
    names = [b.words.nl for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert names.count("Gezichtspunten in de netwerken") == 1
    at = names.index("Gezichtspunten in de netwerken")
    assert names[at + 1] == texts("report_network")["context_title"].nl


def test_a_study_of_another_tool_has_no_network_in_its_title() -> None:
    (heading, *_) = chapter(nine_columns(), networks=(), everyone=None)
    assert isinstance(heading, Heading)
    assert heading.words.nl == "Gezichtspunten"


def test_one_network_is_not_called_several() -> None:
    whole = released(three_boxes())
    heading, *_ = chapter(three_boxes(), networks=whole.networks[:1])
    assert isinstance(heading, Heading)
    assert heading.words.nl == "Gezichtspunten in het netwerk"


# In short


def test_the_round_the_networks_and_who_is_missing_are_told() -> None:
    asked = tuple(
        replace(one, participants=12, incomplete=1)
        for one in released(None).networks
        if isinstance(one, ScopeFigures)
    )
    told = to_text(compose_viewpoints(released(three_boxes(), networks=asked)), "nl")
    words = " ".join(told.split())
    assert "De sorteringen komen uit ronde 1, van deze netwerken samen: " in words
    assert "Gevraagd zijn 24 sorteringen. Kaarten die niet af zijn: 2." in words
    assert "Gevraagd zijn" not in said(three_boxes())


def test_sorts_of_another_tool_have_no_round() -> None:
    told = to_text(compose_viewpoints(released(three_boxes(), networks=(), everyone=None)), "nl")
    assert "uit ronde" not in " ".join(told.split())


def with_looks(found: ViewpointFindings, parallel: int) -> ViewpointFindings:
    assert found.how_many
    doubts = tuple(doubts_of_count(found.made, replace(found.how_many, parallel=parallel)))
    return replace(
        found, how_many=replace(found.how_many, parallel=parallel), doubts=doubts + found.doubts
    )


@pytest.mark.parametrize(
    ("parallel", "expected"),
    [
        (0, "Geen enkele factor is sterker dan toeval geeft."),
        (1, "Van de 3 factoren is er maar 1 sterker dan toeval geeft."),
        (2, "Van de 3 factoren zijn er maar 2 sterker dan toeval geeft."),
    ],
)
def test_what_is_not_beyond_chance_stands_beside_the_headline(parallel: int, expected: str) -> None:
    found = with_looks(three_boxes(), parallel)
    _, lead, notice, *_ = chapter(found)
    assert isinstance(lead, Paragraph)
    assert lead.words.nl == f"Uit 31 sorteringen kwamen 3 gezichtspunten. {expected}"
    assert isinstance(notice, Notice)
    assert ("kunnen toeval zijn" in notice.title.nl) == (parallel == 0)
    assert said(found).count(expected) == 2 + (parallel == 0)
    assert ("dat komt vaak voor" in said(found)) == (parallel > 0)


@pytest.mark.parametrize("parallel", [3, 4])
def test_of_enough_factors_beyond_chance_the_headline_is_silent(parallel: int) -> None:
    assert "sterker dan toeval geeft" not in said(with_looks(three_boxes(), parallel))


def test_only_viewpoints_that_somebody_stands_for_are_counted() -> None:
    base = three_boxes()
    assert "kwam één gezichtspunt. Voor nog 2 factoren staat niemand." in said(
        without_flags(without_flags(base), "2")
    )
    assert "kwamen 2 gezichtspunten. Voor nog 1 factor staat niemand." in said(without_flags(base))
    nobody = without_flags(without_flags(without_flags(base), "2"), "1")
    assert "kwam geen gezichtspunt waar iemand voor staat." in said(nobody)
    assert "staat niemand" not in said(base)


@SOME
@given(sorts=st.integers(8, 60), k=st.integers(1, 6))
def test_every_viewpoint_is_told_with_its_sorts_of_all_sorts(sorts: int, k: int) -> None:
    found = three_boxes(sorts=sorts, labels=tuple(str(at) for at in range(1, k + 1)))
    told = sentences(found)
    for one in found.viewpoints:
        verb = "staat" if one.loaders == 1 else "staan"
        some = f"Voor gezichtspunt {one.label} {verb} {one.loaders} van de {sorts} sorteringen."
        none = f"Voor gezichtspunt {one.label} staat geen enkele sortering."
        assert any(line.startswith(some if one.loaders else none) for line in told)


@SOME
@given(sorts=st.integers(2, 40))
def test_sorts_without_a_viewpoint_are_counted(sorts: int) -> None:
    found = three_boxes(sorts=sorts)
    left = sum(not any(one.flagged for one in sorter.loadings) for sorter in found.sorters)
    expected = {
        0: "Elke sortering staat voor een gezichtspunt.",
        1: f"1 van de {sorts} sorteringen staat voor geen enkel gezichtspunt.",
    }.get(left, f"{left} van de {sorts} sorteringen staan voor geen enkel gezichtspunt.")
    assert expected in sentences(found)


def test_who_may_not_see_who_stands_where_reads_no_count_of_the_rest() -> None:
    found = replace(three_boxes(), sorters=())
    assert "geen enkel gezichtspunt" not in said(found)
    assert "Wie voor welk gezichtspunt staat" not in said(found)


def test_few_sorts_are_a_warning_of_its_own_before_anything_else() -> None:
    few = three_boxes(sorts=7)
    _, lead, notice, *_ = chapter(few)
    assert isinstance(lead, Paragraph)
    assert isinstance(notice, Notice)
    assert "verkenning" in notice.title.nl
    assert len([block for block in chapter(few) if isinstance(block, Notice)]) == 1
    assert not [block for block in chapter(three_boxes(sorts=8)) if isinstance(block, Notice)]


CODES = ("identical_sorts", "close_eigenvalues", "confounded_sorts", "tied_scores")


@SOME
@given(codes=st.sets(st.sampled_from(CODES)))
def test_every_doubt_stands_at_the_top_once_and_no_other(codes: set[str]) -> None:
    doubts = tuple(Doubted(code, ("1", "2")) for code in sorted(codes))
    notices = [b for b in chapter(replace(three_boxes(), doubts=doubts)) if isinstance(b, Notice)]
    told = " ".join(notice.words.nl for notice in notices)
    assert len(notices) == bool(codes)
    for code in CODES:
        assert told.count(doubt_words(Doubted(code, ("1", "2"))).nl) == (code in codes)


def test_two_halves_of_a_factor_explain_its_variance_once() -> None:
    found = three_boxes(labels=("1", "2+", "2-"))
    first, plus, minus = (one.explained for one in found.viewpoints)
    assert minus > 0
    share = f"{first + plus:.2f}".replace(".", ",")
    assert f"Samen verklaren de gezichtspunten {share} van de variantie" in said(found)


@pytest.mark.parametrize("made", [three_boxes, nine_columns])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percentage_stands_beside_its_count_and_never_alone_under_twenty(
    made: Callable[[], ViewpointFindings], language: Language
) -> None:
    words = said(made(), language)
    found = list(PERCENT.finditer(words))
    assert len(found) == words.count("%")
    assert all(int(one[1]) >= 20 for one in found if one[1])


# How many


def test_three_numbers_that_agree_are_said_to_agree() -> None:
    assert "Die getallen zijn gelijk." in said(three_boxes())
    assert "Die getallen verschillen" in said(three_boxes(labels=("1", "2")))


def test_each_number_of_viewpoints_has_its_row() -> None:
    found = three_boxes()
    assert found.how_many
    shown = rows(table(found, "Wat elk aantal"))
    assert [row[0] for row in shown] == [str(one.factors) for one in found.how_many.previews]
    assert shown[0][-1] == "–"
    assert shown[1][2] == ", ".join(map(str, found.how_many.previews[1].loaders))


def test_what_sorts_share_after_so_many_factors_stands_on_its_own_row() -> None:
    found = three_boxes()
    assert found.how_many
    shown = rows(table(found, "Hoe sterk elke factor"), "en")
    assert [row[3] for row in shown] == [f"{one:.3f}" for one in found.how_many.partial]
    assert [row[1] for row in shown[1:]] == [f"{one:.2f}" for one in found.how_many.eigenvalues]


# Each viewpoint


@SOME
@given(seed=SEEDS)
def test_the_ends_of_a_viewpoint_are_what_lies_in_its_outer_boxes(seed: int) -> None:
    found = three_boxes(seed=seed)
    labels = {statement.id: statement.words.nl for statement in found.statements}
    for key, place in (("stelt voorop:", 1), ("geeft het minste gewicht aan:", -1)):
        lines = starting(found, f"Dit gezichtspunt {key}")
        for at, line in enumerate(lines):
            there = {labels[row.id] for row in found.scores if row.scores[at].place == place}
            named = re.split(", | en ", line.removesuffix(".").split(": ", 1)[1])
            assert set(named) == there


@SOME
@given(seed=SEEDS)
def test_higher_than_every_other_is_never_a_tie(seed: int) -> None:
    found = three_boxes(seed=seed)
    labels = {statement.id: statement.words.nl for statement in found.statements}
    for key, outer in (("zwaarder", max), ("lichter", min)):
        named = set()
        for line in starting(found, f"Weegt hier {key} dan bij elk ander gezichtspunt:"):
            items = re.split(", | en ", line.removesuffix(".").split(": ", 1)[1])
            named |= {item.rsplit(" (", 1)[0] for item in items}
        assert named == {
            labels[row.id]
            for row in found.scores
            if any(_alone(outer, score, row) for score in row.scores)
        }


def _alone(outer: Callable[[list[float]], float], score: Score, row: StatementFigures) -> bool:
    """Return whether a score distinguishes, and is further out by its place and by itself."""
    places: list[float] = [one.place or 0 for one in row.scores]
    far = (score.place or 0) == outer(places) and places.count(outer(places)) == 1
    return (
        far
        and score.distinguishing is not None
        and score.z == outer([o.z or 0 for o in row.scores])
    )


@SOME
@given(seed=SEEDS)
def test_what_shows_no_difference_is_never_said_to_weigh_more_or_less(seed: int) -> None:
    found = three_boxes(seed=seed)
    labels = {statement.id: statement.words.nl for statement in found.statements}
    same = {labels[row.id] for row in found.scores if row.consensus}
    for line in starting(found, "Weegt hier"):
        items = re.split(", | en ", line.removesuffix(".").split(": ", 1)[1])
        assert not same & {item.rsplit(" (", 1)[0] for item in items}


@SOME
@given(seed=SEEDS)
def test_what_distinguishes_is_named_with_the_level_found(seed: int) -> None:
    found = three_boxes(seed=seed)
    labels = {statement.id: statement.words.nl for statement in found.statements}
    expected = [
        f"p\u00a0<\u00a0{level.replace('.', ',')}: {listed(named).nl}."
        for at in range(3)
        for _, level in LEVELS
        if (
            named := [
                plain(labels[row.id])
                for row in sorted(found.scores, key=lambda row: -(row.scores[at].z or 0))
                if row.scores[at].distinguishing == level
            ]
        )
    ]
    assert starting(found, "p\u00a0<") == expected


def test_what_the_bootstrap_does_not_support_has_a_ring_wherever_it_has_stars() -> None:
    found = nine_columns()
    marks = [(row, score) for row in found.scores for score in row.scores if score.distinguishing]
    shaky = [(row, score) for row, score in marks if unsteady(score, row)]
    assert 0 < len(shaky) < len(marks)
    shown = rows(table(found, "Gezichtspunt 1: de"))
    assert sum(row[-1].endswith("°") for row in shown) == sum(
        score.viewpoint == "1" for _, score in shaky
    )
    assert sum(
        cell.count("°") for row in rows(table(found, "De stellingen met")) for cell in row
    ) == (len(shaky))
    listed_ = " ".join(starting(found, "p\u00a0<"))
    assert listed_.count("°") == len(shaky)
    assert "° De bootstrap steunt dit niet" in said(found)
    assert "°" not in said(three_boxes())


def test_what_a_p_assumes_is_said_once_and_only_where_there_is_one() -> None:
    assert said(three_boxes()).count("Ook is aangenomen dat het gezichtspunt vastligt.") == 1
    assert "vastligt" not in said(three_boxes(labels=("1",)))


@SOME
@given(seed=SEEDS)
def test_the_smallest_difference_that_counts_parts_stars_from_none(seed: int) -> None:
    found = three_boxes(seed=seed)
    shown = {row[0]: float(row[3]) for row in rows(table(found, "Hoe sterk gezichts"), "en")}
    for one in found.differences:
        least = shown[f"{one.first} and {one.second}"]
        if abs(abs(one.difference) - least) > 0.005:
            assert (abs(one.difference) > least) == (one.level is not None)
    lines = starting(found, "Kleinste verschil")
    assert len(lines) == 3
    assert lines[0].count("met gezichtspunt") == 2


def test_a_viewpoint_that_nothing_distinguishes_says_so() -> None:
    found = three_boxes()
    blank = tuple(
        replace(row, scores=tuple(replace(one, distinguishing=None) for one in row.scores))
        for row in found.scores
    )
    told = sentences(replace(found, scores=blank))
    assert told.count("Niets onderscheidt dit gezichtspunt van alle andere.") == 3
    assert "Bij geen van de 18 waarden onderscheidt een gezichtspunt zich van elk ander." in told


def test_long_statements_are_told_in_lists_and_referred_to_by_number() -> None:
    told = sentences(nine_columns())
    assert "Dit gezichtspunt stelt voorop (kolom +4):" in told
    assert "Lange stellingen hebben een nummer. De tabel per gezichtspunt geeft ze voluit." in told
    assert not starting(three_boxes(), "Lange stellingen")


def test_a_number_in_the_picture_is_a_number_in_every_table() -> None:
    words = tuple(Statement(f"s{at}", plain("Verantwoordelijkheid")) for at in range(33))
    found = nine_columns(statements=words)
    assert "nummer in de tabel" in to_svg(figures(found)[1].spec, "nl")
    for caption in ("Gezichtspunt 1: de", "De stellingen met hun", "Verschil in z-score"):
        heads = [row[0] for row in rows(table(found, caption))]
        assert sorted(heads) == sorted(f"{at}. Verantwoordelijkheid" for at in range(1, 34))


def test_statements_that_are_sentences_are_not_strung_together() -> None:
    base = three_boxes()
    sentences_ = tuple(Statement(one.id, plain("Wij bellen.")) for one in base.statements)
    told = said(replace(base, statements=sentences_))
    assert "Wij bellen.." not in told
    assert "Wij bellen., " not in told
    assert "Wij bellen. (hoog), " not in told


def test_what_another_tool_sorted_are_statements_even_when_the_study_lists_them() -> None:
    shown = released(three_boxes(), networks=(), everyone=None)
    told = to_text(compose_viewpoints(shown), "nl")
    assert "de stellingen over de kolommen" in " ".join(told.split())
    assert "De stellingen met hun z-score" in told


@pytest.mark.parametrize("sorts", [4, 7, 31])
def test_a_viewpoint_of_one_sort_is_called_one_person_and_no_other_is(sorts: int) -> None:
    found = three_boxes(sorts=sorts)
    alone = sum(one.loaders == 1 for one in found.viewpoints)
    assert alone == {4: 2, 7: 1, 31: 0}[sorts]
    assert said(found).count("van één persoon, niet van een groep") == alone


def test_a_viewpoint_without_anybody_has_no_picture_and_no_scores() -> None:
    found = without_flags(three_boxes())
    captions = [figure.caption.nl for figure in figures(found)]
    assert [caption for caption in captions if "samengestelde" in caption] == [
        "Gezichtspunt 1: de samengestelde sortering",
        "Gezichtspunt 2: de samengestelde sortering",
    ]
    assert "Er zijn dus geen scores" in said(found)
    assert len(table(found, "De waarden met hun").header) == 4


def test_more_cards_than_a_picture_holds_are_a_table_alone() -> None:
    shape = tuple((column, 20) for column in range(-4, 4))
    found = nine_columns(statements=statements(160), shape=shape)
    assert not [one for one in figures(found) if "samengestelde" in one.caption.nl]
    assert len(rows(table(found, "Gezichtspunt 1: de"))) == 160


def test_one_viewpoint_is_compared_with_nothing() -> None:
    told = said(three_boxes(labels=("1",)))
    assert "Er valt dus niets te vergelijken." in told
    assert "Weegt hier" not in told
    assert "Onderscheidt" not in told


def test_an_opposite_is_counted_and_never_silent() -> None:
    two = said(with_opposite(three_boxes(), count=2))
    one = said(with_opposite(three_boxes(), count=1))
    assert "Daarvan leunen er 2 naar het omgekeerde. Hun ladingen: −" in two
    assert "Daarvan leunt er 1 naar het omgekeerde, met een lading van −" in one
    assert "heeft dus een tegenpool" in one
    assert "tegenpool. De tegenpool" not in said(three_boxes())


def test_a_viewpoint_that_all_load_negatively_on_is_read_the_other_way_round() -> None:
    base = three_boxes()
    all_ = replace(base.viewpoints[0], negative_loaders=base.viewpoints[0].loaders)
    found = replace(base, viewpoints=(all_, *base.viewpoints[1:]))
    assert "laden negatief: zij leunen naar het omgekeerde" in said(found)


def test_the_halves_of_a_factor_name_each_other() -> None:
    told = said(three_boxes(labels=("1", "2+", "2-")))
    assert "spiegelbeeld: gezichtspunt 2−." in told
    assert "spiegelbeeld: gezichtspunt 2+." in told
    assert told.count("spiegelbeeld") == 2


@pytest.mark.parametrize("loaders", [1, 3])
def test_a_high_likeness_of_few_sorts_is_no_reassurance(loaders: int) -> None:
    base = nine_columns()
    first = replace(base.viewpoints[0], similarity=0.99, loaders=loaders)
    found = replace(base, viewpoints=(first, *base.viewpoints[1:]))
    assert "stelt dat getal niet gerust" in starting(found, "Gelijkenis van de trekkingen")[0]


@pytest.mark.parametrize("similarity", [-0.5, 0.849, 0.85, 0.949, 0.95, 1.0])
def test_the_likeness_of_resamples_has_one_meaning(similarity: float) -> None:
    base = nine_columns()
    first = replace(base.viewpoints[0], similarity=similarity)
    found = replace(base, viewpoints=(first, *base.viewpoints[1:]))
    line = starting(found, "Gelijkenis van de trekkingen")[0]
    equal, fair = "vrijwel hetzelfde" in line, "redelijk hetzelfde" in line
    assert equal == (similarity >= 0.95)
    assert fair == (0.85 <= similarity < 0.95)


def test_resamples_in_which_anybody_stands_for_it_are_a_count_of_all() -> None:
    told = said(nine_columns())
    assert "waarin er iemand voor staat: 2000 van 2000 (100 %)." in told
    assert "waarin er iemand voor staat: 1940 van 2000 (97 %)." in told
    assert "bootstrap waarin" not in said(three_boxes())


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (2000, "2000 van 2000 (100 %)"),
        (1999, "1999 van 2000 (> 99 %)"),
        (1, "1 van 2000 (< 1 %)"),
        (0, "0 van 2000 (0 %)"),
        (1980, "1980 van 2000 (99 %)"),
    ],
)
def test_only_all_is_a_hundred_percent_and_only_none_is_zero(count: int, expected: str) -> None:
    assert count_of(count, 2000).nl == expected


@SOME
@given(seed=SEEDS)
def test_the_interval_is_that_of_the_bootstrap_or_z_with_its_error(seed: int) -> None:
    drawn, plain_ = nine_columns(seed=seed), three_boxes(seed=seed)
    shown = rows(table(drawn, "Gezichtspunt 1: de"), "en")
    scores = sorted((row.scores[0] for row in drawn.scores), key=lambda one: -(one.z or 0))
    for row, score in zip(shown, scores, strict=True):
        assert score.interval
        assert row[3] == f"{_en(score.interval.low)} to {_en(score.interval.high)}"
    error = plain_.viewpoints[0].se
    assert error
    first = max((row.scores[0].z or 0) for row in plain_.scores)
    ends = f"{_en(first - 1.96 * error)} to {_en(first + 1.96 * error)}"
    assert rows(table(plain_, "Gezichtspunt 1: de"), "en")[0][3] == ends


def _en(value: float) -> str:
    return signed(value).en


def test_it_is_said_where_an_interval_comes_from() -> None:
    assert "Het interval komt van 2000 trekkingen" in said(nine_columns())
    assert "1,96 standaardfout" in said(three_boxes())
    assert "1,96 standaardfout" not in said(nine_columns())


# Where they differ


@SOME
@given(seed=SEEDS)
def test_a_difference_has_the_stars_of_its_level(seed: int) -> None:
    found = three_boxes(seed=seed)
    shown = {row[0]: row[1:] for row in rows(table(found, "Verschil in z-score"), "en")}
    labels = {statement.id: statement.words.en for statement in found.statements}
    pairs = list(dict.fromkeys((one.first, one.second) for one in found.differences))
    for one in found.differences:
        cell = shown[labels[one.statement]][pairs.index((one.first, one.second))]
        assert cell == f"{_en(one.difference)} {STARS[one.level]}".rstrip()


def test_a_stronger_level_has_more_stars() -> None:
    strongest_first = [len(STARS[level]) for _, level in LEVELS]
    assert strongest_first == [4, 3, 2, 1]
    assert STARS[None] == ""


@SOME
@given(seed=SEEDS)
def test_the_picture_shows_the_greatest_differences_and_the_table_all(seed: int) -> None:
    found = nine_columns(seed=seed)
    (figure,) = (one for one in figures(found) if "meest verschillen" in one.caption.nl)
    shown = rows(figure.table)
    assert len(shown) == 33
    told = starting(found, "De figuur toont de")
    assert told == ["De figuur toont de 8 grootste verschillen. De tabel toont alles."]
    spreads = [
        max(score.z or 0 for score in row.scores) - min(score.z or 0 for score in row.scores)
        for row in found.scores
    ]
    number = {str(at): spread for at, spread in enumerate(spreads, start=1)}
    order = [number[row[0].split(".")[0]] for row in shown]
    assert order == sorted(spreads, reverse=True)


def test_no_difference_found_is_not_called_equal() -> None:
    base = three_boxes()
    first, *rest = base.scores
    same = (replace(first, consensus=True, equivalent=False), *rest)
    found = replace(
        base,
        scores=tuple(replace(row, equivalent=False) for row in same),
    )
    label = base.statements[0].words.nl
    assert any(label in line for line in starting(found, "Geen verschil aangetoond"))
    assert not starting(found, "Een toets (p < 0,05) vindt")
    assert "Bij geen ervan vindt die toets een verschil dat kleiner is dan de marge." in said(found)
    cells = {row[0]: row[-1] for row in rows(table(found, "De waarden met hun"))}
    assert cells[label] == "geen verschil aangetoond"


def test_what_was_shown_to_be_equal_is_told_with_the_margin() -> None:
    base = replace(three_boxes(), plan=ViewpointPlan(margin=0.5))
    scores = (replace(base.scores[0], consensus=True, equivalent=True), *base.scores[1:])
    found = replace(base, scores=scores)
    (line,) = starting(found, "Een toets (p < 0,05) vindt het verschil kleiner dan de marge bij:")
    assert base.statements[0].words.nl in line
    assert "met een marge van 0,5 in z-score." in said(found)
    # Eighteen places over three boxes: a standard deviation of sqrt(12 / 17) = 0.84 box.
    assert "De marge is ongeveer 0,4 vak breed. Er zijn 3 vakken." in said(found)
    assert "De vorm telt 9 kolommen." in said(nine_columns())


def test_viewpoints_that_tie_for_most_alike_are_all_named() -> None:
    base = three_boxes()
    tied = tuple(replace(one, correlation=0.5) for one in base.likeness)
    (line,) = starting(replace(base, likeness=tied), "Het meest op elkaar")
    assert "de gezichtspunten 1 en 2; 1 en 3; 2 en 3: correlatie 0,50." in line


# Who goes with whom


@SOME
@given(sorts=st.integers(2, 40))
def test_an_x_stands_where_a_sort_stands_for_a_viewpoint_and_nowhere_else(sorts: int) -> None:
    found = three_boxes(sorts=sorts)
    shown = rows(table(found, "Lading van elke"))
    flags = [[one.flagged for one in sorter.loadings] for sorter in found.sorters]
    assert [[cell.endswith("X") for cell in row[2:]] for row in shown] == flags
    assert [row[0] for row in shown] == [sorter.id for sorter in found.sorters]


def test_how_often_resamples_flag_a_sort_is_shown_only_after_a_bootstrap() -> None:
    drawn, none = nine_columns(), three_boxes()
    first = drawn.sorters[0].loadings[0]
    assert first.frequency is not None
    assert rows(table(drawn, "Lading van elke"), "en")[0][1].endswith(f"({_en(first.frequency)})")
    assert not any("(" in cell for row in rows(table(none, "Lading van elke")) for cell in row[2:])
    assert "het deel van de trekkingen" not in said(none)


def test_a_sort_without_variation_has_no_loading_and_not_a_nought() -> None:
    base = three_boxes()
    blank = tuple(replace(one, loading=None, flagged=False) for one in base.sorters[0].loadings)
    found = replace(base, sorters=(replace(base.sorters[0], loadings=blank), *base.sorters[1:]))
    assert rows(table(found, "Lading van elke"))[0][2:] == ["niet te berekenen"] * 3


@SOME
@given(sorts=st.integers(4, 40))
def test_the_counts_of_a_network_add_up_to_its_sorts(sorts: int) -> None:
    found = three_boxes(sorts=sorts)
    for row in rows(table(found, "Per netwerk")):
        *standing, none, total = map(int, row[1:])
        assert sum(standing) + none == total
    totals = [int(row[-1]) for row in rows(table(found, "Per netwerk"))]
    assert sum(totals) == sorts


def test_sorts_without_a_network_have_no_column_of_networks() -> None:
    found = nine_columns()
    assert [head.nl for head in table(found, "Lading van elke").header][1] == "Gezichtspunt 1"
    assert not [one for one in tables(found) if "Per netwerk" in one.caption.nl]


# Beside the shared values


def overlapping(*both: int) -> ViewpointFindings:
    """Return findings in which viewpoints have so many of four shared values on top."""
    base = three_boxes()
    laid = tuple(
        replace(one, overlaps=(Overlap("noord", VALUES[:4], VALUES[:count]),))
        for one, count in zip(base.viewpoints, both, strict=True)
    )
    return replace(base, viewpoints=laid)


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        ((3, 1, 0), "het vaakst bovenaan bij gezichtspunt 1."),
        ((2, 2, 0), "het vaakst bovenaan bij gezichtspunt 1 en gezichtspunt 2."),
        ((1, 1, 1), "bij elk gezichtspunt even vaak bovenaan."),
    ],
)
def test_viewpoints_that_tie_beside_a_network_are_all_named(
    both: tuple[int, int, int], expected: str
) -> None:
    assert any(line.endswith(expected) for line in sentences(overlapping(*both)))
    shown = rows(table(overlapping(*both), "Gedeelde waarden die"))
    assert [row[1] for row in shown] == ["1", "2", "3"]
    assert [row[2][:5] for row in shown] == [f"{count} / 4" for count in both]
    assert {row[3] for row in shown} == {"1,3"}  # 4 shared values x 6 places of 18


def test_how_many_of_a_viewpoint_are_of_the_network_beside_it_is_told() -> None:
    found = overlapping(3, 1, 0)
    cells = [row[2] for row in rows(table(found, "Gedeelde waarden die"))]
    for cell, one in zip(cells, found.viewpoints, strict=True):
        own = sum(
            row.flagged and row.viewpoint == one.label
            for sort in found.sorters
            if sort.network == "noord"
            for row in sort.loadings
        )
        assert cell.endswith(f"({own} van {one.loaders} uit dit netwerk)")
    unseen = replace(found, sorters=())
    assert "uit dit netwerk" not in said(unseen)


def test_a_network_that_shares_nothing_is_not_nought_of_nought() -> None:
    base = three_boxes()
    laid = tuple(replace(one, overlaps=(Overlap("noord", (), ()),)) for one in base.viewpoints)
    found = replace(base, viewpoints=laid)
    assert "heeft geen gedeelde waarden om ernaast te leggen" in said(found)
    assert not [one for one in tables(found) if "Gedeelde waarden die" in one.caption.nl]


# How it was done


def test_the_settings_are_those_of_the_plan_and_not_of_memory() -> None:
    plan = ViewpointPlan(
        factors=4,
        extraction="centroid",
        rotation="none",
        correlation="kendall",
        flag_level="0.01",
        bipolar="split",
        turns=(Turn(1, 2, 12.5), Turn(2, 3, -7)),
        margin=0.8,
    )
    shown = dict(rows(table(replace(nine_columns(), plan=plan), "Wat er is ingesteld"), "en"))
    assert shown["Extraction"] == "centroid (Brown, 1980)"
    assert shown["Rotation"] == "none"
    assert shown["Turned by hand"] == "factor 1 and 2 over 12.5° and factor 2 and 3 over -7.0°"
    assert shown["Correlation between sorts"] == "Kendall"
    assert shown["Factors asked for and made"] == "4 and 3"
    assert shown["Who stands for it"] == "automatic, p < 0.01"
    assert shown["Factor with two sides"] == "is split into two viewpoints"
    assert shown["Margin for equal, in z-score"] == "0.80"
    assert shown["Resamples of the bootstrap"] == "2000"
    assert shown["Seed"] == str(released(None).provenance.seed)


def test_flags_by_hand_are_counted_and_the_rule_for_automatic_ones_is_gone() -> None:
    plan = ViewpointPlan(flags=(Flag("canary-1", 1), Flag("canary-2", 2)))
    told = said(replace(three_boxes(), plan=plan))
    assert "met de hand aangewezen: 2" in told
    assert "canary" not in told
    assert "onder twee voorwaarden" not in told


def test_free_sorts_are_said_to_be_free() -> None:
    cell = dict(rows(table(replace(nine_columns(), forced=False), "Wat er is")))
    assert cell["Vorm: kolom en plaatsen"].endswith("(vrij)")


@pytest.mark.parametrize("name", ["Stephenson", "Brown", "Watts", "Zabala", "Horn", "Velicer"])
def test_the_sources_are_named(name: str) -> None:
    items = [b for b in chapter(three_boxes()) if isinstance(b, Bullets)][-1].items
    assert any(item.nl.startswith(name) for item in items)


# Words


def test_a_column_bears_its_sign_and_nought_bears_none() -> None:
    assert [column_words(at) for at in (-4, 0, 3)] == ["−4", "0", "+3"]


def test_rounding_leaves_no_minus_before_nought() -> None:
    assert signed(-0.004).nl == "0,00"
    assert signed(-0.006).nl == "−0,01"
    assert signed(None).nl == "–"


def test_hostile_statements_and_sorts_stay_words() -> None:
    base = nine_columns()
    hostile = tuple(Statement(one.id, plain(HOSTILE)) for one in base.statements)
    sorters = tuple(replace(one, id=HOSTILE, network=HOSTILE) for one in base.sorters)
    report = compose_viewpoints(
        released(replace(base, statements=hostile, sorters=sorters), networks=())
    )
    for language in LANGUAGES:
        page = to_html(report, language)
        assert "<script" not in page
        assert "alert(1)" in page
    assert to_pdf(report, "nl").startswith(b"%PDF")
    assert to_docx(report, "nl").startswith(b"PK")


def test_an_interval_without_scores_is_a_dash() -> None:
    base = nine_columns()
    scores = tuple(
        replace(row, scores=tuple(replace(one, interval=None) for one in row.scores))
        for row in base.scores
    )
    nobody = tuple(replace(one, se=None, reliability=None) for one in base.viewpoints)
    found = replace(base, scores=scores, viewpoints=nobody)
    assert {row[3] for row in rows(table(found, "Gezichtspunt 1: de"))} == {"–"}
