"""Any codebook, and codings with it that hold in any text."""

from __future__ import annotations

from hypothesis import strategies as st

from formats.cells import IDS, WORDS, filled
from samenspel.study.coding import Code, Coding

COLOURS = st.sampled_from(["", "#1f6f8b", "#A0B1C2"])


@st.composite
def codebooks(draw: st.DrawFn) -> tuple[Code, ...]:
    """Return a tree of codes; what stands under another code comes after it."""
    codes: list[Code] = []
    for id in draw(st.lists(IDS, max_size=4, unique=True)):
        parent = draw(st.sampled_from(["", *(code.id for code in codes)]))
        fixed = {"topic": None, "item": "", "level": None, "finding": None}
        codes.append(
            Code(**draw(filled("codes", id=id, parent=parent, colour=draw(COLOURS), **fixed)))
        )
    return tuple(codes)


@st.composite
def codings(
    draw: st.DrawFn, document: str, text: str, value: str, codes: tuple[Code, ...]
) -> tuple[Coding, ...]:
    """Return one value in short, and a code on some words where there are words."""
    nowhere = {"start": None, "end": None}
    short = Coding(**draw(filled("codings", document=document, value=value, code="", **nowhere)))
    if not text or not codes:
        return (short,)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    code = draw(st.sampled_from(codes)).id
    coder, memo = draw(WORDS), draw(WORDS)
    return (short, Coding(document, coder=coder, code=code, start=start, end=end, memo=memo))
