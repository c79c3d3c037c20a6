"""The exit status is part of the interface: each of its values, through a process of its own."""

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.builders.command import TRACEBACK, environment, python, zi
from tests.builders.package import save
from tests.builders.xls import save_ole
from tests.builders.xlsx import xlsx_parts
from zi_cli.criteria.load import find_pack

READY, GAPS, USAGE, INPUT, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 70, 130


def test_ready(ready: Path) -> None:
    done = zi("check", ready)
    assert (done.returncode, done.stderr) == (READY, "")


def test_the_installed_command_is_the_same_program(ready: Path) -> None:
    command = Path(sys.executable).with_name("zi")
    if not command.exists():
        found = shutil.which("zi")
        if found is None:
            pytest.skip("the command zi is not installed in this environment")
        command = Path(found)
    shown = subprocess.run([command, "check", ready], env=environment(), capture_output=True, check=False)
    assert shown.returncode == READY
    assert shown.stdout.decode() == zi("check", ready).stdout


def test_gaps(empty: Path, sample: Path) -> None:
    assert zi("check", empty).returncode == GAPS
    assert zi("check", sample, "--format", "json").returncode == GAPS


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", READY), ("warning", GAPS), ("info", GAPS), ("never", READY)]
)
def test_findings_count_from_the_severity_asked_for(unsupported: Path, fail_on: str, code: int) -> None:
    assert zi("check", unsupported, "--fail-on", fail_on).returncode == code


def test_information_alone_fails_only_where_asked(ready: Path) -> None:
    usual = ("check", ready, "--ignore", "ZI6")  # full marks are too good to be quite true
    assert zi(*usual, "--fail-on", "warning").returncode == READY
    assert zi(*usual, "--fail-on", "info").returncode == GAPS  # ZI105: never calculated


def test_an_open_gate_is_not_ready(ready: Path) -> None:
    assert zi("check", ready, "--target", "WBBM").returncode == GAPS
    assert zi("check", ready, "--target", "WBBM", "--holds-wbk").returncode == READY
    assert zi("check", ready, "--target", "WBBM", "--no-holds-wbk").returncode == GAPS


