"""Codes in tables: by person, by kind of organisation, beside each other, and by network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from samenspel.findings.asked_model import Kind
from samenspel.findings.coded_model import CodeAcross, CodeFigures, CodeInNetwork
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Block, Heading, Table
from samenspel.report.words import NONE, Words
from samenspel.report.words_coded import Book, coded_words, names_across
from samenspel.report.words_workings import below, of
from samenspel.text import Text, plain

WIDEST = 6  # people in a table beside the codes; of more, the files of results tell
MOST = 10  # pairs of codes
LONGEST = 20  # codes


def matrix(book: Book, words: Words) -> Iterator[Block]:
    """Return the codes by kind of organisation and by person, as far as a page is wide."""
    found = book.found
    if not found.codes:
        return
    codes = sorted(found.codes, key=lambda code: (-code.people, -code.segments))[:LONGEST]
    kinds = [
        kind
        for kind in get_args(Kind)
        if any(one.kind == kind for code in codes for one in code.by_kind)
    ]
    shown = found.respondents if len(found.respondents) <= WIDEST else ()
    yield Heading(coded_words("matrix_title"), below(words))
    yield Table(
        caption=coded_words(
            "matrix_caption",
            where=words.network(found.network),
            shown=len(codes),
            all=len(found.codes),
        ),
        header=(
            *(coded_words(f"col_{head}") for head in ("code", "segments", "people")),
            *(coded_words(f"col_{kind}") for kind in kinds),
            *(plain(who) for who in shown),
        ),
        rows=tuple(
            (
                book.names[code.id],
                plain(code.segments),
                of(code.people, code.asked) if code.asked else NONE,
                *(_of_kind(code, kind) for kind in kinds),
                *(_of_person(code, who) for who in shown),
            )
            for code in codes
        ),
        numeric=(1, *range(3 + len(kinds), 3 + len(kinds) + len(shown))),
        note=coded_words("matrix_note") if shown else None,
    )


def _of_kind(code: CodeFigures, kind: Kind) -> Text:
    found = next((one for one in code.by_kind if one.kind == kind), None)
    return of(found.present, found.asked) if found else NONE


def _of_person(code: CodeFigures, who: str) -> Text:
    return plain(dict(code.by_person).get(who, ""))


def together(book: Book, words: Words) -> Iterator[Block]:
    """Return the codes that stand together most often."""
    found = book.found.together
    if not found:
        return
    where = words.network(book.found.network)
    heads = ("first", "second", "overlapping", "paragraphs")
    yield Heading(coded_words("together_title"), below(words))
    yield Table(
        caption=coded_words(
            "together_caption", where=where, shown=len(found[:MOST]), all=len(found)
        ),
        header=tuple(coded_words(f"col_{head}") for head in heads),
        rows=tuple(
            (
                book.names[both.first],
                book.names[both.second],
                plain(both.overlapping),
                plain(both.paragraphs),
            )
            for both in found[:MOST]
        ),
        numeric=(2, 3),
        note=coded_words("together_note"),
    )


def across(workings: Workings, words: Words) -> Iterator[Block]:
    """Return the codes that were used, the networks side by side; nothing for one network."""
    if len(workings.coded) < 2 or not workings.codebook:
        return
    used = [code for code in workings.codebook if any(one.segments for one in code.by_network)]
    shown = sorted(used, key=_most_used)[:LONGEST]
    names = names_across(used)
    yield Heading(coded_words("across_title"), 2)
    yield Table(
        caption=coded_words("across_caption", shown=len(shown), all=len(used)),
        header=(
            coded_words("col_code"),
            *(words.network(one.network) for one in workings.coded),
        ),
        rows=tuple(
            (names[code.id], *(_in_network(one) for one in code.by_network)) for code in shown
        ),
        note=coded_words("across_note", count=len(workings.codebook) - len(used)),
    )


def _most_used(code: CodeAcross) -> tuple[int, int]:
    used = code.by_network
    return -sum(one.people for one in used), -sum(one.segments for one in used)


def _in_network(one: CodeInNetwork) -> Text:
    if one.asked:
        return of(one.people, one.asked)
    return coded_words("only_segments", count=one.segments)
