"""Nothing leaves but through disclosure: every writer is known, and takes what was released."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import get_type_hints

import samenspel.formats
import samenspel.report
from samenspel.cli.outputs import REPORTS, RESULTS
from samenspel.disclosure import Released
from samenspel.report.blocks import ReportDocument

SOURCE = Path("src/samenspel")

# Every function that turns results into something a person can read, and what it accepts.
WRITERS = {
    "samenspel.formats.results.to_json": Released,
    "samenspel.formats.results_tables.to_csv": Released,
    "samenspel.formats.results_tables.to_xlsx": Released,
    "samenspel.report.composition.compose": Released,
    "samenspel.report.docx.to_docx": ReportDocument,
    "samenspel.report.html.to_html": ReportDocument,
    "samenspel.report.pdf.to_pdf": ReportDocument,
    "samenspel.report.plain.to_text": ReportDocument,
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
        assert get_type_hints(known[name])[first] is accepted, name


def test_no_writer_is_unknown() -> None:
    writers = {name for name, _ in functions() if name.rsplit(".", 1)[1].startswith("to_")}
    drawing = {"samenspel.report.drawing.to_svg", "samenspel.report.drawing.to_png"}
    assert writers - drawing == WRITERS.keys() - {"samenspel.report.composition.compose"}


def test_every_output_of_the_command_line_takes_what_was_released() -> None:
    for output in (*RESULTS.values(), *REPORTS.values()):
        assert next(iter(inspect.signature(output).parameters)) == "released"


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE), ast.parse(path.read_text("utf-8"))


def test_only_disclosure_makes_what_is_released() -> None:
    makers = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Released", "Banded", "Withheld"}
    }
    assert {path.parts[0] for path in makers} == {"disclosure"}


def test_no_writer_computes_findings() -> None:
    asked = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and path.parts[0] in {"formats", "report", "advice"}
        and (node.module in {"samenspel", "samenspel.findings", "samenspel.findings.assembly"})
        and {alias.name for alias in node.names} & {"analyse", "Findings"}
    }
    assert asked == set()
