"""Draws the sample company's logo: a sun rising over a horizon. Run from the root: python -m scripts.make_logo"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

FILE = Path(__file__).resolve().parent.parent / "templates" / "logo.png"
SIZE = 240
"""Pixels; printed 10 mm high that is 600 dpi."""

FINER = 4
"""Drawn so many times larger and scaled down, for smooth edges."""

NAVY = (0x33, 0x47, 0x5B)
GOLD = (0xD9, 0x9A, 0x2B)
WHITE = (0xFF, 0xFF, 0xFF)
_RAYS = 7


def draw() -> Image.Image:
    """The logo on white, so that it prints the same on any paper."""
    side = SIZE * FINER
    image = Image.new("RGB", (side, side), WHITE)
    canvas = ImageDraw.Draw(image)
    canvas.rounded_rectangle((0, 0, side - 1, side - 1), radius=side // 5, fill=NAVY)
    middle, horizon = side / 2, side * 0.66
    for ray in range(_RAYS):
        angle = math.pi * (ray + 0.5) / _RAYS
        canvas.line(
            (_at(middle, horizon, angle, side * 0.27), _at(middle, horizon, angle, side * 0.40)), GOLD, side // 26
        )
    radius = side * 0.2
    canvas.pieslice((middle - radius, horizon - radius, middle + radius, horizon + radius), 180, 360, WHITE)
    canvas.rectangle((side * 0.16, horizon + side * 0.05, side * 0.84, horizon + side * 0.09), WHITE)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).quantize(32, dither=Image.Dither.NONE)


def _at(x: float, y: float, angle: float, distance: float) -> tuple[float, float]:
    return x - math.cos(angle) * distance, y - math.sin(angle) * distance


def main() -> None:
    """Write templates/logo.png."""
    draw().save(FILE, optimize=True)
    print(FILE.relative_to(FILE.parent.parent))


if __name__ == "__main__":
    main()
