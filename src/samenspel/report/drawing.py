"""From a chart to a picture: the words of one language, one look, SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from json import dumps
from typing import Any

from samenspel.report.blocks import Spec
from samenspel.report.frame import spoken
from samenspel.text import Language, Text

INK = "#17252a"
MUTED = "#55666d"
LINE = "#c9d3d6"
ACCENT = "#0b5c66"
MIDDLE = "#7fb3b8"
PALE = "#dcebec"
PAPER = "#ffffff"

LOOK = {
    "mark": {"aria": False},
    "background": None,
    "font": "sans-serif",
    "padding": {"left": 28, "right": 20, "top": 6, "bottom": 6},
    "view": {"stroke": None},
    "text": {"fontSize": 12, "fill": INK, "baseline": "middle"},
    "rule": {"stroke": LINE},
    "point": {"opacity": 1, "filled": False},
    "concat": {"spacing": 36},
}

_told: ContextVar[Callable[[], None]] = ContextVar("_told", default=lambda: None)


@contextmanager
def telling(told: Callable[[], None]) -> Iterator[None]:
    """Tell after each picture that is drawn here: a report has many, and someone waits."""
    before = _told.set(told)
    try:
        yield
    finally:
        _told.reset(before)


def to_svg(spec: Spec, language: Language) -> str:
    """Return the chart as SVG, with a transparent background and nothing from elsewhere."""
    import vl_convert  # noqa: PLC0415 - starting its engine takes half a second

    picture = str(
        vl_convert.vegalite_to_svg(dumps(drawn(spec, language)), config=LOOK, allowed_base_urls=[])
    )
    _told.get()()
    return picture


def to_png(spec: Spec, language: Language) -> bytes:
    """Return the chart as PNG on white, at twice its size on a screen."""
    import vl_convert  # noqa: PLC0415 - as above

    look = {**LOOK, "background": PAPER}
    picture = bytes(
        vl_convert.vegalite_to_png(
            dumps(drawn(spec, language)), config=look, scale=2, allowed_base_urls=[]
        )
    )
    _told.get()()
    return picture


def mixed(light: str, dark: str, share: float) -> str:
    """Return a colour on the way from light to dark."""
    ends = zip(bytes.fromhex(light[1:]), bytes.fromhex(dark[1:]), strict=True)
    return "#" + bytes(round(low + (high - low) * share) for low, high in ends).hex()


def drawn(part: object, language: Language) -> Any:  # noqa: ANN401 - as JSON has no one type
    """Return a chart, or a part of one, with each text in one language, as plain JSON types."""
    match part:
        case Text():
            return spoken(part, language).replace("\n", " ")
        case Mapping():
            return {key: drawn(value, language) for key, value in part.items()}
        case str():
            return part
        case Sequence():
            return [drawn(value, language) for value in part]
        case _:
            return part
