"""A picture standing in the text."""

from __future__ import annotations

import struct
import zlib

from scripts.hangul.units import hwpunits

_ONE = '<hc:{} e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"/>'


def picture(item: str, name: str, width: float, height: float, *, number: int) -> str:
    """The picture `item` of the package in a box of millimetres; `name` is what it is for."""
    wide, high = hwpunits(width), hwpunits(height)
    corners = "".join(
        f'<hc:pt{at} x="{x}" y="{y}"/>' for at, (x, y) in enumerate(((0, 0), (wide, 0), (wide, high), (0, high)))
    )
    return (
        f'<hp:pic id="{number}" zOrder="0" numberingType="PICTURE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" '
        f'lock="0" dropcapstyle="None" href="" groupLevel="0" instid="{number}" reverse="0"><hp:offset x="0" y="0"/>'
        f'<hp:orgSz width="{wide}" height="{high}"/><hp:curSz width="{wide}" height="{high}"/>'
        '<hp:flip horizontal="0" vertical="0"/>'
        f'<hp:rotationInfo angle="0" centerX="{wide // 2}" centerY="{high // 2}" rotateimage="1"/>'
        f"<hp:renderingInfo>{''.join(map(_ONE.format, ('transMatrix', 'scaMatrix', 'rotMatrix')))}</hp:renderingInfo>"
        f'<hc:img binaryItemIDRef="{item}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/>'
        f"<hp:imgRect>{corners}</hp:imgRect>"
        f'<hp:imgClip left="0" right="{wide}" top="0" bottom="{high}"/>'
        f'<hp:inMargin left="0" right="0" top="0" bottom="0"/><hp:imgDim dimwidth="{wide}" dimheight="{high}"/>'
        f'<hp:effects/><hp:sz width="{wide}" widthRelTo="ABSOLUTE" height="{high}" heightRelTo="ABSOLUTE" protect="0"/>'
        '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" '
        'vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"<hp:shapeComment>{name}</hp:shapeComment></hp:pic>"
    )


def grey_box() -> bytes:
    """A grey PNG of one pixel: where a picture goes, for whoever opens the template in 한글."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\xdd")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
