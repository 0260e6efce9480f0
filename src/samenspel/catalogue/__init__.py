"""Values, instruments, wording and reference lines: data with their sources."""

from samenspel.catalogue.instruments import Instrument, Place, Question, instrument, instruments
from samenspel.catalogue.references import Reference, references
from samenspel.catalogue.values import CatalogueCard, Verified, card_sets, card_versions, cards
from samenspel.catalogue.wording import texts, version

__all__ = [
    "CatalogueCard",
    "Instrument",
    "Place",
    "Question",
    "Reference",
    "Verified",
    "card_sets",
    "card_versions",
    "cards",
    "instrument",
    "instruments",
    "references",
    "texts",
    "version",
]
