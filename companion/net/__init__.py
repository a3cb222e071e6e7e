"""Asking a website for a page, with limits on time and size.

How it flows: a room above holds a `Fetcher`; `fetch` gives the whole `Page` or raises
`Unreachable` with the reason, never a library's own error and never half an answer.
"""
