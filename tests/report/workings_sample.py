"""How two networks work, of seven and of five people: every field, with unknowns and ties.

Answers are letters, a respondent each: p present, a absent, n not mentioned, a dot not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from builders import VALUES, study
from report.coded_sample import CODEBOOK, CODED, CODERS, SEGMENTS
from report.sample import document
from samenspel import analyse, disclose
from samenspel.catalogue.items import items
from samenspel.disclosure import Released
from samenspel.findings.asked_model import (
    Complexity,
    ConditionFigures,
    EvidenceCount,
    Institutionalisation,
    InterestFigures,
    ItemFigures,
    Kind,
    KindCount,
    OutcomeFigures,
    Quote,
    Range,
    Share,
    StrategyFigures,
    StrategyMatrix,
    Verdict,
)
from samenspel.findings.checked import StatementFigures
from samenspel.findings.workings_model import (
    Bearing,
    CaseRow,
    ContextFigures,
    ContingencyLevel,
    Expected,
    Flag,
    FormFit,
    Governance,
    GovernanceAnswers,
    Inequality,
    Layer,
    LayerFigures,
    RelationFigures,
    SayRow,
    Spanner,
    Triangulated,
    Workings,
)
from samenspel.report.blocks import Block
from samenspel.report.plain import to_text
from samenspel.report.words import Words
from samenspel.study.instrument_rows import Finding, Level, UnlinkedCase
from samenspel.study.rows import Network
from samenspel.text import Language, Text

Chapter = Callable[[Released, Words], Iterable[Block]]
YES, NO = True, False
NAMES = {"noord": "Jeugdhulp Noord", "zuid": "Jeugdhulp Zuid"}
KINDS: dict[str, tuple[Kind, ...]] = {
    "noord": (
        "provider",
        "provider",
        "provider",
        "provider",
        "municipality",
        "municipality",
        "other",
    ),
    "zuid": ("provider", "provider", "municipality", "municipality", "unknown"),
}
LETTERS: dict[str, Finding | None] = {
    "p": "present",
    "a": "absent",
    "n": "not_mentioned",
    ".": None,
}
ASKED: dict[str, dict[tuple[str, Level], str]] = {
    "noord": {
        ("interprofessional-education", "network"): "ppapanp",
        ("mutual-dependence", "network"): "ppppppp",
        ("interdisciplinary-agreements", "network"): "aapanaa",
        ("professional-value-creation", "network"): "ppnnanp",
        ("interorganisational-governance", "network"): "aaaappa",
        ("interorganisational-strategies", "network"): "nnnnpnn",
        ("trust", "network"): "pppapap",
        ("shared-norms-and-values", "network"): "ppa.anp",
        ("shared-vision", "network"): "pppnppn",
        ("visionary-leadership", "network"): "nnnnnnn",
        ("connecting-cultures", "network"): "aanaana",
        ("shared-goals", "network"): "ppppnpp",
        ("shared-funding", "network"): "aaaaa.a",
        ("information-management", "network"): "pp.ann.",
        ("interprofessional-education", "organisation"): "papaaan",
        ("interdisciplinary-agreements", "organisation"): "naaa.na",
        ("shared-vision", "organisation"): "pppnnpa",
        ("shared-goals", "organisation"): "ppanpap",
    },
    "zuid": {
        ("mutual-dependence", "network"): "ppapp",
        ("trust", "network"): "panpa",
        ("shared-vision", "network"): "papnn",
        ("shared-goals", "network"): "ppaan",
    },
}
READ = {  # present and absent in documents, and how many documents were read for it
    ("noord", "interdisciplinary-agreements"): (2, 0, 2),
    ("noord", "shared-vision"): (1, 0, 2),
    ("zuid", "shared-goals"): (1, 1, 3),
}
GROUPS = {item.id: item.group for item in items("strategies")}


def people(network: str) -> tuple[str, ...]:
    """Return the respondents of a network."""
    return tuple(f"{network}{number}" for number in range(1, len(KINDS[network]) + 1))


def verdict(present: int, absent: int, asked: int) -> Verdict:
    """Return what counts say, by the rule of the method."""
    if 2 * present > asked:
        return "present"
    if 2 * absent > asked:
        return "absent"
    return "mixed" if present and absent else "cannot_tell"


def answered(network: str, id: str, letters: str) -> ItemFigures:
    """Return the counts of the letters of one item."""
    present, absent, silent = (letters.count(letter) for letter in "pan")
    asked = present + absent + silent
    found = verdict(present, absent, asked)
    kinds = tuple(_kinds(KINDS[network], letters))
    return ItemFigures(id, present, absent, silent, asked, found, kinds)


def _kinds(kinds: Sequence[Kind], letters: str) -> Iterator[KindCount]:
    for kind in dict.fromkeys(kinds):
        said = [letter for own, letter in zip(kinds, letters, strict=True) if own == kind]
        asked = sum(letter != "." for letter in said)
        if asked:
            yield KindCount(kind, said.count("p"), asked)


def printed(
    id: str, *, asked: int, present: int | None = None, absent: int | None = None
) -> ItemFigures:
    """Return one count as a source prints it; the others it does not print."""
    found = verdict(present or 0, absent or 0, asked)
    open_ = {"present": present, "absent": absent, "not_mentioned": None}
    reasons = {name: "not_printed" for name, count in open_.items() if count is None}
    return ItemFigures(id, present, absent, None, asked, found, reasons=reasons)


def _matrix(network: str) -> StrategyMatrix:
    rows = tuple(_row(network, *key, letters) for key, letters in ASKED[network].items())
    return StrategyMatrix(network, people(network), rows)


def _row(network: str, id: str, level: Level, letters: str) -> StrategyFigures:
    figures = answered(network, id, letters)
    answers = tuple(LETTERS[letter] for letter in letters)
    evidence = tuple(_evidence(network, id, level, letters))
    return StrategyFigures(id, GROUPS[id], level, figures, answers, evidence)


def _evidence(network: str, id: str, level: Level, letters: str) -> Iterator[EvidenceCount]:
    for evidence, said in (("interview", letters[:4]), ("questionnaire", letters[4:])):
        sources = sum(letter != "." for letter in said)
        if sources:
            yield EvidenceCount(evidence, said.count("p"), said.count("a"), sources)  # type: ignore[arg-type]
    if level == "network" and (network, id) in READ:
        yield EvidenceCount("document", *READ[network, id])


PRINTED: tuple[tuple[Level, ItemFigures], ...] = (
    ("network", printed("mutual-dependence", asked=15, present=12)),
    ("network", printed("interdisciplinary-agreements", asked=15, absent=13)),
    ("network", printed("visionary-leadership", asked=15)),
    ("organisation", printed("interprofessional-education", asked=15, present=6)),
)
PUBLISHED = StrategyMatrix(
    "zuid",
    (),
    tuple(
        StrategyFigures(figures.id, GROUPS[figures.id], level, figures)
        for level, figures in PRINTED
    ),
    published=True,
)
INSTITUTIONALISATION = (
    Institutionalisation(
        "noord",
        "1/2",
        (
            Share("values", ("trustful", "effective"), 5, 7, met=True),
            Share("goals", ("shared-goals",), 6, 7, met=True),
            Share("cultures", ("connecting-cultures",), 0, 7, met=False),
        ),
    ),
    Institutionalisation(
        "zuid",
        "1/2",
        (
            Share("values", ("trustful",), 5, 5, met=True),
            Share("goals", ("shared-goals",), 2, 5, met=False),
            Share(
                "cultures",
                ("connecting-cultures",),
                None,
                None,
                None,
                {"count": "not_asked", "of": "not_asked", "met": "not_asked"},
            ),
        ),
    ),
)
COMPLEXITY = (
    Complexity(
        "noord",
        asked=7,
        tensions=(
            answered("noord", "municipality-municipality", "nnnnpan"),
            answered("noord", "provider-provider", "ppapnnp"),
            answered("noord", "municipality-provider", "pppap.p"),
        ),
        obstacles=(
            answered("noord", "degree-of-dependence", "pnpnnnn"),
            answered("noord", "funding", "pppnppn"),
            answered("noord", "competition", "ppppnnp"),
            answered("noord", "organisational-interest", "pnnpann"),
            answered("noord", "traditional-ways-of-working", "nnnnnnn"),
            answered("noord", "business-operations", "nnnnpnn"),
            answered("noord", "change-not-in-organisations-yet", "ppnpann"),
        ),
        own_words=2,
        tension_kinds=(
            ("provider-provider", "no_settled_priority", 2),
            ("municipality-provider", "incompatible_demands", 3),
            ("municipality-provider", "overlapping_mandates", 1),
        ),
    ),
    Complexity(
        "zuid",
        asked=4,
        tensions=(answered("zuid", "municipality-provider", "papa."),),
        obstacles=(
            answered("zuid", "funding", "pppn."),
            answered("zuid", "organisational-interest", "nnpn."),
        ),
        own_words=0,
    ),
    Complexity(
        "zuid",
        asked=15,
        tensions=(printed("municipality-provider", asked=15, absent=14),),
        obstacles=(printed("funding", asked=15, present=12), printed("competition", asked=15)),
        own_words=0,
        whole=printed("institutional-complexity", asked=15, absent=11),
        published=True,
    ),
)
DIFFER = {"answer": "answers_differ"}
GOVERNANCE = (
    Governance(
        "noord",
        answers=(
            GovernanceAnswers("form", (("collaboration", 5), ("network", 2)), 7, None, DIFFER),
            GovernanceAnswers("towards", (("network", 4),), 4, "network"),
            GovernanceAnswers(
                "network_governance", (("lead-organisation", 4), ("nao", 2)), 6, None, DIFFER
            ),
            GovernanceAnswers(
                "coordinator_task",
                (("organising-meetings", 6), ("monitoring", 3), ("mediating", 1)),
                7,
                None,
                DIFFER,
            ),
            GovernanceAnswers("meeting_rhythm", (("monthly", 7),), 7, "monthly"),
        ),
        levels=(
            ContingencyLevel("trust", Range(2, 3), 6, ("interview",)),
            ContingencyLevel("members", Range(3, 3), 2, ("interview", "document")),
            ContingencyLevel("goal_consensus", Range(3, 3), 7, ("interview", "questionnaire")),
            ContingencyLevel("competencies", None, 0),
        ),
        fits=(
            FormFit(
                "self-regulating",
                Range(4, 8),
                3,
                (
                    ("trust", Range(1, 2)),
                    ("members", Range(2, 2)),
                    ("goal_consensus", Range(1, 1)),
                    ("competencies", Range(0, 3)),
                ),
            ),
            FormFit(
                "lead-organisation",
                Range(2, 4),
                3,
                (
                    ("trust", Range(1, 2)),
                    ("members", Range(0, 0)),
                    ("goal_consensus", Range(1, 1)),
                    ("competencies", Range(0, 1)),
                ),
            ),
            FormFit(
                "nao",
                Range(0, 3),
                3,
                (
                    ("trust", Range(0, 0)),
                    ("members", Range(0, 0)),
                    ("goal_consensus", Range(0, 0)),
                    ("competencies", Range(0, 3)),
                ),
            ),
        ),
        nearest=("lead-organisation", "nao"),
        members=6,
    ),
    Governance(
        "zuid",
        answers=(
            GovernanceAnswers("form", (("network", 5),), 5, "network"),
            GovernanceAnswers(
                "network_governance", (("self-regulating", 5),), 5, "self-regulating"
            ),
        ),
        levels=(
            ContingencyLevel("trust", Range(4, 4), 5, ("interview",)),
            ContingencyLevel("members", Range(1, 1), 5, ("interview",)),
            ContingencyLevel("goal_consensus", Range(4, 4), 4, ("questionnaire",)),
            ContingencyLevel("competencies", Range(2, 2), 1, ("document",)),
        ),
        fits=(
            FormFit(
                "self-regulating",
                Range(1, 1),
                4,
                (
                    ("trust", Range(0, 0)),
                    ("members", Range(0, 0)),
                    ("goal_consensus", Range(0, 0)),
                    ("competencies", Range(1, 1)),
                ),
            ),
            FormFit(
                "lead-organisation",
                Range(6, 6),
                4,
                (
                    ("trust", Range(3, 3)),
                    ("members", Range(1, 1)),
                    ("goal_consensus", Range(2, 2)),
                    ("competencies", Range(0, 0)),
                ),
            ),
            FormFit(
                "nao",
                Range(6, 6),
                4,
                (
                    ("trust", Range(1, 1)),
                    ("members", Range(2, 2)),
                    ("goal_consensus", Range(1, 1)),
                    ("competencies", Range(2, 2)),
                ),
            ),
        ),
        nearest=("self-regulating",),
        members=None,
    ),
)
INEQUALITY = (
    Inequality(
        "noord",
        (
            SayRow("de-brug", "provider", 900, "employees", YES, 4, 3, Range(4, 4)),
            SayRow("kompas", "provider", 240, "employees", YES, 3, 2, Range(4, 5)),
            SayRow("de-linde", "provider", 60, "employees", None, 2, 0, Range(2, 2)),
            SayRow("buurtkracht", "provider", 12, "employees", NO, 3, 0, Range(1, 2)),
            SayRow("gemeente-noord", "municipality", 160000, "inhabitants", YES, 5, 5, Range(5, 5)),
            SayRow("client-aan-zet", "other", None, "", NO, None, None, None),
        ),
        (
            Flag("size", ("de-brug", "buurtkracht"), (("largest", 900), ("smallest", 12))),
            Flag("decides", ("buurtkracht", "client-aan-zet"), (("decide", 3), ("do_not", 2))),
            Flag("passed", ("de-linde", "buurtkracht"), (("proposals", 5), ("passed", 0))),
            Flag(
                "equality_by_size",
                ("de-linde", "buurtkracht"),
                (("smaller_half", 2), ("larger_half", 4)),
            ),
        ),
    ),
    Inequality(
        "zuid",
        (
            SayRow("horizon", "provider", 80, "employees", YES, 1, 1, Range(4, 4)),
            SayRow("gemeente-zuid", "municipality", None, "", YES, None, None, Range(4, 4)),
        ),
        (),
    ),
)
CONDITIONS = (
    ConditionFigures("noord", "shared-ambition", (0, 1, 1, 4, 1), 7, Range(4, 4)),
    ConditionFigures("noord", "interests", (1, 2, 2, 1, 0), 6, Range(2, 3)),
    ConditionFigures("noord", "personal-relations", (0, 0, 2, 2, 3), 7, Range(4, 4)),
    ConditionFigures("noord", "organising", (2, 3, 1, 1, 0), 7, Range(2, 2)),
    ConditionFigures("noord", "meaningful-process", (0, 2, 2, 2, 1), 7, Range(3, 3)),
    ConditionFigures("zuid", "shared-ambition", (0, 0, 0, 2, 2), 4, Range(4, 5)),
    ConditionFigures("zuid", "interests", (0, 0, 1, 0, 0), 1, Range(3, 3)),
)
UNANSWERED = {"investment": "not_asked", "returns": "not_asked", "balance": "not_asked"}
INTERESTS = (
    InterestFigures("noord", "de-brug", 2, Range(3, 3), Range(2, 2), Range(-1, -1), 1, 0),
    InterestFigures("noord", "gemeente-noord", 3, Range(2, 3), Range(2, 2), Range(-1, 0), 2, 1),
    InterestFigures("noord", "buurtkracht", 1, Range(3, 3), Range(0, 0), Range(-3, -3), 2, 2),
    InterestFigures("noord", "client-aan-zet", 1, None, None, None, 1, 1, UNANSWERED),
    InterestFigures("zuid", "horizon", 1, Range(1, 1), Range(3, 3), Range(2, 2), 0, 0),
)
RELATIONS = (
    RelationFigures(
        "noord",
        "depends",
        organisations=6,
        asked=30,
        answered=21,
        responded=4,
        density=Range(0.4, 0.7),
        reciprocity=Range(0.31, 0.78),
        centralisation=Range(0.12, 0.6),
        asymmetry=Range(0.6, 1.7),
        unequal=(("buurtkracht", "gemeente-noord", 3), ("de-linde", "de-brug", 2)),
        reasons={"betweenness": "under_80_percent"},
    ),
    RelationFigures(
        "noord",
        "trusts",
        organisations=6,
        asked=30,
        answered=30,
        responded=6,
        density=Range(0.6, 0.6),
        reciprocity=Range(0.67, 0.67),
        centralisation=Range(0.32, 0.32),
        asymmetry=Range(0.8, 0.8),
        unequal=(),
        betweenness=(
            ("de-brug", 0.4),
            ("gemeente-noord", 0.4),
            ("kompas", 0.1),
            ("de-linde", 0),
            ("buurtkracht", 0),
            ("client-aan-zet", 0),
        ),
    ),
    RelationFigures(
        "zuid",
        "refers",
        organisations=2,
        asked=2,
        answered=2,
        responded=2,
        density=Range(1, 1),
        reciprocity=Range(1, 1),
        centralisation=None,
        asymmetry=Range(0, 0),
        unequal=(),
        reasons={"centralisation": "fewer_than_three", "betweenness": "fewer_than_three"},
    ),
)
LAYER_OF: dict[str, tuple[Layer, ...]] = {
    "noord": (*("director",) * 3, *("delegate",) * 3, "professional"),
    "zuid": ("director", "director", "delegate", "delegate", "unknown"),
}
CARE = {  # how many of a layer deliver care, and their hours
    ("noord", "delegate"): (2, Range(4, 6)),
    ("noord", "professional"): (1, Range(2.5, 2.5)),
    ("zuid", "director"): (0, Range(1, 2)),
    ("zuid", "delegate"): (1, Range(3, 3)),
}


def _layers(network: str) -> Iterator[LayerFigures]:
    for layer in dict.fromkeys(LAYER_OF[network]):
        care, hours = CARE.get((network, layer), (0, None))
        places = [at for at, own in enumerate(LAYER_OF[network]) if own == layer]
        said = {
            level: [
                letters[at]
                for (_, where), letters in ASKED[network].items()
                for at in places
                if where == level and letters[at] != "."
            ]
            for level in ("network", "organisation")
        }
        counts = (count for level in said.values() for count in (level.count("p"), len(level)))
        yield LayerFigures(network, layer, len(places), care, hours, *counts)


LAYERS = (*_layers("noord"), *_layers("zuid"))
OUTCOMES = (
    OutcomeFigures("noord", "noord1", 24, 15, 120),
    OutcomeFigures("noord", "noord5", 30, None, None, {"ended_well": "not_asked"}),
    OutcomeFigures("zuid", "", None, None, None, {"cases": "not_asked"}),
)
CONTEXT = (
    ContextFigures(
        "noord",
        members=6,
        mandated=True,
        funding="mixed",
        started=date(2024, 9, 1),
        time_pressure=True,
        delegation="delegates",
        unique=(("buurtkracht", "Werkt met ervaringsdeskundigen"), ("de-brug", "Crisisbedden")),
        without_unique=("kompas", "de-linde"),
    ),
    ContextFigures("zuid", 2, NO, None, None, None, "directors", (), ("horizon",)),
)
TRIANGULATION = (
    Triangulated("noord", "value", "trustful", "yes", "not_asked", "yes", "not_asked", "agree"),
    Triangulated("noord", "value", "preventive", "no", "not_asked", "yes", "not_asked", "differ"),
    Triangulated(
        "noord",
        "strategy",
        "interdisciplinary-agreements",
        "not_asked",
        "no",
        "yes",
        "not_mentioned",
        "differ",
    ),
    Triangulated(
        "zuid", "strategy", "trust", "not_asked", "mixed", "not_asked", "not_asked", "one_source"
    ),
)
SAID = """
strategies mutual-dependence noord1 Zonder de gemeente begin ik niets.
strategies mutual-dependence noord5 Wij hebben elkaar elke week nodig.
strategies shared-vision plan-noord De partners werken vanuit één visie.
tensions municipality-provider noord2 Twee gemeenten vragen twee formulieren.
obstacles - noord4 Er is te weinig personeel.
governance network_governance noord6 De Brug trekt de kar.
conditions organising noord2 Niemand bewaakt de afspraken.
interests buurtkracht noord7 Wij willen gehoord worden.
outcomes - zuid1 Een gezin kreeg in één week hulp van drie kanten.
"""
WAITING = """
tensions provider-provider noord3 Nog niet gelezen.
obstacles - noord7 Ook nog niet gelezen.
strategies trust zuid2 Nog te lezen.
"""


def _quotes(lines: str, *, reviewed: bool) -> Iterator[Quote]:
    for line in lines.split("\n")[1:-1]:
        topic, item, who, words = line.split(maxsplit=3)
        network = "zuid" if "zuid" in who else "noord"
        yield Quote(network, topic, item.replace("-", "") and item, words, who, reviewed=reviewed)


QUOTES = (*_quotes(SAID, reviewed=True), *_quotes(WAITING, reviewed=False))
SPANNERS = (
    Spanner("organisation", "de-brug", ("noord", "zuid")),
    Spanner("delegate", "noord4", ("noord",), 6),
    Spanner("delegate", "zuid5", ("zuid",)),
)
COMPARISON = (
    CaseRow(
        "noord",
        members=6,
        respondents=7,
        form=None,
        network_governance=None,
        shared=("trustful", "effective"),
        phi=0.29,
        conditions=(("shared-ambition", Range(4, 4)), ("interests", Range(2, 3))),
        strategies_present=5,
        strategies_asked=14,
        tensions_present=2,
        tensions_asked=3,
        obstacles_present=2,
        obstacles_asked=7,
        reasons={"form": "answers_differ", "network_governance": "answers_differ"},
    ),
    CaseRow(
        "zuid",
        members=None,
        respondents=5,
        form="network",
        network_governance="self-regulating",
        shared=("trustful",),
        phi=None,
        conditions=(("shared-ambition", Range(4, 5)),),
        strategies_present=1,
        strategies_asked=4,
        tensions_present=None,
        tensions_asked=None,
        obstacles_present=1,
        obstacles_asked=3,
        reasons={
            "members": "organisations_unknown",
            "phi": "one_respondent",
            "tensions_present": "not_asked",
            "tensions_asked": "not_asked",
        },
    ),
)
EXPECTATIONS = (
    Expected(
        "normative-present",
        Text(
            "Wij verwachten dat de partijen samen aan doelen en cultuur werken.",
            "We expect the parties to work together on goals and culture.",
        ),
        (
            Bearing("strategies", "noord", "shared-goals", 6, 7, "present"),
            Bearing("strategies", "noord", "connecting-cultures", 0, 7, "absent"),
            Bearing("strategies", "zuid", "shared-goals", 2, 5, "mixed"),
        ),
        ("relations:trusts",),
    ),
    Expected(
        "no-figures", Text("Wij verwachten meer geld.", "We expect more money."), (), ("outcomes",)
    ),
)
UNLINKED = (
    UnlinkedCase("Netwerk Eén", 7, "network", None, "self-regulating", "Bron, tabel 5"),
    UnlinkedCase("Netwerk Twee", None, "collaboration", "network", None, "Bron, tabel 5"),
)
CHECKED = (
    StatementFigures("noord", "s1", "Wij vinden vertrouwen belangrijk.", "values:trustful", 5, 1),
    StatementFigures("noord", "s2", "Wij delen dezelfde doelen.", "strategies:shared-goals", 2, 4),
    StatementFigures("noord", "s3", "Wij evalueren elk half jaar.", "", 0, 0),
    StatementFigures("zuid", "s4", "Wij vinden respect belangrijk.", "", 4, 0),
)
COMMENTS = (
    Quote("noord", "agree", "s1", "Dat merk je aan tafel.", "noord2", reviewed=True),
    Quote("noord", "differs", "s2", "De doelen zijn van de gemeente.", "noord3", reviewed=True),
    Quote("noord", "differs", "s2", "Dit is niet nagekeken.", "noord4", reviewed=False),
)
WORKINGS = Workings(
    strategies=(_matrix("noord"), _matrix("zuid"), PUBLISHED),
    institutionalisation=INSTITUTIONALISATION,
    complexity=COMPLEXITY,
    governance=GOVERNANCE,
    inequality=INEQUALITY,
    conditions=CONDITIONS,
    interests=INTERESTS,
    relations=RELATIONS,
    layers=LAYERS,
    outcomes=OUTCOMES,
    context=CONTEXT,
    triangulation=TRIANGULATION,
    quotes=QUOTES,
    coded=CODED,
    codebook=CODEBOOK,
    segments=SEGMENTS,
    coders=CODERS,
    checked=CHECKED,
    comments=COMMENTS,
    spanners=SPANNERS,
    comparison=COMPARISON,
    expectations=EXPECTATIONS,
    unlinked=UNLINKED,
)


@cache
def _base() -> Released:
    picks = {network: [VALUES[:6]] * len(KINDS[network]) for network in NAMES}
    made = study(picks, id="werking", title=Text("Twee netwerken", "Two networks"))
    networks = tuple(Network(id, name) for id, name in NAMES.items())
    return disclose(analyse(replace(made, design=replace(made.design, networks=networks))))


def released(workings: Workings = WORKINGS) -> Released:
    """Return what a researcher may see of the two networks, with these workings."""
    return replace(_base(), workings=workings)


def aloud(chapter: Chapter, language: Language = "nl", workings: Workings = WORKINGS) -> str:
    """Return a chapter on these workings as plain text, without the frame of a report."""
    blocks = tuple(chapter(shown := released(workings), Words.of(shown)))
    return to_text(document(*blocks), language).split("\n\n", 4)[-1] if blocks else ""
