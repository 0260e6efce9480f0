"""From sentences to claims: names, networks, and words that only look like claims."""

from __future__ import annotations

import pytest

from samenspel.catalogue import card_versions, cards, item_ids, texts
from samenspel.catalogue.wording import data
from samenspel.reading import Claim, Paragraph, Vocabulary, claims_of, sentences, vocabulary
from samenspel.reading.lexicon import names

CARDS = [(card.id, card.label) for card in cards("values-18", "2023")]
NETWORKS = [("A", "Netwerk A"), ("B", ""), ("C", ""), ("D", "")]
WORDS = vocabulary(CARDS, NETWORKS, ["All4Care"])


def claims(text: str, words: Vocabulary = WORDS) -> list[Claim]:
    return [claim for one in sentences([Paragraph(text)]) for claim in claims_of(one, words)]


@pytest.mark.parametrize("version", card_versions("values-18"))
def test_every_card_of_either_version_is_known_by_its_words(version: str) -> None:
    for card in cards("values-18", version):
        found = claims(f"The value {card.label.en} was chosen by 3 of the 12 directors.")
        assert [claim.values for claim in found] == [(card.id,)], card.id
        found = claims(f"De waarde {card.label.nl} werd door 3 van de 12 bestuurders gekozen.")
        assert [claim.values for claim in found] == [(card.id,)], card.id


@pytest.mark.parametrize("kind", ["strategies", "tensions", "obstacles", "conditions"])
def test_every_item_of_the_catalogue_has_a_name_to_be_called_by(kind: str) -> None:
    assert set(item_ids(kind)) - {one.meaning for one in names(kind)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Alle partijen werken effectief samen.",
        "Samen bouwen wij aan betere zorg.",
        "De drie organisaties werken nauw samen.",
        "Three respondents explained that trust takes time.",
        "De meeste bestuurders vinden de samenwerking effectief.",
        "Vertrouwen is de belangrijkste voorwaarde voor samenwerking.",
        "Half of the budget goes to prevention.",
    ],
)
def test_everyday_words_are_not_read_as_choices(text: str) -> None:
    assert {claim.kind for claim in claims(text)} <= {"unbound"}


@pytest.mark.parametrize(
    ("text", "networks"),
    [
        ("In netwerk A koos iedereen vertrouwen.", ("A",)),
        ("In B en D koos iedereen effectief.", ("B", "D")),
        ("A: iedereen koos vertrouwen.", ("A",)),
        ("A majority of the directors chose trust.", ()),
        ("Everyone in network C chose trust.", ("C",)),
        ("Unlike network D, everyone in network A chose trust.", ("A",)),
    ],
)
def test_letters_are_networks_only_where_one_is_spoken_of(
    text: str, networks: tuple[str, ...]
) -> None:
    assert claims(text)[0].networks == networks


def test_hyphens_accents_and_capitals_do_not_matter() -> None:
    for spelling in ("Person-centred", "person centred", "PERSON‑CENTRED", "Person-Centredness"):
        assert claims(f"{spelling} was chosen by 5 of 12.")[0].values == ("person-centred",)
    for spelling in ("efficiënt", "Efficient", "efficientie", "efficiëntie"):
        assert claims(f"De waarde {spelling} werd 4 keer gekozen.")[0].values == ("efficient",)


def test_the_longest_name_wins() -> None:
    found = claims("Gedeelde verantwoordelijkheid werd door vijf bestuurders gekozen.")
    assert found[0].values == ("shared-responsibility",)
    assert not found[0].shared


def test_a_study_may_bring_its_own_cards_and_networks() -> None:
    own = vocabulary([("rust", texts("terms")["yes"])], [("noord", "Kring Noord")])
    assert claims("In Kring Noord werd 'ja' door drie mensen gekozen.", own)[0].networks == (
        "noord",
    )


def test_a_question_claims_nothing() -> None:
    assert claims("Did all directors choose trust?") == []
    assert claims("We asked how many people chose trust.") == []


def test_no_phrase_of_the_lexicon_stands_twice_under_one_kind() -> None:
    for language in ("nl", "en"):
        for kind, meanings in data("reading")[language].items():
            spoken = [words for spellings in meanings.values() for words in spellings]
            assert len(spoken) == len(set(spoken)), (language, kind)
