"""Any coded study: awkward texts, several coders, spans that overlap, memos, scores."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from formats.cells import IDS, LETTERS, WORDS
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

FILLED = WORDS.filter(str.strip)
# What readers stumble over: two halves, signs that join, a mark of byte order, other line ends.
TEXTS = st.text(LETTERS | st.sampled_from("😀👍é\u0301\u200d\ufeff\u2028\u0085\n "), max_size=60)
KINDS: list[Any] = [None, "interview", "policy", "other"]
SCORES: st.SearchStrategy[tuple[Any, ...]] = st.sampled_from(
    (
        *((None, "", None, None), ("reason", "", None, None), ("outcome", "", None, None)),
        *(("strategy", "trust", level, "absent") for level in ("network", "organisation")),
        *(("tension", "provider-provider", None, "present"), ("obstacle", "funding", None, None)),
        ("value_enacted", "trustful", None, None),
    )
)
COLOURS = st.sampled_from(["", "#1f6f8b", "#A0B1C2"])
CODERS = st.sampled_from(["", "anna", "bo", "settled", "dictionary", "C & <d>"])


# What a random study seldom holds all at once.
AWKWARD = Study(
    Design("proef", plain("Een\n<titel> & 'zo'"), networks=(Network("n"),)),
    documents=(
        Document("d 1", "n", 'Eén\n\t"twee" <&>', "interview", "d.txt", "A1"),
        Document("d2", "n", "d2"),
        Document("d3", "n"),
    ),
    codes=(
        Code("b", 'B\n"b"', "a", "[memo] x", "", "\n[memo] y\n\\[example] z", "[example] \n"),
        Code("a", " a ", "", "\n", "#A0B1C2", "", "", "obstacle", "funding"),
    ),
    codings=(
        Coding("d 1", "", "👍\nniet", "bo", "b", 4, 10, " m\n<&> ", reviewed=True),
        Coding("d 1", "", "", "anna", "a", 0, 5),
        Coding("d 1", "trustful", "e\u0301", "bo", "", 15, 17),
        Coding("d 1", "holistic", "zo", "settled"),
        Coding("d 1", "holistic", "zo", "settled"),
    ),
    texts=(("d.txt", "\ufeffWij👍\nniet \t\u2028\x85 e\u0301<b>"),),
)


@st.composite
def codes(draw: st.DrawFn) -> tuple[Code, ...]:
    made: list[Code] = []
    for id in draw(st.lists(IDS, max_size=4, unique=True)):
        parent = draw(st.sampled_from(["", *(code.id for code in made)]))
        words = (draw(WORDS), draw(COLOURS), draw(WORDS), draw(WORDS))
        made.append(Code(id, draw(FILLED), parent, *words, *draw(SCORES)))
    return tuple(draw(st.permutations(made)))


@st.composite
def codings(draw: st.DrawFn, row: Document, text: str, ids: list[str]) -> list[Coding]:
    made: dict[object, Coding] = {}
    for _ in range(draw(st.integers(0, 5))):
        by_code = bool(ids) and draw(st.booleans())
        value = "" if by_code else draw(st.sampled_from(["trustful", "holistic"]))
        code = draw(st.sampled_from(ids)) if by_code else ""
        coder, memo, reviewed = draw(CODERS), draw(WORDS), draw(st.booleans())
        start = draw(st.none() | st.integers(0, len(text) - 1)) if text else None
        end = None if start is None else draw(st.integers(start + 1, len(text)))
        quote = text[start:end] if draw(st.booleans()) and start is not None else ""
        quote = draw(WORDS) if start is None else quote
        coding = Coding(row.id, value, quote, coder, code, start, end, memo, reviewed)
        made[(coder, code, value, start, end) if start is not None else len(made)] = coding
    return list(made.values())


@st.composite
def coded(draw: st.DrawFn) -> Study:
    """Return any study of documents, codes and codings."""
    networks = draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    book = draw(codes())
    rows: list[Document] = []
    texts: dict[str, str] = {}
    found: list[Coding] = []
    for number, id in enumerate(draw(st.lists(IDS, max_size=3, unique=True))):
        file = draw(st.sampled_from(["", f"d{number}.txt"]))
        who = draw(st.sampled_from(["", "A1"]))
        network, title = draw(st.sampled_from(networks)), draw(st.sampled_from([id, ""]) | WORDS)
        rows.append(Document(id, network, title, draw(st.sampled_from(KINDS)), file, who))
        text = draw(TEXTS) if file else ""
        texts |= {file: text} if file else {}
        found += draw(codings(rows[-1], text, [code.id for code in book]))
    used = dict.fromkeys(row.network for row in rows)
    return Study(
        Design("proef", plain(draw(FILLED)), networks=tuple(map(Network, used))),
        documents=tuple(rows),
        codes=book,
        codings=tuple(draw(st.permutations(found))),
        texts=tuple(sorted(texts.items())),
    )
