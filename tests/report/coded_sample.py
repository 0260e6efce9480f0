"""Interviews of two networks, coded: a code a line, then who says it and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builders import WORDS
from samenspel.findings.coded_agreement import coders_agree
from samenspel.findings.coded_figures import codebook, coded, segments
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.instrument_rows import StrategyAnswer
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation, Participant

CODES = (
    Code("reasons", "Redenen om samen te werken"),
    Code("gaps", "Gaten in de hulp", "reasons", topic="reason"),
    Code("money", "Geld van de gemeente", "reasons", topic="reason"),
    Code("never", "Nooit genoemd", "reasons", topic="reason"),
    Code("results", "Wat het oplevert", topic="outcome"),
    Code("open", "Openheid in woorden", topic="value_espoused", item="transparent"),
    Code("open-does", "Openheid in daden", topic="value_enacted", item="transparent"),
    Code("slow", "Efficiënt staat in de weg", topic="value_obstructing", item="efficient"),
    Code("t-yes", "Vertrouwen: ja", topic="strategy", item="trust", level="network",
         finding="present"),
    Code("t-no", "Vertrouwen: nee", topic="strategy", item="trust", level="network",
         finding="absent"),
    Code("v-home", "Visie thuis", topic="strategy", item="shared-vision", level="organisation",
         finding="present"),
    Code("pull", "Gemeente trekt", topic="tension", item="municipality-provider",
         finding="present"),
    Code("pay", "Geld", topic="obstacle", item="funding"),
    Code("talk", "Aan de tafel"),
    Code("jokes", "Grappen en koffie", "talk"),
)  # fmt: skip
SAID = """
noord1 gaps! Kinderen vielen tussen twee loketten.
noord1 t-yes! Ik bel haar zonder na te denken.
noord1 pay! Het geld loopt in december leeg.
noord2 gaps! Niemand had een bed voor deze jongen.
noord2 gaps Wij stonden met lege handen.
noord2 t-no! Ik laat mijn cijfers niet zien.
noord2 t-yes! Met de wijkteams is dat anders.
noord2 pull! De gemeente vraagt iets anders dan wij kunnen.
noord3 money De subsidie stond klaar.
noord3 results! Nu is er binnen een dag een plek.
noord3 open-does! Zij legde haar begroting op tafel.
noord3 slow! Alles moet in tien minuten.
noord3 jokes! Na de koffie lukt het wel.
noord3 v-home! Onze mensen kennen het verhaal.
plan-noord open! Wij zijn open naar elkaar.
zuid1 gaps! Er was een wachtlijst van een jaar.
zuid1 open-does Ze belde meteen toen het misging.
zuid2 results Een gezin hield zijn huis.
"""


def _lines() -> Iterator[tuple[str, str, str]]:
    for line in SAID.strip().splitlines():
        who, code, words = line.split(maxsplit=2)
        yield who, code, words


def interviews() -> Study:
    """Return five interviews and a plan with what was coded in them, and one left uncoded."""
    texts: dict[str, list[str]] = {}
    codings = []
    for who, code, words in _lines():
        before = "\n".join([*texts.get(who, ()), ""])
        texts.setdefault(who, []).append(words)
        put = Coding(who, code=code.strip("!"), reviewed=code.endswith("!"), coder="a")
        codings.append(_placed(put, len(before), words))
    codings += (Coding("noord1", code="jokes", coder="b", start=at, end=20) for at in (0, 10))
    nowhere = Coding("plan-noord", code="talk", quote="Ergens in het plan.", reviewed=True)
    codings += (nowhere, replace(nowhere, code="gaps", reviewed=False))
    people = [who for who in texts if not who.startswith("plan")]
    networks = (Network("noord"), Network("zuid"))
    return Study(
        Design(
            "werking",
            WORDS,
            networks=networks,
            organisations=(
                Organisation("a", kind="provider"),
                Organisation("g", kind="municipality"),
            ),
            participants=tuple(
                Participant(who, who[:-1], "g" if who == "noord2" else "a") for who in people
            ),
        ),
        documents=(
            *(
                Document(who, who[:-1], f"Gesprek {who}", "interview", f"{who}.txt", who)
                for who in people
            ),
            Document("plan-noord", "noord", "Plan", "policy", "plan-noord.txt"),
            Document("later", "zuid", "Gesprek", "interview", "", "zuid3"),
        ),
        codes=CODES,
        codings=tuple(codings),
        strategies=(StrategyAnswer("noord", "trust", "present", "noord1"),),
        texts=tuple((f"{who}.txt", "\n".join(words)) for who, words in texts.items()),
    )


def _placed(put: Coding, start: int, words: str) -> Coding:
    return Coding(
        put.document,
        code=put.code,
        coder=put.coder,
        reviewed=put.reviewed,
        start=start,
        end=start + len(words),
    )


STUDY = interviews()
CODED = coded(STUDY, 1)
CODEBOOK = codebook(STUDY, CODED)
SEGMENTS = segments(STUDY, 1)
CODERS = coders_agree(STUDY, 1)
