"""Ways to break the tables beside the values: the problem each should be named as, and where."""

from __future__ import annotations

from formats.broken import Broken, put, swap
from formats.broken_cases import line, settings

STRATEGIES = "strategies.csv"
PUBLISHED = "published.csv"
ABOUT = 'about = ["strategies:trust", "values:zorg"]'


def expected(code: str, old: str, new: str, column: str) -> Broken:
    """Return how to break the one expectation of the study."""
    return Broken(code, settings(old, new), "study.toml", None, f"expectations.1.{column}")


BROKEN_INSTRUMENTS = (
    # What stands in a list of the catalogue.
    Broken(
        "unknown_strategy", line(STRATEGIES, "noord,trst,absent,p2,,"), STRATEGIES, 4, "strategy"
    ),
    Broken(
        "unknown_tension",
        line("tensions.csv", "p1,noord,provider,absent"),
        "tensions.csv",
        3,
        "tension",
    ),
    Broken(
        "unknown_obstacle",
        line("obstacles.csv", "p1,noord,fundng,"),
        "obstacles.csv",
        4,
        "obstacle",
    ),
    Broken(
        "unknown_condition",
        line("conditions.csv", "p1,noord,organizing,3"),
        "conditions.csv",
        3,
        "condition",
    ),
    Broken(
        "unknown_answer",
        swap("governance.csv", "trust,3", "trust,5"),
        "governance.csv",
        2,
        "answer",
    ),
    Broken(
        "unknown_item", line(PUBLISHED, "zuid,complexity,trust,present,5,3"), PUBLISHED, 4, "item"
    ),
    # Who says so.
    Broken(
        "no_source", line(STRATEGIES, "noord,shared-goals,absent,,,"), STRATEGIES, 4, "respondent"
    ),
    Broken("two_sources", swap(STRATEGIES, "absent,,", "absent,p2,"), STRATEGIES, 3, "document"),
    Broken(
        "document_evidence", swap(STRATEGIES, "visie,document", "visie,"), STRATEGIES, 3, "evidence"
    ),
    Broken(
        "person_evidence",
        swap(STRATEGIES, "present,p1,,", "present,p1,,document"),
        STRATEGIES,
        2,
        "evidence",
    ),
    Broken(
        "answered_twice", line(STRATEGIES, "noord,trust,absent,p1,,"), STRATEGIES, 4, "strategy"
    ),
    Broken("no_obstacle", line("obstacles.csv", "p1,noord,, "), "obstacles.csv", 4, "obstacle"),
    # What contradicts itself, or says nothing.
    Broken(
        "kind_without_tension",
        put(
            "tensions.csv",
            "respondent,network,tension,finding,kind\n"
            "p1,noord,provider-provider,absent,overlapping_mandates\n",
        ),
        "tensions.csv",
        2,
        "kind",
    ),
    Broken(
        "no_answer",
        line("interests.csv", "noord,huurders,,"),
        "interests.csv",
        3,
        "client_question",
    ),
    Broken("passed_without_proposals", swap("say.csv", "4,2", ",2"), "say.csv", 2, "proposals"),
    Broken(
        "outcome_twice",
        put("outcomes.csv", "network,respondent,cases\nnoord,p1,5\nnoord,p2,5\nnoord,p1,6\n"),
        "outcomes.csv",
        4,
        "respondent",
    ),
    # The numbers.
    Broken("outside_scale", swap("conditions.csv", ",4", ",6"), "conditions.csv", 2, "score"),
    Broken(
        "ended_well_too_high",
        swap("outcomes.csv", "5,4,9", "5,6,9"),
        "outcomes.csv",
        2,
        "ended_well",
    ),
    Broken("cases_too_high", swap("outcomes.csv", "5,4,9", "5,4,4"), "outcomes.csv", 2, "cases"),
    Broken("passed_too_high", swap("say.csv", "4,2", "4,5"), "say.csv", 2, "passed"),
    # Organisations.
    Broken(
        "not_a_member",
        swap("organisations.csv", "school,noord", "school,zuid"),
        "relations.csv",
        2,
        "other",
    ),
    Broken(
        "relation_with_itself",
        line("relations.csv", "noord,huis,huis,depends,1"),
        "relations.csv",
        3,
        "other",
    ),
    Broken(
        "relation_twice",
        line("relations.csv", "noord,huis,school,trusts,0"),
        "relations.csv",
        3,
        "other",
    ),
    # What a source prints.
    Broken(
        "published_twice",
        line(PUBLISHED, "zuid,strategies,trust,present,5,2"),
        PUBLISHED,
        4,
        "item",
    ),
    Broken(
        "published_sum", line(PUBLISHED, "zuid,strategies,trust,absent,5,3"), PUBLISHED, 2, "count"
    ),
    Broken("published_too_high", swap(PUBLISHED, "5,3", "5,6"), PUBLISHED, 2, "count"),
    Broken(
        "published_beside_answers",
        line(PUBLISHED, "noord,complexity,funding,present,5,"),
        PUBLISHED,
        4,
        "network",
    ),
    Broken(
        "unlinked_is_network", swap("unlinked.csv", "Elders", "noord"), "unlinked.csv", 2, "name"
    ),
    # What the study expects.
    expected("expectation_empty", '"Leden steunen elkaar."', '" "', "words"),
    expected("no_topic", ABOUT, "about = []", "about"),
    expected("unknown_topic", "values:zorg", "values:zorgen", "about"),
)
