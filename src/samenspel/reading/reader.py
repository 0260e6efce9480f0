"""From a sentence to its claims: the first reader that understands a clause has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from samenspel.reading.beyond import outside
from samenspel.reading.choosing import choices
from samenspel.reading.claim import Claim
from samenspel.reading.clauses import clauses
from samenspel.reading.comparing import comparisons
from samenspel.reading.items import continued, items
from samenspel.reading.leaving import turned
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene, scene
from samenspel.reading.sentences import Sentence
from samenspel.reading.vocabulary import Vocabulary
from samenspel.reading.working import chance, governance, sizes, stated_sizes, statistics

Read = Callable[[Scene], Iterator[Claim]]
# Who wrote what elsewhere: (Zonneveld et al., 2020), [12].
_CITED = re.compile(r"\(\s*[A-Z][^()]{2,80}\b(?:19|20)\d\d[a-z]?\s*\)|\[\d{1,3}\]")
_NAMED = ("value", "network", "case", "organisation", "strategies", "tensions", "obstacles")
_COUNTED = frozenset({"respondents", "networks", "values", "votes", "organisations", "strategies"})


READERS: tuple[Read, ...] = (statistics, chance, items, governance, comparisons, choices, sizes)


def claims_of(sentence: Sentence, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Return what a sentence claims; nothing when it claims nothing that is counted."""
    if sentence.text.rstrip("\"'”’)").endswith("?"):
        return ()
    laid_out = scene(sentence, vocabulary)
    if laid_out.has("asking") or _defines(laid_out) or not (laid_out.marks or laid_out.measures):
        return ()
    found = tuple(_per_clause(laid_out))
    beyond = any(one.kind in {"significant", "own_set"} for one in found)
    if found and not beyond and (laid_out.has("elsewhere") or _CITED.search(sentence.text)):
        return (Claim("unbound", sentence.text, topic="elsewhere"),)
    reason = _outside(laid_out, vocabulary, found) if found else ""
    if reason:
        return (Claim("unbound", sentence.text, topic=reason),)
    if laid_out.has("person") and not any(one.measure for one in found):
        return tuple(Claim("unbound", one.text) for one in found[:1])
    return _placed(found, laid_out, vocabulary)


def _outside(laid_out: Scene, vocabulary: Vocabulary, found: Sequence[Claim]) -> str:
    """Return why no figure tells what a sentence, or the heading above it, is about."""
    reason = outside(laid_out, vocabulary, found)
    if reason or not laid_out.sentence.heading or laid_out.has("network") or laid_out.has("whole"):
        return reason
    heading = scene(replace(laid_out.sentence, text=laid_out.sentence.heading), vocabulary)
    return outside(heading, vocabulary)


def _defines(laid_out: Scene) -> bool:
    """Return whether a sentence thanks, or says what a word means, and names nothing studied."""
    return laid_out.has("defining") and not any(laid_out.has(kind) for kind in _NAMED)


def _per_clause(laid_out: Scene) -> Iterator[Claim]:
    before: tuple[Claim, ...] = ()
    for clause in clauses(laid_out):
        read = continued(clause, before) or _read(clause)
        found = tuple(_inherited(claim, before, clause.known) for claim in turned(clause, read))
        yield from found
        before = found or before


def _read(clause: Scene) -> tuple[Claim, ...]:
    for reader in READERS:
        found = tuple(reader(clause))
        if found:
            return found if reader is sizes else (*found, *stated_sizes(clause))
    return tuple(_unread(clause))


def _unread(clause: Scene) -> Iterator[Claim]:
    """Yield an amount of something of ours of which nothing is understood."""
    for one in clause.measures:
        if not _is_about(clause, one):
            continue
        if one.unit in _COUNTED and (not one.bare or one.unit == "respondents"):
            kind = "quantifier" if one.given is not None and len(one.amounts) > 1 else "unbound"
            networks = clause.meanings("network")
            yield Claim(kind, clause.text, measure=one, networks=networks)  # type: ignore[arg-type]
            return


def _is_about(clause: Scene, one: Measure) -> bool:
    """Return whether a word such as 'all' stands with something of the study."""
    return not one.quantifier or one.of is not None or any(clause.has(kind) for kind in _NAMED)


def _inherited(claim: Claim, before: Sequence[Claim], known: Sequence[str]) -> Claim:
    """Return a claim with what only the clause before it said."""
    if not before:
        return claim
    last = before[-1]
    if claim.elsewhere and last.networks:
        claim = replace(claim, networks=tuple(id for id in known if id not in last.networks))
    if claim.kind == "choice" and not claim.values and claim.values_measure is None:
        claim = replace(claim, values=last.values)
    if not (claim.networks or claim.whole or claim.networks_measure):
        claim = replace(claim, networks=last.networks, whole=last.whole)
    if claim.kind == "choice" and not (claim.values or claim.values_measure):
        return replace(claim, kind="unbound")
    if claim.kind == last.kind == "choice" and not claim.side:
        claim = replace(claim, side=last.side if not claim.superlative else "")
    return claim


def _placed(found: Sequence[Claim], laid_out: Scene, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Return claims with the network and level that the words above or before give them."""
    if not found:
        return ()
    above = _above(laid_out.sentence, vocabulary)
    carried = next((ids for ids in (one.meanings("network") for one in above) if ids), ())
    levels = [one.all("level")[-1].meaning for one in above if one.has("level")]
    level = levels[0] if levels and not laid_out.has("level") else ""
    return tuple(_with(claim, carried if len(carried) == 1 else (), level) for claim in found)


def _with(claim: Claim, carried: tuple[str, ...], level: str) -> Claim:
    if level == "organisation" and claim.kind == "choice" and not claim.level:
        claim = replace(claim, level=level, level_carried=True)
    if not carried or claim.networks or claim.whole or claim.networks_measure:
        return claim
    return replace(claim, networks=carried, carried=True)


def _above(sentence: Sentence, vocabulary: Vocabulary) -> list[Scene]:
    """Return the sentences before in this paragraph, and the heading, laid out."""
    texts = [text for text in (sentence.previous, sentence.heading) if text]
    return [scene(replace(sentence, text=text), vocabulary) for text in texts]
