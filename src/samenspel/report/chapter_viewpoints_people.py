"""Who stands for which viewpoint, and viewpoints beside what the networks share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.findings.viewpoints_model import (
    Loading,
    Overlap,
    SorterFigures,
    ViewpointFigures,
    ViewpointFindings,
)
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Table
from samenspel.report.words import NONE, Words, joined
from samenspel.report.words_viewpoints import (
    Sorted,
    beside,
    heads,
    inside,
    label,
    signed,
    title,
    viewed,
)
from samenspel.text import Text, listed, number, plain


def people(found: ViewpointFindings, words: Words) -> Iterator[Block]:
    """Return who stands where: by network as counts, and every sort with its loadings."""
    if not found.sorters:
        return
    yield Heading(viewed("people_title"), 2)
    yield Paragraph(viewed("people_means"))
    networks = list(dict.fromkeys(one.network for one in found.sorters if one.network))
    if len(networks) > 1:
        yield _by_network(networks, found, words)
    yield _loadings(found, words, named=bool(networks))


def _by_network(networks: Sequence[str], found: ViewpointFindings, words: Words) -> Table:
    labels = [one.label for one in found.viewpoints]
    opposed = any(one.negative_loaders for one in found.viewpoints)
    return Table(
        caption=viewed("networks_caption"),
        header=(*heads("network"), *map(title, labels), *heads("none", "sorts")),
        rows=tuple(
            (words.network(id), *_counts([s for s in found.sorters if s.network == id], labels))
            for id in networks
        ),
        numeric=tuple(range(1, len(labels) + 3)),
        note=viewed("networks_note") if opposed else None,
    )


def _counts(sorters: Sequence[SorterFigures], labels: Sequence[str]) -> Iterator[Text]:
    standing = [{one.viewpoint for one in s.loadings if one.flagged} for s in sorters]
    for own in labels:
        yield plain(sum(own in names for names in standing))
    yield plain(sum(not names for names in standing))
    yield plain(len(sorters))


def _loadings(found: ViewpointFindings, words: Words, *, named: bool) -> Table:
    note = [viewed("loadings_note")]
    if found.resamples:
        note.append(viewed("frequency_note"))
    columns = len(found.viewpoints)
    return Table(
        caption=viewed("loadings_caption"),
        header=(
            *heads("sort"),
            *(heads("network") if named else ()),
            *(title(one.label) for one in found.viewpoints),
        ),
        rows=tuple(_sorter(one, words, named=named) for one in found.sorters),
        numeric=tuple(range(1 + named, 1 + named + columns)),
        note=joined(note),
    )


def _sorter(one: SorterFigures, words: Words, *, named: bool) -> tuple[Text, ...]:
    network = (words.network(one.network) if one.network else NONE,) if named else ()
    return (plain(one.id), *network, *map(_loading, one.loadings))


def _loading(one: Loading) -> Text:
    if one.loading is None:
        return viewed("not_computed")
    words = signed(one.loading)
    if one.flagged:
        words = viewed("flagged", loading=words)
    if one.frequency is None:
        return words
    return viewed("frequency", loading=words, frequency=signed(one.frequency))


def overlaps(found: ViewpointFindings, sorted_: Sorted, words: Words) -> Iterator[Block]:
    """Return for each network how many of its shared values each viewpoint puts on top."""
    by_network: dict[str, list[tuple[ViewpointFigures, Overlap]]] = {}
    for one in found.viewpoints:
        for overlap in one.overlaps:
            by_network.setdefault(overlap.network, []).append((one, overlap))
    if not by_network:
        return
    yield Heading(viewed("overlap_title"), 2)
    yield Paragraph(viewed("overlap_means"))
    yield Bullets(tuple(_best(id, pairs, words) for id, pairs in by_network.items()))
    if found.sorters:
        yield Paragraph(viewed("overlap_circular"))
    shown = {id: pairs for id, pairs in by_network.items() if pairs[0][1].shared}
    if shown:
        yield _overlaps(shown, found, sorted_, words)


def _best(id: str, pairs: Sequence[tuple[ViewpointFigures, Overlap]], words: Words) -> Text:
    name = words.network(id)
    if not pairs[0][1].shared:
        return viewed("overlap_none", network=name)
    most = max(len(overlap.both) for _, overlap in pairs)
    top = [inside(one.label) for one, overlap in pairs if len(overlap.both) == most]
    if len(top) == len(pairs) > 1:
        return viewed("overlap_even", network=name)
    return viewed("overlap_best", network=name, viewpoints=listed(top))


def _overlaps(
    by_network: dict[str, list[tuple[ViewpointFigures, Overlap]]],
    found: ViewpointFindings,
    sorted_: Sorted,
    words: Words,
) -> Table:
    return Table(
        caption=viewed("overlap_caption"),
        header=heads("network", "viewpoint", "overlap", "blind"),
        rows=tuple(
            (
                words.network(id),
                plain(label(one.label)),
                _overlap(one, overlap, found, sorted_),
                number(_by_chance(len(overlap.shared), found), 1),
            )
            for id, pairs in by_network.items()
            for one, overlap in pairs
        ),
        numeric=(3,),
        note=joined(
            [viewed("overlap_note"), *([viewed("overlap_own_note")] if found.sorters else [])]
        ),
    )


def _by_chance(shared: int, found: ViewpointFindings) -> float:
    """Return how many of so many values lie in the highest column when it is filled blindly."""
    return shared * found.shape[-1][1] / len(found.statements)


def _overlap(
    one: ViewpointFigures, overlap: Overlap, found: ViewpointFindings, words: Sorted
) -> Text:
    shared, both = len(overlap.shared), len(overlap.both)
    values = words.several(overlap.both)
    key = "overlap_counts" if both else "overlap_nought"
    counted = viewed(key, count=both, shared=shared, values=values)
    if not found.sorters:
        return counted
    return beside(counted, viewed("overlap_own", own=_own(one, overlap, found), all=one.loaders))


def _own(one: ViewpointFigures, overlap: Overlap, found: ViewpointFindings) -> int:
    """Return how many of the sorts of a viewpoint are of the network beside it."""
    return sum(
        loading.flagged and loading.viewpoint == one.label
        for sorter in found.sorters
        if sorter.network == overlap.network
        for loading in sorter.loadings
    )
