"""Every sentence of a report held against a study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from samenspel.catalogue import texts
from samenspel.claims import chance, choices, comparing, sizes, working
from samenspel.claims.accounting import accounted, rests_on_figures
from samenspel.claims.facts import Facts, facts
from samenspel.claims.verdict import Outcome, Verdict, unsure, worst
from samenspel.disclosure import Released
from samenspel.reading import Claim, Paragraph, Sentence, claims_of, mentions, sentences
from samenspel.text import Text

Judge = Callable[[Claim, Facts], Verdict]
JUDGES: dict[str, Judge] = {
    "choice": choices.judge,
    "compare": comparing.judge,
    "item": working.judge_item,
    "governance": working.judge_governance,
    "size": sizes.judge_size,
    "votes": sizes.judge_votes,
    "members": sizes.judge_members,
    "per_organisation": sizes.judge_per_organisation,
    "quantifier": sizes.judge_quantifier,
    "own_set": chance.judge_own_set,
    "significant": chance.judge_significant,
    "contested": chance.judge_contested,
    "both_sides": chance.judge_both_sides,
    "statistic": chance.judge_statistic,
    "trust_level": chance.judge_trust,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of a report with what the data say of it."""

    sentence: str
    place: int
    verdict: Outcome
    reason: Text
    expected: Text


def check(paragraphs: Iterable[Paragraph], released: Released) -> Iterator[Checked]:
    """Yield every sentence that claims something, in the order of the report."""
    known = facts(released)
    for sentence in sentences(paragraphs):
        found = claims_of(sentence, known.words)
        if found:
            verdict = _of_sentence(sentence, found, known)
            yield Checked(
                sentence.text, sentence.place, verdict.outcome, verdict.reason, verdict.expected
            )


def _of_sentence(sentence: Sentence, found: tuple[Claim, ...], known: Facts) -> Verdict:
    verdicts = [_judged(claim, known) for claim in found]
    gravest = worst(verdicts)
    if gravest.outcome == "not_supported" and _misread(sentence, found, verdicts, known):
        return unsure("accounted", gravest.expected)
    texts_of = {claim.text for claim in found}
    if gravest.outcome == "supported" or len(texts_of) < 2:
        return gravest
    part = found[verdicts.index(gravest)].text.strip(" ,;")
    reason = texts("claims")["in_part"].format(part=part, reason=gravest.reason)
    return Verdict(gravest.outcome, reason, gravest.expected)


def _misread(
    sentence: Sentence, found: Sequence[Claim], verdicts: Sequence[Verdict], known: Facts
) -> bool:
    """Return whether it is likelier that a sentence was read wrong than that it is wrong."""
    against = [
        claim
        for claim, verdict in zip(found, verdicts, strict=True)
        if verdict.outcome == "not_supported"
    ]
    said = mentions(sentence, known.words)
    if said.guarded:
        return True
    if not all(
        rests_on_figures(claim, known, lambda one: _refuted(one, known)) for claim in against
    ):
        return False
    values = frozenset(value for claim in found for value in claim.values)
    networks = frozenset(id for claim in found for id in claim.networks)
    named = replace(said, values=said.values | values, networks=said.networks | networks)
    return accounted(named, known)


def _refuted(claim: Claim, known: Facts) -> bool:
    return _judged(claim, known).outcome == "not_supported"


def _judged(claim: Claim, known: Facts) -> Verdict:
    judge = JUDGES.get(claim.kind)
    if judge is None:
        return unsure("elsewhere" if claim.topic == "elsewhere" else "unbound")
    verdict = judge(claim, known)
    if claim.doubtful and verdict.outcome == "not_supported":
        return unsure("unbound", verdict.expected)
    return verdict
