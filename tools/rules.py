"""Write docs/rules.md from the catalogue of rules: every code with its story and its examples.

Run it after a rule was added or reworded: `python tools/rules.py`. With `--check` it only compares.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from zi_cli.findings.catalogue import RULES
from zi_cli.findings.example import Example, Typed
from zi_cli.findings.finding import Rule, Severity
from zi_cli.language import Translator

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"
FAMILIES = {
    "1": "Berkas dan buku kerja",
    "2": "Susunan",
    "3": "Jawaban",
    "4": "Bukti dukung",
    "5": "Catatan",
    "6": "Angka",
    "7": "Ambang batas dan kesiapan",
    "8": "Unit dan TPI",
}
SEVERITIES = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
STANDING = {"exists": "ada", "broken": "tidak ada", "unknown": "tidak dapat dipastikan"}
HEAD = """# Aturan temuan

Halaman ini ditulis oleh program (`python tools/rules.py`) dari aturan itu sendiri; jangan disunting dengan tangan.
Cerita satu aturan di terminal: `zi explain ZI401`. Cara membaca temuan: [temuan.md](temuan.md).

Contoh menyebut hanya yang berbeda dari buku kerja yang beres: semua soal terjawab, diberi catatan, dan berbukti.
"""


def text() -> str:
    """The whole page."""
    words = Translator("id")
    lines = [HEAD]
    for digit, family in FAMILIES.items():
        rules = [rule for rule in RULES.values() if rule.code[2] == digit]
        if not rules:
            continue
        lines.append(f"\n## ZI{digit}xx: {family}\n")
        for rule in rules:
            lines += section(rule, words)
    return "\n".join(lines).rstrip() + "\n"


def section(rule: Rule, words: Translator) -> Iterator[str]:
    """One rule."""
    yield f"### {rule.code} {words.text(rule.title)}\n"
    yield f"`{rule.name}` · {SEVERITIES[rule.severity]}\n"
    yield f"{words.text(rule.story)}\n"
    if rule.fires is not None and rule.silent is not None:
        yield f"- Ditemukan: {told(rule.fires)}"
        yield f"- Beres: {told(rule.silent)}\n"


def told(example: Example) -> str:
    """An example in words."""
    parts = [f"soal {soal} {answered(answer)}" for soal, answer in example.answers.items()]
    parts += [f"catatan soal {soal} “{shown(note)}”" for soal, note in example.notes.items()]
    parts += [
        f"bukti dukung soal {soal} {f'“{shown(found)}”' if found else 'kosong'}"
        for soal, found in grouped(example.evidence)
    ]
    parts += [f"bukti “{shown(target)}”: {STANDING[found]}" for target, found in example.standing.items()]
    parts += [f"TPI pada soal {soal} {answered(answer)}" for soal, answer in example.tpi.items()]
    parts += [f"catatan TPI soal {soal} “{shown(note)}”" for soal, note in example.tpi_notes.items()]
    if example.change:
        parts.append(f"perubahan pada berkas: `{example.change}`")
    if example.target not in ("WBK", None):
        parts.append(f"untuk {example.target}")
    if example.view != "claimed":
        parts.append(f"menurut `--view {example.view}`")
    return "; ".join(parts) + "." if parts else "buku kerja yang beres."


def grouped(evidence: object) -> Iterator[tuple[str, str]]:
    """Evidence by soal; the same for many soal said once."""
    assert isinstance(evidence, dict)
    by_text: dict[str, list[int]] = {}
    for soal, found in evidence.items():
        by_text.setdefault(found, []).append(soal)
    for found, soals in by_text.items():
        run = soals == list(range(soals[0], soals[-1] + 1)) and len(soals) > 2
        yield (f"{soals[0]}–{soals[-1]}" if run else ", ".join(map(str, soals))), found


def answered(answer: Typed) -> str:
    """An answer in words."""
    return (
        "kosong"
        if answer is None
        else f"dijawab {answer:n}"
        if isinstance(answer, float)
        else f"dijawab {answer}"
    )


def shown(found: str) -> str:
    """A text on one line, cut."""
    line = " ".join(found.split())
    return line if len(line) <= 160 else f"{line[:159]}…"


def main() -> int:
    """Write the page, or compare it."""
    new = text()
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == new:
            return 0
        print("docs/rules.md is not what the rules say; run: python tools/rules.py")
        return 1
    TARGET.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
