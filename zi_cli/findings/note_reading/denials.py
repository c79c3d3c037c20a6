"""What a note says is not there, or not done. In doubt it says nothing: most negations in notes are good news."""

from collections.abc import Sequence
from functools import lru_cache

from zi_cli.criteria.lke.notes import Denial, NoteReading, Notes, Phrases, Share
from zi_cli.findings.note_reading.negations import (
    FAR,
    Denied,
    conditional,
    negates,
    nothing_narrows,
    only_about,
    passing,
    reserved,
)
from zi_cli.findings.note_reading.phrases import find_phrase, has, phrase_at
from zi_cli.findings.note_reading.taken_back import but_done, taken_back
from zi_cli.findings.note_reading.text import KEPT, Text, Tokens, clauses_of


def denied(
    text: Text, reading: NoteReading, answer: str, notes: Notes, about: frozenset[str] = frozenset()
) -> Denied | None:
    """The first denial of something that `answer` claims. `about`: the question's own words, which narrow nothing."""
    if not may_deny(text, reading, notes):
        return None
    about = _about(reading, about, notes)
    turns = notes.single("turns") | notes.single("consequence")
    denials = [denial for denial in reading.denials if answer in denial.levels]
    for sentence_at, sentence in enumerate(text.sentences):
        for clause in clauses_of(sentence, turns):
            if reading.nothing_is_good and _nothing_to_do(sentence, clause, notes):
                continue
            negated, begun = _negations(clause, notes, about), _begun(clause, notes)
            for denial in denials if negated or begun else ():
                place = _find(clause, negated, denial, notes, about)
                place = place or _unfinished(clause, begun, denial, notes, about)
                if place is None or taken_back(text, sentence_at, clause, place, denial, notes):
                    continue
                if _only_some(clause, place, notes) and not _needs_all(reading, answer):
                    continue
                return Denied(quote=text.quote(clause[place[0]], clause[place[1] - 1]))
            said = (
                _said(clause, reading, answer, notes)
                or _own_not_done(clause, reading, answer, notes, about)
                or _own_not_heeded(clause, reading, answer, notes, about)
            )
            if said is not None and not but_done(text, sentence_at, clause[said[1] - 1], notes):
                return Denied(quote=text.quote(clause[said[0]], clause[said[1] - 1]))
    return None


def may_deny(text: Text, reading: NoteReading, notes: Notes) -> bool:
    """Whether a note has any of the words with which something is denied: most notes have none."""
    return _may_negate(text, notes) or (bool(reading.sayings) and text.may_say(_sayings(reading)))


@lru_cache(maxsize=1_000)
def _sayings(reading: NoteReading) -> Phrases:
    return frozenset(phrase for saying in reading.sayings for phrase in saying.phrases)


@lru_cache(maxsize=KEPT)
def _may_negate(text: Text, notes: Notes) -> bool:
    """Whether it has one with which anything is denied, whatever the question."""
    return text.may_say(_negating(notes))


@lru_cache(maxsize=8)
def _negating(notes: Notes) -> Phrases:
    others = frozenset({("belum",), ("tanpa",), ("nihil",)})
    return notes.role("negations").union(notes.role("unfinished"), others)


def _nothing_to_do(sentence: Tokens, clause: Tokens, notes: Notes) -> bool:
    """`belum ada pengaduan, sehingga (belum ada yang ditindaklanjuti)`."""
    before = [token for token in sentence if token.end <= clause[0].start]
    if not before or before[-1].word not in notes.single("consequence"):
        return False
    return has(before, notes.role("welcome")) and any(negates(token, notes) for token in before)


@lru_cache(maxsize=1_000)
def _about(reading: NoteReading, own: frozenset[str], notes: Notes) -> frozenset[str]:
    """The question's own words and those of its denials, without words that narrow; the same for every workbook."""
    about = own.union(*(phrase for denial in reading.denials for phrase in denial.of))
    about -= notes.single("partial") | notes.single("whole") | {"yang"}
    return about - notes.single("narrows") - notes.single("qualifies")