def test_mandatory_minimum_criteria_count_where_the_workbook_asks_them(
    prepared: Path, unprepared: Path, ready: Path
) -> None:
    assert zi("check", prepared).returncode == READY
    assert zi("check", unprepared).returncode == GAPS
    assert zi("check", ready, "--gates-only").returncode == READY
    assert (
        zi("check", prepared, "--gates-only", "--fail-on", "warning", "--ignore", "ZI6").returncode == READY
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["check", "tiada.xlsx"], ["tiada.xlsx"]),
        (["check", "satu.xlsx", "dua.xlsx", "tiga.xlsx"], ["satu.xlsx", "dua.xlsx", "tiga.xlsx"]),
        (["check", "a" * 5000], ["aaa"]),
        (["check", "tiada*.xlsx"], ["tiada*.xlsx"]),
        (["check"], ["berkas yang akan diperiksa", "zi check lke.xlsx"]),
        (["check", "x.xlsx", "--formt", "json"], ["--formt", "--format"]),
        (["check", "x.xlsx", "--format", "xml"], ["--format", "xml", "text, json"]),
        (["check", "x.xlsx", "--format"], ["--format"]),
        (["check", "x.xlsx", "--verbose=3"], ["--verbose"]),
        (["check", "x.xlsx", "--target", "WBX"], ["--target", "WBX", "WBK, WBBM"]),
        (["chek", "x.xlsx"], ["chek", "check"]),
        (["criteria", "lst"], ["lst", "list"]),
        (["criteria"], ["validate"]),
        (["criteria", "show", "lke-zi-2027"], ["lke-zi-2027", "lke-zi-2026"]),
        (["criteria", "validate", "."], ["pack.yaml", "facilities.yaml"]),
        (["explain", "spaak"], ["spaak", "spak"]),
        (["explain", "facilities.servis-room"], ["facilities.service-room"]),
        (["explain", "facilities", "--criteria", "tiada"], ["tiada", "facilities.yaml"]),
        (["explain", "12", "ZI999", "A.II.1.x"], ["ZI999", "A.II.1.x"]),
        (["explain", "²"], ["²"]),
        (["explain", "9" * 5000], ["999"]),
        (["schema", "asessment"], ["asessment", "assessment"]),
        (["--lang", "de", "check", "x.xlsx"], ["de", "id, en"]),
        (["check", "x.xlsx", "--lang=jv"], ["jv", "id, en"]),
        (["check", "x.xlsx", "--lang"], ["--lang"]),
        ([], ["check", "explain", "--help"]),
    ],
)
def test_wrong_calls(tmp_path: Path, arguments: list[str], named: list[str]) -> None:
    done = zi(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (USAGE, "")
    for word in named:
        assert word in done.stderr


def test_a_language_of_the_environment_that_there_is_not(ready: Path) -> None:
    done = zi("check", ready, ZI_LANG="nl")
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert "nl" in done.stderr


def test_an_id_that_cannot_be_unfolded(sample: Path) -> None:
    done = zi("check", sample, "--explain", "A.II.99", "--explain", "spk", "--explain", "total")
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert "A.II.99, spk" in done.stderr
    assert "spak" in done.stderr


def test_ids_are_found_whatever_their_case(sample: Path) -> None:
    assert (
        zi("check", sample, "--explain", "a.ii.1").stdout == zi("check", sample, "--explain", "A.II.1").stdout
    )


def test_a_mistake_in_the_criteria(tmp_path: Path) -> None:
    broken = shutil.copytree(find_pack("lke-zi-2026"), tmp_path / "pack")
    (broken / "gates.yaml").write_text("targets: []\ngatez: []\n", encoding="utf-8")
    for command in (["criteria", "validate", "pack"], ["criteria", "show", "pack"]):
        done = zi(*command, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (USAGE, "")
        assert f"{Path('pack/gates.yaml')}:2:1" in done.stderr


@pytest.fixture
def unusable(tmp_path: Path, ready: Path) -> dict[str, Path]:
    """Things that are no LKE, by what is wrong with them."""
    files = {name: tmp_path / f"{name}.xlsx" for name in ("empty", "text", "truncated", "binary", "pdf")}
    files["empty"].write_bytes(b"")
    files["text"].write_text("Unit;Nilai\nCONTOH;75\n")
    files["truncated"].write_bytes(ready.read_bytes()[:4000])
    files["binary"].write_bytes(bytes(range(256)) * 8)
    files["pdf"].write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    files["folder"] = tmp_path / "folder.xlsx"
    files["folder"].mkdir()
    files["protected"] = save_ole(tmp_path / "protected.xlsx", "EncryptedPackage")
    files["another"] = save(tmp_path / "another.xlsx", xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>'))
    files["word"] = tmp_path / "word.docx"
    with zipfile.ZipFile(files["word"], "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return files


def test_files_that_cannot_be_assessed(unusable: dict[str, Path]) -> None:
    for name, path in unusable.items():
        done = zi("check", path)
        assert (done.returncode, done.stdout) == (INPUT, ""), name
        assert done.stderr.startswith(f"zi: {path}: "), name
        assert len(done.stderr.splitlines()) >= 2, f"{name}: what to do is missing"


def test_one_bad_file_does_not_keep_the_others_from_being_checked(
    unusable: dict[str, Path], ready: Path, empty: Path
) -> None:
    done = zi("check", ready, *unusable.values(), empty)
    assert done.returncode == INPUT
    # twelve gates and the verdict of the ready file, and its line in the overview
    assert (done.stdout.count("\n✓ "), done.stdout.count("\n✗ BELUM SIAP")) == (12 + 1 + 1, 1)
    assert "\n\n\n" not in done.stdout
    assert all(str(path) in done.stderr for path in unusable.values())


def test_the_worst_file_decides(ready: Path, empty: Path) -> None:
    assert zi("check", ready, empty, ready).returncode == GAPS


def test_a_defect_of_the_program_is_told_as_such(ready: Path) -> None:
    done = python(
        "import sys, zi_cli.assessment.assessment as at_fault\n"
        "from zi_cli.cli.main import main\n"
        "def broken(*_, **__): raise KeyError('\\x1b[31mpecah [/x]')\n"
        "at_fault.assess_workbook = broken\n"
        f"sys.argv = ['zi', 'check', {str(ready)!r}]\n"
        "main()"
    )
    assert (done.returncode, done.stdout) == (INTERNAL, "")
    assert TRACEBACK not in done.stderr
    assert "KeyError" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_defect_met_with_one_file_leaves_the_others_checked(ready: Path, empty: Path) -> None:
    program = (
        "import sys, zi_cli.assessment.assessment as at_fault\n"
        "from zi_cli.cli.main import main\n"
        "right = at_fault.assess_workbook\n"
        "def broken(filled, *rest, **more):\n"
        "    if 'kosong' in filled.path: raise KeyError('pecah')\n"
        "    return right(filled, *rest, **more)\n"
        "at_fault.assess_workbook = broken\n"
        f"sys.argv = ['zi', 'check', {str(empty)!r}, {str(ready)!r}, '--format', 'json']\n"
        "main()"
    )
    done = python(program)
    assert done.returncode == INTERNAL
    assert [('"error"' in line, '"scores"' in line) for line in done.stdout.splitlines()] == [
        (True, False),
        (False, True),
    ]
    assert TRACEBACK in python(program, ZI_DEBUG="1").stderr


def test_stopped_by_the_user() -> None:
    done = python(
        "import zi_cli.cli.app as app\n"
        "from zi_cli.cli.main import main\n"
        "def stopped(_): raise KeyboardInterrupt\n"
        "app.run_app = stopped\n"
        "main()"
    )
    assert (done.returncode, done.stdout) == (INTERRUPTED, "")
    assert TRACEBACK not in done.stderr
    assert done.stderr.strip()


def _interruptible() -> None:
    """What a job in the background starts ignores interruptions otherwise."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_while_it_waits_for_a_file(tmp_path: Path, sent: signal.Signals) -> None:
    pipe = tmp_path / "pipa.xlsx"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            [sys.executable, "-m", "zi_cli", "check", pipe],
            # Python would warn of a file that it had opened at the very moment and that nobody has yet.
            env=environment(PYTHONWARNINGS="ignore"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=_interruptible,
        ) as held,
        pipe.open("wb"),  # it opens when zi has begun to read
    ):
        held.send_signal(sent)
        out, err = held.communicate(timeout=30)
    assert (held.returncode, out) == (INTERRUPTED, "")
    assert TRACEBACK not in err


def test_commands_that_only_produce_something_exit_with_0(tmp_path: Path) -> None:
    for arguments in (
        ["explain", "12"],
        ["criteria", "list"],
        ["criteria", "show"],
        ["criteria", "validate"],
        ["schema"],
        ["demo", str(tmp_path / "contoh")],
        ["--version"],
        ["--help"],
        ["check", "--help"],
    ):
        done = zi(*arguments)
        assert (done.returncode, done.stderr) == (READY, ""), arguments
        assert done.stdout.strip()
