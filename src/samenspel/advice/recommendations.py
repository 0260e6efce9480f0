"""What a group could do with what was found, and with what it may be better not to combine."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One invitation to talk, with its source and the figures that gave rise to it."""

    id: str
    network: str  # empty: all networks together
    words: Text
    talk: Text
    source: Text
    evidence: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Recommendations for one network that pull apart: a choice for the group itself."""

    ids: tuple[str, ...]
    network: str
    words: Text
