"""Draw the pictures of the gap report in docs/gambar/: page one in the browser's print and as PDF, the action plan in Word.

usage: python tools/report_pictures.py

Needs the extras `pdf`, `docx` and `report`, LibreOffice (soffice), Chromium and poppler (pdftotext, pdftoppm). Other
versions and other fonts draw other pictures, so nothing compares them: draw them again after changing how the report
looks, and look at them.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from workbook_pictures import FOLDER, ROOT, page_pixels, png, run, without_margins

from zi_cli.demo.sample import FILE_NAME
from zi_cli.gap_report.words import WORDS
from zi_cli.language import Translator

WIDTH = 900
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FROM_HTML = "laporan-html.png"
FROM_PDF = "laporan-pdf.png"
FROM_WORD = "laporan-word.png"


def main() -> int:
    """Draw all of them."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = [name for name in ("soffice", "pdftotext", "pdftoppm") if shutil.which(name) is None]
    if missing or browser is None:
        print(f"not found: {', '.join([*missing, *([] if browser else BROWSERS[:1])])}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        outputs = [
            argument for ending in ("html", "pdf", "docx") for argument in ("-o", f"{folder}/unit.{ending}")
        ]
        zi = (sys.executable, "-m", "zi_cli")
        run(*zi, "demo", str(folder / "contoh"))
        run(*zi, "report", str(folder / "contoh" / FILE_NAME), "--target", "WBK", "--no-config", *outputs)
        draw(FROM_PDF, folder / "unit.pdf", 1)
        draw(FROM_HTML, printed(browser, folder / "unit.html"), 1)
        word = converted(folder / "unit.docx")
        draw(FROM_WORD, word, page_of(word, Translator("id").text(WORDS["actions"])), keep=0.6)
    return 0


def printed(browser: str, page: Path) -> Path:
    """What the browser prints of a page."""
    pdf = page.with_name("printed.pdf")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    run(browser, *options, f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def converted(document: Path) -> Path:
    """What LibreOffice prints of a document."""
    folder = document.with_name("word")
    profile = document.with_name("profile").as_uri()
    run(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(document),
    )
    return folder / f"{document.stem}.pdf"


def page_of(pdf: Path, heading: str) -> int:
    """The last page on which `heading` is a line of its own: earlier ones list the contents."""
    pages = run("pdftotext", "-layout", str(pdf), "-").decode("utf-8").split("\f")
    found = [
        number
        for number, page in enumerate(pages, start=1)
        if heading in (line.strip() for line in page.splitlines())
    ]
    if not found:
        raise SystemExit(f"{pdf.name}: no page is headed {heading}; change {Path(__file__).name}")
    return found[-1]


def draw(name: str, pdf: Path, page: int, keep: float = 1.0) -> None:
    """A page as a picture; `keep` is the share of its height that is shown, 0 to 1."""
    whole = page_pixels(pdf, page, WIDTH)
    shown = type(whole)(whole.rows[: round(len(whole.rows) * keep)])
    content = png(without_margins(shown))
    file = FOLDER / name
    file.write_bytes(content)
    print(f"{file.relative_to(ROOT)}: {len(content) // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
