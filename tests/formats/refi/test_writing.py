"""What we write is what the schema asks, holds nothing of a machine, and is the same each time."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import example, given

from formats.refi.coded import AWKWARD, coded
from formats.refi.packed import CODES, USERS, packed, project, selection, source
from formats.refi.test_round_trip import some
from samenspel.formats.refi import as_project, codebook_bytes, project_bytes, read_project
from samenspel.formats.refi_model import GUID, Project
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

# The schemas are not ours to hand on: whoever has them names their folder.
SCHEMAS = os.environ.get("SAMENSPEL_REFI_SCHEMAS", "")

TEXT = "Wij vertrouwen elkaar 👍\nniet vanzelf."
STUDY = Study(
    Design("proef", plain("Proef"), networks=(Network("noord"),)),
    documents=(Document("d1", "noord", "Eén", "interview", "d1.txt", "A1"),),
    codes=(
        Code("trust", "Vertrouwen", "", "Wanneer?", "#1f6f8b", "Bijvoorbeeld", "Memo"),
        Code("now", "Nu", "trust", "", "", "", "", "strategy", "trust", "network", "present"),
    ),
    codings=(
        Coding("d1", "", "Wij", "anna", "now", 0, 3, "let op", reviewed=True),
        Coding("d1", "", "", "bo", "trust", 0, 14),
        Coding("d1", "trustful", "elkaar", "bo"),
    ),
    texts=(("d1.txt", TEXT),),
)
# The order of what may stand in an element, and the attributes that it must have.
INSIDE = {
    "Project": ["Users", "CodeBook", "Variables", "Sources", "Notes", "Sets"],
    "CodeBook": ["Codes", "Sets"],
    "Code": ["Description", "NoteRef", "Code"],
    "TextSource": [
        *("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"),
        "VariableValue",
    ],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "VariableValue": ["VariableRef", "TextValue"],
    "Set": ["Description", "MemberCode"],
    "Note": ["PlainTextContent"],
}
LISTS = {"Users", "Codes", "Variables", "Sources", "Notes", "Sets"}
ASKED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "Set": {"guid", "name"},
    "Note": {"guid"},
}


def qde(raw: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return archive.read("project.qde")


def wrong_inside(xml: bytes) -> list[str]:
    """Return what the schema would not take; where the schemas are, they are asked themselves."""
    found = []
    for element in ET.fromstring(xml).iter():  # noqa: S314 - ours
        tag = element.tag.rpartition("}")[2]
        inside = [child.tag.rpartition("}")[2] for child in element]
        order = INSIDE.get(tag)
        if order and inside != sorted(inside, key=order.index):
            found.append(f"{tag}: {inside}")
        if tag in LISTS and not inside:
            found.append(f"{tag} is empty")
        if lacks := ASKED.get(tag, set()) - set(element.attrib):
            found.append(f"{tag} lacks {lacks}")
        if not re.fullmatch("#[0-9a-fA-F]{6}", element.get("color", "#000000")):
            found.append(f"{tag} has no colour")
        guids = [element.get(name) for name in ("guid", "targetGUID", "creatingUser")]
        found += [guid for guid in guids if guid is not None and not GUID.fullmatch(guid)]
    if SCHEMAS:
        from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - only with schemas

        kind = "Project" if b":project:" in xml else "Codebook"
        (path,) = Path(SCHEMAS).glob(f"{kind}*.xsd")
        schema = etree.XMLSchema(etree.parse(path))
        schema.validate(etree.fromstring(xml))
        found += map(str, schema.error_log)
    return found


@given(coded())
@example(AWKWARD)
@some
def test_elements_stand_in_the_order_of_the_schema_with_what_it_asks(study: Study) -> None:
    made = as_project(study)
    assert wrong_inside(qde(project_bytes(made))) == []
    if study.codes:
        assert wrong_inside(codebook_bytes(made)) == []


def test_a_project_is_utf8_without_a_mark_and_has_one_line_end() -> None:
    raw = project_bytes(as_project(STUDY))
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert content.decode("utf-8").encode() == content
            assert not content.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in content


def test_nothing_of_a_machine_is_in_the_archive() -> None:
    raw = project_bytes(as_project(STUDY))
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        members = archive.infolist()
        (file,) = archive.namelist()[1:]
    assert {member.date_time for member in members} == {(2000, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr) for member in members} == {
        (3, 0o100644 << 16)
    }
    text = qde(raw).decode()
    tree = ET.fromstring(text)  # noqa: S314 - ours
    paths = [one.attrib["plainTextPath"] for one in tree.iter() if "plainTextPath" in one.attrib]
    assert [f"Sources/{path.removeprefix('internal://')}" for path in paths] == [file]
    assert not {"basePath", "creationDateTime"} & {
        name for one in tree.iter() for name in one.attrib
    }
    assert str(Path.home()) not in text


def test_places_count_signs_and_end_after_the_last() -> None:
    tree = ET.fromstring(qde(project_bytes(as_project(STUDY))))  # noqa: S314 - ours
    found = [one for one in tree.iter() if one.tag.endswith("PlainTextSelection")]
    places = [(int(one.get("startPosition", "")), int(one.get("endPosition", ""))) for one in found]
    assert [TEXT[start:end] for start, end in places] == ["Wij", "Wij vertrouwen"]
    assert places == [(0, 3), (0, 14)]


def test_rows_in_another_order_give_the_same_bytes() -> None:
    other = replace(STUDY, codings=STUDY.codings[::-1])
    assert project_bytes(as_project(other)) == project_bytes(as_project(STUDY))


def test_a_text_that_begins_with_a_mark_stands_in_the_project() -> None:
    marked = replace(STUDY, texts=(("d1.txt", "\ufeff" + TEXT),), codings=())
    raw = project_bytes(as_project(marked))
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert archive.namelist() == ["project.qde"]
    assert read_project(raw, "proef.qdpx").project.sources[0].text == "\ufeff" + TEXT


def test_what_another_tool_wrote_loosely_is_written_strictly() -> None:
    described = "<Description>een&#13;&#10;twee</Description>"
    loose = project(
        source(described + selection(0, 3) + selection(4, 14)), before=USERS + CODES + "<Cases/>"
    )
    read = read_project(packed(loose), "proef.qdpx").project
    strict = project_bytes(read)
    assert wrong_inside(qde(strict)) == []
    again = read_project(strict, "proef.qdpx")
    assert replace(again.project, origin=read.origin) == read
    assert again.told == ()


def test_an_empty_project_is_a_project() -> None:
    assert wrong_inside(qde(project_bytes(Project()))) == []
