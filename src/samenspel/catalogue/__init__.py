"""Values, instruments, wording and reference lines: data with their sources."""

from samenspel.catalogue.advice import AdviceChoice, AdviceRule, advice_choices, advice_rules
from samenspel.catalogue.instruments import Instrument, Place, Question, instrument, instruments
from samenspel.catalogue.items import (
    GovernanceForm,
    Item,
    governance_forms,
    item_ids,
    item_lists,
    items,
)
from samenspel.catalogue.references import Reference, references
from samenspel.catalogue.templates import TemplateEntry, templates
from samenspel.catalogue.values import CatalogueCard, Verified, card_sets, card_versions, cards
from samenspel.catalogue.wording import texts, version

__all__ = [
    "AdviceChoice",
    "AdviceRule",
    "CatalogueCard",
    "GovernanceForm",
    "Instrument",
    "Item",
    "Place",
    "Question",
    "Reference",
    "TemplateEntry",
    "Verified",
    "advice_choices",
    "advice_rules",
    "card_sets",
    "card_versions",
    "cards",
    "governance_forms",
    "instrument",
    "instruments",
    "item_ids",
    "item_lists",
    "items",
    "references",
    "templates",
    "texts",
    "version",
]
