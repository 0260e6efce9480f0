"""A project of the exchange format as a study: its documents, codes and codings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace

from samenspel.errors import InvalidStudyError
from samenspel.formats.refi_found import SUBJECT, sentence
from samenspel.formats.refi_from_study import marked
from samenspel.formats.refi_model import ORIGIN, Mark, Project, Selection, TextSource
from samenspel.formats.refi_names import IS_REVIEWED, OF_SOURCE, QUOTE, Names, mint_of, short_name
from samenspel.formats.refi_to_codes import CodesRead, codes_of, is_known, kept_words
from samenspel.formats.refi_to_documents import documents_of
from samenspel.study.cells import CELL_LIMIT
from samenspel.study.checks import problems
from samenspel.study.coding import DICTIONARY, SETTLED, Coding, Document
from samenspel.study.model import Design, Study
from samenspel.study.problems import Place, cut, problem_in
from samenspel.study.rows import Network
from samenspel.text import Text, plain


@dataclass(frozen=True, slots=True)
class Studied:
    """A study, what of the project is not in it, and GUIDs to give back on the way out."""

    study: Study
    told: tuple[Text, ...]
    kept: Mapping[str, str]


def as_study(project: Project, network: str = "") -> Studied:
    """Return what was coded as a study; documents that name no network get this one."""
    codes = codes_of(project)
    documents = documents_of(project, network)
    coders = _coders(project)
    found = list(_codings(project, documents.rows, codes, coders))
    once = _once(found)
    rows = tuple(documents.rows.values())
    title = kept_words(project.name).strip() or ORIGIN
    study = Study(
        Design(
            short_name(title, "study"),
            plain(title),
            networks=tuple(Network(id) for id in dict.fromkeys(row.network for row in rows)),
        ),
        documents=rows,
        codes=tuple(codes.rows.values()),
        codings=tuple(coding for coding, _ in once),
        texts=documents.texts,
    )
    _check(study)
    told = tuple(_told(project, codes.unscored, len(found) - len(once)))
    things = {("user", name): own for own, name in coders.items()}
    things |= {("code", code.id): own for own, code in codes.rows.items()}
    things |= {("source", row.id): own for own, row in documents.rows.items()}
    return Studied(study, told, _kept(things, once))


def _coders(project: Project) -> dict[str, str]:
    """Return what each user is called; our own words for who settled are nobody else's name."""
    taken = set() if project.origin.startswith(ORIGIN) else {SETTLED, DICTIONARY}
    names = Names(taken)
    return {user.guid: names.free(kept_words(user.name), "{} ({})") for user in project.users}


def _codings(
    project: Project,
    rows: Mapping[str, Document],
    codes: CodesRead,
    coders: Mapping[str, str],
) -> Iterator[tuple[Coding, str]]:
    """Yield every coding with its GUID."""
    memos = {memo.guid: memo for memo in project.memos}
    for source in project.sources:
        for selection, mark in _marks(source):
            said = [memos[memo] for memo in mark.memos]
            own = [memo.text for memo in said if memo.name != QUOTE and memo.guid != IS_REVIEWED]
            around = [] if selection is None else [selection.description]
            around += [memos[memo].text for memo in (selection.memos if selection else ())]
            coding = Coding(
                rows[source.guid].id,
                coder=coders.get(mark.user, ""),
                memo=kept_words("\n\n".join(filter(None, [*own, *around]))),
                reviewed=IS_REVIEWED in mark.memos,
                quote="".join(memo.text for memo in said if memo.name == QUOTE),
            )
            yield _placed(_meant(coding, mark, codes), source, selection), mark.guid


def _marks(source: TextSource) -> Iterator[tuple[Selection | None, Mark]]:
    """Yield every mark with where it stands: in order of the text, then those on all of it."""
    placed = sorted(source.selections, key=lambda one: (one.start, one.end))
    yield from ((selection, mark) for selection in placed for mark in selection.marks)
    yield from ((None, mark) for mark in source.marks)


def _meant(coding: Coding, mark: Mark, codes: CodesRead) -> Coding:
    if mark.code in codes.values:
        return replace(coding, value=codes.values[mark.code])
    return replace(coding, code=codes.rows[mark.code].id)


def _placed(coding: Coding, source: TextSource, selection: Selection | None) -> Coding:
    """Return a coding at its place, with its words as a quote where the file gives them."""
    if selection is None:
        return coding
    text = source.text[selection.start : selection.end]
    quote = text if selection.name == text and len(text) <= CELL_LIMIT else ""
    return replace(coding, start=selection.start, end=selection.end, quote=quote)


def _once(found: list[tuple[Coding, str]]) -> list[tuple[Coding, str]]:
    """Return codings with their GUID; the same code twice on the same words is one coding."""
    kept: dict[object, tuple[Coding, str]] = {}
    for number, (coding, own) in enumerate(found):
        bare = replace(coding, memo="", quote="", reviewed=False)
        kept.setdefault(number if coding.start is None else bare, (coding, own))
    return list(kept.values())


def _check(study: Study) -> None:
    """Raise everything that keeps this from being a study."""
    found = problems(study)
    for table in ("documents", "codes", "codings"):
        for number, row in enumerate(getattr(study, table), start=2):
            long = [words for words in astuple(row) if len(str(words)) > CELL_LIMIT]
            place = Place(table, number)
            found += [problem_in(SUBJECT, "long_words", place, one, CELL_LIMIT) for one in long]
    if found:
        raise InvalidStudyError(list(cut(found)))


def _told(project: Project, unscored: int, twice: int) -> Iterator[Text]:
    """Yield what the project holds and a study does not."""
    left = {
        "uncoded": sum(not one.marks for source in project.sources for one in source.selections),
        "twice": twice,
        "unscored": unscored,
        "apart": len(project.attached) + sum(len(source.memos) for source in project.sources),
        "variables": sum(variable.name not in OF_SOURCE for variable in project.variables),
        "sets": sum(not is_known(group) for group in project.groups),
    }
    return (sentence(f"left_{key}", count=count) for key, count in left.items() if count)


def _kept(things: Mapping[tuple[str, str], str], once: list[tuple[Coding, str]]) -> dict[str, str]:
    """Return the GUIDs that came in, by the ones that we would give."""
    mint = mint_of({})
    kept = {mint(kind, id): own for (kind, id), own in things.items()}
    codings = [coding for coding, _ in once]
    for one, (_, own) in zip(marked(codings, mint), once, strict=True):
        kept[one.mark.guid] = own
    return {ours: own for ours, own in kept.items() if ours != own}
