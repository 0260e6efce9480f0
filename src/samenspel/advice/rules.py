"""Which finding gives rise to which recommendation; the words are in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from samenspel.advice import rules_governance as governance
from samenspel.advice import rules_people as people
from samenspel.advice import rules_strategies as strategies
from samenspel.advice import rules_values as values
from samenspel.advice.recommendations import Recommendation
from samenspel.catalogue import advice_rules
from samenspel.disclosure.released import Released
from samenspel.text import Text

ALL = ""  # in place of a network: all of them together

Rule = Callable[[Released, str], Iterator[Text]]

# Each yields the evidence for one network, or for all together; without evidence, no advice.
RULES: Mapping[str, Rule] = {
    "discuss-values-first": values.discuss_values_first,
    "agree-per-level": values.agree_per_level,
    "choose-governance": governance.choose_governance,
    "watch-inequality": governance.watch_inequality,
    "revisit-values": values.revisit_values,
    "map-interests": governance.map_interests,
    "measure-trust": values.measure_trust,
    "learn-from-outcomes": governance.learn_from_outcomes,
    "functional-strategies": strategies.functional_strategies,
    "regulative-strategies": strategies.regulative_strategies,
    "boundary-spanners": people.boundary_spanners,
    "relational-manager": people.relational_manager,
    "show-expertise": people.show_expertise,
    "change-beyond-table": strategies.change_beyond_table,
    "settle-tensions": strategies.settle_tensions,
    "funding-and-competition": strategies.funding_and_competition,
    "shared-learning": strategies.shared_learning,
}


def recommendations(released: Released) -> Iterator[Recommendation]:
    """Yield what every network could do, then what all together could, in catalogue order."""
    for network in (*(scope.id for scope in released.networks), ALL):
        for rule in advice_rules():
            evidence = tuple(RULES[rule.id](released, network))
            if evidence:
                yield Recommendation(rule.id, network, rule.words, rule.talk, rule.source, evidence)
