"""Pages speak the reader's language, in words of the part that they belong to."""

from __future__ import annotations

import pytest
from django.template import Context, Engine
from django.test import Client, RequestFactory

from samenspel.catalogue import texts
from samenspel.catalogue.wording import FOLDER
from samenspel.text import LANGUAGES, Language, Text
from samenspel.web.speech.words import reader, word

SUBJECTS = sorted(path.stem for path in (FOLDER / "wording").glob("web*.toml"))


def said(template: str, language: Language = "nl", **context: object) -> str:
    engine = Engine(builtins=["samenspel.web.speech.tags"])
    return engine.from_string(template).render(Context({"language": language, **context}))


def test_a_word_comes_in_the_language_of_the_reader() -> None:
    assert said('{% word "open_file" %}') == "Bestand openen"
    assert said('{% word "open_file" %}', "en") == "Open a file"


def test_a_sentence_is_filled_with_texts_in_the_same_language() -> None:
    kind = Text("acht", "eight")
    assert said('{% word "maps_in" complete=kind %}', "nl", kind=kind).endswith(": acht")
    assert said('{% word "maps_in" complete=kind %}', "en", kind=kind).endswith(": eight")


def test_what_people_typed_is_shown_and_never_run() -> None:
    typed = "<script>alert(1)</script>"
    shown = said(
        '{% word "maps_in" complete=typed %}{{ text|say:language }}',
        typed=typed,
        text=Text(typed, typed),
    )
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 2


def test_a_word_that_does_not_exist_stops_the_page() -> None:
    with pytest.raises(KeyError):
        said('{% word "no_such_sentence" %}')


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_sentence_has_words_in_both_languages(subject: str) -> None:
    for key, text in texts(subject).items():
        assert all(text.in_language(language).strip() for language in LANGUAGES), key


def test_a_part_has_sentences_of_its_own() -> None:
    part = next(subject for subject in SUBJECTS if subject != "web")
    key, text = next((key, text) for key, text in texts(part).items() if "{" not in text.nl)
    template = f'{{% word "{key}" part="{part.removeprefix("web_")}" %}}'
    assert said("{% autoescape off %}" + template + "{% endautoescape %}") == text.nl


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("en-GB,en;q=0.9", "en"), ("nl", "nl"), ("de-DE", "nl"), ("", "nl"), ("<script>", "nl")],
)
def test_a_page_follows_the_browser_and_is_dutch_when_it_asks_another_language(
    client: Client, asked: str, answered: str
) -> None:
    page = client.get("/nobody-knows-this-page/", headers={"accept-language": asked})
    assert f'<html lang="{answered}">' in page.content.decode()


@pytest.mark.django_db
def test_the_language_that_was_chosen_outlives_the_browsers(client: Client) -> None:
    client.post("/language", {"language": "en", "page": "/"})
    page = client.get("/nobody-knows-this-page/", headers={"accept-language": "nl"})
    assert '<html lang="en">' in page.content.decode()


def test_a_page_that_fails_before_anyone_was_asked_is_dutch() -> None:
    request = RequestFactory().get("/")
    assert reader(request) == "nl"
    assert word(request, "went_wrong") == "Er ging iets mis"
