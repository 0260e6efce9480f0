"""What was coded in a study, as a project of the exchange format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samenspel.formats.refi_model import (
    CodeNode,
    Group,
    Mark,
    Memo,
    Project,
    Selection,
    TextSource,
    User,
    Variable,
)
from samenspel.formats.refi_names import (
    EXAMPLE,
    IDS,
    IS_REVIEWED,
    MEMO,
    OF_SOURCE,
    QUOTE,
    REVIEWED,
    SCORES,
    VALUE,
    Mint,
    mint_of,
)
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Study

NOTHING_KEPT: Mapping[str, str] = {}


def as_project(study: Study, kept: Mapping[str, str] = NOTHING_KEPT) -> Project:
    """Return documents, codes and codings as a project; ``kept`` holds GUIDs that came in."""
    mint = mint_of(kept)
    codings = _in_order(study)
    values = dict.fromkeys(coding.value for coding in codings if coding.value)
    memos = [memo for code in study.codes for memo in _code_memos(code, mint)]
    on: dict[str, list[Marked]] = {row.id: [] for row in study.documents}
    for one in marked(codings, mint):
        on[one.coding.document].append(one)
    memos += dict.fromkeys(memo for ones in on.values() for one in ones for memo in one.memos)
    words = dict(study.texts)
    nodes = [_node(code, mint) for code in study.codes]
    short = [CodeNode(mint(VALUE, value), value) for value in values]
    return Project(
        name=study.design.title.nl,
        users=tuple(_users(codings, mint)),
        codes=(*nodes, *short),
        variables=tuple(Variable(mint("variable", name), name) for name in OF_SOURCE)
        if study.documents
        else (),
        sources=tuple(
            _source(row, words.get(row.file, ""), on[row.id], mint) for row in study.documents
        ),
        memos=tuple(memos),
        groups=tuple(_groups(study.codes, list(values), mint)),
    )


def _in_order(study: Study) -> list[Coding]:
    """Return codings in the order of the texts, however their rows stand."""
    order = {row.id: number for number, row in enumerate(study.documents)}

    def place(row: Coding) -> tuple[int, bool, int, int, bool]:
        if row.start is None or row.end is None:
            return order[row.document], True, 0, 0, False
        return order[row.document], False, row.start, row.end, bool(row.quote)

    return sorted(study.codings, key=place)


@dataclass(frozen=True, slots=True)
class Marked:
    """A coding with the mark that stands for it, and the memos on that."""

    coding: Coding
    mark: Mark
    memos: tuple[Memo, ...]


def _users(codings: Iterable[Coding], mint: Mint) -> Iterator[User]:
    for coder in dict.fromkeys(coding.coder for coding in codings):
        if coder:
            yield User(mint("user", coder), coder)


def _node(code: Code, mint: Mint) -> CodeNode:
    return CodeNode(
        guid=mint("code", code.id),
        name=code.name,
        parent=mint("code", code.parent) if code.parent else "",
        colour=code.colour,
        description=code.description,
        memos=tuple(memo.guid for memo in _code_memos(code, mint)),
    )


def _code_memos(code: Code, mint: Mint) -> Iterator[Memo]:
    for name, text in ((MEMO, code.memo), (EXAMPLE, code.example)):
        if text:
            yield Memo(mint("memo", "code", code.id, name), name, text)


def _groups(codes: Iterable[Code], values: Iterable[str], mint: Mint) -> Iterator[Group]:
    """Yield the sets: our short names, and for each score the codes that carry it."""
    ids = {mint("code", code.id): code.id for code in codes}
    if ids:
        lines = "\n".join(f"{own} {id}" for own, id in ids.items())
        yield Group(IDS, "Samenspel", lines, tuple(ids))
    said: dict[str, list[str]] = {}
    for code in codes:
        for name in SCORES:
            if score := getattr(code, name):
                said.setdefault(f"{name}: {score}", []).append(mint("code", code.id))
    said |= {f"{VALUE}: {value}": [mint(VALUE, value)] for value in values}
    for name, members in said.items():
        yield Group(mint("set", name), name, codes=tuple(members))


def marked(codings: Iterable[Coding], mint: Mint) -> Iterator[Marked]:
    """Yield every coding with its mark; the same coding once more gets a GUID of its own."""
    times: Counter[Coding] = Counter()
    for coding in codings:
        bare = replace(coding, memo="", reviewed=False)
        times[bare] += 1
        quote = coding.quote if coding.start is None else ""
        who = (coding.document, coding.coder, coding.code, coding.value)
        own = mint("coding", *who, coding.start, coding.end, quote, times[bare])
        memos = tuple(_memos(coding, own, mint))
        code = mint("code", coding.code) if coding.code else mint(VALUE, coding.value)
        user = mint("user", coding.coder) if coding.coder else ""
        yield Marked(coding, Mark(own, code, user, tuple(memo.guid for memo in memos)), memos)


def _memos(coding: Coding, mark: str, mint: Mint) -> Iterator[Memo]:
    if coding.memo:
        yield Memo(mint("memo", mark, MEMO), MEMO, coding.memo)
    if coding.quote and coding.start is None:
        yield Memo(mint("memo", mark, QUOTE), QUOTE, coding.quote)
    if coding.reviewed:
        yield Memo(IS_REVIEWED, REVIEWED, REVIEWED)


def _source(row: Document, text: str, own: Sequence[Marked], mint: Mint) -> TextSource:
    said = {name: getattr(row, name) for name in OF_SOURCE[1:-1]} | {"document": row.id}
    if row.title == row.id:  # the name of a source is its title, or else its id
        said["title"] = row.title
    return TextSource(
        guid=mint("source", row.id),
        name=row.title or row.id,
        text=text,
        selections=tuple(_selections(row.id, text, own, mint)),
        marks=tuple(one.mark for one in own if one.coding.start is None),
        values=tuple((mint("variable", name), said[name]) for name in OF_SOURCE if said.get(name)),
    )


def _selections(document: str, text: str, own: Iterable[Marked], mint: Mint) -> Iterator[Selection]:
    """Yield each span once, with everything on it; its name is its words where they were given."""
    spans: dict[tuple[int, int, bool], list[Mark]] = {}
    for one in own:
        coding = one.coding
        if coding.start is not None and coding.end is not None:
            spans.setdefault((coding.start, coding.end, bool(coding.quote)), []).append(one.mark)
    for (start, end, quoted), marks in sorted(spans.items(), key=lambda item: item[0]):
        name = text[start:end] if quoted else ""
        id = mint("selection", document, start, end, quoted)
        yield Selection(id, start, end, name, marks=tuple(marks))
