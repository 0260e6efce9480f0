"""What the explanation of coding says of people who say both is what the program decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samenspel.catalogue import texts
from samenspel.findings.items import verdict
from samenspel.text import Language

SAID = ((0, 0, 1), (1, 0, 1), (2, 0, 1))  # yes, no, both: the rows of the table


@pytest.mark.parametrize(
    ("name", "language"), [("method-coding.md", "en"), ("method-coding.nl.md", "nl")]
)
def test_the_verdicts_in_the_table_are_those_of_the_method(name: str, language: Language) -> None:
    page = (Path("docs/explanation") / name).read_text("utf-8")
    (block,) = re.findall(
        r"^\| (?:the people say|de mensen zeggen) \|.*\n((?:\|.*\n)+)", page, re.MULTILINE
    )
    printed = [line.strip("|\n ").split(" | ")[1] for line in block.splitlines()[1:]]
    words = texts("report_workings")
    for (yes, no, both), said in zip(SAID, printed, strict=True):
        found = verdict(yes, no, yes + no + both, both)
        assert said.split(":")[0] == words[f"verdict_{found}"].in_language(language)
