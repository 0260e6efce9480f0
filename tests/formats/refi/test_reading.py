"""Other tools write in many ways: what is read patiently, and what is said of it."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from formats.refi.packed import (
    CODE,
    CODES,
    NOTE,
    SET,
    SOURCE,
    TEXT,
    USER,
    USERS,
    number,
    packed,
    project,
    selection,
    source,
    zipped,
)
from samenspel.catalogue import texts
from samenspel.formats.refi import (
    Exchanged,
    as_project,
    as_study,
    project_bytes,
    read_codebook,
    read_project,
)
from samenspel.formats.refi_to_codes import codes_of
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Card, Design, Study
from samenspel.text import Text, plain

WIJ = [(0, 3, "Wij")]


def read(raw: bytes) -> Exchanged:
    return read_project(raw, "proef.qdpx")


def spans(raw: bytes) -> list[tuple[int, int, str]]:
    """Return where the codings lie, and the words under them."""
    (kept,) = read(raw).project.sources
    return [(one.start, one.end, kept.text[one.start : one.end]) for one in kept.selections]


def note(name: str, words: str) -> str:
    text = f"<PlainTextContent>{words}</PlainTextContent>"
    return f'<Notes><Note guid="{NOTE}" name="{name}">{text}</Note></Notes>'


def told(key: str, **parts: object) -> Text:
    return texts("refi")[key].format(**parts)


@pytest.mark.parametrize(
    ("path", "member"),
    [
        ("internal://a.txt", "Sources/a.txt"),
        ("internal://a.txt", "sources/a.txt"),
        ("internal://A.txt", "SOURCES/a.TXT"),
        ("internal://sources/a.txt", "Sources/a.txt"),
        ("relative:///sources/a.txt", "sources/a.txt"),
        ("./sources/a.txt", "sources/a.txt"),
        ("sources\\a.txt", "sources\\a.txt"),
        ("a.txt", "Sources/a.txt"),
        ("internal://a.txt", "a.txt"),
    ],
)
def test_a_text_is_found_however_its_path_is_written(path: str, member: str) -> None:
    raw = packed(project(source(selection(0, 3), path=path)), {member: TEXT})
    assert spans(raw) == WIJ


@pytest.mark.parametrize("name", ["project.qde", "Proef.QDE", "x.qde", "Proef/project.qde"])
def test_the_one_project_is_found_whatever_it_is_called(name: str) -> None:
    folder = name.rpartition("/")[0]
    text = f"{folder}/sources/a.txt" if folder else "sources/a.txt"
    inside = project(source(selection(0, 3)))
    assert spans(zipped({name: inside, "__MACOSX/._project.qde": b"\0", text: TEXT})) == WIJ


def test_a_project_at_the_root_goes_before_one_that_was_packed_along() -> None:
    inside = {"Sources/a.txt": TEXT, "Sources/old.qde": project()}
    assert spans(packed(project(source(selection(0, 3))), inside)) == WIJ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_project_may_begin_with_a_mark(encoding: str) -> None:
    xml = project(source(selection(0, 3))).replace("utf-8", encoding.removesuffix("-sig"))
    assert spans(packed(xml.encode(encoding))) == WIJ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_may_be_in_any_unicode(encoding: str) -> None:
    text = "Een café 😀 in Gouda."
    inside = selection(4, 8) + selection(14, 19, 2) + selection(0, 3, 3)
    raw = packed(project(source(inside)), {"Sources/a.txt": text.encode(encoding)})
    assert [words for *_, words in spans(raw)] == ["café", "Gouda", "Een"]


def test_a_text_in_older_letters_is_read_and_told() -> None:
    raw = packed(project(source(selection(4, 8))), {"Sources/a.txt": "Een café".encode("cp1252")})
    assert [words for *_, words in spans(raw)] == ["café"]
    assert told("older_letters", source="a") in read(raw).told


def test_a_text_inside_the_project_needs_no_file() -> None:
    inside = f"<PlainTextContent>{TEXT}</PlainTextContent>{selection(0, 3)}"
    assert spans(packed(project(source(inside, path="")), {})) == WIJ


def test_a_source_that_is_only_a_document_is_read_from_it_and_told() -> None:
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("Wij vertrouwen elkaar.")
    document.save(out)
    only = source(selection(0, 3), "internal://a.docx").replace("plainTextPath", "richTextPath")
    raw = packed(project(only), {"sources/a.docx": out.getvalue()})
    assert spans(raw) == WIJ
    assert told("from_document", source="a") in read(raw).told


def test_a_document_elsewhere_does_not_matter_where_the_text_is_here() -> None:
    xml = project(source(selection(0, 3)))
    loose = xml.replace(' plainTextPath="', ' richTextPath="relative:///../a.docx" plainTextPath="')
    assert spans(packed(loose)) == WIJ


def test_the_text_of_a_pdf_is_text_and_areas_on_its_pages_are_counted() -> None:
    coding = f'<Coding guid="{NOTE}"><CodeRef targetGUID="{CODE}"/></Coding>'
    areas = f'<PDFSelection guid="{NOTE}" page="1">{coding}</PDFSelection>'
    layer = source(selection(0, 3), guid=SET).replace("TextSource", "Representation")
    raw = packed(
        project(f'<PDFSource guid="{SOURCE}" name="beleid.pdf">{areas * 3}{layer}</PDFSource>')
    )
    assert spans(raw) == WIJ
    assert read(raw).project.sources[0].name == "beleid.pdf"
    assert told("left_areas", count=3) in read(raw).told
    assert told("left_codings", count=3) in read(raw).told


def test_what_is_no_text_is_counted_and_named() -> None:
    kinds = {"PictureSource": 1, "AudioSource": 2, "VideoSource": 3, "PDFSource": 4, "MapSource": 5}
    coding = f'<Coding guid="{NOTE}"><CodeRef targetGUID="{CODE}"/></Coding>'
    sources = "".join(
        f'<{kind} guid="{NOTE}">{coding}</{kind}>' * times for kind, times in kinds.items()
    )
    after = (
        f'<Links><Link guid="{NOTE}"/></Links>'
        f'<Sets><Set guid="{SET}" name="s"><MemberCode targetGUID="{CODE}"/>'
        f'<MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
        f'<Graphs><Graph guid="{NOTE}"/><Graph guid="{SET}"/></Graphs>'
    )
    cases = f'<Cases><Case guid="{NOTE}"/></Cases>'
    found = read(packed(project(sources, before=USERS + CODES + cases, after=after)))
    counted = {"pictures": 1, "sounds": 2, "films": 3, "pages": 4, "others": 5}
    counted |= {"links": 1, "graphs": 2, "cases": 1, "members": 1, "codings": 15}
    assert set(found.told) == {told(f"left_{key}", count=count) for key, count in counted.items()}


def test_what_was_chosen_is_told_with_how_much_fits() -> None:
    text = "👍 Wij vertrouwen 👍 elkaar niet zo."
    words = ["Wij", "vertrouwen", "elkaar", "niet"]
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    wide = [[at + text[:at].count("👍") for at in place] for place in places]
    inside = "".join(selection(start, end, at) for at, (start, end) in enumerate(wide))
    raw = packed(project(source(inside)), {"Sources/a.txt": text})
    assert [under for *_, under in spans(raw)] == words
    assert read(raw).told == (told("counts_halves", source="a", fit=4, tried=4),)


def test_the_plain_way_stays_where_nothing_tells_the_ways_apart() -> None:
    raw = packed(
        project(source(selection(5, 12))), {"Sources/a.txt": "👍 in het midden van woorden"}
    )
    assert [(start, end) for start, end, _ in spans(raw)] == [(5, 12)]
    assert read(raw).told == (told("counts_signs", source="a", fit=0, tried=1),)


def test_one_sign_more_that_fits_is_not_enough_to_count_in_another_way() -> None:
    raw = packed(project(source(selection(0, 1))), {"Sources/a.txt": "ab cd"})
    assert spans(raw) == [(0, 1, "a")]  # and not 'ab', as if the last sign were inside


def test_an_accent_belongs_to_its_letter() -> None:
    raw = packed(project(source(selection(0, 1))), {"Sources/a.txt": "e\u0301"})
    assert read(raw).told == (told("counts_signs", source="a", fit=0, tried=1),)


def test_names_that_were_cut_still_say_where_a_selection_begins_and_ends() -> None:
    text = "Wij vertrouwen elkaar niet vanzelf"
    places = [(text.index(word), text.index(word) + len(word)) for word in text.split()]
    inside = "".join(
        selection(start, end - 1, at, f"{text[start : min(end, start + 4)]}…")
        for at, (start, end) in enumerate(places)
    )
    raw = packed(project(source(inside)), {"Sources/a.txt": text})
    assert [words for *_, words in spans(raw)] == text.split()
    assert told("last_inside", source="a") in read(raw).told


def test_a_selection_that_goes_by_its_words_decides_even_in_the_middle_of_words() -> None:
    text = "👍👍 samenwerking in de regio"
    raw = packed(project(source(selection(8, 12, 1, "enwe"))), {"Sources/a.txt": text})
    assert [words for *_, words in spans(raw)] == ["enwe"]


def test_empty_selections_and_those_without_a_code_are_counted() -> None:
    bare = f'<PlainTextSelection guid="{NOTE}" startPosition="0" endPosition="3"/>'
    found = read(packed(project(source(selection(4, 4) + bare))))
    assert told("left_empty", count=1) in found.told
    studied = as_study(found.project)
    assert studied.study.codings == ()
    assert told("left_uncoded", count=1) in studied.told


def test_the_same_guid_on_two_selections_is_renewed_and_told() -> None:
    found = read(packed(project(source(selection(0, 3) + selection(4, 14)))))
    kept = found.project.sources[0].selections
    assert len({one.guid for one in kept}) == 2
    assert len({one.marks[0].guid for one in kept}) == 2
    assert told("left_renewed", count=2) in found.told


def test_guids_in_braces_and_capitals_are_the_same_guids() -> None:
    xml = project(source(selection(0, 3))).replace(f'guid="{CODE}"', f'guid="{{{CODE.upper()}}}"')
    xml = xml.replace(f'guid="{USER}"', f'guid="{{{USER}}}"')
    (kept,) = read(packed(xml)).project.sources
    assert [(mark.code, mark.user) for mark in kept.selections[0].marks] == [(CODE, USER)]


def test_somebody_who_is_not_listed_is_still_one_and_the_same() -> None:
    inside = selection(0, 3) + selection(4, 14, 2)
    found = read(packed(project(source(inside), before=CODES)))
    assert [coding.coder for coding in as_study(found.project).study.codings] == [USER[:8]] * 2
    assert told("left_users", count=1) in found.told


def test_two_people_with_one_name_stay_two_and_nobody_is_called_settled_by_chance() -> None:
    users = "".join(
        f'<User guid="{number(at)}" name="{name}"/>'
        for at, name in enumerate(["Bo", "Bo", "settled"], start=1)
    )
    inside = "".join(selection(0, 3, at).replace(USER, number(at)) for at in (1, 2, 3))
    found = read(packed(project(source(inside), before=f"<Users>{users}</Users>{CODES}")))
    coders = [coding.coder for coding in as_study(found.project).study.codings]
    assert coders == ["Bo", "Bo (2)", "settled (2)"]


def test_a_coding_that_is_there_twice_counts_once() -> None:
    found = read(packed(project(source(selection(0, 3) + selection(0, 3, 2)))))
    studied = as_study(found.project)
    assert len(studied.study.codings) == 1
    assert told("left_twice", count=1) in studied.told


def test_comments_on_words_become_memos_and_short_colours_long_ones() -> None:
    comment = selection(0, 3).replace("><Coding", "><Description>let op</Description><Coding")
    noted = selection(4, 14, 2).replace("</Coding>", f'<NoteRef targetGUID="{NOTE}"/></Coding>')
    lost = f'<NoteRef targetGUID="{SET}"/>'
    notes = note("m", "zie 3")
    xml = project(source(comment + noted + lost), after=notes).replace("#FF8800", "#F80")
    found = read(packed(xml))
    studied = as_study(found.project).study
    assert [coding.memo for coding in studied.codings] == ["let op", "zie 3"]
    assert studied.codes[0].colour == "#FF8800"
    assert told("left_memos", count=1) in found.told


def test_a_memo_may_be_empty_or_stand_in_a_description() -> None:
    noted = selection(0, 3).replace("</Coding>", f'<NoteRef targetGUID="{NOTE}"/></Coding>')
    for words in ("", "zie 3"):
        described = f"<Description>{words}</Description>"
        notes = f'<Notes><Note guid="{NOTE}" name="m">{described}</Note></Notes>'
        (coding,) = as_study(
            read(packed(project(source(noted), after=notes))).project
        ).study.codings
        assert coding.memo == words


def test_words_that_fit_no_cell_are_no_quote_but_stay_coded() -> None:
    text = "woord " * 8_000
    inside = selection(0, len(text) - 1, 1, text[:-1])
    raw = packed(project(source(inside)), {"Sources/a.txt": text})
    (coding,) = as_study(read(raw).project).study.codings
    assert (coding.start, coding.end, coding.quote) == (0, len(text) - 1, "")


def test_a_memo_called_reviewed_does_not_review_a_quote() -> None:
    noted = selection(0, 3).replace("</Coding>", f'<NoteRef targetGUID="{NOTE}"/></Coding>')
    notes = note("reviewed", "reviewed")
    (coding,) = as_study(read(packed(project(source(noted), after=notes))).project).study.codings
    assert coding == Coding("a", "", "", "Anna", "vertrouwen", 0, 3, "reviewed", reviewed=False)


def test_sets_and_variables_of_another_tool_say_what_a_code_and_a_source_are() -> None:
    said = {"topic": "strategy", "item": "trust", "level": "network", "finding": "present"}
    sets = "".join(
        f'<Set guid="{number(at)}" name="{key}: {word}"><MemberCode targetGUID="{CODE}"/></Set>'
        for at, (key, word) in enumerate(said.items())
    )
    names = ["network", "respondent", "kind", "leeftijd"]
    variables = "".join(
        f'<Variable guid="{number(at)}" name="{name}" typeOfVariable="Text"/>'
        for at, name in enumerate(names)
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{number(at)}"/>'
        f"<TextValue>{word}</TextValue></VariableValue>"
        for at, word in enumerate(["noord", "A1", "interview", "41"])
    )
    before = f"{USERS}{CODES}<Variables>{variables}</Variables>"
    found = read(packed(project(source(values), before=before, after=f"<Sets>{sets}</Sets>")))
    studied = as_study(found.project)
    code, row = studied.study.codes[0], studied.study.documents[0]
    assert (code.topic, code.item, code.level, code.finding) == tuple(said.values())
    assert (row.network, row.respondent, row.kind) == ("noord", "A1", "interview")
    assert studied.told == (told("left_variables", count=1),)


@pytest.mark.parametrize("said", ["topic: strategy", "topic: reason, level: network"])
def test_a_score_that_is_not_whole_is_no_score_and_told(said: str) -> None:
    sets = "".join(
        f'<Set guid="{number(at)}" name="{name}"><MemberCode targetGUID="{CODE}"/></Set>'
        for at, name in enumerate(said.split(", "))
    )
    studied = as_study(read(packed(project(after=f"<Sets>{sets}</Sets>"))).project)
    assert {code.topic for code in studied.study.codes} == {None}
    assert studied.told == (told("left_unscored", count=1),)


def test_values_and_scores_of_cards_that_nobody_else_has_become_ordinary_codes() -> None:
    own = Design("eigen", plain("Eigen"), card_set="", own_cards=(Card("rust", plain("Rust")),))
    study = Study(
        own,
        documents=(Document("d", "n"),),
        codes=(Code("c", "Kalm", topic="value_enacted", item="rust"),),
        codings=(Coding("d", "rust", coder="bo"),),
    )
    back = as_study(read(project_bytes(as_project(study))).project)
    assert [code.id for code in back.study.codes] == ["c", "rust"]
    assert [coding.code for coding in back.study.codings] == ["rust"]
    assert back.told == (told("left_unscored", count=1),)
    (code,) = codes_of(as_project(study), own).rows.values()
    assert code == study.codes[0]


def test_a_set_that_says_what_no_code_can_count_as_stays_a_set() -> None:
    sets = (
        f'<Sets><Set guid="{SET}" name="level: hoog"><MemberCode targetGUID="{CODE}"/></Set></Sets>'
    )
    studied = as_study(read(packed(project(after=sets))).project)
    assert studied.study.codes[0].level is None
    assert told("left_sets", count=1) in studied.told


def test_names_become_short_names_that_differ() -> None:
    codes = "".join(
        f'<Code guid="{number(at)}" name="{name}" isCodable="true"/>'
        for at, name in enumerate(["Vertrouwen!", "vertrouwen", "名", "Eén doel"])
    )
    book = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes><Sets/></CodeBook>'
    studied = as_study(read_codebook(book.encode("utf-8-sig"), "proef.qdc").project)
    assert [code.id for code in studied.study.codes] == [
        "vertrouwen",
        "vertrouwen-2",
        "code",
        "een-doel",
    ]
    assert [code.name for code in studied.study.codes][2] == "名"


def test_sources_of_one_name_and_one_file_stay_apart() -> None:
    variable = f'<Variables><Variable guid="{NOTE}" name="file" typeOfVariable="Text"/></Variables>'
    value = (
        f'<VariableValue><VariableRef targetGUID="{NOTE}"/>'
        "<TextValue>een.txt</TextValue></VariableValue>"
    )
    both = source(value) + source(value, "internal://b.txt", SET)
    raw = packed(project(both, before=variable), {"Sources/a.txt": "Wij", "Sources/b.txt": "Zij"})
    study = as_study(read(raw).project).study
    assert [row.id for row in study.documents] == ["a", "a-2"]
    assert study.texts == (("a-2.txt", "Zij"), ("een.txt", "Wij"))


def test_no_network_is_called_as_all_networks_together() -> None:
    xml = project().replace('name="proef"', 'name="All"')
    (row,) = as_study(read(packed(xml)).project).study.documents
    assert row.network == "all-2"


def test_signs_that_nobody_can_see_become_spaces_and_places_stay() -> None:
    raw = packed(
        project(source(selection(4, 14))), {"Sources/a.txt": "Wij\x0bvertrouwen\x00elkaar"}
    )
    assert spans(raw) == [(4, 14, "vertrouwen")]
    assert told("left_signs", count=2) in read(raw).told


def test_a_file_that_is_open_is_read_where_it_is() -> None:
    raw = BytesIO(packed(project(source(selection(0, 3)))))
    assert read_project(raw, "proef.qdpx").project.sources[0].text == TEXT
    assert not raw.closed
