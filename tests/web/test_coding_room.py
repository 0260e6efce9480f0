"""The room in which a source is coded: what it shows, to whom, and what its forms do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from samenspel.web.coding import acts
from samenspel.web.coding.acts import Spot
from samenspel.web.coding.models import Code, Coder, Coding, Original, Source
from samenspel.web.coding.searching import search
from samenspel.web.coding.shown import read, shortened
from samenspel.web.coding.suggesting import suggestions
from samenspel.web.studies.models import Membership
from web.coding import HERE, TEXT, codes, source, work
from web.colleagues import accounts, colleague, inside, small_study, working_on  # noqa: F401
from web.room import words

pytestmark = pytest.mark.django_db
SAVED = 19  # questions to the database for one coding more, whatever the length of the text


def path(one: Source, page: str = "") -> str:
    return f"{HERE}/{one.pk}/{page}?as=anna"


def sent(client: Client, one: Source, **what: object) -> Any:
    """Send a form as a browser without a script does."""
    work(one)
    return client.post(path(one), what)


def told(client: Client, one: Source, **what: object) -> Any:
    """Send an act as the script does."""
    work(one)
    return client.post(path(one, "codings"), what)


def test_a_source_of_which_names_are_not_replaced_shows_no_word(client: Client) -> None:
    one = source("Anna Pietersen zegt het zelf. Er is vertrouwen.")
    Code.objects.filter(name="c0").update(topic="value_espoused", item="trustful")
    assert client.get(path(one, "suggestions")).json()["suggestions"]
    Original.objects.create(source=one, words=one.words)
    Source.objects.update(ready=False)
    page = client.get(path(one)).content.decode()
    assert "namen in deze tekst zijn nog niet vervangen" in page
    assert "Pietersen" not in page
    assert client.get(path(one, "codings")).status_code == 404
    assert client.get(path(one, "hits") + "&q=zelf").status_code == 404
    assert client.get(path(one, "suggestions")).json() == {"suggestions": []}


def test_every_paragraph_that_says_something_is_shown_once_with_who_says_it_apart() -> None:
    found = read(TEXT)
    assert [part.number for part in found] == [1, 2, 3]
    assert [(part.speaker, part.time) for part in found][:2] == [
        ("Interviewer", "0:00:04"),
        ("Directeur", "0:00:09"),
    ]
    assert all(TEXT[part.start : part.end] == part.words for part in found)
    assert found[1].words.startswith("Wij maken")


def test_the_page_says_each_coding_in_words_beside_its_paragraph(client: Client) -> None:
    one = source()
    at = TEXT.index("Wij maken")
    acts.put(work(one), Spot(codes(one)[1], at, at + 25))
    page = client.get(path(one)).content.decode()
    beside = re.findall(r'<ul class="coded".*?</ul>', page, re.DOTALL)
    assert ["Afspraken" in one for one in beside] == [False, True, False]
    assert "Wij maken afspraken 🙂. E" in beside[1]


def test_a_coding_over_paragraphs_stands_with_the_first_and_says_where_it_ends(
    client: Client,
) -> None:
    one = source()
    acts.put(work(one), Spot(codes(one)[0], TEXT.index("Wij"), len(TEXT)))
    assert "t/m alinea 3" in words(client.get(path(one)))


@pytest.mark.parametrize(
    ("first", "last", "beside"),
    [
        ("Directeur", "Wij", [0, 1, 0]),  # with the name of who says it
        ("Hoe", "Directeur", [1, 0, 0]),  # up to that name: it does not reach the next
        ("Wij", "Dat", [0, 1, 0]),
    ],
)
def test_a_coding_stands_beside_the_paragraph_of_its_first_sign(
    client: Client, first: str, last: str, beside: list[int]
) -> None:
    one = source()
    acts.put(work(one), Spot(codes(one)[0], TEXT.index(first), TEXT.index(last) + 3))
    page = client.get(path(one)).content.decode()
    lists = re.findall(r'<ul class="coded".*?</ul>', page, re.DOTALL)
    assert [each.count("<li") for each in lists] == beside
    assert ("t/m alinea 3" in page) == (last == "Dat")
    assert "t/m alinea 2" not in page


def test_a_source_of_which_no_text_was_kept_is_shown_with_its_codings_left_out(
    client: Client,
) -> None:
    one = source("")
    Coding.objects.create(source=one, coder="anna", code_id=codes(one)[0], start=0, end=4)
    work(one)
    assert "geen tekst bewaard" in words(client.get(path(one)))


def test_somebody_codes_with_a_form_and_comes_back_to_the_paragraph(client: Client) -> None:
    one = source()
    answer = sent(client, one, paragraph="2", words="Een afspraak", code=codes(one)[1])
    assert answer["Location"] == path(one) + "#p2"
    made = Coding.objects.get()
    assert TEXT[made.start : made.end] == "Een afspraak"
    assert sent(client, one, paragraph="3", words="", code=codes(one)[0])["Location"][-3:] == "#p3"
    whole = Coding.objects.latest("id")
    assert TEXT[whole.start : whole.end] == "Dat e\u0301e\u0301n keer misging 👩‍👩‍👧 is jammer."
    sent(client, one, paragraph="2", words="Wij  maken\u00a0afspraken", code=codes(one)[0])
    loose = Coding.objects.latest("id")
    assert TEXT[loose.start : loose.end] == "Wij maken afspraken", "white space is as any other"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"paragraph": "9", "words": "Wij"}, "Geef het nummer van een alinea"),
        ({"paragraph": "", "words": "Wij"}, "Geef het nummer van een alinea"),
        ({"paragraph": "1", "words": "Wij maken"}, "staan niet in die alinea"),
        ({"paragraph": "2", "words": "afspraak"}, "vaker dan één keer"),
        ({"paragraph": "2", "words": "Wij", "code": "0"}, "Kies een code"),
        ({"do": "undo"}, "niets om ongedaan te maken"),
        ({"do": "take", "code": "1", "start": "0", "end": "4"}, "niet van u"),
        ({"do": "memo", "memo": "x"}, "niet van u"),
    ],
)
def test_what_was_typed_wrongly_is_said_and_still_there(
    client: Client, typed: dict[str, str], said: str
) -> None:
    one = source()
    answer = sent(client, one, **{"code": codes(one)[0], **typed})
    assert answer.status_code == 400
    assert said in words(answer)
    if "words" in typed:
        assert f">{typed['words']}</textarea>" in answer.content.decode()
    assert not Coding.objects.exists()


def test_a_memo_a_new_code_undo_and_taking_away_work_with_forms_alone(client: Client) -> None:
    one = source()
    sent(client, one, paragraph="2", words="Wij maken afspraken", code="new", label="Beloftes")
    made = Coding.objects.get()
    assert made.code is not None
    assert made.code.label == "Beloftes"
    opened = client.get(path(one) + f"&coding={made.pk}").content.decode()
    assert "“" in opened or "<blockquote" in opened
    about = {"code": made.code_id, "start": made.start, "end": made.end}
    sent(client, one, do="memo", memo="Zegt hij later weer.", **about)
    assert "Zegt hij later weer." in words(client.get(path(one)))
    sent(client, one, do="take", memo="", **about)
    assert not Coding.objects.exists()
    sent(client, one, do="undo")
    assert Coding.objects.get().memo == "Zegt hij later weer."
    sent(client, one, do="redo")
    assert not Coding.objects.exists()


def test_one_coding_more_asks_the_database_little_and_never_the_words(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    one = source(TEXT * 300)
    work(one)
    client.get("/")
    with django_assert_max_num_queries(SAVED) as asked:
        answer = told(client, one, do="put", code=codes(one)[0], start=3, end=9)
    assert answer.json()["coding"]["start"] == 3
    # Asking how long the words are is not asking for them.
    assert not [query for query in asked if re.search(r'"words"[, ]', query["sql"])]


def test_the_script_is_told_what_became_of_an_act_and_what_others_did_since(
    client: Client,
) -> None:
    one = source()
    mark = client.get(path(one, "codings")).json()["mark"]
    first = told(client, one, do="vivo", start=TEXT.index("Wij"), end=TEXT.index("Wij") + 9).json()
    assert first["before"] == mark
    assert first["codes"][0]["label"] == "Wij maken"
    assert first["can"] == {"undo": True, "redo": False}
    assert client.get(path(one, "codings") + f"&mark={first['mark']}").json() == {
        "mark": first["mark"]
    }
    gone = told(client, one, do="undo").json()
    assert gone["coding"] is None
    assert gone["about"]["coder"] == "anna"
    acts.put(work(one, "bram"), Spot(codes(one)[0], 0, 4))
    assert client.get(path(one, "codings")).json()["codings"] == []
    Source.objects.update(opened=True)
    (theirs,) = client.get(path(one, "codings")).json()["codings"]
    assert (theirs["coder"], theirs["mine"]) == ("bram", False)
    wrong = told(client, one, do="put", code=codes(one)[0], start=0, end=10**6)
    assert wrong.status_code == 400
    assert wrong.json()["wrong"].startswith("Deze woorden staan niet")


def test_the_page_of_one_coder_holds_nothing_of_another_until_it_is_opened(
    client: Client,
) -> None:
    one = source()
    acts.put(work(one, "bram"), Spot(codes(one)[0], 0, 20))
    acts.note(work(one, "bram"), Spot(codes(one)[0], 0, 20), "geheim van bram")
    work(one)
    coding = Coding.objects.get().pk
    for page in (path(one), path(one) + f"&coding={coding}", path(one, "codings")):
        assert "bram" not in client.get(page).content.decode()
    assert client.post(f"{HERE}/{one.pk}/open?as=anna").status_code == 302
    page = words(client.get(path(one) + f"&coding={coding}"))
    assert "geheim van bram" in page
    assert "Van bram" in page
    took = sent(client, one, do="take", code=codes(one)[0], start=0, end=20)
    assert took.status_code == 400
    assert Coding.objects.exists()


@pytest.mark.usefixtures("accounts")
def test_only_an_owner_opens_a_source_for_comparing() -> None:
    one = source()
    coder = working_on(one.study, "coder")
    assert "Open om te vergelijken" not in coder.get(f"{HERE}/{one.pk}/").content.decode()
    assert coder.post(f"{HERE}/{one.pk}/open").status_code == 404
    one.refresh_from_db()
    assert not one.opened


@pytest.mark.usefixtures("accounts")
def test_an_account_codes_under_a_number_that_nobody_else_has_and_never_its_name() -> None:
    one = source()
    Coding.objects.create(source=one, coder="coder-1", code_id=codes(one)[0], start=0, end=4)
    client = working_on(one.study, "coder")
    where = f"{HERE}/{one.pk}/"
    page = client.get(where + "?as=coder-1").content.decode()
    assert 'data-code="' not in page
    assert not Coder.objects.exists()
    asked = {"do": "put", "code": codes(one)[0], "start": 0, "end": 4}
    assert client.post(where + "codings?as=coder-1", asked).json()["coding"]["coder"] == "coder-2"
    other = colleague("bea@taal.example", "Bea Bakker")
    Membership.objects.create(study=one.study, user=other, role="coder")
    assert inside(other).post(where + "codings", asked).json()["coding"]["coder"] == "coder-3"
    assert "u codeert als coder-2" in words(client.get(where))
    shown = inside(other).get(where).content.decode().partition("<main")[2]
    assert "Bea" not in shown


def test_on_a_laptop_one_says_who_codes_once_and_two_people_take_turns(client: Client) -> None:
    one = source()
    where = f"{HERE}/{one.pk}/"
    assert "Wie codeert er?" in words(client.get(where))
    assert client.post(where + "codings", {"do": "undo"}).status_code == 404
    assert client.post(where, {"coder": "", "other": " Anna  B "})["Location"] == where
    asked = {"paragraph": "1", "words": "Hoe", "code": codes(one)[0]}
    assert client.post(where, asked).status_code == 302
    client.post(where, {"coder": "", "other": "cees"})
    client.post(where, asked)
    assert sorted(row.coder for row in Coding.objects.all()) == ["Anna B", "cees"]
    assert "Anna B" not in words(client.get(where))
    assert "Anna B" in words(client.get(where + "?who"))
    client.post(where, {"coder": "Anna B", "other": ""})
    assert "u codeert als Anna B" in words(client.get(where))


@pytest.mark.parametrize("name", ["settled", "Dictionary", "a" * 41, " "])
def test_no_person_codes_under_a_name_that_means_something_else(client: Client, name: str) -> None:
    one = source()
    answer = client.post(f"{HERE}/{one.pk}/", {"coder": "", "other": name})
    assert answer.status_code == 400
    assert not Coder.objects.exists()


def test_a_word_is_found_in_its_other_forms_and_not_inside_another() -> None:
    found = [TEXT[hit.start : hit.end] for hit in search(TEXT, "nl", "afspraken")]
    assert found == ["afspraken", "afspraak", "afspraak"]
    assert search(TEXT, "nl", "Een afspraak")
    assert not search(TEXT, "nl", "spraak")
    assert not search(TEXT, "nl", " * ? ")
    assert len(search(TEXT, "nl", "afspr*")) == 3
    english = "They made agreements. An agreement is making trouble."
    assert [english[hit.start : hit.end] for hit in search(english, "en", "agreement make")] == []
    assert len(search(english, "en", "make")) == 2


def test_a_hit_can_be_coded_without_a_script(client: Client) -> None:
    one = source()
    work(one)
    page = client.get(path(one) + "&q=maakte").content.decode()
    assert "maken" in page
    link = re.search(r"\?paragraph=2&amp;words=maken&amp;as=anna#place", page)
    assert link
    form = client.get(f"{HERE}/{one.pk}/?paragraph=2&words=maken&as=anna").content.decode()
    assert 'value="2"' in form
    assert ">maken</textarea>" in form
    assert json.loads(client.get(path(one, "hits") + "&q=maakte").content)["hits"]


def test_a_suggestion_is_no_coding_says_its_rule_and_stays_away_once_refused() -> None:
    one = source("Directeur: Wij vertrouwen elkaar. Er is veel vertrouwen.")
    Code.objects.filter(name="c0").update(topic="value_espoused", item="trustful")
    where = work(one)
    found = suggestions(where, "nl")
    assert found
    assert not Coding.objects.exists()
    for each in found:
        assert each["codes"] == [codes(one)[0]]
        assert each["why"]
    first = found[0]
    acts.refuse(where, first["topic"], first["item"], first["start"], first["end"])
    assert len(suggestions(where, "nl")) == len(found) - 1
    acts.put(where, Spot(codes(one)[0], 0, len(one.words)))
    assert suggestions(where, "nl") == []
    assert suggestions(work(one, "bram"), "nl") == found


def test_without_a_script_a_suggestion_is_taken_or_refused_with_a_form(client: Client) -> None:
    one = source("Directeur: Wij vertrouwen elkaar.\nEr is veel vertrouwen. Vertrouwen is er.")
    Code.objects.filter(name="c0").update(topic="value_espoused", item="trustful")
    work(one)
    where = path(one) + "&suggest"
    page = client.get(where).content.decode()
    forms = re.findall(r'<form class="tools".*?</form>', page, re.DOTALL)[:2]
    first, second = (
        dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', each)) for each in forms
    )
    assert client.post(where, first | {"code": codes(one)[0]})["Location"].endswith("suggest=#p1")
    made = Coding.objects.get()
    assert str(made.start) == first["start"]
    client.post(where, second | {"do": "refuse"})
    assert Coding.objects.count() == 1
    left = client.get(where).content.decode()
    assert left.count('<form class="tools"') == page.count('<form class="tools"') - 2


def test_long_words_are_shortened_in_the_middle() -> None:
    assert shortened("kort \n en goed") == "kort en goed"
    long = shortened("begin " + "x" * 100 + " einde")
    assert long.startswith("begin")
    assert long.endswith("einde")
    assert len(long) <= 63


def test_a_source_of_another_study_is_not_here(client: Client) -> None:
    other = source(record=small_study("andere-studie"))
    small_study()
    for page in ("", "codings", "hits", "suggestions"):
        assert client.get(path(other, page)).status_code == 404
    assert client.post(path(other, "open")).status_code == 404
