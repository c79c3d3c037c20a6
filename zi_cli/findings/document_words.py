"""What words in an evidence cell say of a document: whether one is named, and whether it lasts for years."""

import re
from typing import Final

from zi_cli.criteria.wording import normalised

LONGEST: Final = 3000
"""Characters that are read of what stands as evidence; what follows names no document any more."""
_MAIL_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ASSURANCES: Final = frozenset(
    {
        "ada", "sudah", "sdh", "telah", "lihat", "cek", "terlampir", "tersimpan", "disimpan", "diarsipkan", "arsip",
        "tersedia", "dilaksanakan", "dilakukan", "dikerjakan", "terlaksana", "berjalan", "lengkap", "siap",
        "hardcopy", "softcopy", "dikirim", "dikirimkan", "dapat", "bisa", "ditunjukkan", "diperlihatkan", "diserahkan", "hubungi",
    }
)  # fmt: skip
"""Words by which people assure that evidence is there."""
_DOCUMENTS: Final = frozenset(
    {
        "sk", "surat", "usulan", "lembar", "pohon", "tna", "keputusan", "kepmen", "peraturan", "permen", "perpres",
        "se", "edaran", "instruksi", "nota",
        "memo", "disposisi", "undangan", "daftar", "absen", "absensi", "presensi", "notula", "notulen", "notulensi",
        "risalah", "berita", "acara", "ba", "bast", "laporan", "lap", "lapkin", "lakip", "lkj", "lkjip", "rekap",
        "rekapitulasi", "tabel", "matriks", "matrik", "foto", "dokumentasi", "gambar", "video", "tangkapan",
        "layar", "screenshot", "screenshoot", "ss", "capture", "brosur", "poster", "banner", "leaflet", "spanduk",
        "pamflet", "infografis", "website", "web", "laman", "situs", "aplikasi", "dashboard", "dasbor", "sistem",
        "instagram", "ig", "facebook", "youtube", "rencana", "renaksi", "renja", "renstra", "rkt", "roadmap", "pk",
        "perjanjian", "skp", "iku", "sop", "standar", "pedoman", "juknis", "juklak", "panduan", "manual", "maklumat",
        "kode", "peta", "struktur", "formulir", "form", "kuesioner", "kuisioner", "survei", "survey",
        "ikm", "skm", "spak", "spkp", "sertifikat", "piagam", "penghargaan", "materi", "paparan", "ppt",
        "slide", "modul", "kak", "tor", "kontrak", "mou", "kwitansi", "kuitansi", "terima", "log",
        "logbook", "register", "jurnal", "kalender", "jadwal", "pernyataan", "pakta", "komitmen", "lhkpn",
        "lhkasn", "spt", "wbs", "upg", "spip", "profil", "analisis", "analisa", "telaah", "kajian", "reviu", "review",
        "monev", "email", "pesan", "percakapan", "kartu", "denah", "anjab", "abk", "dpa", "dipa", "rkakl",
        "pengumuman", "rilis", "artikel", "publikasi", "uraian", "penjelasan", "identifikasi", "manajemen",
    }
)  # fmt: skip
"""Words that name a kind of document or of proof."""
_LASTING: Final = frozenset(
    {
        "uu", "undang", "pp", "perpres", "keppres", "inpres", "permen", "kepmen", "peraturan", "perka", "perdirjen",
        "pmk", "perda", "pergub", "perlem", "permenpan", "permenpanrb", "permenpupr", "se", "edaran", "instruksi",
        "iso", "sni", "sop", "standar", "maklumat", "pedoman", "juknis", "juklak", "panduan", "manual", "kode",
        "sertifikat", "piagam", "renstra", "rpjmn", "rpjp", "roadmap", "peta", "anjab", "abk", "mou", "pks",
    }
)  # fmt: skip
"""Documents that hold until they are replaced; the year in their name tells nothing."""


def only_assures(text: str) -> bool:
    """Whether a text assures that something is there or was done, but names no document and no number."""
    text = text[:LONGEST]
    words = normalised(text).split()
    if words in (["http"], ["https"], ["www"]):
        return True  # an address without its rest
    if "@" in text and _MAIL_ADDRESS.fullmatch(text.strip()):
        return True
    # It starts with the assurance: "sudah …", "dokumen ada …"; later on it only describes a document.
    if _ASSURANCES.isdisjoint(words[:2]):
        return False
    plain = {*words, *(word.removesuffix("nya") for word in words)}
    return plain.isdisjoint(_DOCUMENTS) and not any(character.isdigit() for character in text)


def lasts(text: str) -> bool:
    """Whether a text names a kind of document that holds for years."""
    words = normalised(text[:LONGEST].replace("_", " ")).split()
    return any(word in _LASTING or word.startswith(("permen", "perpres", "kepmen")) for word in words)
