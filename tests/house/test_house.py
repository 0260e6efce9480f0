"""Promises of the house: fast start, small parts, locked parts, no address of a registry."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from samenspel.catalogue import texts

SOURCE = sorted(Path("src").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef
TRACKED = subprocess.run(
    ["git", "ls-files"],  # noqa: S607 - whichever git made this checkout
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()


def functions() -> Iterator[tuple[Path, Function]]:
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                yield path, node


def lines(function: Function) -> int:
    """Return the length of the body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_half_of_all_functions_are_under_8_lines() -> None:
    assert median(lines(function) for _, function in functions()) < 8


def test_no_module_is_over_300_lines() -> None:
    assert {str(path) for path in SOURCE if path.read_text("utf-8").count("\n") > 300} == set()


def test_no_function_takes_more_than_five_positional_arguments() -> None:
    assert all(len(f.args.posonlyargs + f.args.args) <= 6 for _, f in functions())


@pytest.mark.parametrize(
    "heavy", ["numpy", "django", "rich", "docx", "typst", "vl_convert", "networkx", "pypdfium2"]
)
def test_the_version_is_printed_without_heavy_parts(heavy: str) -> None:
    program = (
        "import sys; sys.argv = ['samenspel', '--version']\n"
        "from samenspel.cli import main\n"
        "try: main()\n"
        "finally: assert sys.argv and not any(m.split('.')[0] == "
        f"{heavy!r} for m in sys.modules), {heavy!r}"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("samenspel ")


@pytest.mark.parametrize("lock", ["requirements/run.txt", "requirements/test.txt"])
def test_locks_carry_hashes_and_no_addresses(lock: str) -> None:
    text = Path(lock).read_text("utf-8")
    pinned = re.findall(r"^[a-z0-9-]+(?:\[.*\])?==", text, re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert not re.search(r"https?://|--index-url|--find-links", text)


def test_no_tracked_file_names_the_host_of_a_registry() -> None:
    hosts = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.")))
    found = [
        name
        for name in TRACKED
        if Path(name).is_file() and hosts.search(Path(name).read_text("utf-8", "replace"))
    ]
    assert found == []


def test_every_reason_has_a_sentence() -> None:
    codes = set()
    for path in (
        *Path("src/samenspel/findings").glob("*.py"),
        *Path("src/samenspel/disclosure").glob("*.py"),
    ):
        codes |= set(re.findall(r'yield "([a-z_]+)"', path.read_text("utf-8")))
    assert {"too_few", "not_signed", "pooled_instead"} <= codes
    assert codes <= texts("reasons").keys()
