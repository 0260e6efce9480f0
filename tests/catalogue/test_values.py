"""The cards: the same values as the published figures, in both studies' words."""

import re

import pytest

from samenspel.catalogue import CatalogueCard, card_sets, card_versions, cards, version

PUBLISHED_IDS = {
    "collaborative",
    "comprehensive",
    "continuous",
    "coordinated",
    "coproduced",
    "effective",
    "efficient",
    "empowering",
    "flexible",
    "holistic",
    "whole-systems",
    "person-centred",
    "preventive",
    "reciprocal",
    "respectful",
    "shared-responsibility",
    "transparent",
    "trustful",
}
RENAMED_SINCE_2021 = {
    "collaborative": ("Samenwerken", "Samen"),
    "comprehensive": ("Uitgebreid", "Compleet"),
    "continuous": ("Continu", "Doorlopend"),
    "empowering": ("Empowering", "Versterkend"),
    "flexible": ("Flexibele zorg", "Flexibel"),
    "whole-systems": ("Whole-system thinking", "Onderlinge verwevenheid"),
    "reciprocal": ("Wederzijds", "Wederkerig"),
    "shared-responsibility": (
        "Gedeelde verantwoordelijkheid/verantwoording",
        "Gedeelde verantwoordelijkheid",
    ),
    "transparent": ("Transparant", "Transparant gedeeld"),
    "trustful": ("Betrouwbaar", "Vertrouwen"),
}
EVERY_CARD = [
    pytest.param(card, id=f"{card_set}-{year}-{card.id}")
    for card_set in card_sets()
    for year in card_versions(card_set)
    for card in cards(card_set, year)
]


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_both_studies_asked_about_the_same_18_values(year: str) -> None:
    ids = [card.id for card in cards("values-18", year)]
    assert len(ids) == 18
    assert set(ids) == PUBLISHED_IDS


def test_ten_cards_were_worded_differently_in_2021() -> None:
    pairs = zip(cards("values-18", "2021"), cards("values-18", "2023"), strict=True)
    renamed = {old.id: (old.label.nl, new.label.nl) for old, new in pairs if old != new}
    assert renamed == RENAMED_SINCE_2021


@pytest.mark.parametrize("card", EVERY_CARD)
def test_a_card_is_complete_in_both_languages_and_says_where_it_comes_from(
    card: CatalogueCard,
) -> None:
    words = (card.label, card.explanation)
    assert all(text.nl.strip() and text.en.strip() for text in words)
    assert card.source.strip()
    assert card.verified in {"seen", "memory"}


@pytest.mark.parametrize("card", EVERY_CARD)
def test_an_explanation_is_in_sentences_of_at_most_15_words(card: CatalogueCard) -> None:
    sentences = re.split(r"(?<=[.!?])\s+", card.explanation.nl)
    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_labels_tell_the_cards_of_one_version_apart() -> None:
    for year in card_versions("values-18"):
        asked = cards("values-18", year)
        assert len({card.label.nl for card in asked}) == len(asked)
        assert len({card.label.en for card in asked}) == len(asked)


def test_a_label_still_to_be_checked_is_marked_so() -> None:
    unchecked = {card.id for card in cards("values-18", "2023") if card.verified == "memory"}
    assert unchecked == {"whole-systems", "reciprocal"}


def test_an_unknown_set_or_version_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="values-99"):
        card_versions("values-99")
    with pytest.raises(KeyError, match="1999"):
        cards("values-18", "1999")


def test_the_catalogue_has_a_version() -> None:
    assert re.fullmatch(r"\d{4}\.\d+", version())
