"""Every sentence of a report held against a study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from samenspel.catalogue import texts
from samenspel.claims import chance, choices, comparing, members, sizes, working
from samenspel.claims.accounting import accounted, all_read, rests_on_figures
from samenspel.claims.facts import Facts, facts
from samenspel.claims.pairing import paired
from samenspel.claims.verdict import Outcome, Verdict, supported, unsure, worst
from samenspel.disclosure import Released
from samenspel.reading import Claim, Mentions, Paragraph, Sentence, claims_of, mentions, sentences
from samenspel.text import Text

Judge = Callable[[Claim, Facts], Verdict]
JUDGES: dict[str, Judge] = {
    "choice": choices.judge,
    "compare": comparing.judge,
    "item": working.judge_item,
    "governance": working.judge_governance,
    "size": sizes.judge_size,
    "votes": sizes.judge_votes,
    "members": members.judge_members,
    "per_organisation": sizes.judge_per_organisation,
    "quantifier": sizes.judge_quantifier,
    "own_set": chance.judge_own_set,
    "significant": chance.judge_significant,
    "contested": chance.judge_contested,
    "both_sides": chance.judge_both_sides,
    "statistic": chance.judge_statistic,
    "trust_level": chance.judge_trust,
}

# Why a sentence is about something that no figure tells.
OUTSIDE = frozenset({"elsewhere", "no_such_network", "other_round", "subgroup", "untrue"})


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
    if gravest.outcome != "supported":
        gravest = reread(sentence, found, verdicts, known) or gravest
    elif not all_read(_with(mentions(sentence, known.words), found), found, known):
        return unsure("unbound", gravest.expected)
    texts_of = {claim.text for claim in found}
    if gravest not in verdicts or gravest.outcome == "supported" or len(texts_of) < 2:
        return gravest
    part = found[verdicts.index(gravest)].text.strip(" ,;")
    reason = texts("claims")["in_part"].format(part=part, reason=gravest.reason)
    return Verdict(gravest.outcome, reason, gravest.expected)


def reread(
    sentence: Sentence, found: Sequence[Claim], verdicts: Sequence[Verdict], known: Facts
) -> Verdict | None:
    """Return the verdict of a second reading, where the first may have been wrong."""
    said = mentions(sentence, known.words)
    pairs = [(claim, verdict) for claim, verdict in zip(found, verdicts, strict=True)
             if verdict.outcome != "supported"]  # fmt: skip
    against = [claim for claim, verdict in pairs if verdict.outcome == "not_supported"]
    unclear = [claim for claim, verdict in pairs if verdict.outcome == "cannot_tell"]
    loose = all(rests_on_figures(claim, known, lambda one: _refuted(one, known))
                for claim in against)  # fmt: skip
    expected = worst(verdicts).expected
    readable = all(
        (claim.kind == "unbound" and claim.topic not in OUTSIDE) or claim.doubtful
        for claim in unclear
    )
    if loose and readable and paired(said, known):
        return supported("agrees", expected, figures=expected)
    if against and (said.guarded or (loose and accounted(_with(said, found), known))):
        return unsure("accounted", expected)
    return None


def _with(said: Mentions, found: Sequence[Claim]) -> Mentions:
    """Return what is named with what a heading or the sentence before names."""
    values = (value for claim in found for value in claim.values)
    networks = (id for claim in found for id in claim.networks)
    return replace(
        said,
        values=tuple(dict.fromkeys([*said.values, *values])),
        networks=tuple(dict.fromkeys([*said.networks, *networks])),
    )


def _refuted(claim: Claim, known: Facts) -> bool:
    return _judged(claim, known).outcome == "not_supported"


def _judged(claim: Claim, known: Facts) -> Verdict:
    judge = JUDGES.get(claim.kind)
    if judge is None:
        return unsure(claim.topic if claim.topic in OUTSIDE else "unbound")
    verdict = judge(claim, known)
    if claim.doubtful and verdict.outcome == "not_supported":
        return unsure("unbound", verdict.expected)
    return verdict
