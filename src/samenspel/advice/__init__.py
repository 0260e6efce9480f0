"""From released findings to what a group could do with them."""

from samenspel.advice.agenda import Advice, Agenda, AgendaItem, advise

__all__ = ["Advice", "Agenda", "AgendaItem", "advise"]
