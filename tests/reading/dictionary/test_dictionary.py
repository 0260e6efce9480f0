"""The dictionary suggests what the issue names, and keeps its laws for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue.dictionary import Rule, dictionary
from samenspel.reading.dictionary import Hit, as_coder, explained, hits
from samenspel.reading.dictionary_words import folded, lemma
from samenspel.study.coding import Code, Coding
from samenspel.text import LANGUAGES, Language

OPEN = tomllib.loads(Path(__file__).with_name("sentences_open.toml").read_text("utf-8"))
SENTENCES: list[tuple[str, Language]] = [(e["text"], e["language"]) for e in OPEN["sentences"]]
DUTCH = [text for text, language in SENTENCES if language == "nl"]
RULES = {rule.id: rule for language in LANGUAGES for rule in dictionary(language).rules}
FEW = settings(max_examples=20, deadline=None)


def found(text: str, language: Language = "nl") -> set[tuple[str, str, bool]]:
    return {(hit.topic, hit.item, hit.negated) for hit in hits(text, language)}


def moved(hit: Hit, by: int) -> tuple[int, int, str, str, bool]:
    return hit.start + by, hit.end + by, hit.item, hit.rule, hit.negated


class TestExamplesOfTheIssue:
    def test_no_trust_is_marked_as_negated(self) -> None:
        assert found("Er is geen vertrouwen tussen de besturen.") == {
            ("value", "trustful", True),
            ("strategy", "trust", True),
        }

    def test_mistrust_is_not_trust(self) -> None:
        assert found("Er heerst wantrouwen.") == {
            ("value", "trustful", True),
            ("strategy", "trust", True),
        }

    @pytest.mark.parametrize("word", ["toevertrouwd", "vertrouwelijk", "vertrouwenspersoon"])
    def test_a_compound_that_means_something_else_is_not_trust(self, word: str) -> None:
        assert found(f"Dat werd gisteren {word}.") == set()
        assert found("Daar was vertrouwen.") != set()

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Er is geen gedeelde visie in het netwerk.", "nl"),
            ("The network has no shared vision.", "en"),
        ],
    )
    def test_no_shared_vision_is_negated(self, text: str, language: Language) -> None:
        assert found(text, language) == {("strategy", "shared-vision", True)}

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("De behandeling is niet erg effectief.", "nl"),
            ("Effectief is die behandeling zeker niet.", "nl"),
            ("The treatment is not very effective.", "en"),
        ],
    )
    def test_not_effective_is_negated_on_either_side(self, text: str, language: Language) -> None:
        assert found(text, language) == {("value", "effective", True)}

    def test_a_double_denial_is_none(self) -> None:
        assert ("value", "trustful", False) in found("Het is niet zo dat er geen vertrouwen is.")

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Niet alleen vertrouwen maar ook respect telt.", "nl"),
            ("Not only trust but respect counts.", "en"),
        ],
    )
    def test_not_only_denies_nothing(self, text: str, language: Language) -> None:
        assert {negated for *_, negated in found(text, language)} == {False}

    def test_a_condition_is_no_denial(self) -> None:
        assert ("value", "trustful", False) in found("Zonder vertrouwen begin je nergens aan.")

    @pytest.mark.parametrize(
        "text", ["Er is geen geld, vertrouwen wel.", "Geen geld maar vertrouwen."]
    )
    def test_a_denial_ends_with_its_clause(self, text: str) -> None:
        assert ("value", "trustful", False) in found(text)

    def test_a_denial_in_a_subordinate_clause_does_not_reach_back(self) -> None:
        assert ("value", "trustful", False) in found("Er is vertrouwen als het niet regent.")

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Openheid over geld, dat kennen we niet.", "nl"),
            ("Openness about money, that is not there.", "en"),
        ],
    )
    def test_a_denial_may_point_back_over_a_comma(self, text: str, language: Language) -> None:
        assert found(text, language) == {("value", "transparent", True)}

    def test_what_plays_no_part_denies_an_obstacle_and_no_value(self) -> None:
        assert found("Concurrentie is geen thema.") == {("obstacle", "competition", True)}
        assert ("value", "trustful", False) in found("Vertrouwen is geen thema.")

    def test_words_that_say_themselves_that_it_is_not_there_are_not_denied_from_behind(
        self,
    ) -> None:
        text = "Niemand hier kaapt een ander zijn personeel weg."
        assert found(text) == {("obstacle", "competition", True)}

    def test_trust_of_a_child_in_a_helper_is_a_value_and_no_strategy(self) -> None:
        assert found("De vertrouwensband met dat kind is goed.") == {("value", "trustful", False)}
        assert ("strategy", "trust", False) in found("De vertrouwensband is goed.")

    def test_a_rule_keeps_silent_without_the_words_it_needs_nearby(self) -> None:
        text = "Je moet op iemand kunnen bouwen"
        assert found(f"{text} als kind.") == {("value", "trustful", False)}
        assert ("value", "trustful", False) not in found("Wij laten op iemand bouwen.")


class TestWhatAHitSays:
    def test_it_tells_its_rule_in_words_and_what_denies_it(self) -> None:
        text = "Er is geen respect."
        (hit,) = hits(text, "nl")
        assert explained(hit, text).nl == (
            "Woord ‘respect’, in welke vorm ook (regel nl-respectful-lemma). "
            "Ontkend door geen (geen)."
        )
        assert explained(hit, text).en.endswith("Negated by geen (geen).")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Er is geen wantrouwen.", "not negated"),
            ("Er is wantrouwen.", "say that it is not there"),
            ("Er is respect.", "(rule nl-respectful-lemma)."),
        ],
    )
    def test_it_tells_how_it_came_to_be_present_or_absent(self, text: str, said: str) -> None:
        assert said in explained(hits(text, "nl")[0], text).en

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_carries_the_version_of_its_rules(self, language: Language) -> None:
        texts = [text for text, spoken in SENTENCES if spoken == language]
        versions = {hit.version for text in texts for hit in hits(text, language)}
        assert versions == {dictionary(language).version}

    def test_places_are_code_points(self) -> None:
        text = "\U0001f600 cafe\u0301: er is respe\u0301ct, e\u0301n vertrouwen tussen ons."
        words = {text[hit.start : hit.end] for hit in hits(text, "nl")}
        assert words == {"respe\u0301ct", "vertrouwen tussen"}

    @pytest.mark.parametrize(("last", "sentences"), [("J", 1), ("u", 2)])
    def test_an_initial_does_not_end_a_sentence_and_a_short_word_does(
        self, last: str, sentences: int
    ) -> None:
        assert len(hits(f"Respect voor {last}. De Vries had respect.", "nl")) == sentences

    def test_a_pseudonym_is_no_word(self) -> None:
        assert hits("Ik sprak [vertrouwen 3] gisteren.", "nl") == ()


class TestLaws:
    @pytest.mark.parametrize(("text", "language"), SENTENCES)
    def test_a_hit_lies_in_its_text_and_one_item_is_not_found_twice_there(
        self, text: str, language: Language
    ) -> None:
        spans = [(hit.topic, hit.item, hit.start, hit.end) for hit in hits(text, language)]
        for topic, item, start, end in spans:
            assert text[start:end] == text[start:end].strip() != ""
            others = [one for one in spans if one[:2] == (topic, item)]
            assert sum(one[2] < end and start < one[3] for one in others) == 1

    @pytest.mark.parametrize(("text", "language"), SENTENCES)
    def test_the_word_of_a_lemma_rule_is_one_of_its_lemmas(
        self, text: str, language: Language
    ) -> None:
        for hit in hits(text, language):
            word = folded(text[hit.start : hit.end])
            rule = RULES[hit.rule]
            if rule.kind == "lemma":
                wanted = {lemma(one, language) for one in rule.find} | set(rule.find)
                assert {word, lemma(word, language)} & wanted, hit

    @pytest.mark.parametrize(("text", "language"), SENTENCES)
    def test_capitals_and_line_ends_change_nothing(self, text: str, language: Language) -> None:
        shouted = [moved(hit, 0) for hit in hits(text.upper(), language)]
        broken = [moved(hit, 0) for hit in hits(text.replace(" ", "\n"), language)]
        assert shouted == broken == [moved(hit, 0) for hit in hits(text, language)]

    @FEW
    @given(st.lists(st.sampled_from(DUTCH), max_size=5), st.sampled_from([" ", "\n", "\n\n  "]))
    def test_another_sentence_changes_no_hit(self, texts: list[str], space: str) -> None:
        starts = [sum(len(text) + len(space) for text in texts[:at]) for at in range(len(texts))]
        apart = [
            moved(hit, start)
            for text, start in zip(texts, starts, strict=True)
            for hit in hits(text, "nl")
        ]
        assert [moved(hit, 0) for hit in hits(space.join(texts), "nl")] == apart

    @FEW
    @given(st.text(max_size=200), st.sampled_from(LANGUAGES))
    def test_any_text_can_be_read(self, text: str, language: Language) -> None:
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits(text, language))


class TestRules:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_rule_fires_on_each_of_its_examples(self, language: Language) -> None:
        silent = [
            (rule.id, example)
            for rule in dictionary(language).rules
            for example in rule.examples or ["no example"]
            if rule.id not in {hit.rule for hit in hits(example, language)}
        ]
        assert silent == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_cue_does_in_its_examples_what_its_side_says(self, language: Language) -> None:
        for cue in dictionary(language).cues:
            assert cue.examples
            for hit in (hit for text in cue.examples for hit in hits(text, language)):
                silent = cue.side in {"none", "shield"}
                assert hit.negated is not silent, (cue.id, hit)
                assert silent or cue.id in {one.rule for one in hit.denied_by}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_item_has_rules_in_both_languages(self, language: Language) -> None:
        items = {item for rule in dictionary(language).rules for item in rule.items}
        labelled = {
            (label["topic"], label["item"])
            for entry in OPEN["sentences"]
            for label in entry["labels"]
        }
        assert items == labelled

    @pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
    def test_a_rule_is_written_as_its_kind_says(self, rule: Rule) -> None:
        apart = {" " in written for written in rule.find}
        stars = {"*" in written for written in rule.find}
        assert True in apart if rule.kind == "phrase" else apart == {False}
        assert rule.kind == "phrase" or stars == {rule.kind == "compound"}

    def test_no_two_rules_have_one_name(self) -> None:
        count = sum(len(dictionary(language).rules) for language in LANGUAGES)
        assert len(RULES) == count


class TestAsCoder:
    CODES = (
        Code("present", "x", topic="strategy", item="trust", level="network", finding="present"),
        Code("absent", "x", topic="strategy", item="trust", level="network", finding="absent"),
        Code("own", "x", topic="strategy", item="trust", level="organisation", finding="absent"),
        Code("said", "x", topic="value_espoused", item="trustful"),
        Code("done", "x", topic="value_enacted", item="trustful"),
        Code("rivals", "x", topic="obstacle", item="competition"),
    )

    def codes(self, text: str) -> set[str]:
        return {one.code for one in as_coder(hits(text, "nl"), self.CODES, document="d")}

    def test_a_hit_counts_under_the_code_that_says_the_same(self) -> None:
        assert self.codes("Er is bij ons vertrouwen.") == {"present", "said"}
        assert self.codes("Er is bij ons geen vertrouwen.") == {"absent"}
        assert self.codes("Er is concurrentie.") == {"rivals"}
        assert self.codes("Er is geen concurrentie.") == set()

    def test_every_coding_bears_the_name_that_results_leave_out(self) -> None:
        text = "Er is concurrentie."
        assert as_coder(hits(text, "nl"), self.CODES, document="d") == (
            Coding("d", coder="dictionary", code="rivals", start=6, end=18),
        )