def _begun(clause: Tokens, notes: Notes) -> list[tuple[int, int]]:
    """(first, past the last) token of each phrase that says that something is not finished, and not merely if."""
    role = notes.role("unfinished")
    told = ((place, place + phrase_at(clause, place, role)) for place in range(len(clause)))
    return [
        (place, end)
        for place, end in told
        if end > place
        and not conditional(clause, place, notes)
        and not has(clause[end : end + FAR], notes.role("renewed"))
    ]


def _unfinished(
    clause: Tokens,
    begun: Sequence[tuple[int, int]],
    denial: Denial,
    notes: Notes,
    about: frozenset[str],
) -> tuple[int, int] | None:
    """(first, past the last) token of `tim masih dalam proses pembentukan`, `sedang menyusun rencana kerja`."""
    for place, end in begun if not denial.verbs else ():
        for start in range(max(0, place - FAR - 2), place):
            thing = phrase_at(clause, start, denial.of)
            between = clause[start + thing : place]
            if thing and only_about(between, notes, about) and not has(between, notes.role("renewed")):
                return start, end
        for at in passing(clause, end, notes):
            thing = phrase_at(clause, at, denial.of)
            if thing and not has(clause[at + thing : at + thing + 2], notes.role("renewed")):
                return place, at + thing
    return None


def _needs_all(reading: NoteReading, answer: str) -> bool:
    share: Share | None = reading.shares.levels.get(answer) if reading.shares else None
    return share is not None and share.low_inclusive and share.low == 100


def _said(clause: Tokens, reading: NoteReading, answer: str, notes: Notes) -> tuple[int, int] | None:
    """A phrase that contradicts the answer, and is not itself denied or put off."""
    for saying in reading.sayings:
        place = find_phrase(clause, saying.phrases) if answer in saying.levels else None
        if place is None or reserved(clause, place[0], notes):
            continue
        before = clause[max(0, place[0] - 2) : place[0]]
        if not any(negates(token, notes) or token.word in notes.single("past") for token in before):
            return place
    return None


def _own_not_done(
    clause: Tokens, reading: NoteReading, answer: str, notes: Notes, about: frozenset[str]
) -> tuple[int, int] | None:
    """`hasil asesmen belum dimanfaatkan`: what the question asks about, in its own words, is not put to use."""
    if answer != reading.best or reading.nothing_is_good:
        return None
    for place in range(1, len(clause) - 1):
        if clause[place].word != "belum" or reserved(clause, place, notes):
            continue
        known = notes.single("put_to_use") - (notes.single("renewing") - about)
        verbs = [at for at in passing(clause, place + 1, notes) if clause[at].word in known]
        before = clause[:place]
        own = any(token.word in about and (token.word,) not in notes.role("between") for token in before)
        if not verbs or not own or not only_about(before, notes, about):
            continue
        end = verbs[0] + 1
        if nothing_narrows(clause, end, notes) or only_about(clause[end:], notes, about):
            return 0, end
    return None


def _own_not_heeded(
    clause: Tokens, reading: NoteReading, answer: str, notes: Notes, about: frozenset[str]
) -> tuple[int, int] | None:
    """`disusun tanpa memperhatikan hasil kinerja`: nothing but the question's own words follows."""
    if answer != reading.best or reading.nothing_is_good:
        return None
    for place in range(len(clause) - 2):
        negated = clause[place].word in ("tanpa", "belum")
        if not negated or clause[place + 1].word not in notes.single("heeds"):
            continue
        rest = clause[place + 2 :]
        own = any(token.word in about and (token.word,) not in notes.role("between") for token in rest)
        if own and only_about(rest, notes, about) and not reserved(clause, place, notes):
            return place, len(clause)
    return None


def _negations(clause: Tokens, notes: Notes, about: frozenset[str]) -> list[int]:
    """Where something is denied, without a condition and not only of some."""
    return [
        place
        for place, token in enumerate(clause)
        if negates(token, notes)
        and not reserved(clause, place, notes)
        and not (place > 1 and _confined(clause[:place], notes, about))
    ]


