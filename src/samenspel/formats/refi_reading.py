"""A project or codebook of another tool, read with patience: what it says, and what was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO
from xml.etree import ElementTree as ET

from samenspel.formats.refi_archive import Archive, content, opened
from samenspel.formats.refi_codes import codes_in, groups_in
from samenspel.formats.refi_described import parted
from samenspel.formats.refi_found import Found, attached, named, refused
from samenspel.formats.refi_model import (
    ORIGIN,
    Exchanged,
    Memo,
    Project,
    User,
    Variable,
    guid,
)
from samenspel.formats.refi_sources import Known, sources_in
from samenspel.formats.refi_texts import words_of
from samenspel.formats.refi_xml import tree_of
from samenspel.study.problems import Place

WHERE = {"plainTextPath", "richTextPath"}
# What stands in a project and is not kept, by where it stands.
LEFT = {"Cases/Case": "cases", "Links/Link": "links", "Graphs/Graph": "graphs"}


def read_project(file: BinaryIO | bytes, name: str) -> Exchanged:
    """Return the project in a .qdpx; raise every problem at once."""
    found = Found(Place(name))
    with opened(BytesIO(file) if isinstance(file, bytes) else file, found.place) as archive:
        tree = _root(content(archive, archive.qde), "Project", found)
        project = _project(tree, archive, found)
    return Exchanged(project, found.settled())


def read_codebook(raw: bytes, name: str) -> Exchanged:
    """Return the codes in a .qdc, as a project without sources."""
    found = Found(Place(name))
    tree = _root(raw, "CodeBook", found)
    codes = tuple(codes_in(tree, "Codes/Code", (), found))
    groups = tuple(groups_in(tree, {code.guid for code in codes}, found))
    project = Project(origin=tree.get("origin", ""), codes=codes, groups=groups)
    told = found.settled()
    return Exchanged(_apart(project) if _ours(tree) else project, told)


def _ours(tree: ET.Element) -> bool:
    return tree.get("origin", "").startswith(ORIGIN)


def _apart(project: Project) -> Project:
    """Return a codebook of ours, with examples and memos apart from what a code means."""
    codes, memos = [], []
    for code in project.codes:
        description, others = parted(code.description)
        own = [Memo(guid("memo", code.guid, at), *one) for at, one in enumerate(others)]
        memos += own
        ids = tuple(memo.guid for memo in own)
        codes.append(replace(code, description=description, memos=ids))
    return replace(project, codes=tuple(codes), memos=tuple(memos))


def _root(raw: bytes, tag: str, found: Found) -> ET.Element:
    tree = tree_of(raw, found.place)
    if tree.tag != tag:
        raise refused("no_root", found.place, tree.tag, tag)
    return tree


def _project(tree: ET.Element, archive: Archive, found: Found) -> Project:
    memos = {memo.guid: memo for memo in _memos(tree, archive, found)}
    codes = tuple(codes_in(tree, "CodeBook/Codes/Code", memos, found))
    variables = tuple(_variables(tree, found))
    known = Known(
        archive,
        found,
        ours=_ours(tree),
        codes={code.guid for code in codes},
        users={user.guid: user for user in _users(tree, found)},
        variables={variable.guid for variable in variables},
        memos=memos,
    )
    for path, kind in LEFT.items():
        found.left[kind] += len(tree.findall(path))
    sources = tuple(sources_in(tree, known))
    return Project(
        name=tree.get("name", ""),
        origin=tree.get("origin", ""),
        users=tuple(known.users.values()),
        codes=codes,
        variables=variables,
        sources=sources,
        memos=tuple(memos.values()),
        groups=tuple(groups_in(tree, known.codes, found)),
        description=tree.findtext("Description") or "",
        attached=attached(tree, memos, found),
    )


def _users(tree: ET.Element, found: Found) -> Iterator[User]:
    for element in tree.findall("Users/User"):
        id = named(element, found)
        yield User(id, element.get("name") or element.get("id") or id[:8])


def _variables(tree: ET.Element, found: Found) -> Iterator[Variable]:
    for element in tree.findall("Variables/Variable"):
        found.left["kinds"] += element.get("typeOfVariable", "Text") != "Text"
        yield Variable(named(element, found), element.get("name", ""))


def _memos(tree: ET.Element, archive: Archive, found: Found) -> Iterator[Memo]:
    for element in tree.findall("Notes/Note"):
        found.left["in_memos"] += len(element.findall(".//Coding"))
        # A memo may be empty, and some tools put its words in the description.
        kept = element.find("PlainTextContent") is not None or WHERE.intersection(element.keys())
        words = words_of(element, archive, found) if kept else None
        text = words.text if words else element.findtext("Description") or ""
        yield Memo(named(element, found), element.get("name", ""), text)
