"""All units in one go: `zi batch`.

How a batch goes, and where each step lives:

1. `discovery` finds the workbooks: folders, patterns, `@list` files.
2. `worker` turns one file into a `UnitRecord` (`record`), a few kilobytes of plain values, or into a `Refusal`;
   `pool` runs it in processes of its own, so that one bad file costs that file; `cache` keeps what was found out.
3. `spool` puts the results on disk, in the order of the files; nothing of them stays in memory but a line each.
4. `identity` says which unit each file is of, which files count, and which units are missing: every unit of the
   roster and every file in exactly one place.
5. `recap.build` adds up: a `Recap` (`recap.model`) holds the sums, groups, gaps and lists, and `Recap.rows()`
   streams the units from the spool as often as a writer asks for them.
6. `outputs` is the registry of what is written: recap.json, recap.csv, recap.xlsx, index.html.

A writer of an output reads `recap.model` and `record` and nothing else::

    def write(recap: Recap, stream: BinaryIO, style: RecapStyle) -> None:
        for row in recap.rows():       # every unit once, in the order of the recap
            row.tone                   # ready, near, not, unreadable, missing
            row.record                 # UnitRecord; None where the unit has no readable file

Numbers in records are unrounded floats. To show one beside a minimum that it may not seem to reach, use
`zi_cli.language.below` or `Translator.number_below`. Texts from workbooks and rosters are as they stand there:
pass them through `language.printable` (or what the format has) before they are shown.
"""
