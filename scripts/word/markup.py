"""WordprocessingML in small pieces: paragraphs, cells, rows, tables. Measures in twips, 1/20 of a point."""

from __future__ import annotations

from xml.sax.saxutils import escape

MM = 1440 / 25.4
"""Twips in a millimetre."""

EMU = 36000
"""English metric units in a millimetre, the measure of drawings."""

LABEL_FILL = "EEF2F6"
RULE = "888888"
BOX_FONT = "DejaVu Sans"
"""NanumGothic has neither ☐ nor ☑, and substitutes found for each by itself would differ in width."""

_BOX = f'<w:rFonts w:ascii="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:eastAsia="{BOX_FONT}"/>'
"""Set on the run itself: LibreOffice takes the East Asian font of a run's style from the paragraph."""


def twips(millimetres: float) -> int:
    """A length for Word."""
    return round(millimetres * MM)


def text(content: str, *, properties: str = "") -> str:
    """A run; `properties` is the inside of its w:rPr."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    space = ' xml:space="preserve"' if content != content.strip() else ""
    return f"<w:r>{inner}<w:t{space}>{escape(content)}</w:t></w:r>"


def paragraph(content: str = "", style: str = "", *, runs: str = "") -> str:
    """A paragraph of one run, or of `runs`."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs or (text(content) if content else '')}</w:p>"


def kept_with_next(paragraphs: str) -> str:
    """The same paragraphs, those with a style held on the page of what follows them."""
    return paragraphs.replace("</w:pPr>", "<w:keepNext/></w:pPr>")


def option_box() -> str:
    """The run of one option's box, in the one font that has both."""
    return text("{% if option.checked %}☑{% else %}☐{% endif %}", properties=_BOX)


def options(name: str) -> str:
    """Runs that print every option of a field, all on one line if it is long enough."""
    label = "{% if option.text %}\u00a0{{ option.text }}   {% endif %}"
    return text(f"{{% for option in {name}.options %}}") + option_box() + text(label) + text("{% endfor %}")


def field(code: str) -> str:
    """A field Word computes, such as PAGE."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(content: str, *, span: int = 0, fill: str = "", merge: str = "", borders: str = "", align: str = "") -> str:
    """A cell around paragraphs. `merge` is "restart" or "continue"; `borders` the inside of w:tcBorders.

    The order of properties is the schema's (CT_TcPr): Word is strict about it. `span` 1 is written down too, for cells
    with a `{% colspan %}` tag: docxtpl replaces it, and would put the tag's span in the wrong place without it.
    """
    properties = (
        (f'<w:gridSpan w:val="{span}"/>' if span else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + (f'<w:vAlign w:val="{align}"/>' if align else "")
    )
    return f"<w:tc>{properties and f'<w:tcPr>{properties}</w:tcPr>'}{content}</w:tc>"


def row(*cells: str, height: float = 0, header: bool = False) -> str:
    """A row that keeps together; `height` in millimetres is its least, `header` repeats it on each page."""
    properties = (
        "<w:cantSplit/>"
        + (f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else "")
        + ("<w:tblHeader/>" if header else "")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(tag: str) -> str:
    """A row that only carries a `{%tr %}` tag; docxtpl takes it away."""
    return f"<w:tr>{cell(paragraph(tag))}</w:tr>"


def tag_cell(tag: str) -> str:
    """A cell that only carries a `{%tc %}` tag."""
    return cell(paragraph(tag))


def table(widths: list[int], *rows: str, style: str = "CardGrid") -> str:
    """A table of fixed layout on these columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def line(*sides: str, size: int = 4, color: str = RULE) -> str:
    """Borders of a cell on these sides, in the order of the schema; `size` in eighths of a point, 0 for none."""
    kind = "single" if size else "nil"
    ordered = [side for side in ("top", "left", "bottom", "right") if side in sides]
    return "".join(f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{color}"/>' for side in ordered)


def picture(relationship: str, name: str, width: float, height: float) -> str:
    """A run with an embedded picture standing in the text, in a box of millimetres."""
    size = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="{name}" descr="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
