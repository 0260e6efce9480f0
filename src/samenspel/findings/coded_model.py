"""What was coded, as found: how often, by whom and beside what; and the words themselves.

What is not coded is not denied: a count has the number of people whose interview was read beside
it, and what is left of that number is silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from samenspel.findings.asked_model import KindCount, Range
from samenspel.findings.model import Reasons


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that a code was put on; for others than the researcher only after review."""

    network: str
    code: str
    document: str
    respondent: str  # empty: a document that speaks for nobody
    start: int | None  # the place of the first character
    paragraph: int | None  # counted from 1
    words: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """One code in one network: its segments, and how many of those interviewed are behind them."""

    id: str
    name: str
    topic: str  # what a coding with it counts as; empty: as nothing else
    item: str
    level: str
    finding: str
    segments: int
    documents: int  # that speak for nobody
    people: int
    asked: int  # people whose interview was read
    by_person: tuple[tuple[str, int], ...]  # respondent, segments
    by_kind: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True)
class CodeInNetwork:
    """How often a code was used in one network, and by how many of those interviewed there."""

    network: str
    segments: int
    people: int
    asked: int


@dataclass(frozen=True, slots=True)
class CodeAcross:
    """One code of the codebook, used or not, in every network of which something was coded."""

    id: str
    name: str
    under: tuple[str, ...]  # names of the codes above it, the outermost first
    by_network: tuple[CodeInNetwork, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """How often two codes stand together: on words that overlap, and in one paragraph."""

    first: str
    second: str
    overlapping: int  # pairs of segments
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Doubled:
    """An answer that was typed in a table and also coded in an interview: it counts once."""

    respondent: str
    topic: str
    item: str
    level: str


@dataclass(frozen=True, slots=True)
class Coded:
    """What was coded in one network; ``asked`` are the people whose interview was read."""

    network: str
    respondents: tuple[str, ...]
    interviews: int
    documents: int  # other than interviews
    not_coded: int  # interviews and documents in which nothing is coded
    not_settled: int  # interviews and documents that several people coded and did not settle
    codes: tuple[CodeFigures, ...]
    together: tuple[Together, ...]
    doubled: tuple[Doubled, ...]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far coders agree on one code, or on all as they were put on (``code`` is empty)."""

    code: str
    by_coder: tuple[int, ...]  # paragraphs, as the coders stand
    judged: int  # paragraphs that two or more judged, for all codes each time again
    same: int  # how many of these were judged alike
    kappa: float | None
    alpha: float | None
    alpha_range: Range | None
    gwet: float | None  # AC1
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodersAgree:
    """How far the coders of a study agree, in what two or more of them coded blind."""

    coders: tuple[str, ...]
    documents: int
    paragraphs: int
    rows: tuple[AgreementRow, ...]
