"""Interviews and documents of a study: which there are, how far they are, and a new one.

As long as names were not replaced, the words of a source are in `Original` alone: no export,
report or page of others reads that table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from samenspel.study.coding import DICTIONARY, SETTLED
from samenspel.study.model import Design
from samenspel.text import LANGUAGES, Text
from samenspel.web.coding.models import Coding, Original, Source
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

INTERVIEW = "interview"
KINDS = (INTERVIEW, "website", "policy", "agreement", "minutes", "other")
LONGEST_TITLE = 200
LARGEST_WORDS = 2_000_000  # bytes of one text; an hour of speech is 60,000
NAMED = (SETTLED, DICTIONARY)  # coders that are nobody


@dataclass(frozen=True, slots=True)
class Shown:
    """One source in the list: whose it is, and how many codings each coder put on it."""

    row: Source
    kind: Text
    coders: tuple[tuple[Text, int], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A source that somebody wants to keep, as it was typed."""

    words: str = ""
    network: str = ""
    respondent: str = ""
    kind: str = ""
    title: str = ""
    language: str = LANGUAGES[0]


def listed(record: Study, now: Design) -> list[tuple[str, list[Shown]]]:
    """Return the sources of a study by network, in the order of the networks."""
    counts = _counts(record)
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in record.sources.defer("words"):
        kind = sentence(f"kind_{one.kind or 'other'}", part="desk")
        found[one.network].append(Shown(one, kind, tuple(counts[one.pk])))
    names = {one.id: one.name or one.id for one in now.networks}
    order = [*names, *sorted(set(found) - set(names))]
    return [(names.get(id, id), found[id]) for id in order if id in found]


def _counts(record: Study) -> Mapping[int, list[tuple[Text, int]]]:
    counts: dict[int, list[tuple[Text, int]]] = defaultdict(list)
    made = Coding.objects.filter(source__study=record).order_by("coder")
    for source, coder, count in made.values_list("source", "coder").annotate(Count("id")):
        counts[source].append((coder_name(coder), count))
    return counts


def coder_name(coder: str) -> Text:
    """Return what a coder is called on a page."""
    if coder in NAMED or not coder:
        return sentence(f"coder_{coder or 'nobody'}", part="desk")
    return Text(coder, coder)


def refused(wish: Incoming, now: Design) -> dict[str, Text]:
    """Return what keeps a source from being kept, by the field to repair."""
    people = {(one.network, one.id) for one in now.participants}
    whose = (wish.network, wish.respondent)
    checks = (
        ("words", "words_missing", bool(wish.words)),
        ("words", "words_large", len(wish.words.encode()) <= LARGEST_WORDS),
        ("about", "about_missing", wish.network in {one.id for one in now.networks}),
        ("about", "about_unknown", not wish.respondent or whose in people),
        ("kind", "kind_missing", wish.kind in KINDS),
        ("about", "about_whose", wish.kind != INTERVIEW or bool(wish.respondent)),
        ("about", "about_nobody", wish.kind == INTERVIEW or not wish.respondent),
        ("title", "title_long", len(wish.title) <= LONGEST_TITLE),
    )
    return {name: sentence(code, part="desk") for name, code, good in reversed(checks) if not good}


@transaction.atomic
def keep(record: Study, wish: Incoming) -> Source:
    """Keep a source of which the names are still to be replaced."""
    Study.objects.select_for_update().get(pk=record.pk)  # two at once get two numbers
    made = Source.objects.create(
        study=record,
        name=_free(record, wish.kind),
        network=wish.network,
        respondent=wish.respondent,
        kind=wish.kind,
        title=wish.title,
        language=wish.language,
        ready=False,
    )
    Original.objects.create(source=made, words=wish.words)
    return made


def tidied(words: str) -> str:
    """Return typed words as paragraphs with one line end between them."""
    lines = (line.strip() for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def _free(record: Study, kind: str) -> str:
    taken = set(record.sources.values_list("name", flat=True))
    return next(free for n in range(1, len(taken) + 2) if (free := f"{kind}-{n}") not in taken)
