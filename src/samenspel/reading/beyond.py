"""What a sentence speaks of that the figures cannot tell, such as a network that is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samenspel.reading.claim import Claim
from samenspel.reading.lexicon import plain_words
from samenspel.reading.scene import Scene
from samenspel.reading.vocabulary import Vocabulary

_NETWORK = frozenset({"netwerk", "network"})
_NETWORKS = _NETWORK | {"netwerken", "networks"}
_LINKS = frozenset({",", "en", "and", "&", "of", "or", "noch", "nor"})
_NAMING = frozenset({"", "in", "binnen", "van", "within", "voor", "for", "uit", "from"})
_THE = frozenset({"het", "the"})
_ORDINALS = frozenset(
    {
        *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "laatste"),
        *("first", "second", "third", "fourth", "fifth", "sixth", "last"),
    }
)
_UNTRUE = re.compile(r"\b(?:onwaar|niet waar|untrue|not true)\b", re.IGNORECASE)
_ROUNDS = frozenset({"ronde", "round"})
_BEFORE = frozenset({"vorige", "previous", "earlier", "eerdere"})
_EARLIER = frozenset({("vorig", "jaar"), ("last", "year"), ("jaar", "geleden"), ("year", "ago")})
_ORDER = {
    "eerste": 1,
    "tweede": 2,
    "derde": 3,
    "first": 1,
    "second": 2,
    "third": 3,
    **{str(number): number for number in range(1, 10)},
}
_NUMBERS = frozenset([*plain_words("dutch_numbers"), *plain_words("english_numbers")]) - {"een"}


def outside(laid_out: Scene, vocabulary: Vocabulary, claims: Sequence[Claim] = ()) -> str:
    """Return why the figures cannot tell what a sentence is about; nothing when they may."""
    if _UNTRUE.search(laid_out.sentence.text):
        return "untrue"
    places = range(laid_out.start, laid_out.end)
    if any(_is_not_there(laid_out, at, vocabulary) for at in places):
        return "no_such_network"
    if any(_is_other_round(laid_out, at, vocabulary.round) for at in places):
        return "other_round"
    return "subgroup" if any(_is_part(laid_out, one, vocabulary) for one in claims) else ""


def _is_other_round(laid_out: Scene, at: int, round: int) -> bool:
    """Return whether another round than the one that is checked is named."""
    before, after = laid_out.norm(at - 1), laid_out.norm(at + 1)
    if laid_out.norm(at) not in _ROUNDS:
        return (before, laid_out.norm(at)) in _EARLIER
    if before in _BEFORE:
        return True
    number = _ORDER.get(before) or _ORDER.get(after)
    return number is not None and number != round


def _is_part(laid_out: Scene, claim: Claim, vocabulary: Vocabulary) -> bool:
    """Return whether those who are counted are only a part of the people: 'all providers'."""
    if claim.kind not in {"choice", "item"}:
        return False
    counted = (at for one in laid_out.measures for at in range(one.start, one.end + 1))
    return any(laid_out.norm(at) in vocabulary.groups for at in counted)


def _is_not_there(laid_out: Scene, at: int, vocabulary: Vocabulary) -> bool:
    """Return whether a network is called in a way by which the study knows none."""
    if laid_out.norm(at) not in _NETWORKS:
        return False
    if laid_out.norm(at - 1) in _ORDINALS and laid_out.norm(at - 2) in _THE:
        return True
    if _number_as_name(laid_out, at):
        return True
    known = {mark.start for mark in laid_out.all("network")}
    letters = [step for step in _listed(laid_out, at) if step not in known]
    return any(laid_out.words[step].text not in vocabulary.letters for step in letters)


def _number_as_name(laid_out: Scene, at: int) -> bool:
    """Return whether a number is a name: 'in network five', not 'in this network five …'."""
    if laid_out.norm(at) not in _NETWORK or at + 1 >= laid_out.end:
        return False
    next_word = laid_out.words[at + 1]
    number = next_word.norm in _NUMBERS or (next_word.text.isdigit() and len(next_word.text) < 3)
    listed = any(mark.start <= at + 1 < mark.end for mark in laid_out.all("network", "case"))
    return number and not listed and laid_out.norm(at - 1) in _NAMING


def _listed(laid_out: Scene, at: int) -> list[int]:
    """Return the capitals that stand behind 'network': 'networks A, B and E'."""
    found: list[int] = []
    for step in range(at + 1, laid_out.end):
        text = laid_out.words[step].text
        if len(text) == 1 and text.isupper():
            found.append(step)
        elif laid_out.norm(step) not in _LINKS or step == at + 1:
            break
    return found
