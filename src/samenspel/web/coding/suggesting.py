"""Suggestions of the dictionary: never a coding, until somebody makes it one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from samenspel.reading.dictionary import Hit, explained, hits
from samenspel.text import Language
from samenspel.web.coding.acts import Work
from samenspel.web.coding.models import Code, Coding, Step

Plain = dict[str, Any]
About = tuple[str, str, int, int]


def suggestions(work: Work, language: Language) -> list[Plain]:
    """Return what the dictionary finds and this coder neither took nor refused, with the rule."""
    words = work.source.words
    codes, refused, mine = _codes(work), _refused(work), _coded(work)
    told = []
    for hit in _hits(words, "en" if work.source.language == "en" else "nl"):
        fitting = [code for code in codes if fits(code, hit)]
        taken = _overlaps(hit, [span for code in fitting for span in mine.get(code.pk, ())])
        if fitting and not taken and _about(hit) not in refused:
            told.append(_plain(hit, fitting, words, language))
    return told


def fits(code: Code, hit: Hit) -> bool:
    """Return whether a suggestion speaks of what a code is about."""
    topic = "value" if code.topic.startswith("value_") else code.topic
    return (topic, code.item) == (hit.topic, hit.item)


def _plain(hit: Hit, codes: list[Code], words: str, language: Language) -> Plain:
    why = explained(hit, words).in_language(language)
    names = ("topic", "item", "start", "end", "negated")
    told = {name: getattr(hit, name) for name in names}
    return told | {"why": why, "codes": [code.pk for code in _ordered(codes, hit)]}


def _ordered(codes: list[Code], hit: Hit) -> list[Code]:
    """Put first what the words seem to say: that something is absent, where they deny it."""
    return sorted(codes, key=lambda code: (code.finding == "absent") != hit.negated)


def _codes(work: Work) -> list[Code]:
    return list(Code.objects.filter(study=work.source.study_id).exclude(item=""))


def _refused(work: Work) -> set[About]:
    steps = Step.objects.filter(source=work.source, coder=work.coder, kind="refused")
    told = steps.values_list("data", flat=True)
    return {(one["topic"], one["item"], one["start"], one["end"]) for one in told}


def _coded(work: Work) -> dict[int, list[tuple[int, int]]]:
    mine = Coding.objects.filter(source=work.source, coder=work.coder, end__isnull=False)
    found: dict[int, list[tuple[int, int]]] = {}
    for row in mine:
        found.setdefault(row.code_id or 0, []).append((row.start or 0, row.end or 0))
    return found


def _about(hit: Hit) -> About:
    return (hit.topic, hit.item, hit.start, hit.end)


def _overlaps(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in spans)


@lru_cache(maxsize=4)
def _hits(words: str, language: Language) -> tuple[Hit, ...]:
    return hits(words, language)
