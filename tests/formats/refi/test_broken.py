"""Broken and hostile archives: each ends in the problem that it has, in two languages."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from formats.refi.packed import (
    CODE,
    CODES,
    NOTE,
    SOURCE,
    TEXT,
    USER,
    USERS,
    packed,
    project,
    selection,
    source,
    zipped,
)
from samenspel.errors import InvalidStudyError
from samenspel.formats import refi_archive
from samenspel.formats.refi import as_study, read_codebook, read_project

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]><Project name="&b;">&c;</Project>'
)
DEEP = "".join(
    f'<Code guid="{at:08x}-0000-4000-8000-000000000000" name="{at}" isCodable="true">'
    for at in range(200)
)
OPENED = f'<Code guid="{CODE}" name="a" isCodable="true">'
CIRCLE = f"{OPENED}{OPENED}</Code></Code>"


def codebook(codes: str) -> str:
    return f"{USERS}<CodeBook><Codes>{codes}</Codes></CodeBook>"


def text_at(path: str) -> bytes:
    return packed(project(source(path=path)))


def flagged(raw: bytes) -> bytes:
    """Return an archive that says it is locked with a password."""
    out = bytearray(raw)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = out.find(mark)
        while found >= 0:
            out[found + at] |= 1
            found = out.find(mark, found + 4)
    return bytes(out)


def changed(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def twice(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, project())
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(name, project())
    return out.getvalue()


BROKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("not_an_archive", lambda: b""),
    "not a zip": ("not_an_archive", lambda: project().encode()),
    "half a zip": ("not_an_archive", lambda: packed(project())[:200]),
    "bytes changed inside": ("not_an_archive", lambda: changed(packed(project()), 60)),
    "locked": ("encrypted", lambda: flagged(packed(project()))),
    "no project": ("no_project", lambda: zipped({"Sources/a.txt": TEXT})),
    "two projects": ("two_projects", lambda: packed(project(), {"other.qde": project()})),
    "a project twice": ("members_alike", lambda: twice("project.qde")),
    "names that differ in capitals": (
        "members_alike",
        lambda: packed(project(), {"Sources/a.txt": TEXT, "sources/A.TXT": "x"}),
    ),
    "a name that climbs out": ("leads_out", lambda: packed(project(), {"../../etc/cron": "x"})),
    "a name from the root": ("leads_out", lambda: packed(project(), {"/etc/cron": "x"})),
    "a name on a drive": ("leads_out", lambda: packed(project(), {"C:\\a.txt": "x"})),
    "a name that climbs the other way": ("leads_out", lambda: packed(project(), {"..\\a": "x"})),
    "a huge name": ("huge_name", lambda: packed(project(), {"a" * 9_000: "x"})),
    "a path that climbs out": ("leads_out", lambda: text_at("internal://../../etc/passwd")),
    "a path from the root": ("leads_out", lambda: text_at("/etc/passwd")),
    "a path to a disk": ("leads_out", lambda: text_at("file:///etc/passwd")),
    "a path on a drive": ("leads_out", lambda: text_at("C:\\Users\\a.txt")),
    "a path to another host": ("leads_out", lambda: text_at("http://example.org/a.txt")),
    "entities": ("tricks", lambda: packed(ENTITIES)),
    "an empty project": ("not_xml", lambda: packed("")),
    "half a project": ("not_xml", lambda: packed(project()[:-30])),
    "an unknown encoding": ("not_xml", lambda: packed('<?xml version="1.0" encoding="x9"?><a/>')),
    "another root": ("no_root", lambda: packed("<CodeBook/>")),
    "a tree without end": (
        "too_deep",
        lambda: packed(project(before=codebook(DEEP + "</Code>" * 200))),
    ),
    "a wrong GUID": ("bad_guid", lambda: packed(project(source(guid="1-2-3")))),
    "no GUID": ("bad_guid", lambda: packed(project(before='<Users><User name="a"/></Users>'))),
    "two sources with one GUID": ("guid_twice", lambda: packed(project(source() * 2))),
    "two users with one GUID": (
        "guid_twice",
        lambda: packed(project(before=USERS[:-8] + USERS[7:])),
    ),
    "a code under itself": ("guid_twice", lambda: packed(project(before=codebook(CIRCLE)))),
    "a code without a name": (
        "no_name",
        lambda: packed(project(before=codebook(f'<Code guid="{CODE}" isCodable="true"/>'))),
    ),
    "a code with a name without end": (
        "long_name",
        lambda: packed(project(before=CODES.replace('"tijd"', f'"{"x" * 5_000}"'))),
    ),
    "a code that is not there": (
        "unknown_code",
        lambda: packed(project(source(selection(0, 3, code=SOURCE)))),
    ),
    "a coding without a code": (
        "coding_without_code",
        lambda: packed(project(source(f'<Coding guid="{NOTE}" creatingUser="{USER}"/>'))),
    ),
    "a text that is not there": ("text_missing", lambda: packed(project(), {})),
    "no path to a text": ("text_missing", lambda: text_at("")),
    "letters that are none": ("no_letters", lambda: packed(project(), {"Sources/a.txt": b"\x81"})),
    "a place beyond the text": ("outside_text", lambda: packed(project(source(selection(0, 999))))),
    "a place before the text": ("outside_text", lambda: packed(project(source(selection(-4, 3))))),
    "a place within a sign": (
        "outside_text",
        lambda: packed(
            project(
                source(selection(0, 1) + selection(3, 6, 2, "Wij") + selection(7, 10, 3, "ook"))
            ),
            {"Sources/a.txt": "👍 Wij ook"},
        ),
    ),
    "an end before its start": ("outside_text", lambda: packed(project(source(selection(9, 4))))),
    "a place that is no number": ("no_place", lambda: packed(project(source(selection("x", 4))))),
    "a place of a thousand digits": (
        "no_place",
        lambda: packed(project(source(selection("9" * 9_000, 4)))),
    ),
    "a memo that climbs out": (
        "leads_out",
        lambda: packed(
            project(after=f'<Notes><Note guid="{NOTE}" plainTextPath="internal://../a"/></Notes>')
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_ends_in_its_own_problem(name: str) -> None:
    code, make = BROKEN[name]
    with pytest.raises(InvalidStudyError) as refused:
        read_project(make(), "proef.qdpx")
    problems = refused.value.problems
    assert {problem.code for problem in problems} == {code}
    assert all(problem.file == "proef.qdpx" for problem in problems)
    sentences = [words for one in problems for words in (one.message, one.repair)]
    assert all(words.nl and words.en and "{" not in words.nl + words.en for words in sentences)


def test_there_are_many_ways_to_be_broken() -> None:
    assert len(BROKEN) >= 30


def test_what_can_be_broken_without_end_is_measured_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = packed(project(), {"Sources/a.txt": b"\0" * 3_000_000})
    assert len(bomb) < 10_000
    monkeypatch.setattr(refi_archive, "READ_LIMIT", 1_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", _only_small)
    with pytest.raises(InvalidStudyError) as refused:
        read_project(bomb, "proef.qdpx")
    assert [problem.code for problem in refused.value.problems] == ["too_much"]


def _only_small(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    assert member.file_size < 1_000_000
    with archive.open(member) as file:
        return file.read()


def test_one_text_that_many_sources_point_at_counts_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = "".join(source(guid=f"{at:08x}-0000-4000-8000-000000000000") for at in range(30))
    monkeypatch.setattr(refi_archive, "READ_LIMIT", len(project(many)) + 20 * len(TEXT))
    with pytest.raises(InvalidStudyError) as refused:
        read_project(packed(project(many)), "proef.qdpx")
    assert [problem.code for problem in refused.value.problems] == ["too_much"]


def test_more_files_than_anybody_has_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refi_archive, "MEMBERS", 2)
    with pytest.raises(InvalidStudyError) as refused:
        read_project(packed(project(), {"a": "", "b": ""}), "proef.qdpx")
    assert [problem.code for problem in refused.value.problems] == ["too_many_members"]


def test_every_problem_is_told_at_once() -> None:
    inside = selection(0, 999) + selection("x", 3, at=2) + selection(0, 3, at=3, code=NOTE)
    with pytest.raises(InvalidStudyError) as refused:
        read_project(packed(project(source(inside) + source(path="", guid="x"))), "proef.qdpx")
    codes = {problem.code for problem in refused.value.problems}
    assert codes == {"outside_text", "no_place", "unknown_code", "text_missing", "bad_guid"}


def test_a_project_is_no_codebook() -> None:
    with pytest.raises(InvalidStudyError) as refused:
        read_codebook(project().encode(), "proef.qdc")
    assert [problem.code for problem in refused.value.problems] == ["no_root"]


def test_a_memo_longer_than_a_cell_does_not_go_into_a_study() -> None:
    described = CODES.replace(
        "/></Codes>", f"><Description>{'x' * 40_000}</Description></Code></Codes>"
    )
    found = read_project(packed(project(before=USERS + described)), "proef.qdpx")
    with pytest.raises(InvalidStudyError) as refused:
        as_study(found.project)
    assert [(one.code, one.file) for one in refused.value.problems] == [("long_words", "codes")]
