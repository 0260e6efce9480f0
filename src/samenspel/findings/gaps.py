"""The layers of a network side by side: do directors and the work floor find the same important?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

import numpy as np

from samenspel.analysis import networks
from samenspel.findings.changes import counted, shared
from samenspel.findings.groups import Group, box_codes, groups, starts
from samenspel.findings.loop_model import Layer, LayerGap, LayerValues
from samenspel.study.model import Study

RESAMPLES = 9_999  # the p is only described
FEWEST = 2  # layers, and respondents in a layer before it shares a value
Parts = Mapping[Layer, Group]  # each layer as a group of its own


def gaps(study: Study, number: int, resamples: int) -> tuple[LayerGap, ...]:
    """Return the gap of every network in which two known layers or more made maps."""
    listed = {(one.network, one.id): one.layer or "unknown" for one in study.design.participants}
    if len(set(listed.values()) - {"unknown"}) < FEWEST:
        return ()
    asked = Counter((network, layer) for (network, _), layer in listed.items())
    found = []
    for group in groups(study, number):
        parts = dict(_parts(group, listed, asked))
        known = [part for layer, part in parts.items() if layer != "unknown"]
        if len(known) >= FEWEST:
            found.append(_gap(study, parts, known, min(resamples, RESAMPLES)))
    return tuple(found)


def _parts(
    group: Group, listed: Mapping[tuple[str, str], Layer], asked: Mapping[tuple[str, Layer], int]
) -> Iterator[tuple[Layer, Group]]:
    network = group.network.id
    for layer in get_args(Layer):
        own = [m for m in group.maps if listed.get((network, m.respondent), "unknown") == layer]
        if own:
            of = asked[network, layer] or None
            yield layer, replace(group, maps=tuple(own), participants=of)


def _gap(study: Study, parts: Parts, known: Sequence[Group], resamples: int) -> LayerGap:
    layers = tuple(_values(study, layer, part) for layer, part in parts.items())
    told = [one for one in layers if one.layer != "unknown" and one.respondents >= FEWEST]
    tested = any(len(part.maps) > 1 for part in known)
    difference, p = _test(study, known, resamples) if tested else (None, None)
    return LayerGap(
        network=known[0].network.id,
        layers=layers,
        apart=tuple(id for id in layers[0].important if _is_apart(id, told)),
        difference=difference,
        p=p,
        reasons={} if tested else dict.fromkeys(("difference", "p"), "one_in_each_layer"),
    )


def _values(study: Study, layer: Layer, part: Group) -> LayerValues:
    return LayerValues(
        layer=layer,
        respondents=len(part.maps),
        participants=part.participants,
        important=counted(part.maps, study.design),
        shared=shared(part, study.design),
    )


def _is_apart(id: str, layers: Sequence[LayerValues]) -> bool:
    """Return whether one layer shares a value and another does not."""
    return len({id in one.shared for one in layers}) > 1


def _test(study: Study, known: Sequence[Group], resamples: int) -> tuple[float, float]:
    """Deal the respondents out over the layers: a network of networks, each a layer."""
    rng = np.random.default_rng(study.design.seed)
    boxes = box_codes(study, known)
    found = networks.permute(boxes, starts(known), rng=rng, resamples=resamples)
    return found.difference, found.p
