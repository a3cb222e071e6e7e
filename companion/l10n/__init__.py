"""Words, dates, numbers and distances in the citizen's language.

How it flows: a room below `session` never speaks a language; it hands up a `Message`, an English
sentence with named fields. `session` turns messages into words with the `Words` of the citizen's
language, so that what is shown, spoken and printed is made in one place.
"""
