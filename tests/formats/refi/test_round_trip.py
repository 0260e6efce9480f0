"""What goes out comes back: our own files exactly, those of other tools however they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, product

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from formats.refi.coded import AWKWARD, coded
from formats.refi.packed import packed, project, selection, source
from samenspel.formats.refi import (
    as_project,
    as_study,
    codebook_bytes,
    project_bytes,
    read_codebook,
    read_project,
)
from samenspel.study.checks import problems
from samenspel.study.model import Study

some = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@given(coded())
@example(AWKWARD)
@some
def test_the_studies_we_try_are_valid(study: Study) -> None:
    assert problems(study) == []


@given(coded())
@example(AWKWARD)
@some
def test_what_is_written_comes_back_the_same(study: Study) -> None:
    read = read_project(project_bytes(as_project(study)), "proef.qdpx")
    back = as_study(read.project)
    assert read.told == back.told == ()
    assert back.study.documents == study.documents
    assert back.study.texts == study.texts
    assert back.study.codes == study.codes
    assert sorted(map(repr, back.study.codings)) == sorted(map(repr, study.codings))
    assert back.study.design.networks == study.design.networks
    assert back.kept == {}  # every GUID follows from what it is of


@given(coded())
@example(AWKWARD)
@some
def test_what_was_read_is_written_in_the_same_bytes(study: Study) -> None:
    first = project_bytes(as_project(study))
    read = read_project(first, "proef.qdpx").project
    assert project_bytes(read) == first
    again = replace(as_study(read).study, design=study.design)
    assert project_bytes(as_project(again)) == first


@given(coded())
@example(AWKWARD)
@some
def test_a_codebook_comes_back_the_same(study: Study) -> None:
    if not study.codes:
        return
    bare = replace(study, documents=(), codings=(), texts=())
    read = read_codebook(codebook_bytes(as_project(bare)), "proef.qdc")
    assert read.told == ()
    assert as_study(read.project).study.codes == study.codes


@dataclass(frozen=True)
class Tool:
    """How another tool counts, and how it writes its texts."""

    halves: bool
    line_end: str
    two: bool  # a line end counts for two, whatever it is in the file
    mark: bool
    inside: bool

    def offset(self, text: str, place: int) -> int:
        before = text[:place]
        large = sum(sign > "\uffff" for sign in before) if self.halves else 0
        return place + large + before.count("\n") * self.two + self.mark

    def file(self, text: str) -> bytes:
        return (("\ufeff" if self.mark else "") + text.replace("\n", self.line_end)).encode()


SIGNS = ("a", "é", "e\u0301", "😀", "🧑‍🤝‍🧑")
SWITCH = (False, True)
TOOLS = [Tool(*way) for way in product(SWITCH, ("\n", "\r\n"), SWITCH, SWITCH, SWITCH)]
# Each word ends in its number, so that no shift is by chance another word of the same letters.
SENTENCES = st.lists(
    st.tuples(st.sampled_from(SIGNS), st.sampled_from(" \n")), min_size=6, max_size=12
).map(
    lambda words: [(f"{sign * (at % 3)}woord{at}", space) for at, (sign, space) in enumerate(words)]
)


@pytest.mark.parametrize("tool", TOOLS, ids=str)
@given(words=SENTENCES, named=st.booleans())
@settings(some, max_examples=15)
def test_however_another_tool_counts_the_words_under_a_coding_stay(
    tool: Tool,
    words: list[tuple[str, str]],
    named: bool,  # noqa: FBT001 - drawn
) -> None:
    text = "".join(word + space for word, space in words)
    starts = accumulate((len(word) + 1 for word, _ in words), initial=0)
    places = [(at, at + len(word)) for at, (word, _) in zip(starts, words, strict=False)]
    marks = "".join(
        selection(
            tool.offset(text, start),
            tool.offset(text, end) - tool.inside,
            number,
            text[start:end] if named else "",
        )
        for number, (start, end) in enumerate(places)
    )
    content = packed(project(source(marks)), {"sources/A.txt": tool.file(text)})
    (read,) = read_project(content, "proef.qdpx").project.sources
    assert read.text == text
    assert [(one.start, one.end) for one in read.selections] == places


def test_guids_that_came_in_go_out_again() -> None:
    inside = selection(0, 3) + selection(4, 14, 2)
    came = read_project(packed(project(source(inside))), "proef.qdpx").project
    studied = as_study(came)
    out = as_project(studied.study, studied.kept)
    assert [code.guid for code in out.codes] == [code.guid for code in came.codes]
    assert [one.guid for one in out.users] == [one.guid for one in came.users]
    assert [one.guid for one in out.sources] == [one.guid for one in came.sources]
    marks = [[one.marks for one in kept.sources[0].selections] for kept in (out, came)]
    assert marks[0] == marks[1]
