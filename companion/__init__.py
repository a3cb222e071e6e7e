"""Loketmaatje: a companion that brings a government errand to an end, by eye and by ear.

How it flows: `app` composes everything, `qt.stage` holds the one current `Session`, an intent
goes in, effects come out and are performed, and what the citizen sees and hears is one value.
The rooms and their order are in `docs/house.md`; import-linter keeps them.
"""
