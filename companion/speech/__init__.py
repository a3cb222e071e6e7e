"""The voice: what is said, in what order, by which engine, and what happens when it cannot."""