def _find(
    clause: Tokens, negated: Sequence[int], denial: Denial, notes: Notes, about: frozenset[str]
) -> tuple[int, int] | None:
    """(first, past the last) token of a denial of one of the things."""
    for place in negated:
        found = _none_that(clause, place, denial, notes)
        if found is not None:
            return found
        found = _verb_then_thing(clause, place, denial, notes)
        found = found or _thing_then_verb(clause, place, denial, notes, about)
        if found is not None and (
            nothing_narrows(clause, found[1], notes)
            or only_about(clause[found[1] :], notes, about)
            or _that_was_done(clause[found[1] :], notes)
        ):
            return found
    return None


def _that_was_done(rest: Tokens, notes: Notes) -> bool:
    """`belum ada agen perubahan (yang ditetapkan)`: says no less."""
    done = notes.common | notes.single("put_to_use")
    return len(rest) == 2 and rest[0].word == "yang" and rest[1].word in done


def _confined(before: Tokens, notes: Notes, about: frozenset[str]) -> bool:
    """`untuk jabatan fungsional`, `pada semester I`, but not `untuk evaluasi SOP`, said of what is asked about."""
    short = any(token.word in notes.single("within_year") for token in before)
    if short and before[0].word in ("pada", "selama"):
        return True
    return before[0].word in ("untuk", "bagi", "khusus") and not only_about(before[1:], notes, about)


def _is_verb(word: str, denial: Denial, notes: Notes) -> bool:
    return word in (denial.verbs or notes.common)


def _verb_then_thing(clause: Tokens, place: int, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """`belum ada tim`, `tidak melibatkan pimpinan`, `tanpa seleksi`."""
    verbs = [at for at in passing(clause, place + 1, notes) if _is_verb(clause[at].word, denial, notes)]
    starts = [at + 1 for at in verbs[:1]]
    if clause[place].word in ("tanpa", "nihil") and not denial.verbs:
        starts.append(place + 1)
    for start in starts:
        for at in passing(clause, start, notes):
            length = phrase_at(clause, at, denial.of)
            if length:
                return place, at + length
    return None


def _none_that(clause: Tokens, place: int, denial: Denial, notes: Notes) -> tuple[int, int] | None:
    """`belum ada SOP yang dievaluasi`."""
    if not denial.verbs:
        return None
    there = {phrase[0] for phrase in notes.role("existence")}
    for verb in [at for at in passing(clause, place + 1, notes) if clause[at].word in there][:1]:
        for at in passing(clause, verb + 1, notes):
            end = at + phrase_at(clause, at, denial.of)
            words = [token.word for token in clause[end : end + 2]]
            if end > at and words[:1] == ["yang"] and words[1:] and words[1] in denial.verbs:
                return place, end + 2
    return None


def _thing_then_verb(
    clause: Tokens, place: int, denial: Denial, notes: Notes, about: frozenset[str]
) -> tuple[int, int] | None:
    """`tim belum dibentuk`, `SKM blm pernah dilaksanakan`, and `belum ditindaklanjuti` where the verb is of the question."""
    after, there = place + 1, [token.word for token in clause[place + 1 : place + 3]]
    if denial.verbs and there[1:] == ["yang"] and (there[0],) in notes.role("existence"):
        after += 2  # inovasi belum ada yang direplikasi
    end = next(
        (at + 1 for at in passing(clause, after, notes) if _is_verb(clause[at].word, denial, notes)), None
    )
    if end is None:
        if clause[place].word != "nihil":
            return None
        end = place + 1
    elif place == 0 and denial.verbs:
        return place, end
    for start in range(max(0, place - FAR - 2), place):
        length = phrase_at(clause, start, denial.of)
        other = start and clause[start - 1].word in notes.single("not_itself")
        if length and not other and only_about(clause[start + length : place], notes, about):
            return start, end
    return None


def _only_some(clause: Tokens, place: tuple[int, int], notes: Notes) -> bool:
    """`2 SOP belum dievaluasi`, `sebagian pegawai belum dilatih`."""
    before = clause[max(0, place[0] - 2) : place[0]]
    return any(token.number is not None for token in before) or has(before, notes.role("partial"))
