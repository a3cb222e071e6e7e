"""Counters and region packs from the command line, for programs and for whoever helps."""
