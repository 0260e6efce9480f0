"""Whatever an interview comes in as, its text is the same, and nothing is lost in silence."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from textwrap import fill

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from formats.broken import zipped
from formats.test_fuzz import noise, spoiled, spoiled_inside
from formats.transcript_files import (
    BROKEN,
    DATA,
    FORMS,
    SRT,
    TEXT,
    VTT,
    as_docx,
    as_pdf,
    as_teams,
    odt_content,
    saved,
    with_part,
)
from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, SamenspelError
from samenspel.formats.transcripts import READERS, read_source
from samenspel.reading.turns import turns

GESPREK = """\
Gesprek met de coördinator
Interviewer: Waarom doet u mee?
Coördinator: Wij moesten wel. [1] De gemeente vroeg erom.
Later wilden wij het zelf: “samen” is café én 😀.
Jaar | Gezinnen
2024 | 12
Interviewer: Dank u.
[1] Zo stond het in het contract."""


def read(words: str, name: str = "a.txt") -> str:
    return read_source(words.encode(), name).text


def told(raw: bytes, name: str) -> dict[str, str]:
    return {note.code: note.text.en for note in read_source(raw, name).notes}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_text(name: str) -> None:
    found = read_source(FORMS[name](), name)
    assert found.text == TEXT
    assert found.kind == "interview"


@pytest.mark.parametrize("kind", ["odt", "docx", "rtf"])
def test_what_an_office_wrote_is_kept_or_told(kind: str) -> None:
    found = read_source(DATA / f"gesprek.{kind}")
    assert found.text == GESPREK
    codes = {note.code for note in found.notes}
    assert codes == {"comments", "footnotes", "margins", "pictures", "struck", "speakers"}


def test_a_document_without_speakers_is_no_interview() -> None:
    assert read_source(b"Missie: wij werken samen.\nTot ziens.", "a.txt").kind == "other"


def test_cues_of_one_speaker_are_one_paragraph_with_the_first_time() -> None:
    assert read(VTT, "a.vtt").split("\n") == [
        "Anna de Vries [0:00:03]: Goedemorgen. Hoe gaat het & met u?",
        "Jan Smit [1:02:10]: Goed.",
        "Anna de Vries [1:02:10]: Fijn.",
    ]
    assert set(told(VTT.encode(), "a.vtt")) == {"remarks", "speakers"}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_subtitles_are_read_with_any_line_end(ends: str) -> None:
    found = read(SRT.replace("\n", ends), "a.srt").split("\n")
    assert found == ["Anna [0:00:01]: hoi en dan", "Bert [1:00:05]: dag"]


def test_subtitles_without_speakers_keep_their_times() -> None:
    words = "00:01.000 --> 00:02.000\nEen zin\n\n00:02.500 --> 00:03.000\ngaat door.\n\n"
    found = read(f"WEBVTT\n\n{words}00:03.000 --> 00:04.000\nNog een.\n", "a.vtt")
    assert found == "[0:00:01] Een zin gaat door.\n[0:00:03] Nog een."
    assert [(turn.speaker, turn.time) for turn in turns(found)] == [
        ("", "0:00:01"),
        ("", "0:00:03"),
    ]


def test_a_vtt_that_is_called_txt_is_read_as_a_vtt() -> None:
    assert read(VTT) == read(VTT, "a.vtt")


def test_a_teams_document_has_the_speaker_and_time_of_each_turn() -> None:
    assert read_source(as_teams(), "a.docx").text.split("\n") == [
        "Overleg",
        "Anna de Vries [0:00:03]: Goedemorgen. En welkom.",
        "Jan Smit [1:00:12]: Dank u.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("0:0:3.2 --> 0:0:5.9\nAnna\nHoi daar.", "0:1:0.0 --> 0:1:2.0\nBert\nDag."),
        ("0:0:3.2 --> 0:0:5.9", "Anna", "Hoi daar.", "0:1:0.0 --> 0:1:2.0", "Bert", "Dag."),
        ("Anna 0:03", "Hoi daar.", "Bert 1:00", "Dag."),
        ("Anna (00:03)\nHoi daar.", "Bert (01:00)\nDag."),
        ("Anna (00:03): Hoi daar.", "Bert (01:00): Dag."),
        ("Anna [00:00:03] Hoi daar.", "Bert [00:01:00] Dag."),
        ("[00:03] Anna: Hoi daar.", "[01:00] Bert: Dag."),
        ("0:00:03 - Anna: Hoi daar.", "0:01:00 - Bert: Dag."),
    ],
)
def test_every_way_to_write_who_speaks_when_becomes_one(lines: tuple[str, ...]) -> None:
    found = read_source(as_docx(lines), "a.docx").text
    assert found == "Anna [0:00:03]: Hoi daar.\nBert [0:01:00]: Dag."


def test_a_name_on_a_line_of_its_own_goes_with_the_words_below() -> None:
    found = read("Anna:\nHoi.\n\nBert:\nDag.\n\nAnna:\nTot ziens.\n\nBert:\nJa.")
    assert found == "Anna: Hoi.\nBert: Dag.\nAnna: Tot ziens.\nBert: Ja."


def test_times_in_a_sentence_make_nobody_a_speaker() -> None:
    words = "Om 9:30 uur begon het.\nHet duurde (45:00) lang.\nVergadering 10:30"
    assert read(words) == words


def test_lines_that_were_broken_by_hand_are_put_together_and_told() -> None:
    words = (
        "Anna: Dit is een verhaal dat te lang\nwas voor de breedte van het blad en\n"
        "daarom steeds op de volgende regel is\ndoorgegaan tot het klaar was.\n\n"
        "Bert: Dat ken ik, bij ons gaat dat net\nzo en dan moet je weer opnieuw gaan\n"
        "beginnen met alles wat je eerst had.\n"
    )
    found = read(words)
    assert found.count("\n") == 1
    assert found.split() == words.split()
    assert told(words.encode(), "a.txt")["joined"].endswith("5.")


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_words_with_a_colon_at_the_start_of_a_line_begin_no_paragraph(name: str) -> None:
    told = [f"dit gaat over ding{number}: dat is er een." for number in range(60)]
    first, second = " ".join(told[:30]), " ".join(told[30:])
    spoken = (f"Anna: {first}", "Interviewer: En verder?", f"Anna: {second}")
    lines = "\n\n".join(fill(one, 70) for one in spoken)
    raw = as_pdf(spoken) if name == "a.pdf" else lines.encode()
    assert re.search(r"^[a-z0-9 ]*ding\d+:", lines, re.MULTILINE)
    assert read_source(raw, name).text == "\n".join(spoken)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("utf-16-le", "guessed"),
        ("utf-16-be", "guessed"),
        ("cp1252", "guessed_letters"),
    ],
)
def test_letters_are_found_out_and_a_guess_is_told(encoding: str, note: str | None) -> None:
    words = "Anna: Één café, €5 “samen”.\r\nBert: Efficiënt – ja.\r\n"
    found = read_source(words.encode(encoding), "a.txt")
    assert found.text == "Anna: Één café, €5 “samen”.\nBert: Efficiënt – ja."
    assert [one.code for one in found.notes] == [*([note] if note else []), "speakers"]


def test_combining_marks_and_emoji_stay_as_they_are() -> None:
    words = "Anna: e\u0301e\u0301n 👩‍👩‍👧 🇳🇱"
    assert read(words) == words


def test_signs_without_a_width_are_told() -> None:
    assert "2." in told("a\x01b\ufeffc".encode(), "a.txt")["unseen"]
    assert "1." in told("a\ufffdb".encode(), "a.txt")["lost_before"]


def test_words_that_were_moved_away_or_are_there_twice_are_read_once() -> None:
    moved = b"<w:moveFrom><w:r><w:t>Weg</w:t></w:r></w:moveFrom>"
    added = b"<w:ins><w:r><w:t>Nieuw</w:t></w:r></w:ins>"
    twice = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        b"><mc:Choice><w:r><w:t>Ja</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Ja</w:t></w:r>"
        b"</mc:Fallback></mc:AlternateContent>"
    )
    sound = as_docx(("Begin.", "Eind."))

    def put(xml: bytes) -> bytes:
        return xml.replace(
            b"<w:t>Eind.</w:t></w:r>", b"<w:t>Eind.</w:t></w:r>" + moved + twice + added
        )

    found = read_source(with_part(sound, "word/document.xml", put), "a.docx")
    assert found.text == "Begin.\nEind.JaNieuw"
    assert {note.code for note in found.notes} == {"struck", "added"}


def test_a_table_within_a_table_is_read_once() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
    cell.text = "buiten"
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "binnen"
    assert read_source(saved(document), "a.docx").text == "buiten\nbinnen"


def test_what_is_written_about_a_picture_is_not_said_by_anybody() -> None:
    names = 'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    about = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    frame = f"<d:frame {names}><d:image/><s:desc {about}>Een logo</s:desc></d:frame>"
    raw = zipped({"content.xml": odt_content(f"<t:p>Dag.{frame}</t:p>")})
    assert read_source(raw, "a.odt").text == "Dag."
    assert "pictures" in told(raw, "a.odt")


def test_what_rtf_hides_or_adds_is_kept_and_told() -> None:
    raw = b"{\\rtf1 Dag {\\v stil} en {\\revised meer}{\\*\\geheim niets}.}"
    assert read_source(raw, "a.rtf").text == "Dag stil en meer."
    assert set(told(raw, "a.rtf")) == {"hidden", "added"}


def table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    return saved(document)


def test_a_table_with_a_speaker_in_each_row_is_a_transcript() -> None:
    rows = (("Anna", "Hoi daar."), ("Bert", "Ja?"), ("Anna", "Nou.\nZo."), ("Bert", "Dag"))
    found = read_source(table(*rows), "a.docx").text
    assert found == "Anna: Hoi daar.\nBert: Ja?\nAnna: Nou.\nZo.\nBert: Dag"
    timed = (("0:03", *rows[0]), ("0:09", *rows[1]), ("1:00", *rows[0]), ("1:02:03", *rows[1]))
    found = read_source(table(*timed), "a.docx").text
    assert [(turn.speaker, turn.time) for turn in turns(found)] == [
        ("Anna", "0:00:03"),
        ("Bert", "0:00:09"),
        ("Anna", "0:01:00"),
        ("Bert", "1:02:03"),
    ]


def test_a_table_of_figures_has_no_speakers() -> None:
    rows = (("Elzendam", "3"), ("Goor", "5"), ("Elzendam", "4"), ("Goor", "6"))
    found = read_source(table(*rows), "a.docx").text
    assert found == "Elzendam | 3\nGoor | 5\nElzendam | 4\nGoor | 6"


def test_the_times_of_an_agenda_make_no_speakers() -> None:
    words = "\n".join(("Opening 10:00", *["Wij spraken over geld."] * 8, "Pauze 11:00", "Koffie."))
    assert read(words) == words


def test_spaces_that_a_document_counts_are_written_out() -> None:
    raw = zipped({"content.xml": odt_content('<t:p>a<t:s t:c="3"/>b<t:tab/>c\nd</t:p>')})
    assert read_source(raw, "a.odt").text == "a   b\tc d"


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_refused_by_name_and_place(case: str) -> None:
    name, raw, code, row = BROKEN[case]
    with pytest.raises(InvalidStudyError) as caught:
        read_source(raw, name)
    assert [(item.code, item.row, item.file) for item in caught.value.problems] == [
        (code, row, name)
    ]


def test_every_problem_of_a_source_is_tried_and_there_are_twenty_or_more() -> None:
    known = {code for code in texts("sources") if not code.startswith("note_")}
    named = {code for code in known if not code.endswith("_repair")}
    assert named - {code for _, _, code, _ in BROKEN.values()} == {"too_large", "too_long"}
    assert len(BROKEN) >= 20


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIMIT", "LONGEST"):
        monkeypatch.setattr(f"samenspel.formats.transcripts.{name}", 5)
        with pytest.raises(InvalidStudyError):
            read_source(b"zes...", "a.txt")
        monkeypatch.undo()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SamenspelError):
        read_source(tmp_path / "weg.txt")


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_any_plain_text_keeps_every_sign_that_shows(words: str) -> None:
    words = words.replace(":", "")  # with a time and a colon a line may be written our way
    kept = re.sub("[\x00-\x1f\x7f\ufeff\ufffe\uffff]", lambda sign: " " * sign[0].isspace(), words)
    assume(kept.strip() and "\0" not in words)  # those are refused
    found = read(words)
    assert "".join(found.split()) == "".join(kept.split())
    assert all(line == line.strip() != "" for line in found.split("\n"))
    assert read(found) == found


NAMES = st.sampled_from(["Anna", "Jan van der Berg", "Spreker 2", "J. Smit"])
SPOKEN = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, SPOKEN), min_size=1, max_size=8))
def test_every_cue_is_said_by_its_speaker_in_order(cues: list[tuple[str, str]]) -> None:
    words = "".join(
        f"00:{at:02}:00.000 --> 00:{at:02}:01.000\n<v {name}>{said}</v>\n\n"
        for at, (name, said) in enumerate(cues)
    )
    found = read(f"WEBVTT\n\n{words}", "a.vtt")
    heard = [(turn.speaker, found[turn.words_start : turn.end]) for turn in turns(found)]
    assert [(name, word) for name, said in heard for word in said.split()] == cues
    assert all(one[0] != after[0] for one, after in pairwise(heard))


SOUND = {**{name: make() for name, make in FORMS.items()}, "a.vtt": VTT.encode()}


@pytest.mark.parametrize("name", sorted({*SOUND, "a.srt", "gesprek.rtf", "gesprek.docx"}))
def test_spoiled_files_end_in_a_text_or_a_sentence(name: str) -> None:
    rng = random.Random(name)  # noqa: S311 - not a secret: the same tries each time
    sound = SOUND.get(name) or (SRT.encode() if name == "a.srt" else (DATA / name).read_bytes())
    packed = name.endswith((".docx", ".odt"))
    for _ in range(60):
        spoil = rng.choice([spoiled, noise, *([spoiled_inside] * 3 if packed else [])])
        with suppress(SamenspelError):
            found = read_source(spoil(sound, rng), name)
            assert found.text == found.text.strip() != ""


def test_every_reader_is_tried() -> None:
    tried = {Path(name).suffix for name in (*SOUND, "a.srt")}
    assert tried == set(READERS) - {".htm"}
