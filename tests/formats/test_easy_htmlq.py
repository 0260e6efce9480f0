"""JSON files of Easy-HTMLQ and EQ Web Sort, as their repositories send and KADE reads them."""

from __future__ import annotations

import json
import random
from dataclasses import replace

from hypothesis import given, settings

from formats.cells import IDS
from formats.qsets import FILLED, Holds, qsets
from formats.test_fuzz import noise, spoiled
from formats.tool_files import RECORDS, attempt
from samenspel.formats import easy_htmlq
from samenspel.formats.qsort_rows import MAIL, NAMELESS
from samenspel.study.qset import QSet
from samenspel.text import plain

IN_JSON = Holds(
    names=IDS.filter(lambda name: name not in NAMELESS and not MAIL.search(name)),
    words=None,
    title=FILLED,
)
EXPORT = json.dumps(RECORDS).encode()


@settings(max_examples=60, deadline=None)
@given(qset=qsets(IN_JSON))
def test_what_is_written_is_read_back(qset: QSet) -> None:
    assert easy_htmlq.read(easy_htmlq.write(qset), "q.json") == qset


def test_a_record_is_a_sort() -> None:
    found = easy_htmlq.read(EXPORT, "q.json")
    assert found.title == plain("Onze waarden 1.0")
    assert [item.id for item in found.statements] == ["s1", "s2", "s3", "s4"]
    assert [sort.places for sort in found.sorts] == [(-1, 0, 0, 1), (1, 0, -1, 0), (0, 1, 0, -1)]
    assert found.shape == ((-1, 1), (0, 2), (1, 1))


def test_who_gave_no_name_is_called_by_the_link_or_else_by_the_end_of_the_key() -> None:
    found = easy_htmlq.read(EXPORT, "q.json")
    assert [sort.id for sort in found.sorts] == ["an", "bo", "Op_3"]


def test_an_empty_field_is_not_a_name() -> None:
    key = next(iter(RECORDS))
    content = json.dumps(RECORDS | {key: RECORDS[key] | {"userInputId": None}}).encode()
    assert easy_htmlq.read(content, "q.json").sorts[0].id == key[-10:]


def test_times_answers_and_mail_addresses_stay_behind() -> None:
    said = repr(easy_htmlq.read(EXPORT, "q.json"))
    assert not any(words in said for words in ("61", "b.nl", "werk"))


def test_a_title_that_differs_between_records_is_not_a_title() -> None:
    key = next(iter(RECORDS))
    content = json.dumps(RECORDS | {key: RECORDS[key] | {"name": "An"}}).encode()
    found = easy_htmlq.read(content, "map/keuzes.json")
    assert found == replace(easy_htmlq.read(EXPORT, "q.json"), title=plain("keuzes"))


def test_a_spoiled_file_ends_in_a_study_or_a_sentence() -> None:
    rng = random.Random(4)  # noqa: S311 -- not a secret: the same tries each time
    for mutant in (spoiled,) * 250 + (noise,) * 50:
        attempt(easy_htmlq.read, mutant(EXPORT, rng))
