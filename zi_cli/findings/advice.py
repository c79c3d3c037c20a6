"""What each rule advises, as it would say it of the workbook in its example (`Rule.fires`).

A rule words its advice for the cell that it found; here it stands for those who ask about a code without a workbook.
A test holds both together.
"""

from fractions import Fraction
from typing import Final

from zi_cli.language import Exactly, Message, msg

ADVICE: Final[dict[str, Message]] = {
    "ZI101": msg("Go there with Ctrl+G, delete those rows or columns whole, and save."),
    "ZI102": msg("An LKE needs none. Save it as .xlsx before you send it on."),
    "ZI103": msg("Right-click a sheet tab, choose Unhide, and save."),
    "ZI104": msg("Keep one sheet with answers and delete the other."),
    "ZI105": msg("Nothing to mend for this check. Open and save it in Excel before you send it on."),
    "ZI106": msg("Open it in Excel, press Ctrl+Alt+F9, and save."),
    "ZI107": msg("Save the workbook as .xlsx, with links in the evidence column."),
    "ZI108": msg(
        "Open it in Excel, press Ctrl+Alt+F9, and save. If that does not help: zi template --from FILE."
    ),
    "ZI109": msg("Save the workbook as .xlsx and check that file."),
    "ZI110": msg(
        "Select the rows or columns around it, right-click, choose Unhide; or clear the filter. Then save."
    ),
    "ZI201": msg(
        "Restore the row from the official workbook, in its place and with its wording, and answer it."
    ),
    "ZI202": msg("Copy the wording of this question from the official workbook into that cell."),
    "ZI203": msg("Delete the row that is too much."),
    "ZI204": msg(
        "Write {expected} there; the answer itself belongs in the answer column.", expected="Ya/Tidak"
    ),
    "ZI205": msg("Write the regulation's weight there: {expected}.", expected=Fraction(1, 2)),
    "ZI206": msg(
        "Copy the formula back from the official workbook. The scores in this report do not depend on it."
    ),
    "ZI207": msg("Not your mistake, and nothing to mend: the report uses the regulation's reading."),
    "ZI208": msg("The scores in this report are calculated without the sheet's formulas."),
    "ZI209": msg("Go by {total}; answer what is blank.", total=Fraction("97.83")),
    "ZI210": msg(
        "Let the header Jawaban stand above the unit's answers and above no other column, and check again."
    ),
    "ZI211": msg("Name the folder of the criteria that the workbook was made with: zi check --criteria DIR."),
    "ZI212": msg("Carry it over into a new workbook: zi template --from FILE."),
    "ZI213": msg(
        "If it answers a question, restore that question's wording in this row; else move it elsewhere."
    ),
    "ZI214": msg(
        "Carry the answers over into a workbook of this year and look at what it marks: zi template --from FILE --layout {layout}",  # noqa: E501
        layout="lampiran-iii",
    ),
    "ZI301": msg("Choose one of {allowed}.", allowed="A/B/C/D"),
    "ZI302": msg("Choose one of {allowed}.", allowed="A/B/C/D"),
    "ZI303": msg("Choose one of {allowed}.", allowed="A/B/C/D"),
    "ZI304": msg("Replace the formula in this cell by the answer."),
    "ZI305": msg(
        "Open the file in Excel, press Ctrl+Alt+F9 and save; or type the answer instead of the formula."
    ),
    "ZI306": msg(
        "It counts here as {plain}. Type {plain} again, without anything else, in a cell without text format.",
        plain="A",
    ),
    "ZI307": msg("Choose from the list in that cell."),
    "ZI308": msg("The assessor sees both. Correct the one that is wrong, or explain it in the note."),
    "ZI309": msg(
        "Choose {targets} on sheet {sheet}, or name it with --target.",
        targets="WBK / WBBM",
        sheet="Identitas",
    ),
    "ZI310": msg("Choose from the list in that cell."),
    "ZI401": msg(
        "Put a link to the document here. Usually expected: {document}.",
        document="Daftar hadir kegiatan ZI yang dapat dibandingkan dengan jumlah seluruh pegawai",
    ),
    "ZI402": msg("Put a link to the document here, or its exact name and number."),
    "ZI403": msg("Put the file there, or correct the path. Its name must be the same, with its extension."),
    "ZI404": msg("Link to the document of each question, or at least to a folder of its own."),
    "ZI405": msg(
        "Link to the document itself; or name the file in the cell and keep little else in the folder."
    ),
    "ZI406": msg("Put the document where assessors can open it, share it for reading, and give that link."),
    "ZI407": msg(
        "Give the document of {year} or the year before; if the older one still holds, say so in the note.",
        year=2026,
    ),
    "ZI408": msg("Open the document, copy its address anew, and try it where you are not signed in."),
    "ZI501": msg("Say in one or two sentences what changed, by how much, and which evidence shows it."),
    "ZI502": msg("Write the note, or empty the cell."),
    "ZI503": msg("Correct the note, or the answer: choose the level that the evidence shows."),
    "ZI504": msg("Correct the note, or the answer: choose the level that the evidence shows."),
    "ZI505": msg("Correct the note, or the answer: choose the level that the evidence shows."),
    "ZI506": msg("Correct the number that is wrong, in the note or in the answer."),
    "ZI507": msg("Correct the number that is wrong, in the note or in the answer."),
    "ZI508": msg("Write the note, or empty the cell."),
    "ZI509": msg("Write what holds for the year that is assessed, or choose the level that is true today."),
    "ZI601": msg(
        "Correct the total (soal {total}) or this number. The points named are those of a total of {count}.",
        total="122",
        count="4",
    ),
    "ZI602": msg("Ask TPI how it will count this; state the reason in the note."),
    "ZI603": msg("Correct the sum, or the parts (soal {parts}).", parts="117, 118, 119"),
    "ZI604": msg(
        "{todo} Soal {soal} should be at most {count}.",
        todo=msg("Correct the number that is wrong; an assessor sees this at once."),
        soal=106,
        count="5",
    ),
    "ZI605": msg(
        "See to it that all {total} report, then correct this number. No score makes up for it ({source}).",
        total="3",
        source="P90 tabel 5, hlm. 46",
    ),
    "ZI606": msg("Type the index as the survey's report gives it, with two decimals."),
    "ZI607": msg(
        "If the survey was answered from 1 to {maximum}, type {index}. The points named are those of it.",
        maximum="4",
        index=Exactly(Fraction("3.506")),
    ),
    "ZI608": msg(
        "If {percent} % is meant, type {index}. The points named are those of it.",
        percent=Exactly(Fraction("87.65")),
        index=Exactly(Fraction("3.506")),
    ),
    "ZI609": msg(
        "Ask the surveyor for the index on {maximum} points and say in the note how it was converted ({found} stands in the cell).",  # noqa: E501
        maximum="4",
        found="3.78",
    ),
    "ZI610": msg(
        "Ask more people who completed a service. Where a unit serves fewer, the surveyors may set less (P90 p. 55): then attach their decision."  # noqa: E501
    ),
    "ZI611": msg("Type how many there are. If it is no year, say so in the note."),
    "ZI701": msg(
        "See what it is made of: zi check FILE {options}--explain {id}", options="", id="birokrasi-bersih"
    ),
    "ZI702": msg("Say it with --holds-wbk or --no-holds-wbk."),
    "ZI703": msg(
        "No failure by the rules, but assessors look at effects: work on the reform questions of this area."
    ),
    "ZI704": msg(
        "{because}. See also: zi explain {id}",
        because=msg("the unit says: {word}", word="Belum"),
        id="facilities.service-room",
    ),
    "ZI705": msg("Fill in {cell}: {words}.", cell="Kriteria Minimal!G3", words="Terpenuhi, Sebagian, Belum"),
    "ZI706": msg("No score makes up for it ({source}).", source="P90 tabel 5, hlm. 46"),
    "ZI707": msg(
        "See what it is made of: zi check FILE {options}--explain {id}", options="", id="birokrasi-bersih"
    ),
    "ZI708": msg("By the regulation TPI's result counts. See the other one: --view {view}", view="supported"),
    "ZI709": msg(
        "Name the folder of the criteria that the workbook was made with: zi check --criteria DIR. If they hold no more, carry it over: zi template --from FILE."  # noqa: E501
    ),
    "ZI801": msg(
        "Show TPI what was missing, so that it can answer as the unit did; or claim no more than it found."
    ),
    "ZI802": msg("Show TPI what was missing. The points named are those of all of them together."),
    "ZI803": msg("Ask TPI. The points named are those that the unit's own answer brings there."),
    "ZI804": msg("See to it before TPN looks: it reads the same note."),
    "ZI805": msg(
        "If TPI is right, answer as it did; the points named are then earned in the unit's claim too."
    ),
}
