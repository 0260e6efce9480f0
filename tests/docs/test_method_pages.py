"""What the pages on networks and on claims tell is what the program does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from samenspel import analyse, disclose, read
from samenspel.analysis.relations import FEWEST_RESPONSE
from samenspel.catalogue import governance_forms, item_ids, items
from samenspel.claims import check
from samenspel.claims.chance import LEVEL
from samenspel.disclosure import Released
from samenspel.findings import Findings
from samenspel.findings.asked_model import Range
from samenspel.findings.inequality import FEWEST_IN_A_HALF, FEWEST_PROPOSALS, TIMES_AS_LARGE
from samenspel.findings.items import verdict
from samenspel.findings.relations import UNEQUAL
from samenspel.findings.workings_model import FormFit
from samenspel.reading import Paragraph
from samenspel.reading.amount import FRACTIONS, QUANTIFIERS, Amount, bounded, share
from samenspel.text import LANGUAGES, Language, number

FOLDER = Path("docs/explanation")
HALF = share(FRACTIONS["half"])
PEOPLE = 12
WORDS: tuple[Amount, ...] = (
    *(QUANTIFIERS[name] for name in ("all", "nearly_all", "all_but_one", "most")),
    *(share(FRACTIONS[name]) for name in ("half", "two_thirds", "third", "quarter")),
    bounded(HALF, "nearly"),
    bounded(HALF, "about"),
    *(QUANTIFIERS[name] for name in ("some", "minority", "few", "nearly_none", "not_all", "none")),
)
SENTENCES = {
    "Trustful is the most important value.": "supported",
    "Eleven of the twelve directors find trustful the most important value.": "not_supported",
    "Eight of the fourteen directors chose effective.": "not_supported",
    "67 % of the directors chose effective.": "supported",
    "In network C trustful is the value that is chosen most often.": "not_supported",
    "Effective is important.": "supported",
    "Collaborative is important.": "cannot_tell",
    "Comprehensive is important.": "not_supported",
    "Trustful is important in all four networks.": "supported",
    "Effective is important in all four networks.": "not_supported",
    "Respectful is one of the most important values.": "supported",
    "Each network has its own set of values.": "not_supported",
    "Network B is self-regulating.": "cannot_tell",
    "On average most directors in Europe choose trustful.": "cannot_tell",
    "Eight of the twelve directors chose effective because it saves money.": "supported",
}


def written(page: str, language: Language) -> str:
    suffix = ".nl.md" if language == "nl" else ".md"
    return (FOLDER / f"{page}{suffix}").read_text("utf-8")


def text(page: str, language: Language) -> str:
    return " ".join(written(page, language).split())


def rows(page: str, language: Language, columns: int) -> list[list[str]]:
    """Return the rows of the tables with so many columns, without their heads."""
    blocks = re.findall(r"(?:^\|.*\n)+", written(page, language), re.MULTILINE)
    tables = [[line.strip("|\n").split("|") for line in block.splitlines()] for block in blocks]
    return [
        [cell.strip() for cell in row]
        for table in tables
        for row in table[2:]
        if len(row) == columns
    ]


@cache
def region() -> Findings:
    return analyse(read("examples/voorbeeldregio"))


@cache
def west() -> Released:
    return disclose(analyse(read("examples/west-brabant-west")))


def ends(cell: str) -> tuple[int, int]:
    found = [int(one) for one in re.findall(r"\d+", cell)]
    return found[0], found[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_fits_the_counts_of_twelve_that_the_page_lists(language: Language) -> None:
    listed = [ends(cells[-1]) for cells in rows("method-claims", language, columns=3)]
    fits = [[n for n in range(PEOPLE + 1) if word.holds(n, PEOPLE)] for word in WORDS]
    assert listed == [(found[0], found[-1]) for found in fits]
    assert all(found == list(range(found[0], found[-1] + 1)) for found in fits)


@pytest.mark.parametrize("whole", [1, 3, 5, 7, 9, 11, 13, 15])
def test_an_odd_number_has_no_half(whole: int) -> None:
    assert not any(HALF.holds(count, whole) for count in range(whole + 1))


@pytest.mark.parametrize(("sentence", "outcome"), SENTENCES.items())
def test_a_sentence_ends_as_the_rules_on_the_page_say(sentence: str, outcome: str) -> None:
    assert [one.verdict for one in check([Paragraph(sentence)], west())] == [outcome]


def test_a_p_must_be_under_five_hundredths() -> None:
    assert LEVEL == 0.05


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_levels_that_fit_each_form(language: Language) -> None:
    listed = [[ends(cell) for cell in cells[1:]] for cells in rows("method-network", language, 5)]
    contingencies = item_ids("contingencies")
    assert listed == [[form.fits[id] for id in contingencies] for form in governance_forms()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_lines_of_the_flags(language: Language) -> None:
    size, _, proposals, equality = (row[1] for row in rows("method-network", language, 2)[-4:])
    assert ends(size) == (TIMES_AS_LARGE,) * 2
    assert ends(proposals) == (FEWEST_PROPOSALS,) * 2
    assert ends(equality) == (FEWEST_IN_A_HALF,) * 2
    assert re.search(rf"{UNEQUAL} (steps|stappen)", text("method-network", language))
    assert f"{100 * FEWEST_RESPONSE} %" in text("method-network", language)


def test_the_four_verdicts_are_those_of_the_page() -> None:
    assert verdict(0, 13, 15) == "absent"
    assert verdict(6, 0, 15) == "cannot_tell"
    assert verdict(5, 5, 10) == "mixed"
    assert verdict(6, 4, 10) == "present"


def test_there_are_twelve_strategies_and_three_that_are_functional() -> None:
    groups = [item.group for item in items("strategies")]
    sizes = [groups.count(one) for one in dict.fromkeys(groups)]
    assert sizes == [4, 3, 5, 3]
    assert groups[-1] == "functional"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_distances_of_the_example_are_those_of_the_page(language: Language) -> None:
    found = next(one for one in region().workings.governance if one.network == "overstap")
    near = [fit for fit in found.fits if fit.form in found.nearest]
    assert [fit.form for fit in near] == ["lead-organisation", "nao"]
    first, second = (steps(fit) for fit in near)
    told = {
        "nl": (f"{first['nl']} stappen ver", f"netwerkorganisatie {second['nl']}"),
        "en": (f"{first['en']} steps away", f"administrative organisation {second['en']}"),
    }
    assert all(words in text("method-network", language) for words in told[language])


def steps(fit: FormFit) -> dict[Language, str]:
    low, high = fit.distance.low, fit.distance.high
    return {"nl": f"{low} tot {high}", "en": f"{low} to {high}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bounds_of_the_example_are_those_of_the_page(language: Language) -> None:
    trust = next(
        one for one in region().workings.relations if (one.network, one.kind) == ("gezin", "trusts")
    )
    assert isinstance(trust.density, Range)
    low, high = number(trust.density.low), number(trust.density.high)
    told = {
        "nl": (f"{trust.answered} van de {trust.asked} antwoorden", f"{low.nl} en {high.nl}"),
        "en": (f"{trust.answered} of {trust.asked} answers", f"{low.en} and {high.en}"),
    }
    assert all(words in text("method-network", language) for words in told[language])
