"""Networks at work: an answer in every table, and a word of its own in every cell that takes one.

Whatever should not be read starts with a mark: 'zz', or 'yy' where a network answered otherwise.
After it comes the network, then what it is; 'raw' are words that nobody reviewed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, permutations
from typing import Any, get_args

import numpy as np

from attack.studies import drawn
from builders import VALUES, WORDS, placements
from samenspel.catalogue import item_ids
from samenspel.study.checking import Check, Statement
from samenspel.study.choices import governance_answers
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.instrument_rows import (
    ConditionScore,
    Evidence,
    Finding,
    GovernanceAnswer,
    Interest,
    Level,
    ObstacleAnswer,
    Outcome,
    Published,
    Relation,
    RelationKind,
    Say,
    StrategyAnswer,
    TensionAnswer,
    UnlinkedCase,
)
from samenspel.study.model import Design, Expectation, Mode, Study
from samenspel.study.rows import Network, Organisation, Participant
from samenspel.text import plain

SIZES = {"noord": 9, "zuid": 7, "west": 4, "oost": 0}  # oost was asked no values map
PRINTED = "boek"  # of this network only printed counts are known
EVERYWHERE = (*SIZES, PRINTED, "study")
NEW_TABLES = (
    "strategies",
    "tensions",
    "obstacles",
    "governance",
    "say",
    "conditions",
    "interests",
    "relations",
    "outcomes",
    "published",
    "unlinked",
    "statements",
    "checks",
)
CODED = ("documents", "codes", "codings")  # beside the texts
BRIDGE = "brug"  # an organisation that is a member of noord and of zuid
FINDINGS: tuple[Finding, ...] = get_args(Finding)
Rows = dict[str, list[Any]]


@dataclass(frozen=True)
class Teller:
    """One network that answers: its people, its members, its chances and its own words."""

    network: str
    mark: str
    rng: np.random.Generator
    number: Iterator[int]

    @property
    def people(self) -> list[str]:
        """Return who answered; in a network without maps two people did."""
        return [f"zz{self.network}p{at}" for at in range(SIZES[self.network] or 2)]

    @property
    def members(self) -> list[str]:
        """Return its organisations."""
        own = [f"{self.mark}{self.network}org{at}" for at in range(3)]
        return [*own, BRIDGE] if self.network in {"noord", "zuid"} else own

    def word(self, what: str) -> str:
        """Return a word that stands nowhere else."""
        return f"{self.mark}{self.network}{what}{next(self.number)}"

    def words(self, column: str) -> dict[str, Any]:
        """Return words in one column, reviewed or not."""
        reviewed = bool(self.rng.random() < 0.5)
        return {column: self.word("seen" if reviewed else "raw"), "reviewed": reviewed}

    def one(self, options: Sequence[Any]) -> Any:
        """Return one of some options."""
        return options[int(self.rng.integers(len(options)))]

    def some(self) -> list[str]:
        """Return most of the people, and always the first: not everybody answers everything."""
        first, *rest = self.people
        return [first, *(who for who in rest if self.rng.random() < 0.8)]


def at_work(mode: Mode = "pseudonymous", otherwise: Collection[str] = ()) -> Study:
    """Return a study of every instrument; ``otherwise`` names who answers all of it differently.

    Maps, networks, rounds and how many people were asked stay as they are.
    """
    tellers = [_teller(id, otherwise) for id in SIZES]
    book, whole = (_teller(id, otherwise) for id in (PRINTED, "study"))
    found: Rows = {name: [] for name in NEW_TABLES}
    for teller in tellers:
        for row in _answers(teller):
            found[TABLE_OF[type(row)]].append(row)
    found["published"] = list(_printed(book))
    found["unlinked"] = list(_unlinked(whole))
    texts = [
        (f"zz{teller.network}text{at}.txt", _text(teller)) for teller in tellers for at in (0, 1)
    ]
    found["documents"] = [row for teller in tellers for row in _documents(teller)]
    found["codes"] = [row for teller in tellers for row in _codes(teller)]
    found["codings"] = [
        row for teller in tellers for row in _codings(teller, dict(texts), found["codes"])
    ]
    return Study(
        _design(tellers, book, whole, mode),
        sorts=tuple(row for teller in tellers for row in _maps(teller)),
        texts=tuple(texts),
        **{name: tuple(rows) for name, rows in found.items()},
    )


def _teller(id: str, otherwise: Collection[str]) -> Teller:
    seed = 2 if id in otherwise else 1
    rng = np.random.default_rng([seed, *id.encode()])
    return Teller(id, "yy" if id in otherwise else "zz", rng, count(1))


def _maps(teller: Teller) -> Iterator[Any]:
    for who, picks in zip(teller.people, drawn(SIZES[teller.network], "alike"), strict=False):
        yield from placements(who, teller.network, picks)


def _design(tellers: Sequence[Teller], book: Teller, whole: Teller, mode: Mode) -> Design:
    topics = ("strategies:trust", "governance:trust", "relations:trusts", "conditions")
    return Design(
        id="at-work",
        title=WORDS,
        mode=mode,
        networks=tuple(_network(teller) for teller in (*tellers, book)),
        organisations=tuple(_organisations(tellers)),
        participants=tuple(
            _participant(teller, who) for teller in tellers for who in teller.people
        ),
        expectations=tuple(
            Expectation(whole.word("hope"), plain(whole.word("raw")), (topic,)) for topic in topics
        ),
    )


def _network(teller: Teller) -> Network:
    return Network(
        teller.network,
        outside="bands" if teller.network == "noord" else None,
        mandated=teller.one((True, False)),
        funding=teller.one(("input", "output", "mixed")),
        started=date(int(teller.rng.integers(1901, 1999)), 5, 1),
        time_pressure=teller.one((True, False)),
        delegation=teller.one(("directors", "delegates", "mixed")),
        reason=teller.word("raw"),
        partners_chosen=teller.word("raw"),
    )


def _organisations(tellers: Sequence[Teller]) -> Iterator[Organisation]:
    yield Organisation(BRIDGE, networks="noord zuid", kind="provider", self_sufficiency=1)
    for teller in tellers:
        for id in teller.members[:3]:
            yield Organisation(
                id,
                name=teller.word("name"),
                networks=teller.network,
                kind=teller.one(("provider", "municipality", "other")),
                reach=teller.one(("local", "national")),
                size=int(teller.rng.integers(2, 5000)),
                size_unit=teller.word("unit"),
                expertise=teller.word("raw"),
                unique=teller.word("unique"),
                self_sufficiency=teller.one((0, 1, 2, 3)),
            )


def _participant(teller: Teller, who: str) -> Participant:
    return Participant(
        who,
        teller.network,
        organisation=teller.one(teller.members),
        layer=teller.one(("director", "delegate", "professional", "client_voice")),
        delivers_care=teller.one((True, False)),
        hours=float(teller.rng.integers(1, 40)),
        since=teller.one(("founding", "later")),
        named=True,
    )


def _answers(teller: Teller) -> Iterator[Any]:
    for part in (_strategies, _complexity, _governance, _members, _relations, _voices, _checking):
        yield from part(teller)


def _strategies(teller: Teller) -> Iterator[StrategyAnswer]:
    for id in item_ids("strategies")[::4]:
        said = (teller.network, id)
        yield StrategyAnswer(
            *said,
            teller.one(FINDINGS),
            document=f"zz{teller.network}doc",
            evidence="document",
            **teller.words("quote"),
        )
        for level in get_args(Level):
            for who in teller.some():
                spoken: Evidence = teller.one(("interview", "questionnaire"))
                yield StrategyAnswer(
                    *said,
                    teller.one(FINDINGS),
                    who,
                    level=level,
                    evidence=spoken,
                    **teller.words("quote"),
                )


def _complexity(teller: Teller) -> Iterator[TensionAnswer | ObstacleAnswer]:
    for who in teller.some():
        person = (who, teller.network)
        for id in item_ids("tensions"):
            yield TensionAnswer(*person, id, teller.one(FINDINGS), **teller.words("quote"))
        for id in item_ids("obstacles")[::3]:
            yield ObstacleAnswer(*person, id, finding=teller.one(FINDINGS), **teller.words("text"))
        yield ObstacleAnswer(*person, **teller.words("text"))


def _governance(teller: Teller) -> Iterator[GovernanceAnswer]:
    for question, answers in governance_answers().items():
        for who in teller.some():
            answer = teller.one(answers)
            words = teller.words("quote")
            yield GovernanceAnswer(teller.network, question, answer, who, **words)  # type: ignore[arg-type]


def _members(teller: Teller) -> Iterator[Say | Interest]:
    for organisation in teller.members:
        for who in teller.some():
            asked = int(teller.rng.integers(2, 60))
            yield Say(
                teller.network,
                organisation,
                who,
                decides=teller.one((True, False)),
                proposals=asked,
                passed=int(teller.rng.integers(asked)),
                equality=teller.one((1, 2, 3, 4, 5)),
            )
    for _ in range(3):
        yield Interest(
            teller.network,
            teller.word("stake"),
            teller.one(teller.people),
            met=teller.one((True, False)),
            investment=teller.one((0, 1, 2, 3)),
            returns=teller.one((0, 1, 2, 3)),
            client_question=teller.word("raw"),
            stake=teller.word("raw"),
        )


def _relations(teller: Teller) -> Iterator[Relation]:
    for kind in get_args(RelationKind):
        for one, other in permutations(teller.members, 2):
            if teller.rng.random() < 0.9:
                yield Relation(teller.network, one, other, kind, teller.one((0, 1, 2, 3)))


def _voices(teller: Teller) -> Iterator[ConditionScore | Outcome]:
    for who in teller.some():
        for id in item_ids("conditions"):
            score = teller.one((1, 2, 3, 4, 5))
            yield ConditionScore(who, teller.network, id, score, **teller.words("sentence"))
        cases = int(teller.rng.integers(100, 9000))
        ended = int(teller.rng.integers(cases))
        region = cases + int(teller.rng.integers(cases))
        words = teller.words("example")
        yield Outcome(teller.network, who, cases, ended, region, **words)


def _text(teller: Teller) -> str:
    """Return a text of words that stand nowhere else: no two begin where others do."""
    return "\n".join(" ".join(teller.word("raw") for _ in range(4)) for _ in range(5))


def _documents(teller: Teller) -> Iterator[Document]:
    """Yield a policy that strategies are read in, and interviews with people of the network."""
    network = teller.network
    yield Document(
        f"zz{network}doc", network, teller.word("raw"), teller.one(("policy", "website"))
    )
    for at in (0, 1):
        yield Document(
            f"zz{network}talk{at}",
            network,
            teller.word("raw"),
            "interview",
            f"zz{network}text{at}.txt",
            teller.people[at],
        )


def _codes(teller: Teller) -> Iterator[Code]:
    """Yield codes of every topic, named in the words of one network."""
    top = Code(teller.word("raw"), teller.word("raw"))
    yield top
    scored: tuple[dict[str, Any], ...] = (
        {"topic": "strategy", "item": "trust", "level": "network", "finding": "present"},
        {"topic": "strategy", "item": "trust", "level": "network", "finding": "absent"},
        {"topic": "tension", "item": "provider-provider", "finding": "present"},
        {"topic": "obstacle", "item": "funding"},
        {"topic": "value_espoused", "item": VALUES[int(teller.rng.integers(18))]},
        {"topic": "reason"},
        {},
    )
    for cells in scored:
        columns = ("description", "example", "memo")
        described: dict[str, Any] = {name: teller.word("raw") for name in columns}
        yield Code(teller.word("seen"), teller.word("seen"), top.id, **described, **cells)


def _codings(teller: Teller, texts: Mapping[str, str], codes: Sequence[Code]) -> Iterator[Coding]:
    """Yield words coded by two people, some of them reviewed: those read 'seen', no others."""
    own = [code for code in codes if code.name.startswith(f"{teller.mark}{teller.network}")][1:]
    for at in (0, 1):
        text = texts[f"zz{teller.network}text{at}.txt"]
        for code in own:
            start = int(teller.rng.integers(0, len(text) - 5))
            end = int(teller.rng.integers(start + 1, len(text)))
            for coder in ("a", "b"):
                yield Coding(
                    f"zz{teller.network}talk{at}",
                    coder=f"{teller.mark}{teller.network}raw{coder}",
                    code=code.id,
                    start=start,
                    end=end,
                    memo=teller.word("raw"),
                )
            yield Coding(
                f"zz{teller.network}talk{at}",
                quote=teller.word("seen"),
                coder=teller.word("raw"),
                code=code.id,
                reviewed=True,
            )
    yield Coding(f"zz{teller.network}doc", VALUES[int(teller.rng.integers(18))], teller.word("raw"))


def _checking(teller: Teller) -> Iterator[Statement | Check]:
    for about in ("values:trustful", ""):
        statement = Statement(teller.word("put"), teller.network, teller.word("seen"), about)
        yield statement
        for who in teller.some():
            answer = teller.one(("agree", "differs"))
            yield Check(who, teller.network, statement.id, answer, **teller.words("comment"))


def _printed(book: Teller) -> Iterator[Published]:
    for id in item_ids("strategies"):
        number = int(book.rng.integers(1, 17))
        words: dict[str, Any] = {"note": book.word("raw"), "source": book.word("raw")}
        yield Published(PRINTED, "strategies", id, "present", 17, number, **words)
    for id in item_ids("obstacles"):
        number = int(book.rng.integers(1, 17))
        yield Published(PRINTED, "complexity", id, "present", 17, number, source=book.word("raw"))


def _unlinked(whole: Teller) -> Iterator[UnlinkedCase]:
    for form in ("market", "network"):
        size = int(whole.rng.integers(3, 99))
        yield UnlinkedCase(whole.word("case"), size, form, source=whole.word("raw"))


TABLE_OF: dict[type, str] = {
    StrategyAnswer: "strategies",
    TensionAnswer: "tensions",
    ObstacleAnswer: "obstacles",
    GovernanceAnswer: "governance",
    Say: "say",
    ConditionScore: "conditions",
    Interest: "interests",
    Relation: "relations",
    Outcome: "outcomes",
    Statement: "statements",
    Check: "checks",
}


Change = Callable[[Study], Study]


def first(table: str, **cells: Any) -> Change:
    """Return a change of some cells in the first row of a table."""
    return lambda base: replace(base, **_first(base, table, cells))


def designed(table: str, **cells: Any) -> Change:
    """Return a change of some cells in the first row of a table of the design."""
    return lambda base: replace(
        base, design=replace(base.design, **_first(base.design, table, cells))
    )


def _first(holder: Study | Design, table: str, cells: dict[str, Any]) -> dict[str, Any]:
    one, *rest = getattr(holder, table)
    return {table: (replace(one, **cells), *rest)}


def withdrawn(base: Study) -> Study:
    """Return a study in which one person took back all but the values map."""
    person = "zznoordp3"
    kept: dict[str, Any] = {
        name: tuple(row for row in getattr(base, name) if getattr(row, "respondent", "") != person)
        for name in NEW_TABLES
    }
    return replace(base, **kept)
