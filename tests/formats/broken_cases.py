"""Ways to break a study folder: the problem each one should be named as, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from formats.broken import VALID, Broken, drop, link, put, swap

SORTS = "sorts.csv"
CODINGS = "codings.csv"
STATED = """\
[reconstruction]
note = "x"
[[reconstruction.stated]]
network = "noord"
value = "rusd"
category = "neutral"
[shape]"""
P1 = "p1,noord,rust,important,1"
FLAG = '[[viewpoints.flags]]\nsort = "p1"\nfactor = 2\n'
FLAGS = (FLAG, FLAG * 2)


def settings(old: str, new: str) -> Callable[[Path], object]:
    return swap("study.toml", old, new)


def line(file: str, words: str) -> Callable[[Path], object]:
    """Return how to add a line at the end of a table."""
    return put(file, f"{VALID[file]}{words}\n")


def only(words: str) -> Callable[[Path], object]:
    """Return how to leave nothing but the settings, without cards and with these words."""

    def spoil(path: Path) -> None:
        for file in VALID:
            (path / file).unlink()
        head = 'schema = 1\n[study]\nid = "klein"\ntitle = "Klein"\n'
        (path / "study.toml").write_text(head + words, encoding="utf-8")

    return spoil


BROKEN = (
    # The files.
    Broken("missing_study_file", drop("study.toml"), "study.toml"),
    Broken("unknown_file", put("sort.csv", "a,b\n"), "sort.csv"),
    Broken("not_a_file", lambda path: (path / "remarks.csv").mkdir(), "remarks.csv"),
    Broken("outside_folder", link(SORTS, "/etc/passwd"), SORTS),
    Broken("empty_file", put(SORTS, ""), SORTS),
    Broken("not_utf8", put(SORTS, VALID[SORTS].replace("lef", "één").encode("cp1252")), SORTS, 5),
    Broken("utf16", put(SORTS, VALID[SORTS].encode("utf-16")), SORTS),
    Broken("nul_character", swap(SORTS, "zorg,neutral", "zo\0rg,neutral"), SORTS, 4),
    Broken("broken_quotes", swap(SORTS, "p1,noord,zorg", 'p1,"noord,zorg'), SORTS, 4),
    Broken("file_too_large", put("study.toml", "#" * 4_000_001), "study.toml"),
    # The tables.
    Broken("unknown_column", swap(SORTS, ",top\n", ",topp\n"), SORTS, 1, "topp"),
    Broken("missing_column", put(SORTS, "respondent,network,category\n"), SORTS, 1, "value"),
    Broken("duplicate_column", swap(SORTS, ",top\n", ",value\n"), SORTS, 1, "value"),
    Broken("unnamed_column", swap(SORTS, ",top\n", ",\n"), SORTS, 1),
    Broken(
        "swapped_columns", swap(SORTS, "value,category", "category,value"), SORTS, 1, "category"
    ),
    Broken("ragged_row", swap(SORTS, P1, "p1,noord,rust"), SORTS, 2),
    Broken("missing_cell", swap(SORTS, P1, ",noord,rust,important,1"), SORTS, 2, "respondent"),
    Broken(
        "huge_cell",
        line(CODINGS, f"visie,moed,{'a' * 40_000},,,,"),
        CODINGS,
        4,
        "quote",
    ),
    Broken("unprintable", line(CODINGS, "visie,moed,a\x07b,,,,"), CODINGS, 4, "quote"),
    Broken("not_a_whole_number", swap(SORTS, P1, P1 + "e"), SORTS, 2, "top"),
    Broken(
        "decimal_comma", swap("participants.csv", "2.5", '"2,5"'), "participants.csv", 2, "hours"
    ),
    Broken("not_a_number", swap("participants.csv", "2.5", "veel"), "participants.csv", 2, "hours"),
    Broken("not_yes_or_no", swap("participants.csv", "yes", "jup"), "participants.csv", 2, "named"),
    Broken(
        "not_a_date", swap("networks.csv", "2024-03-01", "1-3-2024"), "networks.csv", 2, "started"
    ),
    Broken("not_in_list", swap(SORTS, P1, "p1,noord,rust,belangrijk,1"), SORTS, 2, "category"),
    # The settings.
    Broken("toml_syntax", settings("picks = 2", "picks == 2"), "study.toml", 6),
    Broken("too_deep", put("study.toml", ".".join("a" * 5000) + " = 1"), "study.toml"),
    Broken("schema_missing", settings("schema = 1", ""), "study.toml", None, "schema"),
    Broken("schema_unknown", settings("schema = 1", "schema = 0"), "study.toml", None, "schema"),
    Broken("schema_newer", settings("schema = 1", "schema = 99"), "study.toml", None, "schema"),
    Broken("no_study_section", put("study.toml", "schema = 1\n"), "study.toml", None, "study"),
    Broken("unknown_key", settings("seed", "sead"), "study.toml", None, "study.sead"),
    Broken("missing_key", settings('id = "klein"', ""), "study.toml", None, "study.id"),
    Broken(
        "not_a_fraction",
        settings("seed = 7", 'threshold = "half"'),
        "study.toml",
        None,
        "study.threshold",
    ),
    Broken("expected_words", settings("seed = 7", "seed = [1]"), "study.toml", None, "study.seed"),
    Broken(
        "expected_list",
        settings("seed = 7", 'languages = "nl"'),
        "study.toml",
        None,
        "study.languages",
    ),
    Broken(
        "expected_keys",
        settings("schema = 1", "schema = 1\nnotice = 3"),
        "study.toml",
        None,
        "notice",
    ),
    Broken(
        "table_in_settings",
        settings("[shape]", "[[networks]]\nid = 'a'\n[shape]"),
        "study.toml",
        None,
        "networks",
    ),
    Broken("title_empty", settings('nl = "Klein"', 'nl = " "'), "study.toml", None, "study.title"),
    Broken("label_empty", settings('nl = "Moed"', 'nl = ""'), "study.toml", None, "cards.2.label"),
    Broken(
        "no_languages",
        settings("seed = 7", "languages = []"),
        "study.toml",
        None,
        "study.languages",
    ),
    Broken(
        "threshold_range",
        settings("seed = 7", 'threshold = "3/2"'),
        "study.toml",
        None,
        "study.threshold",
    ),
    Broken("shape_sum", settings("neutral = 1", "neutral = 2"), "study.toml", None, "shape"),
    Broken(
        "shape_box", settings("neutral = 1", "neutral = -1"), "study.toml", None, "shape.neutral"
    ),
    *(
        Broken(code, settings(old, new), "study.toml", None, f"viewpoints.{key}")
        for code, old, new, key in (
            ("factors_range", "factors = 2", "factors = 9", "factors"),
            ("margin_range", "margin = 0.5", "margin = 0.0", "margin"),
            ("resamples_range", "resamples = 0", "resamples = -1", "resamples"),
            ("unknown_factor", "factor = 2", "factor = 3", "flags.1.factor"),
            ("unknown_sort", '"p1"', '"p9"', "flags.1.sort"),
            ("flagged_twice", *FLAGS, "flags.2"),
            ("turn_of_one_factor", "second = 2", "second = 1", "turns.1.second"),
        )
    ),
    Broken("picks_range", settings("picks = 2", "picks = 3"), "study.toml", None, "study.picks"),
    # The names.
    Broken("unsafe_id", settings('"klein"', '"klein "'), "study.toml", None, "study.id"),
    Broken("formula_id", line("organisations.csv", "=1+1,noord,3"), "organisations.csv", 4, "id"),
    Broken("reserved_id", line("networks.csv", "all,Alle,,"), "networks.csv", 4, "id"),
    Broken("duplicate_id", line("networks.csv", "zuid,Zuid,,"), "networks.csv", 4, "id"),
    Broken("unknown_value", line(SORTS, "p2,noord,rusd,neutral,"), SORTS, 8, "value"),
    Broken("unknown_network", line(SORTS, "p3,oost,rust,neutral,"), SORTS, 8, "network"),
    Broken(
        "unknown_organisation",
        swap("participants.csv", "p2,noord,,", "p2,noord,thuis,"),
        "participants.csv",
        3,
        "organisation",
    ),
    Broken(
        "unknown_participant",
        swap(
            SORTS, "p2,noord,rust,important,\np2,noord,zorg,important,", "p9,noord,rust,important,"
        ),
        SORTS,
        6,
        "respondent",
    ),
    Broken("unknown_document", line(CODINGS, "missie,moed,,,,,"), CODINGS, 4, "document"),
    # The answers.
    Broken("below_minimum", swap("organisations.csv", "12", "-12"), "organisations.csv", 2, "size"),
    Broken("placed_twice", line(SORTS, "p2,noord,rust,neutral,"), SORTS, 8, "value"),
    Broken("box_full", line(SORTS, "p2,noord,moed,important,"), SORTS, 8, "category"),
    Broken("top_outside", swap(SORTS, P1, "p1,noord,rust,important,4"), SORTS, 2, "top"),
    Broken("top_twice", swap(SORTS, "moed,important,", "moed,important,1"), SORTS, 3, "top"),
    Broken("top_not_important", swap(SORTS, "neutral,", "neutral,2"), SORTS, 4, "top"),
    Broken(
        "list_full",
        line("priorities.csv", "p1,noord,moed,most\np1,noord,zorg,most"),
        "priorities.csv",
        5,
        "choice",
    ),
    Broken(
        "most_and_least",
        swap("priorities.csv", "lef,least", "rust,least"),
        "priorities.csv",
        3,
        "value",
    ),
    Broken(
        "nothing_said",
        put("obstructing.csv", "respondent,network\np1,noord\n"),
        "obstructing.csv",
        2,
        "text",
    ),
    Broken(
        "participants_differ",
        swap("networks.csv", "Noord,2", "Noord,3"),
        "networks.csv",
        2,
        "participants",
    ),
    Broken("no_consent", settings("seed = 7", 'mode = "named"'), SORTS, 6, "respondent"),
    Broken(
        "unsafe_file_name",
        lambda path: [
            swap("documents.csv", "visie.txt", "../visie.txt")(path),
            drop("documents/visie.txt")(path),
        ],
        "documents.csv",
        2,
        "file",
    ),
    Broken("document_missing", drop("documents/visie.txt"), "documents.csv", 2, "file"),
    Broken("document_not_listed", put("documents/extra.txt", "x"), "documents.csv", None, "file"),
    Broken(
        "chosen_twice", line("priorities.csv", "p1,noord,rust,most"), "priorities.csv", 4, "value"
    ),
    Broken(
        "too_few_participants",
        lambda path: [
            swap("networks.csv", "Zuid,,", "Zuid,0,")(path),
            line("priorities.csv", "p3,zuid,rust,most")(path),
        ],
        "networks.csv",
        3,
        "participants",
    ),
    Broken(
        "unknown_stated_cell",
        settings(
            "[shape]",
            STATED,
        ),
        "study.toml",
        None,
        "reconstruction.stated.1.value",
    ),
    Broken(
        "unknown_card_set", only('card_set = "values-99"'), "study.toml", None, "study.card_set"
    ),
    Broken(
        "unknown_card_version",
        only('card_version = "1999"'),
        "study.toml",
        None,
        "study.card_version",
    ),
    # The counts.
    Broken(
        "tally_twice", line("tallies.csv", "zuid,rust,important,2,3"), "tallies.csv", 3, "value"
    ),
    Broken("tally_too_high", swap("tallies.csv", "2,3", "4,3"), "tallies.csv", 2, "count"),
    Broken(
        "tally_sum",
        line("tallies.csv", "zuid,moed,important,3,3\nzuid,lef,important,3,3"),
        "tallies.csv",
        2,
        "count",
    ),
    Broken(
        "tally_respondents_differ",
        line("tallies.csv", "zuid,moed,important,1,4"),
        "tallies.csv",
        2,
        "respondents",
    ),
    Broken(
        "tally_beside_answers",
        line("tallies.csv", "noord,moed,important,1,2"),
        "tallies.csv",
        3,
        "network",
    ),
)
