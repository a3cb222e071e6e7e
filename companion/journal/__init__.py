"""The answers a citizen gave and the ledger of stamps, kept safe or in memory only.

How it flows: `opening.open_sealed` opens the file of the citizen with the key that the key store
has for it, or says in one sentence why it could not and gives the next best; `session` asks for
`keep`, `move` and `stamp` and shows "Bewaard" only after the call came back and only when the
journal is `durable`. A guest gets a `MemoryJournal`, of which nothing is left after `close`.

Inside the file every body is sealed (`sealing`, `aead`, `bodies`); `schema` is the file, `shelf`
the door for the key, `file` brings them together, `upgrade` seals what version 1 left readable.

SQLite and cryptography are imported when a journal is opened, not by this room: together 30 ms.
"""
