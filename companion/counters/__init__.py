"""Where a citizen can go in person: the offices of all municipalities, and which one is theirs."""
