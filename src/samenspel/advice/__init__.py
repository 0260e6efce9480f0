"""From released findings to what a group could do with them."""

from samenspel.advice.agenda import Advice, Agenda, AgendaItem, advise
from samenspel.advice.recommendations import Choice, Recommendation

__all__ = ["Advice", "Agenda", "AgendaItem", "Choice", "Recommendation", "advise"]
