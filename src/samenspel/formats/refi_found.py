"""What is met while a project is read: problems that stop it, and what a reader must know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.refi_model import GUID, guid
from samenspel.study.problems import Place, cut, problem_in, shown
from samenspel.text import Text

SUBJECT = "refi"
LONGEST_NAME = 1_000


@dataclass(slots=True)
class Found:
    """The containers fill while the file is read."""

    place: Place
    problems: list[Problem] = field(default_factory=list)
    told: list[Text] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, code: str, found: object = "", allowed: object = "") -> None:
        """Add a problem of the file."""
        self.problems.append(problem_in(SUBJECT, code, self.place, found, allowed))

    def settled(self) -> tuple[Text, ...]:
        """Return what a reader must know, or raise every problem at once."""
        if self.problems:
            raise InvalidStudyError(list(cut(self.problems)))
        return (*self.told, *self._counted())

    def _counted(self) -> Iterator[Text]:
        for code, count in sorted(self.left.items()):
            if count:
                yield sentence(f"left_{code}", count=count)


def sentence(key: str, **parts: object) -> Text:
    """Return a sentence about a file of exchange; names from it are shortened for show."""
    short = {name: shown(part) if isinstance(part, str) else part for name, part in parts.items()}
    return texts(SUBJECT)[key].format(**short)


def refused(code: str, place: Place, found: object = "", allowed: object = "") -> InvalidStudyError:
    """Return why a file cannot be read at all, to raise."""
    return InvalidStudyError([problem_in(SUBJECT, code, place, found, allowed)])


def one_way(words: str) -> str:
    """Return a GUID in one way of writing: small letters, no braces."""
    return words.strip().removeprefix("{").removesuffix("}").lower()


def named(element: ET.Element, found: Found) -> str:
    """Return the GUID of something that others point at: there is one, and only one has it."""
    id = one_way(element.get("guid", ""))
    if not GUID.fullmatch(id):
        found.wrong("bad_guid", f"{element.tag} {id or element.get('name', '')}")
    elif (element.tag, id) in found.seen:
        found.wrong("guid_twice", f"{element.tag} {id}")
    found.seen.add((element.tag, id))
    return id


def own(element: ET.Element, found: Found) -> str:
    """Return the GUID of something that nobody points at; another where it has none of its own."""
    id = one_way(element.get("guid", ""))
    if not GUID.fullmatch(id) or (element.tag, id) in found.seen:
        found.left["renewed"] += 1
        id = guid("renewed", element.tag, id, found.left["renewed"])
    found.seen.add((element.tag, id))
    return id


def name_of(element: ET.Element, found: Found) -> str:
    """Return a name that is not endless."""
    name = element.get("name", "")
    if len(name) > LONGEST_NAME:
        found.wrong("long_name", name, LONGEST_NAME)
    return name


def attached(element: ET.Element, memos: Container[str], found: Found) -> tuple[str, ...]:
    """Return the memos on something; one that is not in the file is counted."""
    asked = dict.fromkeys(one_way(one.get("targetGUID", "")) for one in element.findall("NoteRef"))
    kept = tuple(memo for memo in asked if memo in memos)
    found.left["memos"] += len(asked) - len(kept)
    return kept
