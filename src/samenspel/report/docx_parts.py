"""What Word needs below its styles: languages, fields, borders, header rows, fixed bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zones here
_FONT = "Calibri"
_INK, _MUTED, _ACCENT = (RGBColor.from_string(hue) for hue in ("17252A", "4D5D64", "0B5C66"))
_SIZES = {
    "Normal": 10.5,
    "Title": 26,
    "Subtitle": 14,
    "Heading 1": 18,
    "Heading 2": 14,
    "Heading 3": 12,
    "Caption": 9.5,
    "Quote": 11,
    "Header": 8.5,
    "Footer": 8.5,
}
_BORDERS = {"Stamp": "single", "Reconstructed": "double", "Withheld": "dashed", "Advice": "single"}


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return a WordprocessingML element with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def dress(document: Document, *, locale: str) -> None:
    """Give the styles one look and one language."""
    for name, size in _SIZES.items():
        _set_font(document.styles[name], size=size)
    document.styles["Caption"].font.color.rgb = _MUTED
    document.styles["Subtitle"].font.color.rgb = _MUTED
    document.styles["Title"].font.bold = True
    rule = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    rule.getparent().remove(rule)
    lead = document.styles.add_style("Lead", WD_STYLE_TYPE.PARAGRAPH)
    _set_font(lead, size=12.5)
    lead.font.bold = True
    for name, border in _BORDERS.items():
        _add_box(document, name, border)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=locale, eastAsia=locale, bidi="ar-SA"))


def _set_font(style: ParagraphStyle, *, size: float) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    style.font.color.rgb = _ACCENT if style.name.startswith("Heading") else _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _add_box(document: Document, name: str, border: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.left_indent = Pt(8)
    properties = style.element.get_or_add_pPr()
    edges = element("pBdr")
    edges.append(element("left", val=border, sz="24", space="8", color=str(_ACCENT)))
    properties.insert_element_before(edges, "w:shd", "w:spacing", "w:ind")
    shade = element("shd", val="clear", color="auto", fill="F2F6F7")
    properties.insert_element_before(shade, "w:spacing", "w:ind")


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1") -> None:
    """Add a field that Word fills in; ``shown`` stands there until it does."""
    for part in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        if part in ("begin", "separate", "end"):
            run._r.append(element("fldChar", fldCharType=part))  # noqa: SLF001 - no public way
        elif part == instruction:
            code = element("instrText")
            code.text = instruction
            run._r.append(code)  # noqa: SLF001 - as above
        else:
            run.text = shown


def finish(table: Table, *, size: float) -> None:
    """Set the words of a table small, and repeat its first row on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001 - no public way
    table._tbl.tblPr.append(_ruled())  # noqa: SLF001 - as above
    for place, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().insert(0, element("cantSplit"))  # noqa: SLF001 - as above
        lines = [line for cell in row.cells for line in cell.paragraphs]
        for line in lines:
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
        for run in (run for line in lines for run in line.runs):
            run.font.size = Pt(size)
            run.bold = place == 0


def _ruled() -> BaseOxmlElement:
    """Return borders for a table: light lines between the rows and nothing else."""
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        lined = side in ("bottom", "insideH")
        look = {"val": "single", "sz": "4", "color": "C9D3D6"} if lined else {"val": "nil"}
        borders.append(element(side, **look))
    return borders


def count_from_one(document: Document, paragraphs: list[Paragraph]) -> None:
    """Make these paragraphs a numbered list of their own."""
    numbering = document.part.numbering_part.element
    kind = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(kind).abstractNumId.val
    own = numbering.add_num(abstract)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no public way
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = own.numId


def packed(document: Document, *, title: str, locale: str) -> bytes:
    """Return the file, with no date, no author and no trace of this machine."""
    core = document.core_properties
    core.title, core.language = title[:255], locale
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.created = core.modified = _LONG_AGO
    core.revision = 1
    dated, fixed = BytesIO(), BytesIO()
    document.save(dated)
    with ZipFile(dated) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
