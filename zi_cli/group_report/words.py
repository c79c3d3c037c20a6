"""Fixed words of the pack, by a key that templates use; those of the gap report stand beside them."""

from collections.abc import Mapping
from typing import Final

from zi_cli.gap_report.words import words_of as gap_report_words
from zi_cli.language import Message, Translator, msg

WORDS: Final[Mapping[str, Message]] = {
    "pack": msg("Discussion pack"),
    "group": msg("Group"),
    "units": msg("Units"),
    "units_count": msg("unit(s)"),
    "standing": msg("How the group stands"),
    "agenda": msg("Agenda"),
    "minute": msg("Minute"),
    "minutes": msg("minutes"),
    "part": msg("Part"),
    "length": msg("Length"),
    "total_time": msg("Altogether"),
    "no_time": msg("No time in this meeting; to be settled in writing"),
    "top_gaps": msg("The common gaps that cost most"),
    "gaps_order": msg(
        "Ranked by points still to gain: the units that have the gap, times what each of them lacks on average."
    ),
    "common_gaps": msg("Common gaps"),
    "common_gap": msg("Common gap"),
    "all_gaps": msg("Appendix: all common gaps"),
    "mentors": msg("Go and see"),
    "no_mentor": msg(
        "No unit of the group shows the best level with evidence; look for one outside the group."
    ),
    "nearest": msg("closest"),
    "short_names": msg("Dense lists leave out the words with which all names of units begin:"),
    "everybody": msg("all of them"),
    "units_table": msg("The units side by side"),
    "units_caption": msg(
        "Percent of each topic's weight that is reached; the sign says whether the gates of the topic are met"
    ),
    "heat_legend": msg("✓ gates met · ~ less than ten percentage points short · ✗ missed"),
    "gates_missed": msg("Gates missed"),
    "gain": msg("Still to gain"),
    "missed_by_units": msg("Missed by"),
    "gates_group_caption": msg("Gates that units of the group miss, the most frequent first"),
    "every_gate_met": msg("Every unit meets every gate."),
    "refused": msg("Files that could not be assessed"),
    "refused_lead": msg("They are in no number of this pack."),
    "reason": msg("Reason"),
    "same_unit": msg("Units with more than one file"),
    "same_unit_lead": msg("Only the newest file of each unit counts; it is named first."),
    "copies": msg("The same file more than once"),
    "copies_lead": msg("The content is the same; only the first counts."),
    "topic": msg("Topic"),
    "topics": msg("Topics"),
    "talk_about": msg("To talk about"),
    "units_with_gap": msg("Units with the gap"),
    "who_has_it": msg("Who has it"),
    "average": msg("on average"),
    "level_now": msg("Where they stand"),
    "next_asks": msg("What the next level asks"),
    "farthest_units": msg("Farthest in this topic"),
    "no_farthest": msg("No unit of the group meets the gates of this topic yet."),
    "further_gaps": msg("Further gaps of this topic are in the appendix"),
    "clusters": msg("Who sits together"),
    "clusters_lead": msg(
        "A unit that misses no gate helps the others; one that misses gates everywhere begins with the basics; every "
        "other one sits with the topic in which it reaches least, among those whose gate it misses."
    ),
    "cluster": msg("Table"),
    "shared_gates": msg("Gates that all of them miss"),
    "shared_gaps": msg("Gaps that all of them have"),
    "helpers": msg("Who can help"),
    "no_helpers": msg("Nobody in the group yet; invite a unit from outside."),
    "innovation_round": msg("Deepening of innovations"),
    "innovation_units": msg("Units with a registered innovation"),
    "innovations": msg("Registered innovations"),
    "innovation_name": msg("Innovation"),
    "mature": msg("can be replicated"),
    "mature_lead": msg(
        "An innovation can be replicated when the register shows all that the mandatory minimum criteria ask"
    ),
    "not_mature": msg("to be completed first"),
    "could_take_over": msg("Could take it over"),
    "wanting": msg("Units without an innovation that can be replicated"),
    "no_wanting": msg("Every unit has an innovation that can be replicated."),
    "no_innovations": msg("No unit has registered an innovation."),
    "innovation_gaps": msg("Common gaps that innovation lifts"),
    "innovation_questions": msg("Questions for the round"),
    "innovation_q1": msg("Which innovation here did users ask for, and how do we know?"),
    "innovation_q2": msg("What number was measured before and after, and who could check it?"),
    "innovation_q3": msg("Which unit takes over which innovation, and what does it need from the owner?"),
    "worksheet": msg("Worksheet"),
    "worksheet_lead": msg("To be filled in during the meeting; read aloud at the end."),
    "problem": msg("Problem"),
    "root_cause": msg("Root cause"),
    "agreed_action": msg("Agreed action"),
    "help_from": msg("Help from"),
    "takes_over": msg("Taken over by"),
    "needs": msg("What it needs"),
    "nothing_in_common": msg("No unit has a gap: every indicator is at its best level, with evidence."),
    "page_one_note": msg("What this pack is not"),
    "registered_lower": msg("registered"),
    "no_register_lower": msg("no register in the workbook"),
}


def words_of(translator: Translator) -> dict[str, str]:
    """Every fixed word in one language."""
    own = {key: translator.text(message) for key, message in WORDS.items()}
    return {**gap_report_words(translator), **own}
