"""An address as a picture to scan."""

from __future__ import annotations

import io

import segno


def picture(link: str) -> str:
    """Return a link as a QR code, SVG: dark on white, also on a dark page."""
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    # Sized by its box alone; the white edge of four squares is part of the code.
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue().decode()
