"""Words that stand in evidence cells without naming any evidence. Closed lists: any other word may be a name."""

from typing import Final

from zi_cli.criteria.wording import normalised

_NOTHING: Final = frozenset({"", "0", "x", "nol", "nihil", "n a", "na", "none", "null", "kosong", "tbd"})
"""Texts that say that there is none."""
_NONE_YET: Final = frozenset(
    {
        "belum", "blm", "tidak", "tdk", "tanpa", "nihil", "akan", "segera", "menyusul", "masih", "sedang", "proses",
        "disiapkan", "tbd", "todo",
    }
)  # fmt: skip
"""Words that say that there is none, or none yet."""
_VAGUE: Final = frozenset(
    {
        # what is meant, but not which
        "bukti", "dukung", "pendukung", "data", "dokumen", "dok", "eviden", "evidence", "evidens", "evident",
        "link", "tautan", "file", "berkas", "folder", "arsip", "lampiran", "softcopy", "hardcopy", "soft", "hard",
        "copy", "softfile", "hardfile", "fisik", "cetak", "asli", "fotokopi", "scan",
        # that it is there
        "ada", "sudah", "sdh", "telah", "siap", "lengkap", "tersedia", "terlampir", "dilampirkan", "tersimpan",
        "disimpan", "diarsipkan", "diupload", "diunggah", "upload", "dilengkapi", "dikirim", "terkirim",
        "diserahkan", "dimiliki", "terpenuhi", "oke", "ok", "ya", "semua", "semuanya", "seluruhnya",
        # what to do
        "lihat", "cek", "klik", "buka", "unduh", "silakan", "silahkan", "mohon", "dapat", "bisa", "dilihat",
        "dicek", "diperiksa", "ditunjukkan", "diperlihatkan", "diminta", "hubungi", "tanya", "disini", "sini",
        "tersebut", "terkait", "sesuai", "saat", "visitasi", "evaluasi", "ditempat", "tempat", "lapangan",
        # where
        "kantor", "balai", "ruang", "ruangan", "lemari", "rak", "meja", "komputer", "pc", "laptop", "flashdisk",
        "hardisk", "harddisk", "server", "drive", "gdrive", "google", "email", "wa", "whatsapp", "bagian", "umum",
        "tu", "tata", "usaha", "kepegawaian", "keuangan", "sekretariat", "admin", "petugas", "pak", "bu", "ybs",
        "yang", "bersangkutan", "unit", "tim", "kami", "kita", "masing", "pegawai", "seksi", "subbag", "subbagian",
        # between
        "di", "pada", "dalam", "dlm", "dengan", "dgn", "oleh", "dari", "ke", "dan", "serta", "atau", "untuk", "utk",
        "ini", "itu", "juga", "saja", "atas", "bawah", "berikut", "secara", "nya", "jika", "bila", "perlu",
        "dibutuhkan", "diperlukan", "lain", "lainnya", "yg", "tsb", "dst", "dsb",
    }
)  # fmt: skip
"""Words of which no document is named, however many of them stand together."""


def says_none(text: str) -> bool:
    """Whether a text says that there is no evidence, or none yet: `-`, `belum ada`, `menyusul`."""
    normal = normalised(text)
    words = set(normal.split())
    return normal in _NOTHING or (words <= _VAGUE | _NONE_YET and bool(words & _NONE_YET))


def names_nothing(text: str) -> bool:
    """Whether a text names no document and no address: `-`, but also `sudah ada di kantor`."""
    normal = normalised(text)
    return normal in _NOTHING or set(normal.split()) <= _VAGUE | _NONE_YET
