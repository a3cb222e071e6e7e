"""A government service as data: what is asked, what is told, and the four doors out.

How it flows: `reader` turns a YAML file into a frozen `Flow` or into a list of faults; `progress`
replays the citizen's answers over it; `graph` proves that no path ends in nothing; `language`
reads the texts as a strict editor would. Rules live in `checks` as named Python, never in data.
"""
