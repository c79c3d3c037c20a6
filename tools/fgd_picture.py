"""Draw the picture of the discussion pack in docs/gambar/: page one, for nineteen constructed units.

usage: python tools/fgd_picture.py

Needs the extra `pdf` and poppler (pdftoppm). Other versions draw other pictures, so nothing compares it: draw it
again after changing how the pack looks, and look at it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from workbook_pictures import FOLDER, ROOT, Pixels, page_pixels, png, without_margins

PICTURE = FOLDER / "diskusi.png"
UNITS = 19
WIDTH = 960
KEEP = 0.78
"""Share of the page's height that is shown; below it stands only the footer."""


def main() -> int:
    """Draw it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, pdf = Path(temporary) / "contoh", Path(temporary) / "diskusi.pdf"
        _zi("demo", str(folder), "--units", str(UNITS))
        _zi("fgd", str(folder / "units"), "--title", "Direktorat CONTOH", "-o", str(pdf))
        page = page_pixels(pdf, 1, WIDTH).rows
    content = png(without_margins(Pixels(page[: round(len(page) * KEEP)])))
    PICTURE.write_bytes(content)
    print(f"{PICTURE.relative_to(ROOT)}: {len(content) // 1024} KB")
    return 0


def _zi(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "zi_cli", *arguments], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
