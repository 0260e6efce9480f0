"""Nothing leaves but through disclosure: every writer is known, and takes what was released."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any, get_type_hints

import samenspel.formats
import samenspel.report
from samenspel.claims import Checked, check
from samenspel.cli.outputs import PREVIEW, REPORTS, RESULTS, VIEWPOINTS
from samenspel.disclosure import Released
from samenspel.findings import (
    asked_model,
    loop_model,
    model,
    result,
    viewpoints_model,
    workings_model,
)
from samenspel.report.blocks import ReportDocument
from samenspel.report.print_paper import Paper
from samenspel.study.qset import QSet

SOURCE = Path("src/samenspel")

# Every function that turns results into something a person can read, and what it accepts.
WRITERS: dict[str, Any] = {
    "samenspel.formats.claims_written.claims_to_json": Sequence[Checked],
    "samenspel.formats.claims_written.claims_to_text": Sequence[Checked],
    "samenspel.formats.results.to_json": Released,
    "samenspel.formats.results_tables.to_csv": Released,
    "samenspel.formats.results_tables.to_xlsx": Released,
    "samenspel.report.composition.compose": Released,
    "samenspel.report.composition.compose_viewpoints": Released,
    "samenspel.report.docx.to_docx": ReportDocument,
    "samenspel.report.html.to_html": ReportDocument,
    "samenspel.report.pdf.to_pdf": ReportDocument,
    "samenspel.report.plain.to_text": ReportDocument,
    "samenspel.report.preview_viewpoints.compose_preview": Released,
}
# Files of sorts, for other tools: they hold what people placed, and nothing that was found.
OF_SORTS = {
    "samenspel.formats.easy_htmlq.write",
    "samenspel.formats.htmlq.write",
    "samenspel.formats.kenq.write_csv",
    "samenspel.formats.kenq.write_workbook",
    "samenspel.formats.qsort_table.write",
}
# What goes on paper is what is asked: it is made from a study's questions, never from answers.
PRINTS = {
    "samenspel.report.print_assessment.assessment",
    "samenspel.report.print_assessment.register",
    "samenspel.report.print_consent.consent",
    "samenspel.report.print_forms.form",
    "samenspel.report.print_forms.guide",
    "samenspel.report.print_forms.invitation",
    "samenspel.report.print_forms.questionnaire",
    "samenspel.report.print_letter.pages_of_letters",
    "samenspel.report.print_script.pages_of_script",
    "samenspel.report.print_script.script",
    "samenspel.report.print_sheets.pages_of_cards",
    "samenspel.report.print_sheets.pages_of_map",
}
QUESTIONS = {
    "title",
    "mode",
    "cards",
    "card_set",
    "shape",
    "picks",
    "organisations",
    "instruments",
    "networks",  # their names
    "template",
}
ANALYSES = {
    "analyse",
    "analyse_qset",
    "analyse_viewpoints",
    "viewpoints",
    "bootstrap_viewpoints",
    "how_many_viewpoints",
}
ANSWERS = ("samenspel.findings", "samenspel.disclosure", "samenspel.advice", "samenspel.claims")
# Parts of a writer, and the files of a study itself: these are the researcher's own.
NO_RESULTS = {
    "samenspel.formats.calendar.calendar_bytes",
    "samenspel.formats.codebooks.write_codebook",
    "samenspel.formats.refi_archive.content",
    "samenspel.formats.refi_writing.codebook_bytes",
    "samenspel.formats.refi_writing.project_bytes",
    "samenspel.formats.sources.read_bytes",
    "samenspel.formats.workbook.workbook_bytes",
    "samenspel.report.docx_parts.packed",
    "samenspel.report.drawing.to_png",
    "samenspel.report.drawing.to_svg",
    "samenspel.report.frame.numbered",
    "samenspel.report.print_sheets.typeset",
}


def functions() -> Iterator[tuple[str, FunctionType]]:
    for package in (samenspel.formats, samenspel.report):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            members = inspect.getmembers(import_module(module.name), inspect.isfunction)
            yield from (
                (f"{module.name}.{name}", function)
                for name, function in members
                if function.__module__ == module.name
            )


def test_every_writer_is_known_and_takes_only_what_was_released() -> None:
    known = dict(functions())
    for name, accepted in WRITERS.items():
        first = next(iter(inspect.signature(known[name]).parameters))
        assert get_type_hints(known[name])[first] == accepted, name


def writes(name: str, function: FunctionType) -> bool:
    """Return whether a function makes something that a person can read outside the program."""
    own = name.rsplit(".", 1)[1]
    hints = get_type_hints(function)
    made = hints.pop("return", None)
    told = made is str and bool({Released, ReportDocument} & set(hints.values()))
    return not own.startswith("_") and (told or made in {bytes, ReportDocument} or "to_" in own)


def test_no_writer_is_unknown() -> None:
    writers = {name for name, function in functions() if writes(name, function)}
    assert writers == WRITERS.keys() | PRINTS | NO_RESULTS | OF_SORTS


def test_a_writer_of_sorts_takes_sorts_and_knows_no_findings() -> None:
    known = dict(functions())
    assert all(get_type_hints(known[name])["qset"] is QSet for name in OF_SORTS)
    homes = {Path(*name.split(".")[1:-1]).with_suffix(".py") for name in OF_SORTS}
    assert homes <= {path for path, _ in modules()}
    asked = {
        path
        for path, tree in modules()
        if path in homes
        for module in imported(tree)
        if module.startswith(ANSWERS)
    }
    assert asked == set()


def test_claims_are_checked_against_what_was_released_and_nowhere_else() -> None:
    assert get_type_hints(check)["released"] is Released
    assert {path.parts[0] for path in calls({"Checked"})} == {"claims"}


def test_paper_is_made_of_questions_and_knows_no_findings() -> None:
    known = dict(functions())
    assert all(Paper in get_type_hints(known[name]).values() for name in PRINTS)
    assert {field.name for field in fields(Paper)} == QUESTIONS
    printing = [(path, tree) for path, tree in modules() if path.name.startswith("print")]
    asked = {
        (path.name, module)
        for path, tree in printing
        for module in imported(tree)
        if module.startswith(ANSWERS)
    }
    # Consent and scripts say how many people and networks are too few: limits, from the rule.
    limits = [("consent", "bands"), ("consent", "pseudonymous"), ("script", "bands")]
    assert asked == {(f"print_{by}.py", f"samenspel.disclosure.{rule}") for by, rule in limits}


def imported(tree: ast.Module) -> set[str]:
    """Return the modules that a module takes something from."""
    return {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }


def test_every_output_of_the_command_line_takes_what_was_released() -> None:
    for output in (*RESULTS.values(), *REPORTS.values(), *VIEWPOINTS.values(), PREVIEW):
        assert next(iter(inspect.signature(output).parameters)) == "released"


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple(
        (path.relative_to(SOURCE), ast.parse(path.read_text("utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    )


def calls(names: Collection[str]) -> set[Path]:
    """Return the modules in which something of these names is made or called."""
    return {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    }


def test_only_disclosure_makes_what_is_released() -> None:
    made = calls({"Released", "Banded", "Withheld", "ReleasedLoop", "BandedChange", "BandedGap"})
    assert {path.parts[0] for path in made} == {"disclosure"}


@cache
def figures() -> set[str]:
    """Return the names of everything that findings are made of."""
    return {
        name
        for module in (model, result, asked_model, viewpoints_model, workings_model, loop_model)
        for name, kind in vars(module).items()
        if is_dataclass(kind) and getattr(kind, "__module__", "") == module.__name__
    }


def test_only_findings_makes_figures() -> None:
    known = {"Findings", "Workings", "ItemFigures", "ScopeFigures", "ViewpointFindings", "Loading"}
    known |= {"RoundChange", "LayerGap", "Agreed"}
    assert known <= figures()
    makers = {
        (path.parts[0], node.func.id)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in figures() & from_findings(tree)
    }
    elsewhere = {(package, name) for package, name in makers if package != "findings"}
    # The report scales and mirrors intervals that were released, for the eye, and draws one from
    # a standard error.
    assert elsewhere == {
        ("disclosure", "Workings"),
        ("report", "Range"),
        ("report", "Interval"),
    }


@cache
def from_findings(tree: ast.Module) -> set[str]:
    """Return the names that a module takes from findings: others may be called the same."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and re.match(r"samenspel(\.findings\b|$)", node.module or "")
        for alias in node.names
    }


def test_a_study_is_analysed_for_the_door_alone() -> None:
    asked = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ANALYSES & from_findings(tree)
        and path.parts[0] != "findings"
    }
    assert asked == {Path("cli/options.py"), Path("cli/viewpoints.py"), Path("web/releases.py")}
    door = {path for path in calls({"disclose"}) if path.parts[0] != "disclosure"}
    assert door == {Path("cli/options.py"), Path("web/releases.py")}


def test_no_writer_computes_findings() -> None:
    writing = {"formats", "report", "advice", "claims", "reading"}
    asked = {
        path
        for path, tree in modules()
        if path.parts[0] in writing and {*ANALYSES, "Findings"} & from_findings(tree)
    }
    assert asked == set()
