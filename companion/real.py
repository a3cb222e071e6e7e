"""The real world as the stage reaches it: key store, voice, printer, network, own files."""
