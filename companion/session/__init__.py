"""What the citizen is doing, as one frozen value: an intent in, a session and effects out.

How it flows: `handling.handle(session, intent)` finds the handler for the place on top of the
stack, lets it change the session, and then compares the view before and after: a changed view is
shown, a new screen is also read aloud, and any press silences what was being read. Nothing here
does input or output, reads a clock, or knows Qt. `screens.view_of(session)` is the only maker of
what is on the screen, and `utterances.lines_of(view)` reads that same value aloud.
"""
