"""The labelled sentences are what their README says they are."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from samenspel.catalogue import cards, item_ids

HERE = Path(__file__).parent
FILES = {
    name: tomllib.loads((HERE / f"sentences_{name}.toml").read_text("utf-8"))["sentences"]
    for name in ("open", "held_back", "second")
}
SENTENCES: list[dict[str, Any]] = [one for sentences in FILES.values() for one in sentences]
ITEMS = {
    "value": {card.id for card in cards("values-18", "2023")},
    "strategy": set(item_ids("strategies")),
    "obstacle": set(item_ids("obstacles")),
}
ALIKE = 0.4  # of the words of two sentences together, how many may be in both
# Seen only after the measurement; the page says so, and the labels stay as they were.
TWINS = [("nl-092", "nl-217"), ("en-101", "en-239")]


def times(sentences: list[dict[str, Any]], topic: str) -> Counter[str]:
    """Count how often each item of a topic is labelled."""
    labels = [label for one in sentences for label in one["labels"]]
    return Counter(label["item"] for label in labels if label["topic"] == topic)


@pytest.mark.parametrize(
    ("name", "dutch", "english", "without"),
    [("open", 127, 73, 66), ("held_back", 63, 37, 33), ("second", 60, 40, 24)],
)
def test_all_files_are_of_one_kind(name: str, dutch: int, english: int, without: int) -> None:
    languages = Counter(one["language"] for one in FILES[name])
    assert languages == {"nl": dutch, "en": english}
    assert sum(not one["labels"] for one in FILES[name]) == without
    assert {one["kind"] for one in FILES[name]} == {"interview", "policy"}


def test_every_label_is_an_item_of_the_catalogue() -> None:
    labels = [label for one in SENTENCES for label in one["labels"]]
    assert [label for label in labels if label["item"] not in ITEMS[label["topic"]]] == []
    assert {label["negated"] for label in labels} == {True, False}
    assert {tuple(label) for label in labels} == {("topic", "item", "negated", "words")}


def test_the_words_of_a_label_stand_in_its_sentence_once() -> None:
    for one in SENTENCES:
        for label in one["labels"]:
            assert one["text"].count(label["words"]) == 1, (one["id"], label["words"])
            assert re.search(rf"\b{re.escape(label['words'])}\b", one["text"]), one["id"]


def test_one_sentence_has_one_label_for_one_item() -> None:
    for one in SENTENCES:
        items = [(label["topic"], label["item"]) for label in one["labels"]]
        assert len(items) == len(set(items)), one["id"]


@pytest.mark.parametrize(("topic", "least"), [("value", 6), ("strategy", 2), ("obstacle", 2)])
def test_every_item_is_labelled_often_enough_to_be_measured(topic: str, least: int) -> None:
    assert {item for item in ITEMS[topic] if times(SENTENCES, topic)[item] < least} == set()
    for name in ("held_back", "second"):
        assert set(times(FILES[name], topic)) == ITEMS[topic]


def test_no_sentence_is_there_twice_or_nearly() -> None:
    assert len({one["id"] for one in SENTENCES}) == len(SENTENCES)
    words = {one["id"]: set(re.findall(r"\w+", one["text"].lower())) for one in SENTENCES}
    assert [
        (one, other)
        for one, other in combinations(words, 2)
        if len(words[one] & words[other]) > ALIKE * len(words[one] | words[other])
    ] == TWINS
