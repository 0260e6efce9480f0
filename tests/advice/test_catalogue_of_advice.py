"""Every recommendation of both studies has a rule, and rules, words and pages keep in step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenspel.advice.rules import RULES
from samenspel.advice.rules_people import LOW
from samenspel.advice.rules_values import FEWEST_HINDERED, LOW_TRUST
from samenspel.catalogue import (
    AdviceChoice,
    AdviceRule,
    advice_choices,
    advice_rules,
    texts,
)
from samenspel.text import LANGUAGES, Language, Text

FOLDER = Path("docs/explanation")
PAGES: dict[Language, str] = {"nl": "advice.nl.md", "en": "advice.md"}
LONG = 15  # words in a sentence

# What the studies recommend, or give ground for, with the rules that come from it.
S23 = {
    "discuss values and likely clashes before starting": ["discuss-values-first"],
    "agree per level on the basis of the values": ["agree-per-level"],
    "choose governance on purpose": ["choose-governance"],
    "watch inequality": ["watch-inequality"],
    "revisit values": ["revisit-values"],
    "map interests": ["map-interests"],
    "how important trust is does not say how much there is": ["measure-trust"],
    "ask for cases, how they ended, and an example": ["learn-from-outcomes"],
}
S21 = {
    "work on functional and regulative strategies": [
        "functional-strategies",
        "regulative-strategies",
    ],
    "delegates as boundary spanners": ["boundary-spanners"],
    "a relational manager": ["relational-manager"],
    "make each organisation's indispensable expertise visible": ["show-expertise"],
    "change stops at the table": ["change-beyond-table"],
    "tensions between kinds of members": ["settle-tensions"],
    "funding, competition and business model stand in the way": ["funding-and-competition"],
    "learning together is missing and wanted": ["shared-learning"],
}


def test_every_rule_has_its_words_and_every_word_its_rule() -> None:
    assert list(RULES) == [rule.id for rule in advice_rules()]


@pytest.mark.parametrize(("year", "study"), [("2023", S23), ("2021", S21)])
def test_every_recommendation_of_the_studies_is_covered(
    year: str, study: dict[str, list[str]]
) -> None:
    sources = {rule.id: rule.source for rule in advice_rules()}
    for ids in study.values():
        assert ids
        assert all(year in sources[id].nl and year in sources[id].en for id in ids)


def test_the_first_two_rules_are_those_that_members_without_names_can_get() -> None:
    assert list(RULES)[:2] == ["discuss-values-first", "agree-per-level"]


def test_no_rule_comes_from_nowhere() -> None:
    assert {id for study in (S23, S21) for ids in study.values() for id in ids} == RULES.keys()


def sentences() -> Iterator[str]:
    """Yield every sentence of advice, in both languages."""
    for text in written():
        for words in (text.nl, text.en):
            yield from re.split(r"(?<=[.!?])\s+", words)


def written() -> Iterator[Text]:
    for rule in advice_rules():
        yield from (rule.when, rule.words, rule.talk)
    for choice in advice_choices():
        yield from (choice.when, choice.words)
    yield from texts("advice").values()


def test_sentences_are_short_in_both_languages() -> None:
    assert [one for one in sentences() if len(one.split()) > LONG] == []


def test_both_languages_are_there_and_differ() -> None:
    places = re.compile(r"\{[a-z_]+\}|\W")
    for text in written():
        assert text.nl
        assert text.en
        assert text.nl != text.en or not places.sub("", text.nl)


def test_advice_invites_and_never_orders_or_judges() -> None:
    ordering = re.compile(r"(?i)\b(moet|moeten|must|should|fout|slecht|wrong|bad|uw|u)\b")
    assert [one for one in sentences() if ordering.search(one)] == []
    for rule in advice_rules():
        assert rule.talk.nl.startswith("Bespreek ")
        assert rule.talk.en.startswith("Discuss ")
    for choice in advice_choices():
        assert choice.words.nl.endswith("?")
        assert choice.words.en.endswith("?")


def test_every_sentence_of_evidence_is_said_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in Path("src/samenspel/advice").glob("*.py"))
    stems = {
        re.sub(
            r"_(network|organisation|values-map|priorities|less_important|obstructing)$", "_", key
        )
        for key in texts("advice")
    }
    assert {stem for stem in stems if f'"{stem}' not in code} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_of_every_rule_when_it_applies_and_where_it_comes_from(
    language: Language,
) -> None:
    page = (FOLDER / PAGES[language]).read_text("utf-8")
    rows = [line for line in page.splitlines() if line.endswith((" seen |", " memory |"))]
    assert rows == [
        *(_row(language, one, one.words) for one in advice_rules()),
        *(_row(language, one, one.words.format(forms="…")) for one in advice_choices()),
    ]


def _row(language: Language, one: AdviceRule | AdviceChoice, words: Text) -> str:
    cells = [part.in_language(language) for part in (words, one.when, one.source)]
    return f"| {' | '.join(cells)} | {one.verified} |"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_lines_that_the_rules_draw(language: Language) -> None:
    page = " ".join((FOLDER / PAGES[language]).read_text("utf-8").split())
    of = {"nl": "van", "en": "of"}[language]
    assert f"{LOW} {of} 5. " in page
    assert f"{LOW_TRUST} {of} 4. " in page
    assert {2: {"nl": "Twee mensen", "en": "Two people"}}[FEWEST_HINDERED][language] in page
