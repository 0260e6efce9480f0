"""What a sentence speaks of that the figures cannot tell, such as a network that is not there."""

from __future__ import annotations

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
_NUMBERS = frozenset([*plain_words("dutch_numbers"), *plain_words("english_numbers")]) - {"een"}


def outside(laid_out: Scene, vocabulary: Vocabulary) -> str:
    """Return why the figures cannot tell what a sentence is about; nothing when they may."""
    places = range(laid_out.start, laid_out.end)
    if any(_is_not_there(laid_out, at, vocabulary) for at in places):
        return "no_such_network"
    return ""


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
