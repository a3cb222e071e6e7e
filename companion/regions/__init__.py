"""Region packs: map, routes, counters and addresses of one area, in one file from a stick.

How it flows: `install` checks a pack and puts it among the installed ones; `installed` gives those
that are whole; a `Pack` tells where its tiles are and answers questions about addresses, counters,
stops and the shapes to draw.
"""
