"""What makes charts answer in a browser: one script, from the drawing program that is installed."""

from __future__ import annotations

import gzip
import os
from importlib.metadata import version
from pathlib import Path

INSTALLED = Path(__file__).parents[1] / "build"  # beside the program, never under version control
ENGINE = f"charts-{version('vl-convert-python')}.js"  # so that a browser may keep it for good


def engine_in(data: Path) -> Path:
    """Return the folder with the script, made the first time: beside the program, or the data."""
    try:
        return _folder(INSTALLED)
    except OSError:  # others installed the program; the data are always ours
        return _folder(data)


def _folder(path: Path) -> Path:
    if not (path / ENGINE).exists():
        path.mkdir(parents=True, exist_ok=True)
        script = _script()
        _write(path / f"{ENGINE}.gz", gzip.compress(script, mtime=0))
        _write(path / ENGINE, script)
    return path


def _script() -> bytes:
    import vl_convert  # noqa: PLC0415 - needed once, in the life of an installation

    return str(vl_convert.javascript_bundle("export { vegaEmbed };")).encode()


def _write(path: Path, content: bytes) -> None:
    """Write a file at once, whoever else makes the same one."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.chmod(0o644)
    aside.replace(path)
