"""The tour: a robot citizen that walks an errand in the real window and keeps pictures of it.

How it flows: `guide.tour` opens the window without a display; for each screen `robot.Robot` looks
through the accessibility interface, `record.Record` keeps picture, names and places, and the robot
presses what a citizen would, by role and name, as a screen reader does.
"""
