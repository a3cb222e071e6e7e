"""Secrets of one person, sealed on their own device: format, keys, tries, and the key store."""
