"""How viewpoints were looked for: from what was set and done, with the sources."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.disclosure.released import Released
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.report.blocks import Block, Bullets, Heading, Table
from samenspel.report.words_viewpoints import beside, column_words, heads, semicolons, viewed
from samenspel.study.qset import Turn, ViewpointPlan
from samenspel.text import Text, listed, number, plain

SOURCES = ("stephenson", "horn", "velicer", "brown", "lorenzo", "watts", "zabala")


def method(found: ViewpointFindings, released: Released) -> Iterator[Block]:
    """Return the rules, the settings and the sources."""
    yield Heading(viewed("method_title"), 2)
    flag = "method_flag_manual" if found.plan.flags else "method_flag"
    keys = (flag, "method_scores", "method_ties", "method_people")
    yield Bullets(tuple(viewed(key) for key in keys))
    yield Table(
        caption=viewed("settings_caption"),
        header=heads("setting", "worth"),
        rows=tuple((viewed(f"setting_{key}"), worth) for key, worth in _settings(found, released)),
    )
    yield Heading(viewed("sources_title"), 3)
    yield Bullets(tuple(viewed(f"source_{name}") for name in SOURCES))


def _settings(found: ViewpointFindings, released: Released) -> Iterator[tuple[str, Text]]:
    plan = found.plan
    yield "extraction", viewed(f"extraction_{plan.extraction}")
    yield "correlation", viewed(f"correlation_{plan.correlation}")
    yield "rotation", viewed(f"rotation_{plan.rotation}")
    turns = [_turn(turn) for turn in plan.turns]
    yield "turns", listed(turns) if turns else viewed("turns_none")
    yield "factors", viewed("asked_made", asked=plan.factors, made=found.made)
    yield "flags", _flags(plan)
    yield "bipolar", viewed(f"bipolar_{plan.bipolar}")
    yield "margin", number(plan.margin)
    yield "resamples", plain(found.resamples) if found.resamples else viewed("resamples_none")
    yield "seed", plain(released.provenance.seed)
    yield "shape", _shape(found)
    yield "version", plain(released.provenance.version)


def _turn(turn: Turn) -> Text:
    return viewed("turn", first=turn.first, second=turn.second, degrees=number(turn.degrees, 1))


def _flags(plan: ViewpointPlan) -> Text:
    if plan.flags:
        return viewed("flags_manual", count=len(plan.flags))
    level = Text(plan.flag_level.replace(".", ","), plan.flag_level)
    return viewed("flags_automatic", level=level)


def _shape(found: ViewpointFindings) -> Text:
    columns = [
        viewed("shape_column", column=column_words(column), places=places)
        for column, places in found.shape
    ]
    words = semicolons(columns)
    return words if found.forced else beside(words, viewed("shape_free"))
