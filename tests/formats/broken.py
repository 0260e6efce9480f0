"""A small valid study as files, and many ways to break it: each breaks one rule."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from samenspel.formats import read
from samenspel.formats.workbook import workbook_bytes

Files = dict[str, bytes]

SETTINGS = """\
schema = 1

[study]
id = "klein"
title = { nl = "Klein", en = "Small" }
picks = 2
seed = 7

[shape]
important = 2
neutral = 1
less_important = 1

[[cards]]
id = "rust"
label = { nl = "Rust", en = "Calm" }

[[cards]]
id = "moed"
label = { nl = "Moed", en = "Courage" }

[[cards]]
id = "zorg"
label = { nl = "Zorg", en = "Care" }

[[cards]]
id = "lef"
label = { nl = "Lef", en = "Nerve" }

[[expectations]]
id = "steun"
words = { nl = "Leden steunen elkaar.", en = "Members support each other." }
about = ["strategies:trust", "values:zorg"]

[viewpoints]
factors = 2
margin = 0.5
resamples = 0

[[viewpoints.turns]]
first = 1
second = 2
degrees = 15.0

[[viewpoints.flags]]
sort = "p1"
factor = 2
"""
VALID: dict[str, str] = {
    "study.toml": SETTINGS,
    "networks.csv": "id,name,participants,started\nnoord,Noord,2,2024-03-01\nzuid,Zuid,,\n",
    "organisations.csv": "id,networks,size\nhuis,noord,12\nschool,noord,\n",
    "participants.csv": "id,network,organisation,hours,named\np1,noord,huis,2.5,yes\np2,noord,,,\n",
    "sorts.csv": (
        "respondent,network,value,category,top\n"
        "p1,noord,rust,important,1\np1,noord,moed,important,\n"
        "p1,noord,zorg,neutral,\np1,noord,lef,less_important,\n"
        "p2,noord,rust,important,\np2,noord,zorg,important,\n"
    ),
    "priorities.csv": "respondent,network,value,choice\np1,noord,rust,most\np1,noord,lef,least\n",
    "documents.csv": "id,network,file\nvisie,noord,visie.txt\n",
    "codes.csv": (
        "id,name,parent,colour,topic,item,level,finding\n"
        "samen,Samen,,#1f6f8b,,,,\n"
        "samen-nu,Nu,samen,,strategy,trust,network,present\n"
    ),
    "codings.csv": (
        "document,value,quote,code,start,end,coder\n"
        "visie,rust,in alle rust,,,,\nvisie,,Wij,samen-nu,0,3,a\n"
    ),
    "tallies.csv": "network,value,category,count,respondents\nzuid,rust,important,2,3\n",
    "strategies.csv": (
        "network,strategy,finding,respondent,document,evidence\n"
        "noord,trust,present,p1,,\nnoord,trust,absent,,visie,document\n"
    ),
    "tensions.csv": "respondent,network,tension,finding\np1,noord,provider-provider,present\n",
    "obstacles.csv": "respondent,network,obstacle,text\np1,noord,funding,\np1,noord,,te druk\n",
    "governance.csv": "network,question,answer,respondent\nnoord,trust,3,p1\n",
    "say.csv": "network,organisation,proposals,passed\nnoord,huis,4,2\n",
    "conditions.csv": "respondent,network,condition,score\np1,noord,organising,4\n",
    "interests.csv": "network,stakeholder,investment,returns\nnoord,gemeente,2,1\n",
    "relations.csv": "network,organisation,other,kind,strength\nnoord,huis,school,trusts,2\n",
    "outcomes.csv": "network,cases,ended_well,region_cases\nnoord,5,4,9\n",
    "published.csv": (
        "network,instrument,item,finding,respondents,count\n"
        "zuid,strategies,trust,present,5,3\nzuid,complexity,funding,present,5,\n"
    ),
    "unlinked.csv": "name,members,form\nElders,3,network\n",
    "statements.csv": "id,network,words,about\ns1,noord,Wij vinden rust belangrijk.,values:rust\n",
    "checks.csv": "respondent,network,statement,answer\np1,noord,s1,agree\n",
    "understandings.csv": "network,value,same\nnoord,rust,partly\n",
    "agreements.csv": (
        "id,network,values,level,behaviour,owner,start,review\n"
        "a1,noord,rust,clinical,Wij bellen,Kim,2026-01-10,2027-01-10\n"
    ),
    "tension_cards.csv": (
        "id,network,kind,demand,against\nt1,noord,no_settled_priority,Snel helpen,Goed kijken\n"
    ),
    "followups.csv": "about,day,status,words\na1,2026-06-01,kept,Wij belden.\n",
    "documents/visie.txt": "Wij werken in alle rust.\n",
    "README.md": "Not part of the study.\n",
}


@dataclass(frozen=True)
class Broken:
    """One way to break a study, and the one problem that should be named, with its place."""

    code: str
    spoil: Callable[[Path], object]
    file: str
    row: int | None = None
    column: str = ""
    kind: str = "folder"


def make(folder: Path, kind: str = "folder") -> Path:
    """Write the valid study as a folder, a workbook or JSON, and return where."""
    for name, words in VALID.items():
        (folder / "study" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "study" / name).write_text(words, encoding="utf-8")
    if kind == "folder":
        return folder / "study"
    path = folder / f"study.{kind}"
    path.write_bytes(workbook_bytes(read(folder / "study")) if kind == "xlsx" else JSON.encode())
    return path


JSON = '{"schema": 1, "study": {"id": "klein", "title": "Klein", "seed": 7}, "sorts": []}'


def swap(file: str, old: str, new: str) -> Callable[[Path], object]:
    """Return how to replace words in a file; in a bare file when ``file`` is empty."""

    def spoil(path: Path) -> None:
        target = path / file if file else path
        words = target.read_text(encoding="utf-8")
        if old not in words:
            raise AssertionError(f"{old!r} is not in {file}")
        target.write_text(words.replace(old, new), encoding="utf-8")

    return spoil


def put(file: str, content: str | bytes) -> Callable[[Path], object]:
    """Return how to put other content in a file; in a bare file when ``file`` is empty."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda path: (path / file if file else path).write_bytes(raw)


def drop(file: str) -> Callable[[Path], object]:
    return lambda path: (path / file).unlink()


def link(file: str, target: str) -> Callable[[Path], object]:
    """Return how to replace a file by a link that leads elsewhere."""

    def spoil(path: Path) -> None:
        (path / file).unlink()
        (path / file).symlink_to(target)

    return spoil


def member(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    """Return how to replace bytes inside one part of a workbook."""

    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
        if old not in parts[name]:
            raise AssertionError(f"{old!r} is not in {name}: {parts[name]!r}")
        parts[name] = parts[name].replace(old, new, 1)
        path.write_bytes(zipped(parts))

    return spoil


def zipped(parts: Files) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
