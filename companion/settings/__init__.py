"""What the citizen chose about letters, voice and buttons, and where that is kept.

How it flows: `folders` says where the file is, `store.read` turns it into one frozen `Settings`,
the steppers of `model` give a changed one, and `store.save` writes it back in one piece.
"""
