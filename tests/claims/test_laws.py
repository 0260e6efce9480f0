"""What holds for every sentence: figures decide, order does not, nonsense claims nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.measured import OWN, released, sentences
from samenspel.claims import check
from samenspel.disclosure import Released
from samenspel.findings.model import ScopeFigures
from samenspel.reading import Paragraph

WBW = released("west-brabant-west")
SCOPES = [scope for scope in (*WBW.networks, WBW.everyone) if isinstance(scope, ScopeFigures)]
LABELS = {card.id: card.label for card in WBW.study.cards}
TEMPLATES = {
    "en": (
        "{where}{count} of the {n} directors chose {value}.",
        "{where}{value} was chosen by {count} of {n} directors.",
        "{where}{value} received {count} out of {n} votes.",
        "{where}{count}/{n} put {value} in the box important.",
    ),
    "nl": (
        "{where}{count} van de {n} bestuurders kozen de waarde {value}.",
        "{where}de waarde {value} werd door {count} van de {n} bestuurders gekozen.",
        "{where}de waarde {value} kreeg {count} van de {n} stemmen.",
        "{where}{count} van {n} noemden de waarde {value} belangrijk.",
    ),
}
WHERE = {"en": "In network {id}, ", "nl": "In netwerk {id}: "}
QUIET = st.text(alphabet=st.characters(categories=["Ll", "Lu", "Zs", "Po"]), max_size=80)


def verdicts(text: str, study: Released = WBW) -> list[str]:
    return [one.verdict for one in check([Paragraph(text)], study)]


@st.composite
def counted(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a true sentence and the same one with another count."""
    scope = draw(st.sampled_from(SCOPES))
    figures = draw(st.sampled_from(scope.values))
    language = draw(st.sampled_from(["nl", "en"]))
    wrong = draw(st.integers(0, scope.respondents).filter(lambda n: n != figures.important))
    label = LABELS[figures.id].nl if language == "nl" else LABELS[figures.id].en
    where = "" if scope.id == "all" else WHERE[language].format(id=scope.id)
    template = draw(st.sampled_from(TEMPLATES[language]))
    true, altered = (
        template.format(where=where, count=count, n=scope.respondents, value=label)
        for count in (figures.important, wrong)
    )
    return true, altered


@settings(max_examples=150, deadline=None)
@given(counted())
def test_another_count_makes_a_true_sentence_false(pair: tuple[str, str]) -> None:
    true, altered = pair
    assert verdicts(true) == ["supported"], true
    assert verdicts(altered) == ["not_supported"], altered


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(
        verdict in {"supported", "not_supported", "cannot_tell"} for verdict in verdicts(text)
    )


PIECES = (
    *("alle", "geen", "11", "van", "de", "12", "vertrouwen", "netwerk", "A", ",", ";", "(", ")"),
    *("meer", "dan", "het", "vaakst", "niet", "92", "%", "of", "3"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_heap_of_telling_words_is_read(words: list[str]) -> None:
    verdicts(" ".join(words) + ".")


WORDS = "de zorg voor een gezin vraagt tijd en goede mensen the care of family takes time and work"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=20))
def test_words_without_number_quantifier_rank_or_value_claim_nothing(words: list[str]) -> None:
    assert verdicts(" ".join(words) + ".") == []


def test_the_order_of_sentences_that_stand_alone_does_not_matter() -> None:
    texts = [entry["text"] for entry in sentences(OWN) if entry["study"] == "west-brabant-west"]
    forth = {one.sentence: one.verdict for one in check(map(Paragraph, texts), WBW)}
    back = {one.sentence: one.verdict for one in check(map(Paragraph, reversed(texts)), WBW)}
    assert forth == back


def test_the_same_report_gives_the_same_verdicts() -> None:
    texts = [Paragraph(entry["text"]) for entry in sentences(OWN)]
    assert list(check(texts, WBW)) == list(check(texts, WBW))
