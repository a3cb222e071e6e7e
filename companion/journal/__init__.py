"""The answers a citizen gave and the ledger of stamps, kept safe or in memory only.

How it flows: `opening.open_journal` opens the file of the citizen, or says in one sentence why it
could not and gives the next best; `session` asks for `keep`, `move` and `stamp` and shows
"Bewaard" only after the call came back and only when the journal is `durable`. A guest gets a
`MemoryJournal`, of which nothing is left after `close`.

SQLite is imported by `opening` when a journal is opened, not by this room: it costs 4 to 10 ms.
"""
