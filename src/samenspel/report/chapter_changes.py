"""Change between two rounds: the same people before and now, and drift from the first round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.disclosure.released import BandedChange, Released
from samenspel.findings.loop_model import RoundChange, ValueChange
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts import DumbbellRow, dumbbell
from samenspel.report.words import Words, joined, probability, reason
from samenspel.report.words_loop import looped
from samenspel.report.words_withheld import hidden
from samenspel.report.words_workings import of, titled
from samenspel.text import Text, listed, number


def changes(released: Released, words: Words) -> Iterator[Block]:
    """Return what changed in each network that was asked twice."""
    found = released.loop.changes
    if not found:
        return
    yield Heading(looped("changes_title"))
    if any(isinstance(one, RoundChange) for one in found):
        yield Paragraph(looped("changes_rule"))
    elif any(isinstance(one, BandedChange) for one in found):
        yield Paragraph(looped("changes_rule_banded"))
    for one in found:
        if isinstance(one, RoundChange):
            yield from titled(one.network, words)
            yield from _counted(one, released, words)
        elif isinstance(one, BandedChange):
            yield from titled(one.network, words)
            yield Bullets(tuple(_banded(one, words)))
    yield from hidden(found, words)


def _counted(one: RoundChange, released: Released, words: Words) -> Iterator[Block]:
    yield Paragraph(joined(_who(one)), lead=True)
    if one.values:
        yield Bullets((*_moved(one, words), *_alike(one, released), _drift(one, words)))
        yield _figure(one, words)
    else:
        yield Paragraph(reason(one.reasons["overlap"]))
        yield Paragraph(_drift(one, words))


def _who(one: RoundChange) -> Iterator[Text]:
    key = {0: "matched_none", 1: "matched_one"}.get(one.matched, "matched")
    yield looped(key, since=one.since, round=one.round, matched=one.matched)
    if one.joined or one.left:
        between = {"since": one.since, "round": one.round}
        yield looped("joined_left", **between, joined=one.joined, left=one.left)


def _moved(one: RoundChange, words: Words) -> Iterator[Text]:
    """Yield what at least two people, and a quarter of them, moved on balance."""
    least = max(2, -(-one.matched // 4))
    order = _by_move(one.values)
    up = [value for value in order if value.after - value.before >= least]
    down = [value for value in order if value.before - value.after >= least]
    about = {"since": one.since, "round": one.round, "from": least}
    if up:
        yield looped("went_up", values=_listed(up, one, words), **about)
    if down:
        yield looped("went_down", values=_listed(down, one, words), **about)
    if not (up or down):
        yield looped("none_moved", **about)


def _by_move(values: Sequence[ValueChange]) -> list[ValueChange]:
    return sorted(values, key=lambda value: -abs(value.after - value.before))


def _listed(values: Sequence[ValueChange], one: RoundChange, words: Words) -> Text:
    return listed([_value_moved(value, one, words) for value in values])


def _value_moved(value: ValueChange, one: RoundChange, words: Words) -> Text:
    before, after = of(value.before, one.matched), of(value.after, one.matched)
    return looped("value_moved", value=words.value(value.id), before=before, after=after)


def _alike(one: RoundChange, released: Released) -> Iterator[Text]:
    if one.kept is None or one.kept_by_chance is None or one.overlap is None or one.p is None:
        return
    kept, chance = number(one.kept, 1), number(one.kept_by_chance, 1)
    yield looped("kept", picks=released.provenance.shape[0], kept=kept, chance=chance)
    before, after = one.overlap
    way = "same" if before == after else "up" if before < after else "down"
    told = looped(f"overlap_{way}", before=number(before), after=number(after))
    yield joined([told, looped("overlap_p", p=probability(one.p))])


def _drift(one: RoundChange, words: Words) -> Text:
    gone = [id for id in one.first_shared if id not in one.still_shared]
    if not one.first_shared:
        return looped("drift_none")
    return looped(
        "drift" if gone else "drift_all",
        first=words.several(one.first_shared),
        still=words.several(one.still_shared),
        gone=words.several(gone),
    )


def _figure(one: RoundChange, words: Words) -> Figure:
    order = _by_move(one.values)
    between = {"since": one.since, "round": one.round}
    caption = looped("changes_caption", **between, network=words.network(one.network))
    table = Table(
        caption=caption,
        header=(
            looped("col_value"),
            *(looped("col_round", round=round) for round in (one.since, one.round)),
            looped("col_both"),
        ),
        rows=tuple(
            (words.value(value.id), *(of(count, one.matched) for count in _counts(value)))
            for value in order
        ),
        numeric=(1, 2, 3),
        note=looped("changes_note"),
    )
    rows = [DumbbellRow(words.value(value.id), value.before, value.after) for value in order]
    first = _value_moved(order[0], one, words)
    alternative = looped("changes_alternative", **between, matched=one.matched, first=first)
    return Figure(caption, alternative, dumbbell(rows, ends=("before", "now")), table)


def _counts(value: ValueChange) -> tuple[int, int, int]:
    return value.before, value.after, value.both


def _banded(one: BandedChange, words: Words) -> Iterator[Text]:
    before, after = one.respondents
    between = {"since": one.since, "round": one.round}
    yield looped("banded_of", **between, before=before, after=after)
    parts = {"up": one.up, "down": one.down, "stayed": one.stayed_shared}
    for part, ids in parts.items():
        if ids:
            yield looped(f"banded_{part}", **between, values=words.several(ids))
    if not any(parts.values()):
        yield looped("banded_none", **between)
