"""A project as .qdpx and its codes as .qdc, in the strict form that every tool can read.

Valid by the schema, UTF-8 without a mark, one line end, places in signs, nothing of a machine;
the same project gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO

from samenspel.formats.refi_described import joined
from samenspel.formats.refi_model import (
    ORIGIN,
    CodeNode,
    Group,
    Mark,
    Memo,
    Project,
    Selection,
    TextSource,
)
from samenspel.formats.refi_names import EXAMPLE, MEMO
from samenspel.formats.refi_xml import element, words
from samenspel.version import __version__

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
MADE = (2000, 1, 1, 0, 0, 0)  # the same study, the same bytes
ON_UNIX, ORDINARY = 3, 0o100644 << 16
MARK = "\ufeff"


def project_bytes(project: Project) -> bytes:
    """Return a project as .qdpx."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", XML + _project(project))
        for source in project.sources:
            if not _in_project(source):
                _put(archive, f"Sources/{source.guid}.txt", source.text)
    return out.getvalue()


def codebook_bytes(project: Project) -> bytes:
    """Return the codes of a project as .qdc; there must be one at least."""
    attributes = {"xmlns": "urn:QDA-XML:codebook:1.0", "origin": f"{ORIGIN} {__version__}"}
    memos = {memo.guid: memo for memo in project.memos}
    codes = [_with_memos(code, memos) for code in project.codes]
    inside = [_codes(codes), _sets(project.groups, "guid")]
    return (XML + element("CodeBook", attributes, inside)).encode()


def _with_memos(code: CodeNode, memos: Mapping[str, Memo]) -> CodeNode:
    """Return a code that says everything in its description: a codebook has no memos."""
    attached = [memos[memo] for memo in code.memos]
    others = [(EXAMPLE if one.name == EXAMPLE else MEMO, one.text) for one in attached]
    return replace(code, description=joined(code.description, others), memos=())


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name, MADE)
    member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, ON_UNIX
    member.external_attr = ORDINARY
    archive.writestr(member, text.encode())


def _project(project: Project) -> str:
    attributes = {
        "xmlns": "urn:QDA-XML:project:1.0",
        "name": project.name or ORIGIN,
        "origin": f"{ORIGIN} {__version__}",
    }
    users = (element("User", {"guid": one.guid, "name": one.name}) for one in project.users)
    variables = (
        element("Variable", {"guid": one.guid, "name": one.name, "typeOfVariable": "Text"})
        for one in project.variables
    )
    codes = _codes(project.codes)
    parts = (
        _list("Users", users),
        element("CodeBook", {}, [codes]) if codes else "",
        _list("Variables", variables),
        _list("Sources", map(_source, project.sources)),
        _list("Notes", map(_memo, project.memos)),
        _sets(project.groups, "targetGUID"),
        words("Description", project.description),
        _attached(project.attached),
    )
    return element("Project", attributes, parts)


def _list(tag: str, items: Iterable[str]) -> str:
    """Return a list that is left out when nothing is in it: the schema wants one at least."""
    inside = "".join(items)
    return element(tag, {}, [inside]) if inside else ""


def _codes(codes: Iterable[CodeNode]) -> str:
    under: dict[str, list[CodeNode]] = {}
    for code in codes:
        under.setdefault(code.parent, []).append(code)
    return _list("Codes", (_code(code, under) for code in under.get("", ())))


def _code(code: CodeNode, under: Mapping[str, list[CodeNode]]) -> str:
    attributes = {
        "guid": code.guid,
        "name": code.name,
        "isCodable": "true" if code.codable else "false",
        "color": code.colour or None,
    }
    inside = (
        words("Description", code.description),
        _attached(code.memos),
        *(_code(child, under) for child in under.get(code.guid, ())),
    )
    return element("Code", attributes, inside)


def _source(source: TextSource) -> str:
    path = None if _in_project(source) else f"internal://{source.guid}.txt"
    attributes = {"guid": source.guid, "name": source.name or None, "plainTextPath": path}
    inside = (
        words("Description", source.description),
        words("PlainTextContent", source.text) if _in_project(source) else "",
        *map(_selection, source.selections),
        *map(_mark, source.marks),
        _attached(source.memos),
        *(_value(variable, said) for variable, said in source.values),
    )
    return element("TextSource", attributes, inside)


def _in_project(source: TextSource) -> bool:
    """Return whether a text stands in the project: as a file it would begin with a mark."""
    return source.text.startswith(MARK)


def _selection(selection: Selection) -> str:
    attributes = {
        "guid": selection.guid,
        "name": selection.name or None,
        "startPosition": str(selection.start),
        "endPosition": str(selection.end),
    }
    inside = (
        words("Description", selection.description),
        *map(_mark, selection.marks),
        _attached(selection.memos),
    )
    return element("PlainTextSelection", attributes, inside)


def _mark(mark: Mark) -> str:
    inside = (element("CodeRef", {"targetGUID": mark.code}), _attached(mark.memos))
    return element("Coding", {"guid": mark.guid, "creatingUser": mark.user or None}, inside)


def _memo(memo: Memo) -> str:
    text = words("PlainTextContent", memo.text)
    return element("Note", {"guid": memo.guid, "name": memo.name}, [text])


def _value(variable: str, said: str) -> str:
    inside = (element("VariableRef", {"targetGUID": variable}), words("TextValue", said))
    return element("VariableValue", {}, inside)


def _sets(groups: Iterable[Group], pointing: str) -> str:
    return _list("Sets", (_set(group, pointing) for group in groups))


def _set(group: Group, pointing: str) -> str:
    members = (element("MemberCode", {pointing: code}) for code in group.codes)
    described = words("Description", group.description)
    return element("Set", {"guid": group.guid, "name": group.name}, (described, *members))


def _attached(memos: Iterable[str]) -> str:
    return "".join(element("NoteRef", {"targetGUID": memo}) for memo in memos)
