"""Secrets of one person, sealed on their own device: file format, keys, tries, and the key store."""
