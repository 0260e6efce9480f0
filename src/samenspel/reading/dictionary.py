"""Suggestions from the dictionary: words that may speak of a value, strategy or obstacle.

A hit is a suggestion and never a coding: only a person makes it one. ``as_coder`` writes hits
down under a name that results leave out, so that the dictionary counts in agreement figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from samenspel.catalogue import texts
from samenspel.catalogue.dictionary import Rule, RuleTopic, dictionary
from samenspel.reading.dictionary_negation import Denial, Denials, denials
from samenspel.reading.dictionary_rules import Ready, Span, ready, tags_of
from samenspel.reading.dictionary_words import Word, sentences_of
from samenspel.study.coding import DICTIONARY, Code, Coding
from samenspel.text import LANGUAGES, Language, Text


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule found, in code points, and what denies them."""

    start: int
    end: int
    topic: RuleTopic
    item: str
    rule: str
    negated: bool
    version: str
    denied_by: tuple[Denial, ...] = ()


def hits(text: str, language: Language) -> tuple[Hit, ...]:
    """Return what the dictionary finds, in order; one item once in a sentence."""
    known = ready(language)
    sentences = sentences_of(text, language)
    return tuple(hit for words in sentences for hit in _of_sentence(words, known, language))


def explained(hit: Hit, text: str) -> Text:
    """Return why these words were suggested: the rule in words, and what denies it."""
    rule, words = _rules()[hit.rule], text[hit.start : hit.end]
    reason = texts("dictionary")[rule.kind]
    return reason.format(words=words, rule=hit.rule, denied=_denial(rule, hit))


def as_coder(hits: Iterable[Hit], codes: Sequence[Code], *, document: str) -> tuple[Coding, ...]:
    """Return hits as codings of the coder ``dictionary``, for figures of agreement only."""
    found = ((hit, code) for hit in hits for code in codes if _counts_as(hit, code))
    return tuple(
        Coding(document, coder=DICTIONARY, code=code.id, start=hit.start, end=hit.end)
        for hit, code in found
    )


def _denial(rule: Rule, hit: Hit) -> Text:
    if not hit.denied_by:
        return texts("dictionary")["absent"] if rule.negated else Text("", "")
    cues = ", ".join(f"{one.words} ({one.rule})" for one in hit.denied_by)
    return texts("dictionary")["denied" if hit.negated else "denied_twice"].format(cues=cues)


def _counts_as(hit: Hit, code: Code) -> bool:
    if hit.item != code.item:
        return False
    if hit.topic == "strategy":
        finding = "absent" if hit.negated else "present"
        return code.topic == "strategy" and code.finding == finding and code.level != "organisation"
    topic = "value_espoused" if hit.topic == "value" else hit.topic
    return code.topic == topic and not hit.negated


def _of_sentence(words: Sequence[Word], known: Ready, language: Language) -> list[Hit]:
    tags = [tags_of(word.text, language) for word in words]
    best: dict[tuple[RuleTopic, str], tuple[Rule, Span]] = {}
    for rule, span in sorted(known.found(tags), key=_most_telling):
        for item in rule.items:
            best.setdefault(item, (rule, span))
    denied = denials(words, tags, known) if best else Denials()
    found = [
        Hit(
            words[span[0]].start,
            words[span[1]].end,
            *item,
            rule.id,
            rule.negated ^ (len(denying) % 2 == 1),
            known.version,
            denying,
        )
        for item, (rule, span) in best.items()
        for denying in [denied.over(span, rule)]
    ]
    return sorted(found, key=attrgetter("start", "end", "topic", "item"))


def _most_telling(found: tuple[Rule, Span]) -> tuple[int, int, bool, str]:
    rule, (first, last) = found
    return first - last, first, rule.kind != "lemma", rule.id


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for language in LANGUAGES for rule in dictionary(language).rules}
