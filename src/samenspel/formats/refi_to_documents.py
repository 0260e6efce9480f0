"""The texts of another tool as the documents of a study."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_type_hints

from samenspel.formats.refi_model import Project, TextSource
from samenspel.formats.refi_names import OF_SOURCE, Names, short_name
from samenspel.formats.refi_to_codes import kept_words
from samenspel.study.answer_checks import safe_file_name
from samenspel.study.cells import options
from samenspel.study.coding import Document
from samenspel.study.name_checks import EVERYBODY

ENDING = re.compile(r"\.[A-Za-z]{2,4}$")
KINDS = options(get_type_hints(Document)["kind"])


@dataclass(slots=True)
class DocumentsRead:
    """The documents by GUID, and their words by file."""

    rows: dict[str, Document] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    ids: Names = field(default_factory=Names)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return the words as a study keeps them: in order of name."""
        return tuple(sorted(self.words.items()))


def documents_of(project: Project, network: str) -> DocumentsRead:
    """Return the documents; what variables say of them is taken over."""
    names = {one.guid: one.name for one in project.variables if one.name in OF_SOURCE}
    given = [
        {names[own]: kept_words(word) for own, word in source.values if own in names}
        for source in project.sources
    ]
    otherwise = network or Names({EVERYBODY}).free(short_name(project.name, "network"))
    read = DocumentsRead()
    for source, said in zip(project.sources, given, strict=True):
        _add(source, {"network": otherwise} | said, read)
    return read


def _add(source: TextSource, said: Mapping[str, str], read: DocumentsRead) -> None:
    id = said.get("document", "")
    id = read.ids.free(id or short_name(ENDING.sub("", source.name), "document"))
    kind: Any = said["kind"] if said.get("kind") in KINDS else None
    title = said.get("title") or ("" if source.name == id else kept_words(source.name))
    file = _file(id, source, said, read.words)
    if file:
        read.words[file] = source.text
    read.rows[source.guid] = Document(
        id, said["network"], title, kind, file, said.get("respondent", "")
    )


def _file(id: str, source: TextSource, said: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return the file for the words; a document of ours without words has none."""
    if not source.text and "document" in said and "file" not in said:
        return ""
    for name in (said.get("file", ""), f"{id}.txt"):
        if name and safe_file_name(name) and words.get(name, source.text) == source.text:
            return name
    taken = {name.removesuffix(".txt") for name in words}
    return Names(taken).free(short_name(id, "document")) + ".txt"
